/* Small helps. Every page works without them. */
(() => {
  "use strict";

  /* What went wrong is read first: browsers differ in how they honour autofocus on a box. */
  const focusErrors = (root) => root.querySelector("[data-hub-errors]")?.focus({ preventScroll: false });

  /* A double click gives one post. The guard lifts when the page is shown again from the Back button. */
  const sent = new WeakSet();
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post") return;
    if (sent.has(form)) {
      event.preventDefault();
      return;
    }
    sent.add(form);
    form.querySelectorAll("button[type=submit]").forEach((button) => button.setAttribute("aria-disabled", "true"));
  });
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) window.location.reload();
  });

  /* Menus made of details close with Escape, with a click beside them, and when the focus leaves. */
  const openMenus = () => document.querySelectorAll("details[data-hub-dropdown][open]");
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    openMenus().forEach((menu) => {
      const inside = menu.contains(document.activeElement);
      menu.open = false;
      if (inside) menu.querySelector("summary").focus();
    });
  });
  const closeOutside = (event) => openMenus().forEach((menu) => {
    if (!menu.contains(event.target)) menu.open = false;
  });
  document.addEventListener("click", closeOutside);
  document.addEventListener("focusin", closeOutside);

  /* Several files: their names stand below the field, since the browser shows only how many. */
  document.addEventListener("change", (event) => {
    const input = event.target;
    if (!(input instanceof HTMLInputElement) || input.type !== "file" || !input.multiple) return;
    let list = input.parentElement.querySelector(".hub-file__chosen");
    if (!list) {
      list = document.createElement("span");
      list.className = "hub-file__chosen";
      list.setAttribute("role", "status");
      input.after(list);
    }
    list.textContent = Array.from(input.files, (file) => file.name).join(", ");
  });

  /* What is chosen in a select is none of the further choices; a box that was ticked is not ticked twice. */
  document.querySelectorAll("[data-hub-not-also]").forEach((groups) => {
    const select = groups.closest("form").elements[groups.dataset.hubNotAlso];
    const leaveOut = () => groups.querySelectorAll("input").forEach((box) => {
      const isChosen = box.value === select.value;
      box.closest(".hub-choice").hidden = isChosen;
      box.disabled = isChosen;
    });
    select.addEventListener("change", leaveOut);
    leaveOut();
  });

  /* "Print this page" shows itself only where it works. */
  document.querySelectorAll("[data-hub-print]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  });

  /* What the tour has left on this telephone is its writer's alone, and a day old at most. Its rows say whose they are and
     since when (tour/store.js), and every page sees to it. How much is not sent is told on every page, also to another. */
  const tour = self.hubTour;
  const member = document.querySelector("meta[name=hub-member]")?.content;
  const hinted = () => tour?.marked()?.waiting ?? 0;
  /* A telephone that is slow to look must not be taken for one on which nothing waits. */
  const soon = (asked) => Promise.race([asked.catch(() => null), new Promise((late) => setTimeout(late, 5000))]);
  const showWaiting = () => document.querySelectorAll("[data-hub-waiting]").forEach((told) => {
    told.hidden = !hinted();
    told.querySelector("[data-hub-waiting-count]").textContent = hinted();
  });
  /* One's own are sent by opening the tour. */
  const leadOn = (rows) => document.querySelectorAll("a[data-hub-waiting]").forEach((link) => {
    if (tour.sorted(rows, member).own.length) link.href = link.dataset.hubWaiting;
  });
  document.addEventListener("hub-tour-counted", showWaiting);
  tour?.judge(member).then((rows) => {
    showWaiting();
    leadOn(rows);
  }, () => {}); // a browser that keeps nothing has nothing to tell

  /* Signing out wipes what is one's own on the telephone, also where the browser does not do so itself (Clear-Site-Data).
     What somebody else has not sent yet stays for them, so the hub is asked not to have the browser wipe everything. */
  const wipeOwn = async (rows) => {
    // A telephone that has not answered may hold what is somebody else's.
    const isShared = !rows || tour.sorted(rows, member).others.length > 0;
    await soon(isShared ? tour.leave(member) : tour.wipe());
    return isShared;
  };
  document.querySelectorAll("form[data-hub-leaving]").forEach((form) => {
    let isWiped = !tour;
    form.addEventListener("submit", async (event) => {
      if (isWiped) return;
      event.preventDefault();
      event.stopPropagation();
      const rows = await soon(tour.judge());
      const waiting = rows ? tour.sorted(rows, member).own.length : hinted();
      if (waiting && !window.confirm(form.dataset.hubLeaving.replace("{n}", waiting))) return;
      if (await wipeOwn(rows)) form.append(Object.assign(document.createElement("input"), { type: "hidden", name: "shared", value: "1" }));
      isWiped = true;
      form.requestSubmit(event.submitter);
    });
  });

  /* A progress bar that has ended takes the reader on, when its answer says where. */
  document.addEventListener("htmx:afterSwap", (event) => focusErrors(event.target));

  focusErrors(document);
})();
