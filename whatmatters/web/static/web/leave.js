/* Leaving in a hurry: the page is blank before anything else happens, the browser goes to a page
   of somebody else's in its place, and the sign-out travels by itself. Shift, three times, does
   the same. What this device keeps of a working day goes at once as well. What was written and is
   not sent yet stays, sealed: it is nowhere else. Without this the button sends its form, which
   signs out and leads away too. */
(function () {
  "use strict";

  var form = document.querySelector(".wm-leave");
  var times = 0;
  var started = 0;

  function blank() {
    document.title = "Loading";
    document.documentElement.classList.add("wm-left");
    document.body.textContent = "";
  }

  function keepsSomething() {
    try {
      return Boolean(localStorage.getItem("wm-kept"));
    } catch (refused) {
      return false;
    }
  }

  /* Then go on: also where it can't be, and without waiting for longer than a moment. */
  function forgetDay(then) {
    if (!keepsSomething()) {
      then();
      return;
    }
    setTimeout(then, 500);
    var asked = indexedDB.open("whatmatters");
    asked.onerror = then;
    asked.onupgradeneeded = function () {
      asked.transaction.abort();
    };
    asked.onsuccess = function () {
      var deed = asked.result.transaction(["day"], "readwrite", { durability: "strict" });
      deed.objectStore("day").clear();
      deed.oncomplete = deed.onabort = then;
    };
  }

  function leave() {
    var sent = new URLSearchParams(new FormData(form));
    var to = form.dataset.to;
    blank();
    fetch(form.action, { method: "POST", body: sent, keepalive: true, credentials: "same-origin" });
    forgetDay(function () {
      window.location.replace(to);
    });
  }

  function heedShift(event) {
    if (event.key !== "Shift") {
      times = 0;
      return;
    }
    if (event.repeat) return;
    var now = Date.now();
    if (now - started > 5000) times = 0;
    if (times === 0) started = now;
    times += 1;
    if (times === 3) leave();
  }

  form.addEventListener("submit", function (event) {
    event.preventDefault();
    event.stopPropagation();
    leave();
  });
  document.addEventListener("keydown", heedShift);
  /* A page that the browser kept as it was is not shown again: it is asked for anew. */
  window.addEventListener("pageshow", function (event) {
    if (event.persisted) window.location.reload();
  });
  form.querySelector("button").insertAdjacentHTML(
    "beforeend",
    '<span class="govuk-visually-hidden">, or press Shift 3 times</span>'
  );
})();
