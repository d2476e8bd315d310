// Leads on from an old address to the new one, and takes along what the old one was asked with.
(() => {
  "use strict";
  const wanted = (() => {
    try {
      return decodeURIComponent(location.hash.slice(1));
    } catch {
      return "";
    }
  })();
  const part = wanted && document.getElementById(wanted);
  const link = part?.href ? part : document.querySelector("[data-leads]");
  const there = new URL(link.href);
  there.search = location.search;
  if (!there.hash) there.hash = location.hash;
  location.replace(there);
})();
