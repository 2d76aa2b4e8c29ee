/* What the tour keeps on this telephone, in two drawers: the sheet of the day, and what was written without a network.
   Used by the pages and by the service worker. What is kept, and for how long: docs/decisions/tour-without-network.md.
   Each row says itself whose it is and since when, so that what the worker keeps is judged as what a page keeps. */
(() => {
  "use strict";
  const SHEET = "hub-tour-sheet";
  const QUEUE = "hub-tour-queue";
  /* In localStorage, which the service worker has not: how many wait. A hint for what is shown, never a reason to delete. */
  const MARK = "hub-tour";
  const DAY = 24 * 60 * 60 * 1000;
  const WEEK = 7 * DAY;

  const make = (name, base) => {
    const rows = base.createObjectStore("rows", name === QUEUE ? { keyPath: "id", autoIncrement: true } : {});
    if (name === QUEUE) rows.createIndex("key", "key", { unique: true });
  };
  const open = (name) => new Promise((done, failed) => {
    const asked = indexedDB.open(name, 1);
    asked.onupgradeneeded = () => make(name, asked.result);
    asked.onerror = () => failed(asked.error);
    asked.onsuccess = () => {
      asked.result.onversionchange = () => asked.result.close();
      done(asked.result);
    };
  });
  /* Kept when the promise is: the transaction has ended, and has been written through. */
  const within = async (name, mode, work) => {
    const base = await open(name);
    try {
      return await new Promise((done, failed) => {
        const change = base.transaction("rows", mode, { durability: "strict" });
        const asked = work(change.objectStore("rows"));
        change.oncomplete = () => done(asked.result);
        change.onabort = () => failed(change.error);
      });
    } finally {
      base.close();
    }
  };
  const drop = (name) => new Promise((done) => {
    const asked = indexedDB.deleteDatabase(name);
    asked.onsuccess = asked.onerror = asked.onblocked = done;
  });

  /* Looked at and deleted or changed in one transaction: what is written meanwhile, here or by the worker, does not go
     with it. `becomes`: what is left of a row; null is nothing. */
  const sweep = (name, becomes) => within(name, "readwrite", (rows) => {
    const asked = rows.openCursor();
    asked.onsuccess = () => {
      const at = asked.result;
      if (!at) return;
      const left = becomes(at.value);
      if (left === null) at.delete();
      else if (left !== at.value) at.update(left);
      at.continue();
    };
    return asked;
  });
  const rowsOf = (name) => within(name, "readonly", (rows) => rows.getAll());

  const marked = () => JSON.parse(self.localStorage?.getItem(MARK) ?? "null");
  const unmark = () => self.localStorage?.removeItem(MARK);
  const count = async (waiting) => {
    if (!self.localStorage) return;
    const hasStops = (await rowsOf(SHEET)).some((kept) => kept.stops.length);
    if (waiting || hasStops) localStorage.setItem(MARK, JSON.stringify({ waiting }));
    else unmark();
  };

  const dropSheet = () => sweep(SHEET, () => null);
  const wipe = async () => {
    unmark();
    await Promise.all([drop(SHEET), drop(QUEUE)]);
  };

  /* Whoever signs out leaves nothing, and what others have not sent stays. */
  const leave = async (member) => {
    await Promise.all([dropSheet(), sweep(QUEUE, (record) => (record.member === member ? null : record))]);
    await queue();
  };

  /* The sheet, unless its day is over. It says who was signed in last: what waits is shown to nobody else. */
  const sheet = async () => {
    const now = Date.now();
    await sweep(SHEET, (kept) => (now >= Date.parse(kept.ends_at) || now >= kept.taken_at + DAY ? null : kept));
    return (await rowsOf(SHEET))[0] ?? null;
  };

  /* What is a day old is wiped; that it was there, and was not sent, is kept for a week, to be told. */
  const aged = (record) => {
    const age = Date.now() - record.written;
    if (age >= WEEK) return null;
    if (record.state === "lost") return record;
    // Before checking in and out could wait, all that was kept was what came of a visit.
    if (age < DAY) return record.kind ? record : { ...record, kind: "kontakt" };
    const { id, key, member, written } = record;
    return { id, key, member, written, state: "lost" };
  };
  /* What waits, in the order in which it was written. */
  const queue = async () => {
    await sweep(QUEUE, aged);
    const left = await rowsOf(QUEUE);
    await count(left.length);
    return left;
  };
  /* One's own, what of it was wiped before it was sent, and what anybody else has left here. */
  const sorted = (rows, member) => {
    const mine = rows.filter((record) => record.member === member);
    return {
      own: mine.filter((record) => record.state !== "lost"),
      lost: mine.filter((record) => record.state === "lost"),
      others: rows.filter((record) => record.member !== member),
    };
  };

  /* What lies here once a page of the hub has said who is signed in: the addresses of anybody else go. What was written
     waits for its writer. A page that does not say: only what is too old goes. */
  const judge = async (member) => {
    const made = (await indexedDB.databases?.())?.map(({ name }) => name) ?? [SHEET, QUEUE];
    if (![SHEET, QUEUE].some((name) => made.includes(name))) {
      unmark();
      return [];
    }
    await sheet();
    if (member !== undefined) await sweep(SHEET, (kept) => (kept.member === member ? kept : null));
    return queue();
  };

  /* Once for each key, however often it is asked for. */
  const add = async (record) => {
    const known = await within(QUEUE, "readonly", (rows) => rows.index("key").get(record.key));
    if (!known) {
      const row = { state: "waiting", tried: false, reason: "", errors: {}, ...record, written: Date.now() };
      await within(QUEUE, "readwrite", (rows) => rows.add(row));
    }
    await queue();
  };
  const change = (record, changed) => within(QUEUE, "readwrite", (rows) => rows.put(Object.assign(record, changed)));
  const remove = async (record) => {
    await within(QUEUE, "readwrite", (rows) => rows.delete(record.id));
  };

  /* A new sheet, in the place of any other; also one without visits, which still says whose the telephone is. */
  const take = async (taken) => {
    await within(SHEET, "readwrite", (rows) => rows.put({ ...taken, taken_at: Date.now() }, "sheet"));
    return queue();
  };

  self.hubTour = { sheet, take, judge, dropSheet, wipe, leave, queue, sorted, add, change, remove, marked };
})();
