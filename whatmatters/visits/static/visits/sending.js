/* Sends what was written with no signal as soon as there is some, each thing until it is answered
   for; and fetches the day anew. It says how it stands wherever a page has a place for that. */
(function () {
  "use strict";

  var EVERY = 30000;
  var AT_ONCE = 20;
  var OLD = 10 * 60 * 1000;
  var kept = window.whatMatters.kept;
  var place = document.querySelector("[data-round]");
  var where = place.dataset;
  var isBusy = false;
  var again = false;
  var how = "";
  var took = 0;
  var isToldAnew = true;
  var heard = [];

  function SignedOut() {}

  /* An answer of ours; or it is thrown that nobody, or somebody else, is signed in. */
  async function ask(address, sending) {
    var answer = await fetch(address, Object.assign({ redirect: "manual" }, sending));
    if (answer.type === "opaqueredirect") throw new SignedOut();
    if ([401, 403, 409].includes(answer.status)) throw new SignedOut();
    return answer;
  }

  async function ready(mine) {
    var answer = await ask(where.ready);
    if (!answer.ok) throw new TypeError("not ready");
    var told = await answer.json();
    if (told.user !== mine.user) {
      await kept.wipe();
      window.location.assign(where.day);
      throw new SignedOut();
    }
    return told.token;
  }

  async function send(rows, mine, token) {
    var body = {
      user: mine.user,
      device_now: new Date().toISOString(),
      writes: rows.map((row) => row.write),
    };
    var answer = await ask(where.send, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-CSRFToken": token },
      body: JSON.stringify(body),
    });
    if (!answer.ok) return false;
    var results = (await answer.json()).results;
    for (var number = 0; number < rows.length; number += 1) {
      var result = results[number];
      await kept.settle(rows[number].number, result.state, result.why);
      if (result.state !== "refused") took += 1;
    }
    return true;
  }

  /* Together; and where that fails here, one by one, so that none holds up the others. */
  async function sendAll(rows, mine, token) {
    for (var from = 0; from < rows.length; from += AT_ONCE) {
      var some = rows.slice(from, from + AT_ONCE);
      if (await send(some, mine, token)) continue;
      for (var number = 0; number < some.length; number += 1) {
        await send([some[number]], mine, token);
      }
    }
  }

  async function fetchDay() {
    var answer = await ask(where.carry);
    if (!answer.ok) return;
    var day = await answer.json();
    var rows = await kept.queue();
    var done = rows.filter((row) => row.state === "taken" || row.state === "beside");
    await kept.keepDay(day, done.map((row) => row.number));
    isToldAnew = false;
  }

  async function once() {
    var mine = await kept.owner();
    if (!mine) return;
    var rows = (await kept.queue()).filter((row) => row.state === "waiting");
    var day = await kept.day();
    var isOld = isToldAnew || !day || Date.now() - day.at > OLD;
    if (!rows.length && !isOld) return;
    var token = await ready(mine);
    await sendAll(rows, mine, token);
    how = "";
    if (rows.length || isOld) await fetchDay();
  }

  async function flush() {
    if (isBusy) {
      again = true;
      return;
    }
    isBusy = true;
    do {
      again = false;
      try {
        await once();
        if (navigator.onLine) how = "";
      } catch (fault) {
        how = fault instanceof SignedOut ? "signed-out" : "no-signal";
        if (how === "signed-out") await kept.forgetDay();
      }
    } while (again);
    isBusy = false;
    await tell();
    afterwards();
  }

  /* A page that was made before something was taken shows it as it was. */
  function afterwards() {
    if (took && "reloads" in where) window.location.reload();
    took = 0;
  }

  function count(number, words) {
    return (number === 1 ? words.one : words.more).replace("{n}", number);
  }

  async function tell() {
    var rows = (await kept.owner()) ? await kept.queue() : [];
    var waits = rows.filter((row) => row.state === "waiting").length;
    var refused = rows.filter((row) => row.state === "refused").length;
    var parts = [];
    if (how === "no-signal") parts.push(where.sayNoSignal);
    if (how === "signed-out") parts.push(where.saySignedOut);
    if (waits) parts.push(count(waits, { one: where.sayOne, more: where.sayMore }));
    else if (!refused) parts.push(where.saySent);
    if (refused) parts.push(count(refused, { one: where.sayRefusedOne, more: where.sayRefused }));
    var said = parts.join(" ");
    var line = place.querySelector("[data-said]");
    if (line.textContent !== said) line.textContent = said;
    place.dataset.waiting = String(waits);
    place.dataset.refused = String(refused);
    place.querySelector("[data-sign-in]").hidden = how !== "signed-out";
    heard.forEach((listener) => listener());
  }

  async function begin() {
    await window.whatMatters.guarded;
    if (where.user) {
      await kept.begin(where.user, where.ready);
      if (navigator.storage && navigator.storage.persist) navigator.storage.persist();
    }
    await tell();
    await flush();
    if (where.user) navigator.serviceWorker.register(where.worker, { scope: "/" });
    window.addEventListener("online", flush);
    window.addEventListener("offline", function () {
      how = "no-signal";
      tell();
    });
    document.addEventListener("visibilitychange", function () {
      if (!document.hidden) flush();
    });
    setInterval(flush, EVERY);
  }

  if (!("serviceWorker" in navigator) || !window.crypto.subtle || !window.indexedDB) {
    place.hidden = true;
    return;
  }
  window.whatMatters.round = {
    flush: flush,
    tell: tell,
    hear: function (listener) {
      heard.push(listener);
    },
  };
  window.whatMatters.begun = begin();
})();
