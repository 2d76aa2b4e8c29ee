/* The tour without a network: what lies on the telephone, writing down what came of a visit, and checking in and out.
   Nothing is sent from here: that takes the tour's own page, which knows who is signed in (send.js). */
(async () => {
  "use strict";
  const store = self.hubTour;
  const { hubTour: tour, hubPage: here, hubAlive: alive } = document.body.dataset;
  const words = JSON.parse(document.getElementById("hub-tour-words").textContent);
  const find = (name) => document.querySelector(name);
  const [said, write, lists] = ["[data-hub-said]", "[data-hub-write]", "[data-hub-lists]"].map(find);
  const form = write.querySelector("form");
  const TELL = "kontakt"; // beside "ind" and "ud": the last word of the address that it is sent to
  const pad = (number) => String(number).padStart(2, "0");
  const clock = (moment) => `${pad(moment.getHours())}.${pad(moment.getMinutes())}`;
  const day = (moment) => `${moment.getFullYear()}-${pad(moment.getMonth() + 1)}-${pad(moment.getDate())}`;
  const many = (name, n) => words[n === 1 ? `${name}_one` : name].replace("{n}", n);
  const say = (text) => {
    said.textContent = text;
    if (text) said.focus();
  };
  const at = (time) => `${asHere("date", day(new Date(time)))}, ${clock(new Date(time))}`;
  let sheet = null;
  /* What waits, of whom the sheet is. */
  let own = [];
  /* What is being written: of which visit, or the record that is corrected. */
  let writing = null;

  const close = () => {
    writing = null;
    write.hidden = true;
    lists.hidden = false;
    history.replaceState(null, "", location.pathname === here ? here : tour);
  };
  const begin = (of, fields, title) => {
    const now = new Date();
    const given = { on: day(now), at: `${pad(now.getHours())}:${pad(now.getMinutes())}`, ...fields };
    writing = of;
    form.reset();
    form.querySelector("details").open = Boolean(of.record);
    for (const [name, value] of Object.entries(given)) if (form.elements[name]) form.elements[name].value = value;
    write.querySelector("[data-hub-of]").textContent = title;
    write.hidden = false;
    lists.hidden = true;
    say("");
    write.scrollIntoView();
    (form.querySelector("[name=result]:checked") ?? form.querySelector("[name=result]")).focus();
  };
  const tell = (stop, result) => {
    const channel = `home_visit_${stop.announced ? "announced" : "unannounced"}`;
    begin({ stop }, { channel, result }, stop.title);
  };
  const correct = (record) => begin({ record }, record.fields, titleOf(record));

  const titleOf = (record) => sheet?.stops.find((stop) => stop.id === record.visit)?.title ?? record.reference;

  /* A day or a time as the hub writes it (hub/formats); a browser's own way has other signs. */
  const asHere = (type, value) => {
    const danish = document.documentElement.lang === "da";
    if (type === "time") return danish ? value.replace(":", ".") : value;
    if (type !== "date") return value;
    const on = new Date(`${value}T12:00`);
    if (danish) return `${on.getDate()}/${on.getMonth() + 1} ${on.getFullYear()}`;
    return on.toLocaleDateString("en-GB", { day: "numeric", month: "short", year: "numeric" });
  };

  /* The words of the form for what was written in it. */
  const written = (fields) => [...form.elements].filter((field) => fields[field.name] && field.type !== "hidden").flatMap((field) => {
    const group = field.closest(".hub-field");
    if (field.type === "radio" && field.value !== fields[field.name]) return [];
    const asked = group.querySelector("legend, .form-label").firstChild.textContent;
    const chosen = field.type === "radio" ? field.labels[0].textContent : null;
    const option = field.options && [...field.options].find((each) => each.value === fields[field.name])?.textContent;
    return [[asked, chosen ?? option ?? asHere(field.type, fields[field.name])]];
  });

  const fill = (root, name, text) => {
    const part = root.querySelector(name);
    part.textContent = text;
    part.hidden = !text;
  };
  /* Whether somebody is at the door: as pressed on this telephone last, else as the hub knew. */
  const standing = (stop) => {
    const said = own.filter((record) => record.visit === stop.id && record.kind !== TELL && record.state !== "refused").at(-1);
    const moment = said && clock(new Date(said.fields.at));
    const known = stop.until && words.in_until.replace("{at}", stop.until);
    if (!said) return { isIn: Boolean(known), isOut: false, text: known };
    if (said.kind === "ind") return { isIn: true, isOut: false, text: words.in_here.replace("{at}", moment) };
    const alarm = stop.until && words.out_alarm.replace("{at}", stop.until);
    return { isIn: false, isOut: true, text: [words.out_here.replace("{at}", moment), alarm].filter(Boolean).join(" ") };
  };
  const check = (kind, stop, address, fields) => {
    const pressed = { ...fields, at: new Date().toISOString() };
    const record = { kind, visit: stop.id, reference: stop.reference, tell: address, fields: pressed };
    keep(() => add(record), () => standing(stop).text);
  };
  const drawCheck = (card, stop) => {
    const { isIn, isOut, text } = standing(stop);
    const told = own.filter((record) => record.visit === stop.id && record.kind === TELL).at(-1);
    const result = told && written({ result: told.fields.result })[0]?.[1];
    fill(card, ".hub-stop__until", text);
    fill(card, ".hub-stop__told", told && words.told_here.replace("{of}", result));
    const [out, come] = ["[data-hub-out]", "[data-hub-in]"].map((name) => card.querySelector(name));
    const [length, press] = ["select", "button"].map((name) => come.querySelector(name));
    out.hidden = !isIn;
    come.hidden = isOut || Boolean(told) || !stop.check_in;
    press.firstElementChild.textContent = words[isIn ? "more_time" : "check_in"];
    out.addEventListener("click", () => check("ud", stop, stop.check_out, {}));
    press.addEventListener("click", () => check("ind", stop, stop.check_in, { length: length.value }));
  };
  const drawStop = (stop) => {
    const card = document.getElementById("hub-stop").content.cloneNode(true);
    fill(card, ".hub-stop__title", `${stop.number}. ${stop.title}`);
    fill(card, ".hub-stop__facts", [stop.time, stop.reference, ...stop.people].filter(Boolean).join(" · "));
    card.querySelector("[data-hub-two]").hidden = !stop.two;
    drawCheck(card, stop);
    card.querySelectorAll(".sr-only").forEach((part) => { part.textContent = `: ${stop.title}`; });
    const map = card.querySelector("[data-hub-map]");
    map.href = `geo:0,0?q=${encodeURIComponent(stop.address)}`;
    map.dataset.hubMap = card.querySelector("[data-hub-copy]").dataset.hubCopy = stop.address;
    self.hubPlace.ready(card);
    if (!stop.address) card.querySelector(".hub-stop__links").remove();
    card.querySelectorAll(".hub-stop__results button").forEach((button) => {
      button.addEventListener("click", () => tell(stop, button.value));
    });
    return card;
  };

  const button = (label, act) => {
    const made = Object.assign(document.createElement("button"), { type: "button", className: "button button-secondary" });
    made.textContent = label;
    made.addEventListener("click", act);
    return made;
  };
  const discard = async (record) => {
    if (!window.confirm(words.discard_sure)) return;
    await store.remove(record);
    await draw();
  };
  const again = async (record, fields) => {
    await store.change(record, { state: "waiting", gone: false, unknown: false, fields: { ...record.fields, ...fields } });
    await draw();
  };
  /* What was tried may have been stored, so only its own answer can change it. Where that answers nothing of use, it can
     be discarded nevertheless. */
  const choices = (record) => [
    !record.tried && record.kind === TELL && button(words.correct, () => correct(record)),
    (record.gone || record.unknown) && button(words.again, () => again(record, {})),
    record.state === "refused" && !record.gone && !record.unknown && record.kind === TELL
      && button(words.without_visit, () => again(record, { without_visit: "on" })),
    (!record.tried || record.unknown) && button(words.discard, () => discard(record)),
  ].filter(Boolean);
  const toldIn = ({ kind, fields }) => {
    if (kind === TELL) return written(fields);
    const minutes = fields.length ? ` (${words.minutes.replace("{n}", fields.length)})` : "";
    return [[words[kind === "ind" ? "check_in" : "check_out"], `${clock(new Date(fields.at))}${minutes}`]];
  };
  const drawRecord = (record) => {
    const card = document.getElementById("hub-record").content.cloneNode(true);
    const isRefused = record.state === "refused";
    card.querySelector(".hub-stop").classList.toggle("hub-overdue", isRefused);
    fill(card, ".hub-stop__title", titleOf(record));
    fill(card, "[data-hub-standing]", isRefused ? words.was_refused.replace("{of}", record.reason) : words.waits);
    const list = card.querySelector("dl");
    for (const [asked, answer] of toldIn(record)) {
      list.append(Object.assign(document.createElement("dt"), { textContent: asked }));
      list.append(Object.assign(document.createElement("dd"), { textContent: answer }));
    }
    card.querySelector(".hub-stop__results").append(...choices(record));
    return card;
  };

  /* How many, when they were written, and nothing of what stands in them. */
  const drawCount = (name, rows) => {
    const box = find(`[data-hub-${name}]`);
    box.hidden = !rows.length;
    if (rows.length) find(`#hub-${name}`).textContent = many(name, rows.length);
    box.querySelector("ul").replaceChildren(...rows.map(({ state, written: on }) => {
      const text = words[state === "lost" ? "wiped_at" : "written_at"].replace("{at}", at(on));
      return Object.assign(document.createElement("li"), { textContent: text });
    }));
  };
  const draw = async () => {
    sheet = await store.sheet();
    const kept = store.sorted(await store.queue(), sheet?.member);
    own = kept.own;
    drawCount("lost", kept.lost);
    drawCount("others", kept.others);
    const hasStops = Boolean(sheet?.stops.length);
    const taken = find("[data-hub-taken]");
    taken.hidden = !hasStops && Boolean(own.length);
    taken.textContent = hasStops ? words.taken.replace("{at}", clock(new Date(sheet.taken_at))) : words.no_sheet;
    find("[data-hub-stops]").replaceChildren(...(sheet?.stops ?? []).map(drawStop));
    const refused = own.filter((record) => record.state === "refused").length;
    const counts = [own.length > refused && many("waiting", own.length - refused), refused && many("refused", refused)];
    const [queue, count] = ["[data-hub-queue]", "[data-hub-count]"].map(find);
    find("#hub-queue").textContent = count.firstElementChild.textContent = counts.filter(Boolean).join(" · ");
    queue.hidden = !own.length;
    queue.querySelector("ol").replaceChildren(...own.map(drawRecord));
    // What waits does not stand between her and the next door; what was refused does.
    const isBelow = hasStops && !refused;
    lists[isBelow ? "append" : "prepend"](queue);
    count.hidden = !own.length || !isBelow;
    find("[data-hub-alone]").hidden = !hasStops;
  };
  find("[data-hub-seen]").addEventListener("click", async () => {
    const { lost } = store.sorted(await store.queue(), sheet?.member);
    await Promise.all(lost.map((record) => store.remove(record)));
    await draw();
  });

  const fieldsOf = () => {
    const { csrfmiddlewaretoken: _, key: __, ...fields } = Object.fromEntries(new FormData(form));
    return fields;
  };
  const add = (record) => store.add({ member: sheet.member, key: crypto.randomUUID(), ...record });
  const save = () => {
    const { stop, record } = writing;
    const fields = fieldsOf();
    if (record) return store.change(record, { state: "waiting", reason: "", errors: {}, fields });
    const { id: visit, reference, tell: address } = stop;
    return add({ kind: TELL, visit, reference, tell: address, fields });
  };
  /* Written through before it is said so; and sent at once, if there is a network after all. A double click is one. */
  let isKeeping = false;
  const keep = async (work, told) => {
    if (isKeeping) return;
    isKeeping = true;
    const isKept = await work().then(() => true, () => false);
    if (isKept) {
      close();
      await draw();
    }
    isKeeping = false;
    say(isKept ? told() : words.not_kept);
    if (!isKept) return;
    await look({ hasNews: true });
  };
  form.addEventListener("invalid", (event) => {
    const folded = event.target.closest("details");
    if (folded) folded.open = true;
  }, true);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (writing) keep(save, () => words.kept);
  });
  write.querySelector("[data-hub-cancel]").addEventListener("click", close);

  /* Back to the tour's own page when it can be fetched, unless somebody is writing or has come here on purpose. */
  const look = async ({ hasNews = false } = {}) => {
    if (sheet && !(await store.sheet())) await draw(); // its day has ended while the page stood open
    const answer = await fetch(alive, { cache: "no-store" }).catch(() => null);
    find("[data-hub-online]").hidden = !answer?.ok;
    if (answer?.ok && !writing && (hasNews || location.pathname !== here)) location.replace(tour);
  };

  await draw();
  const pressed = location.pathname.match(/\/([0-9a-f-]{36})\/kontakt\/$/)?.[1];
  const stop = sheet?.stops.find((each) => each.id === pressed);
  if (stop) tell(stop, new URLSearchParams(location.search).get("resultat") ?? "");
  else if (location.search === "?skrevet") say(words.kept);
  else if (location.search === "?ikke-sendt") say(words.not_sent);
  window.addEventListener("online", () => look());
  /* What has been wiped meanwhile, in another window or by signing out, stands on no page that comes back. */
  window.addEventListener("pageshow", (event) => event.persisted && location.reload());
  window.addEventListener("storage", () => !store.marked() && location.reload());
  window.setInterval(() => look(), 15_000);
  await look();
})();
