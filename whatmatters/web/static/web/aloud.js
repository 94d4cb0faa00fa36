/* Reads the page aloud with a voice that lives on this device: other voices would send the words
   to somebody. Where there is none for the language of the page, nothing is offered. Reading
   stops by the same button, by Escape, and as soon as the page is left. */
(function () {
  "use strict";

  var READ = "h1,h2,h3,h4,p,li,dt,dd,th,td,blockquote,figcaption,legend";
  var NOT_READ = ".wm-aloud,.wm-copies,nav,form,details:not([open]),[hidden],.wm-record";
  var speech = window.speechSynthesis;
  var box = document.querySelector(".wm-aloud");
  if (!box || !speech || !window.SpeechSynthesisUtterance) return;
  var button = box.querySelector("button");
  var reading = 0;

  function voiceFor(lang) {
    var short = lang.split("-")[0].toLowerCase();
    var own = speech.getVoices().filter(function (voice) {
      return voice.localService && voice.lang.split(/[-_]/)[0].toLowerCase() === short;
    });
    var exact = own.filter(function (voice) {
      return voice.lang.replace("_", "-").toLowerCase() === lang.toLowerCase();
    });
    return exact[0] || own[0];
  }

  function lines() {
    return Array.from(document.querySelectorAll("#main :is(" + READ + ")")).filter(function (part) {
      return !part.closest(NOT_READ) && !part.querySelector(READ) && part.innerText.trim();
    });
  }

  function say(parts, turn) {
    var part = parts.shift();
    if (turn !== reading) return;
    if (!part) return stop();
    var lang = part.closest("[lang]").lang;
    var said = new SpeechSynthesisUtterance(part.innerText);
    said.voice = voiceFor(lang) || voiceFor(document.documentElement.lang);
    said.lang = said.voice ? said.voice.lang : lang;
    said.onend = function () { say(parts, turn); };
    said.onerror = function () { if (turn === reading) stop(); };
    speech.speak(said);
  }

  function stop() {
    reading += 1;
    speech.cancel();
    button.textContent = button.dataset.begin;
    box.classList.remove("wm-aloud--reading");
  }

  function begin() {
    stop();
    button.textContent = button.dataset.stop;
    box.classList.add("wm-aloud--reading");
    say(lines(), reading);
  }

  function offer() {
    box.hidden = !voiceFor(document.documentElement.lang);
  }

  button.addEventListener("click", function () {
    if (box.classList.contains("wm-aloud--reading")) stop();
    else begin();
  });
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape") stop();
  });
  document.addEventListener("submit", stop, true);
  window.addEventListener("pagehide", stop);
  if (speech.addEventListener) speech.addEventListener("voiceschanged", offer);
  offer();
})();
