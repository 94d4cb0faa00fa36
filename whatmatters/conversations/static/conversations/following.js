/* Shows what somebody else has kept meanwhile, without disturbing what is being read or chosen. */
(function () {
  "use strict";

  var EVERY = 10000;
  var said = document.getElementById("said");

  function isInUse(part) {
    var chosen = document.getSelection();
    var choosing = chosen && !chosen.isCollapsed && part.contains(chosen.anchorNode);
    return choosing || part.contains(document.activeElement);
  }

  function show(news) {
    said.dataset.have = news.mark;
    Object.keys(news.parts).forEach(function (name) {
      var part = document.getElementById(name);
      if (part) part.innerHTML = news.parts[name];
    });
  }

  function ask() {
    if (document.hidden || isInUse(said)) return;
    var address = said.dataset.news + "?have=" + encodeURIComponent(said.dataset.have);
    fetch(address, { headers: { Accept: "application/json" }, redirect: "manual" })
      .then(function (response) {
        return response.status === 200 ? response.json() : null;
      })
      .then(function (news) {
        if (news && !isInUse(said)) show(news);
      })
      .catch(function () {
        /* No connection: the box says so, and the next turn asks again. */
      });
  }

  document.addEventListener("conversation:news", function (event) {
    show(event.detail);
  });
  document.querySelectorAll("details[data-folds]").forEach(function (menu) {
    if (window.matchMedia("(max-width: 60em)").matches) menu.open = false;
  });
  setInterval(ask, EVERY);
})();
