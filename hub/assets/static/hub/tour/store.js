/* What the tour keeps on this telephone, in two drawers: the sheet of the day, and what was written without a network.
   Used by the pages and by the service worker. What is kept, and for how long: docs/decisions/tour-without-network.md.
   Each drawer is a database of its own, so that hub.js can wipe it by its name alone. */
(() => {
  "use strict";
  const SHEET = "hub-tour-sheet";
  const QUEUE = "hub-tour-queue";
  /* In localStorage, which the service worker has not: whose it is, since when, and how many wait. hub.js reads it. */
  const MARK = "hub-tour";
  const DAY = 24 * 60 * 60 * 1000;

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

  const marked = () => JSON.parse(self.localStorage?.getItem(MARK) ?? "null");
  const mark = (changed) => {
    if (!self.localStorage) return;
    localStorage.setItem(MARK, JSON.stringify({ ...marked(), ...changed }));
  };
  const unmark = () => self.localStorage?.removeItem(MARK);

  const dropSheet = () => drop(SHEET);
  const wipe = async () => {
    unmark();
    await Promise.all([drop(SHEET), drop(QUEUE)]);
  };

  /* The sheet, unless its day is over. */
  const sheet = async () => {
    const kept = await within(SHEET, "readonly", (rows) => rows.get("sheet"));
    const now = Date.now();
    if (kept && now < Date.parse(kept.ends_at) && now < kept.taken_at + DAY) return kept;
    await dropSheet();
    return null;
  };

  /* What waits, in the order in which it was written; what is a day old has gone. */
  const queue = async () => {
    const kept = await within(QUEUE, "readonly", (rows) => rows.getAll());
    const old = kept.filter((record) => record.written + DAY <= Date.now());
    for (const record of old) await within(QUEUE, "readwrite", (rows) => rows.delete(record.id));
    const left = kept.filter((record) => !old.includes(record));
    await count(left.length);
    return left;
  };
  const count = async (waiting) => {
    if (!self.localStorage) return;
    if (waiting || (await within(SHEET, "readonly", (rows) => rows.count()))) mark({ waiting });
    else await wipe();
  };

  /* Once for each key, however often it is asked for. */
  const add = async (record) => {
    const known = await within(QUEUE, "readonly", (rows) => rows.index("key").get(record.key));
    if (!known) {
      const row = { state: "waiting", tried: false, reason: "", errors: {}, ...record, written: Date.now() };
      await within(QUEUE, "readwrite", (rows) => rows.add(row));
    }
    mark({ member: record.member, since: Date.now() });
    await queue();
  };
  const change = (record, changed) => within(QUEUE, "readwrite", (rows) => rows.put(Object.assign(record, changed)));
  const remove = async (record) => {
    await within(QUEUE, "readwrite", (rows) => rows.delete(record.id));
  };

  /* A new sheet. What anybody else has left here goes first. */
  const take = async (taken) => {
    const foreign = (await queue()).some((record) => record.member !== taken.member);
    if (foreign || (marked()?.member ?? taken.member) !== taken.member) await wipe();
    if (taken.stops.length) {
      await within(SHEET, "readwrite", (rows) => rows.put({ ...taken, taken_at: Date.now() }, "sheet"));
      mark({ member: taken.member, since: Date.now() });
    } else {
      await dropSheet();
    }
    return queue();
  };

  self.hubTour = { sheet, take, dropSheet, wipe, queue, add, change, remove, marked };
})();
