/* The tour with a network: its sheet is laid on the telephone, and what waits there is sent, one by one, in order. The
   form's key makes each of them one attempt, also when only the answer was lost. */
(async () => {
  "use strict";
  const store = self.hubTour;
  const sheet = JSON.parse(document.getElementById("hub-tour-sheet")?.textContent ?? "null");
  const words = JSON.parse(document.getElementById("hub-tour-words")?.textContent ?? "null");
  const box = document.querySelector("[data-hub-tour-state]");
  // Without a safe connection there is no worker, so nothing is kept either.
  if (!sheet || !box || !navigator.serviceWorker) return;
  /* Told once the page has been drawn anew, with how things stand after it. */
  const SENT = "hub-tour-sent";
  const sent = Number(sessionStorage.getItem(SENT));
  sessionStorage.removeItem(SENT);
  /* The page has been drawn anew because its token was refused: refused once more, a new one does not help. */
  const ANEW = "hub-tour-anew";
  const isAnew = Boolean(sessionStorage.getItem(ANEW));
  sessionStorage.removeItem(ANEW);
  const token = () => document.querySelector("[name=csrfmiddlewaretoken]").value;
  const many = (name, n) => words[n === 1 ? `${name}_one` : name].replace("{n}", n);

  const show = (queue) => {
    const { own, lost, others } = store.sorted(queue, sheet.member);
    const refused = own.filter((record) => record.state === "refused").length;
    const counts = { sent, waiting: own.length - refused, refused, lost: lost.length, others: others.length };
    const said = Object.entries(counts).filter(([, n]) => n).map(([name, n]) => many(name, n));
    box.querySelector("[data-hub-tour-said]").textContent = said.join(" · ");
    box.querySelector("a").hidden = !queue.length;
    box.hidden = !said.length;
    document.dispatchEvent(new CustomEvent("hub-tour-counted"));
  };

  const post = (record) => fetch(record.tell, {
    method: "POST",
    redirect: "manual",
    headers: { Accept: "application/json", "X-CSRFToken": token() },
    body: new URLSearchParams({ ...record.fields, key: record.key, member: record.member }),
  });
  /* What says nothing about what was sent: who is signed in is another question, the hub is busy, or nobody is there. */
  const saysNothing = ({ type, status }) => type === "opaqueredirect" || [401, 408, 429].includes(status) || status >= 502;
  /* Why it was not stored, or null when that is not known, so that it is sent again: by its writer, if somebody else has
     signed in since. What the hub has answered and not explained is refused too, or everything else would wait for it. */
  const refusal = async (answer) => {
    const told = answer.headers.get("Content-Type")?.startsWith("application/json") ? await answer.json() : null;
    if (saysNothing(answer) || told?.errors?.member || isStale(answer, told)) return null;
    if (answer.status === 404) return { reason: words.gone, errors: {}, gone: true };
    if (told && answer.status === 403) return { reason: told.reason, errors: {} };
    if (!told?.errors) return { reason: words.unknown, errors: {}, unknown: true };
    return { reason: Object.values(told.errors).flat().join(" "), errors: told.errors };
  };
  /* The page's token holds no more: one has begun to act for another agency in another window. */
  const isStale = (answer, told) => {
    const isSo = answer.status === 403 && !told && !isAnew;
    if (isSo) sessionStorage.setItem(ANEW, "1");
    return isSo;
  };
  const waiting = async () => {
    const { own } = store.sorted(await store.queue(), sheet.member);
    return own.filter((record) => record.state === "waiting");
  };
  /* Whether this page's word for who is signed in does not hold any more. */
  const isOver = (answer) => answer.type === "opaqueredirect" || [401, 403, 422].includes(answer.status);
  let mustAskAnew = false;
  /* Whether the next may be sent. */
  const send = async (record) => {
    await store.change(record, { tried: true });
    const answer = await post(record);
    if (answer.status === 201) {
      await store.remove(record);
      sessionStorage.setItem(SENT, Number(sessionStorage.getItem(SENT)) + 1);
      return true;
    }
    const found = await refusal(answer);
    if (found) await store.change(record, { state: "refused", tried: Boolean(found.unknown), gone: false, unknown: false, ...found });
    else mustAskAnew = isOver(answer);
    return Boolean(found);
  };
  const sendAll = async () => {
    let isNews = false;
    try {
      for (const record of await waiting()) {
        if (!(await send(record))) break;
        isNews = true;
      }
    } catch {
      // The network is gone again. What was written stays, and so does its place in the order.
    }
    // The page tells how things stood before, so it is drawn anew, and says then what came of it.
    if (isNews || mustAskAnew) location.replace(location.pathname);
    else show(await store.queue());
  };
  /* Two windows take turns. Where they cannot, the key still makes it one attempt. */
  const inTurn = () => (navigator.locks ? navigator.locks.request("hub-tour", sendAll) : sendAll());

  show(await store.take(sheet));
  navigator.serviceWorker.register(box.dataset.hubWorker, { scope: location.pathname });
  // A page that has stood open long may not know any more who is signed in.
  window.addEventListener("online", async () => (await waiting()).length && location.replace(location.pathname));
  await inTurn();
})();
