"use strict";
// For pages of other sites: gives each frame of ours the height of the chart in it. A frame
// is known by its window, for one in a sandbox has no origin.
(() => {
  const address = document.currentScript?.src;
  if (!address) return;
  const site = new URL("../../", address).href;
  // Each copied piece of code brings this script along.
  const known = (window.pledgeboardSites ??= new Set());
  if (known.has(site)) return;
  known.add(site);

  const [LEAST, MOST] = [50, 20000];
  const ours = () =>
    [...document.querySelectorAll("iframe")].filter((frame) => frame.src.startsWith(site));

  addEventListener("message", ({ source, data }) => {
    const height = data?.pledgeboard?.height;
    if (!Number.isFinite(height) || height < LEAST || height > MOST) return;
    for (const frame of ours()) {
      if (frame.contentWindow === source) frame.style.height = `${Math.ceil(height)}px`;
    }
  });
  // A frame that was there before this script has told its height to nobody.
  for (const frame of ours()) frame.contentWindow.postMessage({ pledgeboard: "height?" }, "*");
})();
