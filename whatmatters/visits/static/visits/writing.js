/* What a worker writes with no signal: made into a write with a number of its own, and kept here
   before anything else. Checks what the server would ask, so that it is asked while they are there. */
(function () {
  "use strict";

  var kept = window.whatMatters.kept;
  var words = document.getElementById("words").dataset;

  function part(about, said) {
    return { made_as: crypto.randomUUID(), about: about, said: said };
  }

  function now() {
    return new Date().toISOString();
  }

  function mend(what) {
    var fault = new Error(what);
    fault.isToMend = true;
    throw fault;
  }

  function codeIn(section) {
    return section.querySelector("[data-code]").value.trim();
  }

  function come(visit, section) {
    return part("begin", { visit: visit.id, at: now(), code: codeIn(section) });
  }

  function go(visit, section) {
    return part("end", { visit: visit.id, at: now(), code: codeIn(section) });
  }

  function note(visit, section) {
    var box = section.querySelector("[data-words]");
    if (!box.value.trim()) mend(words.mendWords);
    var said = { visit: visit.id, at: now(), words: box.value };
    if (box.dataset.after) said.after = box.dataset.after;
    if (box.dataset.joins) said.joins = box.dataset.joins;
    return part("note", said);
  }

  function task(visit, section) {
    var chosen = section.querySelector("input:checked");
    if (!chosen) mend(words.mendHow);
    var isDone = "how" in chosen.dataset;
    var why = section.querySelector("textarea").value;
    if (!isDone && !why.trim()) mend(words.mendWhy);
    return part("task", {
      visit: visit.id,
      task: section.dataset.task,
      read: Number(section.dataset.read),
      at: now(),
      became: isDone ? "done" : chosen.value,
      how: isDone ? chosen.value : "",
      why: isDone ? "" : why,
    });
  }

  function hitch(visit, section) {
    var chosen = section.querySelector("input:checked");
    var told = section.querySelector("[data-happened]").value;
    if (!chosen || !told.trim()) mend(words.mendHitch);
    if ("miss" in chosen.dataset) {
      return part("miss", { visit: visit.id, at: now(), kind: chosen.value, because: told });
    }
    return part("hitch", { visit: visit.id, at: now(), kind: chosen.value, words: told });
  }

  var MADE = { begin: come, end: go, note: note, task: task, hitch: hitch };

  /* The visit as the device knows it: as it was fetched, and what was written here since. */
  function asItIs(visit, rows) {
    var now_ = structuredClone(visit);
    rows.forEach(function (row) {
      var write = row.write;
      if (row.state === "refused" || write.said.visit !== visit.id) return;
      if (SHOWS[write.about]) SHOWS[write.about](now_, write, row);
    });
    return now_;
  }

  function showTask(visit, write) {
    visit.tasks.forEach(function (one) {
      if (one.id !== write.said.task) return;
      Object.assign(one, { became: write.said.became, how: write.said.how, why: write.said.why });
    });
  }

  function showNote(visit, write, row) {
    var mine = { id: write.made_as, words: write.said.words, waits: row.state === "waiting" };
    var before = [write.said.after, write.said.joins];
    var found = visit.notes.find((one) => one.now.some((text) => before.includes(text.id)));
    if (!found) {
      visit.notes.push({ id: write.made_as, now: [mine] });
      return;
    }
    found.now = found.now.filter((text) => !before.includes(text.id)).concat([mine]);
  }

  function showHitch(visit, write, row) {
    var text = { id: "", words: write.said.words, waits: row.state === "waiting" };
    visit.notes.push({ id: write.made_as, now: [text] });
  }

  var SHOWS = {
    begin: function (visit) {
      if (visit.status !== "done") visit.status = "begun";
    },
    end: function (visit) {
      visit.status = "done";
    },
    miss: function (visit, write) {
      visit.status = write.said.kind;
    },
    task: showTask,
    note: showNote,
    hitch: showHitch,
  };

  window.whatMatters.writing = {
    asItIs: asItIs,
    keep: function (what, visit, section) {
      var write = MADE[what](visit, section);
      return kept.add(write, what === "note" ? visit.id : null);
    },
  };
})();
