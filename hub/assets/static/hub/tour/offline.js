/* The tour without a network: what lies on the telephone, and writing down what came of a visit. Nothing is sent from
   here: that takes the tour's own page, which knows who is signed in (send.js). */
(async () => {
  "use strict";
  const store = self.hubTour;
  const { hubTour: tour, hubPage: here, hubAlive: alive } = document.body.dataset;
  const words = JSON.parse(document.getElementById("hub-tour-words").textContent);
  const find = (name) => document.querySelector(name);
  const [said, write, lists] = ["[data-hub-said]", "[data-hub-write]", "[data-hub-lists]"].map(find);
  const form = write.querySelector("form");
  const pad = (number) => String(number).padStart(2, "0");
  const clock = (moment) => `${pad(moment.getHours())}.${pad(moment.getMinutes())}`;
  const day = (moment) => `${moment.getFullYear()}-${pad(moment.getMonth() + 1)}-${pad(moment.getDate())}`;
  const many = (name, n) => words[n === 1 ? `${name}_one` : name].replace("{n}", n);
  const say = (text) => {
    said.textContent = text;
    if (text) said.focus();
  };
  let sheet = null;
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
  const drawStop = (stop) => {
    const card = document.getElementById("hub-stop").content.cloneNode(true);
    fill(card, ".hub-stop__title", `${stop.number}. ${stop.title}`);
    fill(card, ".hub-stop__facts", [stop.time, stop.reference, ...stop.people].filter(Boolean).join(" · "));
    card.querySelector("[data-hub-two]").hidden = !stop.two;
    fill(card, ".hub-stop__until", stop.until && words.in_until.replace("{at}", stop.until));
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
  const withoutVisit = async (record) => {
    await store.change(record, { state: "waiting", fields: { ...record.fields, without_visit: "on" } });
    await draw();
  };
  /* What was tried may have been stored, so only its own answer can change it. */
  const choices = (record) => [
    !record.tried && button(words.correct, () => correct(record)),
    record.state === "refused" && button(words.without_visit, () => withoutVisit(record)),
    !record.tried && button(words.discard, () => discard(record)),
  ].filter(Boolean);
  const drawRecord = (record) => {
    const card = document.getElementById("hub-record").content.cloneNode(true);
    const isRefused = record.state === "refused";
    card.querySelector(".hub-stop").classList.toggle("hub-overdue", isRefused);
    fill(card, ".hub-stop__title", titleOf(record));
    fill(card, "[data-hub-standing]", isRefused ? words.was_refused.replace("{of}", record.reason) : words.waits);
    const list = card.querySelector("dl");
    for (const [asked, answer] of written(record.fields)) {
      list.append(Object.assign(document.createElement("dt"), { textContent: asked }));
      list.append(Object.assign(document.createElement("dd"), { textContent: answer }));
    }
    card.querySelector(".hub-stop__results").append(...choices(record));
    return card;
  };

  const draw = async () => {
    sheet = await store.sheet();
    const queue = await store.queue();
    const taken = find("[data-hub-taken]");
    taken.hidden = !sheet && Boolean(queue.length);
    taken.textContent = sheet ? words.taken.replace("{at}", clock(new Date(sheet.taken_at))) : words.no_sheet;
    find("[data-hub-stops]").replaceChildren(...(sheet?.stops ?? []).map(drawStop));
    const refused = queue.filter((record) => record.state === "refused").length;
    const counts = [queue.length > refused && many("waiting", queue.length - refused), refused && many("refused", refused)];
    find("#hub-queue").textContent = counts.filter(Boolean).join(" · ");
    find("[data-hub-queue]").hidden = !queue.length;
    find("[data-hub-queue] ol").replaceChildren(...queue.map(drawRecord));
  };

  const fieldsOf = () => {
    const { csrfmiddlewaretoken: _, key: __, ...fields } = Object.fromEntries(new FormData(form));
    return fields;
  };
  const save = () => {
    const { stop, record } = writing;
    const fields = fieldsOf();
    if (record) return store.change(record, { state: "waiting", reason: "", errors: {}, fields });
    const { id: visit, reference, tell: address } = stop;
    return store.add({ member: sheet.member, key: crypto.randomUUID(), visit, reference, tell: address, fields });
  };
  form.addEventListener("invalid", (event) => {
    const folded = event.target.closest("details");
    if (folded) folded.open = true;
  }, true);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (!writing) return;
    try {
      await save();
    } catch {
      say(words.not_kept);
      return;
    }
    close();
    await draw();
    say(words.kept);
  });
  write.querySelector("[data-hub-cancel]").addEventListener("click", close);

  /* Back to the tour's own page when it can be fetched, unless somebody is writing or has come here on purpose. */
  const look = async () => {
    if (sheet && !(await store.sheet())) await draw(); // its day has ended while the page stood open
    const answer = await fetch(alive, { cache: "no-store" }).catch(() => null);
    find("[data-hub-online]").hidden = !answer?.ok;
    if (answer?.ok && !writing && location.pathname !== here) location.replace(tour);
  };

  await draw();
  const pressed = location.pathname.match(/\/([0-9a-f-]{36})\/kontakt\/$/)?.[1];
  const stop = sheet?.stops.find((each) => each.id === pressed);
  if (stop) tell(stop, new URLSearchParams(location.search).get("resultat") ?? "");
  else if (location.search === "?skrevet") say(words.kept);
  else if (location.search === "?ikke-sendt") say(words.not_sent);
  window.addEventListener("online", look);
  /* What has been wiped meanwhile, in another window or by signing out, stands on no page that comes back. */
  window.addEventListener("pageshow", (event) => event.persisted && location.reload());
  window.addEventListener("storage", () => !store.marked() && location.reload());
  window.setInterval(look, 15_000);
  await look();
})();
