/* The tour's service worker: a page of the tour that cannot be fetched is answered by the one without anybody's data,
   and an attempt that cannot be sent is kept. Only that page and what it is made of (HUB.files) lie in the cache. */
(() => {
  "use strict";
  const { tour, page, files, version } = self.HUB;
  const CACHE = `hub-tour-${version}`;
  const PATIENCE = 8000; // ms that a page may take before the telephone shows what it has
  const TELLS = /\/([0-9a-f-]{36})\/kontakt\/$/;

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

  /* Nobody is signed in: the sheet can be fetched again, what was written cannot. No tour at all: everything goes. */
  const judge = async (answer) => {
    if (answer.type === "opaqueredirect") await self.hubTour.dropSheet();
    if ([401, 403, 404].includes(answer.status)) await self.hubTour.wipe();
  };

  const asked = async (request, url) => {
    const answer = await within(PATIENCE, fetch(request));
    if (answer.status >= 502) throw new Error("nobody is behind the door");
    if (url.pathname === tour) await judge(answer);
    return answer;
  };

  const sent = async (request, copy, url) => {
    try {
      const answer = await within(2 * PATIENCE, fetch(request));
      if (answer.status >= 502) throw new Error("nobody is behind the door");
      return answer;
    } catch {
      return Response.redirect(`${tour}?${(await keep(copy, url)) ? "skrevet" : "ikke-sendt"}`, 303);
    }
  };
  /* Whether what was sent is an attempt, which now waits on the telephone. */
  const keep = async (copy, url) => {
    const [, visit] = url.pathname.match(TELLS) ?? [];
    if (!visit) return false;
    const given = Object.fromEntries(await copy.formData());
    const { csrfmiddlewaretoken: _, member, key, ...fields } = given;
    if (!member || !key) return false;
    const stop = (await self.hubTour.sheet())?.stops.find((each) => each.id === visit);
    // It may have come through: the answer may be all that was lost.
    await self.hubTour.add({ member, key, fields, tell: url.pathname, visit, reference: stop?.reference ?? "", tried: true });
    return true;
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
