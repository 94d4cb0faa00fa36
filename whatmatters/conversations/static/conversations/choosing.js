/* Select a part of what was said, and a button offers to make an outcome of exactly those words.
   They travel in a form, never in an address. Without this, the link beside the words does. */
(function () {
  "use strict";

  var form = document.getElementById("choosing");

  function place(node) {
    var element = node && (node.nodeType === 1 ? node : node.parentElement);
    return element && element.closest("[data-said-in]");
  }

  function chosen() {
    var selection = document.getSelection();
    if (!selection || selection.isCollapsed || !selection.toString().trim()) return null;
    var from = place(selection.anchorNode);
    if (!from || from !== place(selection.focusNode)) return null;
    return { from: from, words: selection.toString() };
  }

  function offer() {
    var now = chosen();
    if (!now) {
      if (!form.contains(document.activeElement)) form.hidden = true;
      return;
    }
    var ways = now.from.closest("li").querySelector(".talk-said__ways");
    if (form.previousElementSibling !== ways) ways.after(form);
    form.elements.said_in.value = now.from.dataset.saidIn;
    form.elements.chosen.value = now.words;
    form.hidden = false;
  }

  /* A press must not undo the selection before it is heard. */
  form.addEventListener("mousedown", function (event) {
    event.preventDefault();
  });
  document.addEventListener("selectionchange", offer);
  /* The list may be drawn again; the form must not go with it. */
  document.addEventListener("conversation:news", function () {
    form.hidden = true;
  });
})();
