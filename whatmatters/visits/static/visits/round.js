/* The page that a device keeps: the round, and one visit of it, from what is carried here. What
   people wrote is only ever put in as text. */
(function () {
  "use strict";

  var TOO_OLD = 48 * 60 * 60 * 1000;
  var TYPING = 400;
  var us = window.whatMatters;
  if (!us.round) return;
  var kept = us.kept;
  var words = document.getElementById("words").dataset;
  var heading = document.getElementById("heading");
  var drawn = "";

  function id() {
    return window.location.hash.slice(1);
  }

  /* Where the address of a visit was opened, this page came in its place, and shows that one. */
  function arrive() {
    var found = window.location.pathname.match(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/);
    var page = document.querySelector("[data-round]").dataset.page;
    if (found) window.history.replaceState(null, "", page + "#" + found[0]);
  }

  function made(name, told) {
    var piece = document.getElementById(name).content.firstElementChild.cloneNode(true);
    piece.querySelectorAll("[data-text]").forEach(function (place) {
      var said = told[place.dataset.text];
      if (said) place.textContent = said;
      else place.remove();
    });
    return piece;
  }

  function state(visit) {
    return words[visit.status] || words.other;
  }

  function first(before, place) {
    ["alert", "wish", "need"].forEach(function (of) {
      var some = before.filter((one) => one.of === of);
      if (!some.length) return;
      var piece = made("a-first", { head: words[of] });
      if (of === "need") piece.classList.add("visits-first--needs");
      some.forEach(function (one) {
        var line = document.createElement("li");
        line.dir = "auto";
        line.textContent = one.kind ? one.kind + ": " + one.words : one.words;
        piece.querySelector("ul").append(line);
      });
      place.append(piece);
    });
  }

  function told(visit) {
    var others = visit.others.join(", ");
    return {
      times: visit.times,
      who: visit.who,
      where: visit.where,
      state: state(visit),
      others: others && words.with.replace("{who}", others),
    };
  }

  function stop(visit) {
    var piece = made("a-stop", told(visit));
    piece.querySelector("[data-link]").href = "#" + visit.id;
    first(visit.before, piece.querySelector("[data-first]"));
    return piece;
  }

  function dayOf(iso) {
    var how = { weekday: "long", day: "numeric", month: "long", year: "numeric" };
    return new Date(iso + "T12:00").toLocaleDateString("en-GB", how).replace(",", "");
  }

  function list(visits) {
    var day = "";
    var place = document.getElementById("stops");
    var pieces = [];
    visits.forEach(function (visit) {
      if (visit.day !== day) pieces.push(made("a-day", { day: dayOf(visit.day) }));
      day = visit.day;
      pieces.push(stop(visit));
    });
    place.replaceChildren(...pieces);
  }

  function task(one) {
    var became = words[("became-" + one.became).replace(/-(.)/g, (_, next) => next.toUpperCase())];
    var piece = made("a-task", {
      what: one.what,
      became: one.became === "planned" ? "" : [became, one.why].filter(Boolean).join(". "),
    });
    Object.assign(piece.dataset, { task: one.id, read: String(one.read) });
    piece.querySelectorAll("input").forEach(function (box) {
      box.name = "task-" + one.id;
      box.checked = box.value === (one.how || one.became);
    });
    var why = piece.querySelector("[data-why]");
    why.querySelector("textarea").value = one.why;
    piece.addEventListener("change", function () {
      var chosen = piece.querySelector("input:checked");
      why.hidden = !chosen || "how" in chosen.dataset;
    });
    why.hidden = !one.why;
    return piece;
  }

  function whose(text) {
    if (text.whose) return text.whose;
    return text.waits ? words.waits : words.mine;
  }

  function note(one, place, box) {
    if (one.now.length > 1) {
      var apart = document.createElement("p");
      apart.textContent = words.apart;
      place.append(apart);
    }
    one.now.forEach((text) => place.append(made("a-note", { words: text.words, whose: whose(text) })));
    if (!one.now[0].id) return;
    var anew = made("a-change", {});
    anew.addEventListener("click", function () {
      box.value = one.now.map((text) => text.words).join("\n\n");
      box.dataset.after = one.now[0].id;
      if (one.now[1]) box.dataset.joins = one.now[1].id;
      box.focus();
    });
    place.append(anew);
  }

  function mendable(piece, fault) {
    if (!fault.isToMend) throw fault;
    var place = piece.querySelector("[data-mend]");
    place.textContent = fault.message;
    place.hidden = false;
  }

  function listen(piece, visit) {
    piece.querySelectorAll("[data-write]").forEach(function (button) {
      button.addEventListener("click", async function () {
        var section = button.closest("fieldset.visits-task, section");
        await halfNow(section);
        try {
          await us.writing.keep(button.dataset.write, visit, section);
        } catch (fault) {
          section.append(piece.querySelector("[data-mend]"));
          mendable(piece, fault);
          return;
        }
        await show(section);
        await us.round.tell();
        us.round.flush();
      });
    });
  }

  var typing = 0;
  var half = null;

  /* What is half typed is kept at once, unless it is what is being kept whole. */
  async function halfNow(section) {
    clearTimeout(typing);
    if (half && !section.querySelector("[data-words]")) await half();
    half = null;
  }

  function halfWritten(piece, visit, drafts) {
    var box = piece.querySelector("[data-words]");
    var before = drafts[visit.id];
    if (before) {
      box.value = before.words;
      if (before.after) box.dataset.after = before.after;
      if (before.joins) box.dataset.joins = before.joins;
    }
    box.addEventListener("input", function () {
      clearTimeout(typing);
      half = function () {
        var said = { words: box.value, after: box.dataset.after, joins: box.dataset.joins };
        return kept.draft(visit.id, box.value ? said : null);
      };
      typing = setTimeout(half, TYPING);
    });
  }

  function one(visit, drafts) {
    var piece = made("a-visit", told(visit));
    first(visit.before, piece.querySelector("[data-first]"));
    piece.querySelector("[data-arrive]").hidden = visit.status !== "planned";
    piece.querySelector("[data-leave]").hidden = visit.status !== "begun";
    piece.querySelector("[data-aims]").hidden = !visit.aims.length;
    visit.aims.forEach(function (aim) {
      var line = document.createElement("li");
      line.dir = "auto";
      line.textContent = aim;
      piece.querySelector("[data-aims] ul").append(line);
    });
    var tasks = piece.querySelector("[data-tasks]");
    visit.tasks.forEach((some) => tasks.append(task(some)));
    if (!visit.tasks.length) tasks.textContent = words.noTasks;
    var box = piece.querySelector("[data-words]");
    visit.notes.forEach((some) => note(some, piece.querySelector("[data-notes]"), box));
    halfWritten(piece, visit, drafts);
    listen(piece, visit);
    return piece;
  }

  function refused(rows) {
    var pieces = rows.filter((row) => row.state === "refused").map(function (row) {
      var said = row.write.said;
      var piece = made("a-refused", { why: row.why, words: said.words || said.because || said.why });
      piece.querySelector("[data-away]").addEventListener("click", async function () {
        await kept.takeAway(row.number);
        await us.round.tell();
      });
      return piece;
    });
    document.getElementById("refused").replaceChildren(...pieces);
  }

  function isWriting() {
    var active = document.activeElement;
    return Boolean(active && active.closest("#visit") && /TEXTAREA|INPUT/.test(active.tagName));
  }

  /* What is chosen and typed elsewhere on the page, and not kept yet, is there again after. */
  function remembered(place, section) {
    var boxes = Array.from(place.querySelectorAll("input, textarea"));
    var before = boxes.map((box) => ({
      value: box.value,
      checked: box.checked,
      isKept: !section || section.contains(box),
    }));
    return function () {
      place.querySelectorAll("input, textarea").forEach(function (box, number) {
        var was = before[number];
        if (!was || was.isKept || "words" in box.dataset) return;
        box.value = was.value;
        box.checked = was.checked;
        box.dispatchEvent(new Event("change", { bubbles: true }));
      });
    };
  }

  /* As it now is; never while somebody writes, unless they have just kept what they wrote. */
  async function show(section) {
    var mine = await kept.owner();
    var rows = mine ? await kept.queue() : [];
    refused(rows);
    var day = mine ? await kept.day() : null;
    if (day && Date.now() - day.at > TOO_OLD) {
      await kept.forgetDay();
      day = null;
    }
    var visits = day ? day.said.visits.map((visit) => us.writing.asItIs(visit, rows)) : [];
    var asked = visits.find((visit) => visit.id === id());
    var now = JSON.stringify(asked || visits);
    if (drawn === now || (drawn && asked && !section && isWriting())) return;
    put(visits, asked, mine ? await kept.drafts() : {}, section);
    drawn = now;
  }

  function put(visits, asked, drafts, section) {
    document.getElementById("nothing").hidden = visits.length > 0;
    document.querySelector("[data-back]").hidden = !asked;
    document.querySelector("[data-to-day]").hidden = Boolean(asked);
    list(asked ? [] : visits);
    var place = document.getElementById("visit");
    var again = remembered(place, section);
    place.replaceChildren(...(asked ? [one(asked, drafts)] : []));
    if (section) again();
    heading.textContent = asked
      ? heading.dataset.visitHeading.replace("{who}", asked.who)
      : heading.dataset.roundHeading;
  }

  arrive();
  window.addEventListener("hashchange", async function () {
    drawn = "";
    await show(null);
    heading.focus();
    window.scrollTo(0, 0);
  });
  us.round.hear(() => show(null));
  us.begun.then(() => show(null));
})();
