/* A way to the door: the address can be copied, and the telephone's own map is offered where there is one. */
(() => {
  "use strict";
  const isApple = /iPhone|iPad/.test(navigator.userAgent);
  const hasMap = isApple || /Android/.test(navigator.userAgent);

  const ready = (root) => {
    root.querySelectorAll("[data-hub-map]").forEach((link) => {
      link.hidden = !hasMap;
      if (isApple) link.href = `maps:?q=${encodeURIComponent(link.dataset.hubMap)}`;
    });
    root.querySelectorAll("[data-hub-copy]").forEach((button) => {
      button.hidden = !navigator.clipboard;
      button.addEventListener("click", async () => {
        await navigator.clipboard.writeText(button.dataset.hubCopy);
        button.querySelector("[role=status]").textContent = button.dataset.hubCopied;
      });
    });
  };
  self.hubPlace = { ready };
  ready(document);
})();
