/* A voice, recorded on the page, where the browser can. Otherwise the box for a file does. */
(function () {
  "use strict";

  var LONGEST = 10 * 60 * 1000;
  var place = document.querySelector("[data-records]");
  var box = place && place.querySelector("input[type=file]");
  if (!box || !window.MediaRecorder || !navigator.mediaDevices || !window.DataTransfer) return;

  var row = document.createElement("div");
  var button = document.createElement("button");
  var told = document.createElement("span");
  var light = document.createElement("span");
  var heard = document.createElement("audio");
  var recorder = null;
  var limit = null;

  row.className = "diary-record";
  button.type = "button";
  button.className = "govuk-button govuk-button--secondary";
  button.textContent = place.dataset.sayRecord;
  told.setAttribute("role", "status");
  light.className = "diary-record__light";
  light.hidden = true;
  heard.controls = true;
  heard.hidden = true;
  heard.className = "kept__sound";
  row.append(button, light, told, heard);
  place.append(row);

  function say(words) {
    told.textContent = words;
  }

  function begin(stream) {
    var parts = [];
    recorder = new MediaRecorder(stream);
    recorder.addEventListener("dataavailable", function (event) {
      parts.push(event.data);
    });
    recorder.addEventListener("stop", function () {
      stream.getTracks().forEach(function (track) {
        track.stop();
      });
      done(new Blob(parts, { type: recorder.mimeType }));
    });
    recorder.start();
    limit = setTimeout(end, LONGEST);
    heard.hidden = true;
    light.hidden = false;
    button.textContent = place.dataset.sayStop;
    say(place.dataset.sayOn);
  }

  function end() {
    clearTimeout(limit);
    if (recorder && recorder.state !== "inactive") recorder.stop();
  }

  /* Into the box for a file, as if it had been chosen there. */
  function done(blob) {
    var files = new DataTransfer();
    files.items.add(new File([blob], "voice", { type: blob.type }));
    box.files = files.files;
    recorder = null;
    light.hidden = true;
    heard.src = URL.createObjectURL(blob);
    heard.hidden = false;
    button.textContent = place.dataset.sayAgain;
    say(place.dataset.sayDone);
  }

  button.addEventListener("click", function () {
    if (recorder) {
      end();
      return;
    }
    navigator.mediaDevices.getUserMedia({ audio: true }).then(begin, function () {
      say(place.dataset.sayNo);
    });
  });
})();
