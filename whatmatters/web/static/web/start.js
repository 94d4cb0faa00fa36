/* A small help for pages that work without it: a second press within a second
   is a shaky hand, not a second wish. */
(function () {
  "use strict";

  function heedOnePress(event) {
    var form = event.target;
    var now = Date.now();
    if (now - Number(form.dataset.sentAt || 0) < 1000) {
      event.preventDefault();
      return;
    }
    form.dataset.sentAt = String(now);
  }

  document.addEventListener("submit", heedOnePress);
})();
