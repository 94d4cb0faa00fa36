/* What this device keeps for somebody who works where there is no signal: sealed with a key that
   the browser holds and gives to nobody, for one user. It goes when they sign out, and when
   somebody else signs in. A page that has nothing to keep never loads this. */
(function () {
  "use strict";

  var NAME = "whatmatters";
  var MARK = "wm-kept";
  var STORES = ["owner", "day", "queue", "drafts"];
  var SHELL = /^wm-shell-/;
  var opened = null;

  function open() {
    if (!opened) {
      opened = new Promise(function (resolve, reject) {
        var asked = indexedDB.open(NAME, 1);
        asked.onupgradeneeded = function () {
          STORES.forEach(function (name) {
            asked.result.createObjectStore(name, { keyPath: "id", autoIncrement: name === "queue" });
          });
        };
        asked.onsuccess = function () {
          asked.result.onversionchange = function () {
            asked.result.close();
            opened = null;
          };
          resolve(asked.result);
        };
        asked.onerror = function () {
          reject(asked.error);
        };
      });
    }
    return opened;
  }

  /* All or nothing; and it is on the disk, not only promised, before anybody is told that it is. */
  async function within(stores, mode, work) {
    var base = await open();
    return new Promise(function (resolve, reject) {
      var deed = base.transaction(stores, mode, { durability: "strict" });
      var answer = work(deed);
      deed.oncomplete = function () {
        resolve(answer && "result" in answer ? answer.result : undefined);
      };
      deed.onabort = deed.onerror = function () {
        reject(deed.error);
      };
    });
  }

  function all(store) {
    return within([store], "readonly", function (deed) {
      return deed.objectStore(store).getAll();
    });
  }

  function one(store, id) {
    return within([store], "readonly", function (deed) {
      return deed.objectStore(store).get(id);
    });
  }

  function owner() {
    return one("owner", "owner");
  }

  async function seal(thing) {
    var mine = await owner();
    var iv = crypto.getRandomValues(new Uint8Array(12));
    var how = { name: "AES-GCM", iv: iv, additionalData: new TextEncoder().encode(mine.user) };
    var plain = new TextEncoder().encode(JSON.stringify(thing));
    return { iv: iv, sealed: await crypto.subtle.encrypt(how, mine.key, plain) };
  }

  async function unseal(kept) {
    var mine = await owner();
    var how = { name: "AES-GCM", iv: kept.iv, additionalData: new TextEncoder().encode(mine.user) };
    var plain = await crypto.subtle.decrypt(how, mine.key, kept.sealed);
    return JSON.parse(new TextDecoder().decode(plain));
  }

  /* From now on things are kept for this user; what was kept for another is gone first. */
  async function begin(user, ready) {
    var mine = await owner();
    if (mine && mine.user !== user) await wipe();
    if (!mine || mine.user !== user) {
      var key = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, [
        "encrypt",
        "decrypt",
      ]);
      await within(["owner"], "readwrite", function (deed) {
        deed.objectStore("owner").put({ id: "owner", user: user, key: key, ready: ready });
      });
    }
    localStorage.setItem(MARK, user);
  }

  /* The day as it now is, in place of what was kept, and of what it already holds. */
  async function keepDay(day, numbers) {
    var kept = Object.assign({ id: "day", at: Date.now() }, await seal(day));
    return within(["day", "queue"], "readwrite", function (deed) {
      deed.objectStore("day").put(kept);
      numbers.forEach(function (number) {
        deed.objectStore("queue").delete(number);
      });
    });
  }

  async function day() {
    var kept = await one("day", "day");
    return kept ? { at: kept.at, said: await unseal(kept) } : null;
  }

  function forgetDay() {
    return within(["day"], "readwrite", function (deed) {
      deed.objectStore("day").clear();
    });
  }

  /* Kept before anything else is done with it; a draft of the same goes at the same moment. */
  async function add(write, draft) {
    var kept = Object.assign({ state: "waiting", why: "" }, await seal(write));
    return within(["queue", "drafts"], "readwrite", function (deed) {
      if (draft) deed.objectStore("drafts").delete(draft);
      return deed.objectStore("queue").add(kept);
    });
  }

  async function queue() {
    var kept = await all("queue");
    return Promise.all(
      kept.map(async function (row) {
        return { number: row.id, state: row.state, why: row.why, write: await unseal(row) };
      })
    );
  }

  async function settle(number, state, why) {
    return within(["queue"], "readwrite", function (deed) {
      var rows = deed.objectStore("queue");
      rows.get(number).onsuccess = function (event) {
        var row = event.target.result;
        if (row) rows.put(Object.assign(row, { state: state, why: why || "" }));
      };
    });
  }

  function takeAway(number) {
    return within(["queue"], "readwrite", function (deed) {
      deed.objectStore("queue").delete(number);
    });
  }

  async function draft(id, words) {
    var kept = words ? Object.assign({ id: id }, await seal(words)) : null;
    return within(["drafts"], "readwrite", function (deed) {
      var rows = deed.objectStore("drafts");
      if (kept) rows.put(kept);
      else rows.delete(id);
    });
  }

  async function drafts() {
    var found = {};
    var kept = await all("drafts");
    for (var number = 0; number < kept.length; number += 1) {
      found[kept[number].id] = await unseal(kept[number]);
    }
    return found;
  }

  /* The key first: without it the rest says nothing, whatever becomes of it. */
  async function wipe() {
    localStorage.removeItem(MARK);
    await within(STORES, "readwrite", function (deed) {
      STORES.forEach(function (name) {
        deed.objectStore(name).clear();
      });
    });
    var names = await caches.keys();
    await Promise.all(
      names.filter((name) => SHELL.test(name)).map((name) => caches.delete(name))
    );
    var workers = await navigator.serviceWorker.getRegistrations();
    await Promise.all(workers.map((worker) => worker.unregister()));
  }

  async function waiting() {
    var kept = await all("queue");
    var half = await all("drafts");
    return kept.filter((row) => ["waiting", "refused"].includes(row.state)).length + half.length;
  }

  async function mayGo() {
    var left = await waiting();
    if (!left) return true;
    var what = left === 1 ? "1 thing that you wrote is" : left + " things that you wrote are";
    return window.confirm(
      what + " only on this device. If you sign out now, it is lost. Sign out all the same?"
    );
  }

  /* Signing out wipes first, and asks where something would be lost. */
  document.addEventListener("submit", async function (event) {
    var form = event.target;
    if (event.defaultPrevented || !form.querySelector(".wm-header__out")) return;
    event.preventDefault();
    try {
      if (!(await mayGo())) return;
      await wipe();
    } catch (fault) {
      // A browser that keeps nothing, or can’t be asked: nobody is kept signed in for that.
    }
    form.submit();
  });

  /* Whoever is signed in on this page decides what stays. Of nobody, the server is asked. */
  async function guard() {
    var tag = document.querySelector("script[data-kept]");
    var who = tag ? tag.dataset.who : "";
    var mine = await owner();
    if (!mine) {
      localStorage.removeItem(MARK);
    } else if (who && who !== mine.user) {
      await wipe();
    } else if (!who && !document.querySelector("[data-round]")) {
      var answer = await fetch(mine.ready, { redirect: "manual" });
      if (!answer.ok) await forgetDay();
    }
  }

  window.whatMatters = window.whatMatters || {};
  window.whatMatters.kept = {
    owner: owner,
    begin: begin,
    keepDay: keepDay,
    day: day,
    forgetDay: forgetDay,
    add: add,
    queue: queue,
    settle: settle,
    takeAway: takeAway,
    draft: draft,
    drafts: drafts,
    wipe: wipe,
  };
  window.whatMatters.guarded = guard().catch(function () {});
})();
