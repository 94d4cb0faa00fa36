/* Small helps for pages that work without them. */
(function () {
  "use strict";

  /* When something has to be put right, begin there, even where autofocus is not heeded. */
  function beginAtTheProblem() {
    var summary = document.querySelector(".govuk-error-summary");
    if (summary && document.activeElement !== summary) {
      summary.focus();
    }
  }

  /* A second press within a second is a shaky hand, not a second wish. */
  function heedOnePress(event) {
    var form = event.target;
    var now = Date.now();
    if (now - Number(form.dataset.sentAt || 0) < 1000) {
      event.preventDefault();
      return;
    }
    form.dataset.sentAt = String(now);
  }

  beginAtTheProblem();
  document.addEventListener("submit", heedOnePress);
})();
