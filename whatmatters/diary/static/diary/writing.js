/* Saves what is written as it is written. Without it, “Keep for later” does the same. */
(function () {
  "use strict";

  var PAUSE = 2000;
  var LONGEST_WAIT = 30000;
  var FITS_A_LAST_BREATH = 15000;
  var form = document.querySelector("form[data-saves-to]");
  if (!form) return;

  var state = form.querySelector("[data-state]");
  var saved = written();
  var wait = PAUSE;
  var timer = null;
  var busy = false;
  var leaving = false;

  /* Signing in again in another tab changes the token; the cookie has the one that counts. */
  function token() {
    var cookie = document.cookie.match(/(?:^|;\s*)(?:__Host-csrf|csrftoken)=([^;]+)/);
    return cookie ? cookie[1] : form.elements.csrfmiddlewaretoken.value;
  }

  function felt() {
    var chosen = form.querySelector("input[name=feeling]:checked");
    return chosen ? chosen.value : "";
  }

  function written() {
    return form.elements.words.value + "\n" + felt();
  }

  function say(words, tone) {
    if (state.textContent !== words) state.textContent = words;
    if (tone) state.dataset.tone = tone;
    else delete state.dataset.tone;
  }

  /* The words alone: files go with the page, once. */
  function parts() {
    var data = new FormData();
    data.set("words", form.elements.words.value);
    data.set("feeling", felt());
    data.set("sent_as", form.elements.sent_as.value);
    if (form.elements.entry) data.set("entry", form.elements.entry.value);
    return data;
  }

  function answer(response) {
    if (response.type === "opaqueredirect" || response.headers.get("X-Signed-Out")) return "signedOut";
    if (response.ok) return "ok";
    if (response.status === 400) return "problem";
    return response.status >= 500 || response.status === 429 ? "offline" : "refused";
  }

  function save() {
    timer = null;
    if (busy || leaving || written() === saved) return;
    var now = written();
    busy = true;
    fetch(form.dataset.savesTo, {
      method: "POST",
      body: parts(),
      headers: { Accept: "application/json", "X-CSRFToken": token() },
      redirect: "manual",
      keepalive: now.length < FITS_A_LAST_BREATH,
    })
      .then(function (response) {
        var said = answer(response);
        var told = said === "ok" || said === "problem" ? response.json() : Promise.resolve({});
        return told.then(function (news) {
          heard(said, news, now);
        });
      })
      .catch(function () {
        heard("offline", {}, now);
      });
  }

  function heard(said, news, now) {
    busy = false;
    if (said === "ok") {
      saved = now;
      wait = PAUSE;
      say(form.dataset.saySaved + " " + news.at);
      if (written() !== saved) soon(PAUSE);
    } else if (said === "problem") {
      say(news.problem, "careful");
    } else {
      wait = Math.min(wait * 2, LONGEST_WAIT);
      var why = { offline: "sayOffline", signedOut: "saySignedOut", refused: "sayRefused" }[said];
      say(form.dataset[why], "careful");
      soon(wait);
    }
  }

  function soon(after) {
    if (timer && after) return;
    clearTimeout(timer);
    timer = setTimeout(save, after);
  }

  function atOnce() {
    soon(0);
  }

  say(form.dataset.sayReady);
  form.addEventListener("input", function () {
    soon(wait);
  });
  form.elements.words.addEventListener("blur", atOnce);
  form.addEventListener("submit", function () {
    leaving = true;
    form.elements.csrfmiddlewaretoken.value = token();
  });
  document.addEventListener("visibilitychange", save);
  window.addEventListener("pagehide", save);
  window.addEventListener("online", atOnce);
  window.addEventListener("pageshow", function () {
    leaving = false;
  });
  window.addEventListener("beforeunload", function (event) {
    if (!leaving && written() !== saved) event.preventDefault();
  });
})();
