/* The tour's service worker: a page of the tour that cannot be fetched is answered by the one without anybody's data,
   and what is told at a door and cannot be sent is kept. Only that page and what it is made of (HUB.files) lie in the cache. */
(() => {
  "use strict";
  const { tour, page, files, version } = self.HUB;
  const CACHE = `hub-tour-${version}`;
  const PATIENCE = 8000; // ms that a page may take before the telephone shows what it has
  const TELLS = /\/([0-9a-f-]{36})\/(kontakt|ind|ud)\/$/;

  const fill = async () => {
    const cache = await caches.open(CACHE);
    await cache.addAll([page, ...files].map((url) => new Request(url, { cache: "reload" })));
  };
  const tidy = async () => {
    const names = await caches.keys();
    await Promise.all(names.filter((name) => name.startsWith("hub-tour-") && name !== CACHE).map((name) => caches.delete(name)));
    await self.clients.claim();
  };
  const kept = (url) => caches.match(url, { ignoreVary: true });

  const within = (time, asked) => Promise.race([
    asked,
    new Promise((_, late) => setTimeout(() => late(new Error("no answer in time")), time)),
  ]);

  /* Nobody is signed in, or the tour is not for whoever is: the sheet goes. What was written waits for its writer. */
  const judge = async (answer) => {
    if (answer.type === "opaqueredirect" || [401, 403, 404].includes(answer.status)) await self.hubTour.dropSheet().catch(() => {});
  };

  const asked = async (request, url) => {
    const answer = await within(PATIENCE, fetch(request));
    if (answer.status >= 502) throw new Error("nobody is behind the door");
    if (url.pathname === tour) await judge(answer);
    return answer;
  };

  /* Stored (it leads on), or a form to be mended. Anything else is asked again by the tour, which tells what came of it. */
  const isSettled = (answer) => answer.type === "opaqueredirect" || answer.status === 200 || answer.status === 422;
  const sent = async (request, copy, url) => {
    const told = await toldIn(copy, url);
    // Where nothing can be kept, what can be sent is.
    const mustWait = told ? await isBehind(told).catch(() => false) : false;
    let answer = null;
    try {
      if (!mustWait) answer = await within(2 * PATIENCE, fetch(request));
    } catch {
      // No network, or none worth the name.
    }
    if (answer && isSettled(answer)) return answer;
    // What was tried may have come through: the answer may be all that was lost.
    const isKept = told ? await self.hubTour.add({ ...told, tried: !mustWait }).then(() => true, () => false) : false;
    if (isKept) return Response.redirect(`${tour}?skrevet`, 303);
    return answer && answer.status < 502 ? answer : Response.redirect(`${tour}?ikke-sendt`, 303);
  };
  /* What is told at a door, as it may wait on the telephone; null for anything else. */
  const toldIn = async (copy, url) => {
    const at = new Date().toISOString();
    const [, visit, kind] = url.pathname.match(TELLS) ?? [];
    if (!visit) return null;
    const given = Object.fromEntries(await copy.formData());
    const { csrfmiddlewaretoken: _, member, key = crypto.randomUUID(), ...fields } = given;
    if (!member) return null;
    if (kind !== "kontakt") fields.at = at;
    const sheet = await self.hubTour.sheet().catch(() => null);
    const stop = sheet?.stops.find((each) => each.id === visit);
    return { member, key, fields, tell: url.pathname, visit, kind, reference: stop?.reference ?? "" };
  };
  /* Whether something of the same writer's waits already, which it must not overtake. */
  const isBehind = async ({ member }) => {
    const { own } = self.hubTour.sorted(await self.hubTour.queue(), member);
    return own.some((record) => record.state === "waiting");
  };

  const walk = async (request, url) => {
    if (request.method === "POST") return sent(request, request.clone(), url);
    try {
      return await asked(request, url);
    } catch {
      return (await kept(page)) ?? Response.error();
    }
  };

  self.addEventListener("install", (event) => event.waitUntil(fill().then(() => self.skipWaiting())));
  self.addEventListener("activate", (event) => event.waitUntil(tidy()));
  self.addEventListener("fetch", (event) => {
    const { request } = event;
    const url = new URL(request.url);
    if (url.origin !== self.location.origin) return;
    if (request.mode === "navigate" && url.pathname.startsWith(tour)) event.respondWith(walk(request, url));
    else if (request.method === "GET" && files.includes(url.pathname)) {
      event.respondWith(kept(url.pathname).then((file) => file ?? fetch(request)));
    }
  });
})();
