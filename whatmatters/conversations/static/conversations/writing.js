/* Saves what is written as it is written, and keeps it without leaving the page.
   Everything here also works, more slowly, with the page's ordinary buttons. */
(function () {
  "use strict";

  var PAUSE = 2000;
  var LONGEST_WAIT = 30000;
  var FITS_A_LAST_BREATH = 60000;
  var SAY = {
    ready: "What you write is saved as you go.",
    offline: "Not saved yet: no connection. We keep trying, keep this page open.",
    notKept: "Not kept yet: no connection. We keep trying, keep this page open.",
    signedOut:
      "You have been signed out. Open sign-in in another tab, then come back: what you typed is still here.",
    refused: "Not saved: you may no longer write here. Copy your words before you leave this page.",
  };

  /* Signing in again in another tab changes the token; the cookie has the one that counts. */
  function token(form) {
    var cookie = document.cookie.match(/(?:^|;\s*)(?:__Host-csrf|csrftoken)=([^;]+)/);
    return cookie ? cookie[1] : form.elements.csrfmiddlewaretoken.value;
  }

  function send(form, to, more) {
    var data = new FormData(form);
    data.delete("csrfmiddlewaretoken");
    Object.keys(more || {}).forEach(function (name) {
      data.set(name, more[name]);
    });
    var words = form.elements.words.value;
    return fetch(to, {
      method: "POST",
      body: data,
      headers: { Accept: "application/json", "X-CSRFToken": token(form) },
      redirect: "manual",
      keepalive: words.length < FITS_A_LAST_BREATH / 4,
    });
  }

  /* One word for how the server answered. */
  function readAnswer(response) {
    if (response.type === "opaqueredirect" || response.headers.get("X-Signed-Out")) return "signedOut";
    if (response.ok) return "ok";
    if (response.status === 400) return "problem";
    return response.status >= 500 || response.status === 429 ? "offline" : "refused";
  }

  function Box(form) {
    this.form = form;
    this.words = form.elements.words;
    this.state = form.querySelector("[data-state]");
    this.saved = this.written();
    this.wait = PAUSE;
    this.keeping = false;
    this.busy = null;
    this.say(this.ready());
    form.addEventListener("input", this.changed.bind(this));
    form.addEventListener("keydown", this.heedKeys.bind(this));
    form.addEventListener("submit", this.submitted.bind(this));
    this.words.addEventListener("blur", this.soon.bind(this, 0));
  }

  Box.prototype.written = function () {
    var parts = [this.words.value];
    this.form.querySelectorAll("input[type=text], input:checked").forEach(function (field) {
      parts.push(field.name + "=" + field.value);
    });
    return parts.join("\n");
  };

  Box.prototype.ready = function () {
    var hasKeys = window.matchMedia("(any-hover: hover)").matches;
    var deed = this.form.dataset.kept === "Signed" ? "signs" : "keeps";
    return hasKeys ? SAY.ready + " Ctrl and Enter " + deed + " it." : SAY.ready;
  };

  Box.prototype.isSafe = function () {
    return this.written() === this.saved && !this.keeping;
  };

  Box.prototype.say = function (words, tone) {
    if (this.state.textContent !== words) this.state.textContent = words;
    if (tone) this.state.dataset.tone = tone;
    else delete this.state.dataset.tone;
  };

  Box.prototype.changed = function () {
    if (this.isSafe()) return;
    this.soon(this.wait);
  };

  Box.prototype.soon = function (wait) {
    if (this.timer && wait >= this.wait) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(this.turn.bind(this), wait);
  };

  /* Time to send: what is to be kept goes first, then what is unsaved. */
  Box.prototype.turn = function () {
    clearTimeout(this.timer);
    this.timer = null;
    if (this.busy) return;
    if (this.keeping) this.keep();
    else if (!this.isSafe()) this.save();
  };

  Box.prototype.again = function (words) {
    this.say(words, "careful");
    this.wait = Math.min(this.wait * 2, LONGEST_WAIT);
    this.soon(this.wait - 1);
  };

  Box.prototype.sending = function (request, then, whenLost) {
    var box = this;
    function done() {
      box.busy = null;
    }
    this.busy = request.then(
      function (response) {
        var answer = readAnswer(response);
        var told = answer === "ok" || answer === "problem" ? response.json() : Promise.resolve({});
        return told.then(function (news) {
          done();
          then.call(box, answer, news);
        });
      }
    ).catch(function () {
      done();
      box.again(whenLost);
    });
  };

  Box.prototype.save = function () {
    var written = this.written();
    this.sending(send(this.form, this.form.dataset.savesTo), function (answer, news) {
      this.heard(answer, news, SAY.offline, function () {
        this.saved = written;
        this.say("Saved at " + news.at);
      });
      if (answer === "ok" && !this.isSafe()) this.soon(PAUSE);
    }, SAY.offline);
  };

  Box.prototype.keep = function () {
    var to = this.form.getAttribute("action");
    this.sending(send(this.form, to, { do: "keep" }), function (answer, news) {
      this.heard(answer, news, SAY.notKept, function () {
        this.kept(news);
      });
    }, SAY.notKept);
  };

  Box.prototype.heard = function (answer, news, whenLost, whenWell) {
    if (answer === "ok") {
      this.wait = PAUSE;
      whenWell.call(this);
    } else if (answer === "problem") {
      this.release();
      this.say(news.problem, "careful");
    } else if (answer === "offline") {
      this.again(whenLost);
    } else {
      if (answer === "refused") this.again(SAY.refused);
      else this.again(SAY.signedOut);
    }
  };

  Box.prototype.kept = function (news) {
    this.release();
    this.words.value = "";
    this.form.elements.sent_as.value = news.sent_as;
    this.saved = this.written();
    document.dispatchEvent(new CustomEvent("conversation:news", { detail: news }));
    this.say((this.form.dataset.kept || "Kept") + " at " + news.at);
    this.words.focus();
  };

  Box.prototype.release = function () {
    this.keeping = false;
    this.words.readOnly = false;
  };

  Box.prototype.heedKeys = function (event) {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    this.form.requestSubmit(this.form.querySelector("button[value=keep]"));
  };

  Box.prototype.submitted = function (event) {
    var keeps = !event.submitter || event.submitter.value === "keep";
    this.form.elements.csrfmiddlewaretoken.value = token(this.form);
    if (!keeps || !("keepsHere" in this.form.dataset) || !this.words.value.trim()) {
      this.saved = this.written();
      return;
    }
    event.preventDefault();
    this.keeping = true;
    this.words.readOnly = true;
    this.wait = PAUSE;
    clearTimeout(this.timer);
    if (this.busy) this.busy.then(this.turn.bind(this));
    else this.turn();
  };

  var boxes = Array.from(document.querySelectorAll("form[data-saves-to]"), function (form) {
    return new Box(form);
  });

  function everyBox(deed) {
    return function () {
      boxes.forEach(deed);
    };
  }

  document.addEventListener("visibilitychange", everyBox(function (box) {
    box.soon(0);
  }));
  window.addEventListener("online", everyBox(function (box) {
    box.soon(0);
  }));
  window.addEventListener("beforeunload", function (event) {
    if (!boxes.every(function (box) { return box.isSafe(); })) event.preventDefault();
  });
})();
