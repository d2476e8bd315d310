// The search page: shows what find.js finds, and offers a word that the site knows for one that it does not.
(() => {
  "use strict";
  const AT_ONCE = 10;
  const PLACES = 3;
  const AROUND = 28, BEFORE = 6; // Words of a passage, and of them before the first that was found.
  const form = document.getElementById("aw-search");
  const status = document.getElementById("aw-search-status");
  const offer = document.getElementById("aw-search-offer");
  const list = document.getElementById("aw-search-results");
  const more = document.getElementById("aw-search-more");
  const root = new URL("../", location.href);
  let run = 0;

  const made = (name, text, attributes = {}) => {
    const element = document.createElement(name);
    element.textContent = text;
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    return element;
  };

  // The referrer would tell the host which words led to a page.
  const link = (text, href) => made("a", text, { href, referrerpolicy: "no-referrer" });

  const index = () => import(new URL("search/find.js", root));

  async function find(text, topic) {
    const { find: finds, page } = await index();
    const found = await finds(text, topic);
    const next = (from) => Promise.all(found.pages.slice(from, from + AT_ONCE).map(page));
    return { ...found, next, first: await next(0) };
  }

  // The words of a text around those that were found: where most of them stand together, or where it begins.
  function passage(text, found) {
    const words = found.words(text);
    let from = 0, most = 0;
    words.forEach(({ name }, at) => {
      if (!name) return;
      const begin = Math.max(0, Math.min(at - BEFORE, words.length - AROUND));
      const near = words.slice(begin, begin + AROUND).map((word) => word.name).filter(Boolean);
      const worth = new Set(near).size * AROUND + near.length;
      if (worth > most) [from, most] = [begin, worth];
    });
    const paragraph = made("p", "");
    let done = words[from]?.at ?? 0;
    const last = words[from + AROUND]?.at ?? text.length;
    for (const { at, end } of words.slice(from, from + AROUND).filter((word) => word.name)) {
      paragraph.append(text.slice(done, at), made("mark", text.slice(at, end)));
      done = end;
    }
    paragraph.append(text.slice(done, last).trimEnd());
    return paragraph;
  }

  function item(page, found) {
    const entry = made("li", "");
    const name = made("p", "", { class: "aw-answers__question" });
    const address = root.pathname + page.path.split("/").map(encodeURIComponent).join("/");
    name.append(link(page.title, address));
    const texts = [page.short, ...page.parts.map((part) => part.text)].filter(Boolean);
    entry.append(name, passage(texts.join(" "), found));
    const has = (part) => part.id && found.words(`${part.heading} ${part.text}`).some((word) => word.name);
    const places = page.parts.filter(has).slice(0, PLACES);
    if (places.length) {
      const inside = made("ul", "", { class: "aw-search__places" });
      for (const place of places) {
        const line = made("li", "");
        line.append(link(place.heading, `${address}#${encodeURIComponent(place.id)}`));
        inside.append(line);
      }
      entry.append(inside);
    }
    return entry;
  }

  async function show(text, topic, exact) {
    const mine = ++run;
    status.textContent = text ? "Searching." : "";
    list.replaceChildren();
    offer.replaceChildren();
    more.hidden = true;
    if (!text) return;
    let searched = text, found = await find(text, topic);
    if (!exact && found.unknown.size) {
      const other = await (await index()).corrected(text, found.unknown);
      const better = other === text.toLowerCase() ? found : await find(other, topic);
      if (better !== found && better.pages.length) [searched, found] = [other, better];
    }
    if (mine !== run) return;
    report(text, searched, topic, found);
  }

  function report(text, searched, topic, found) {
    const count = found.pages.length;
    const where = topic ? ` in ${topic}` : "";
    const pages = `${found.more ? "More than " : ""}${count} page${count === 1 ? "" : "s"}`;
    const only = found.some ? "No page has all of these words. " : "";
    status.textContent = count
      ? `${searched === text ? "" : `Showing results for ${searched}. `}${only}${pages} found for “${searched}”${where}.`
      : `Nothing found for “${text}”${where}. Try another word, or look below by topic or from A to Z.`;
    if (searched !== text) {
      const address = `?${new URLSearchParams({ q: text, topic, exact: "1" })}`;
      offer.append(link(`Search for ${text} instead`, address));
    }
    list.replaceChildren(...found.first.map((page) => item(page, found)));
    let shown = found.first.length;
    more.hidden = shown >= count;
    more.onclick = async () => {
      const mine = run;
      const next = await found.next(shown);
      if (mine !== run) return;
      const items = next.map((page) => item(page, found));
      list.append(...items);
      shown += items.length;
      more.hidden = shown >= count;
      items[0].querySelector("a").focus();
    };
  }

  async function start() {
    const asked = new URLSearchParams(location.search);
    form.q.value = asked.get("q") ?? "";
    form.topic.value = asked.get("topic") ?? "";
    try {
      await show(form.q.value.trim(), form.topic.value, asked.has("exact"));
    } catch {
      status.textContent = "The search does not work just now. Look below by topic or from A to Z.";
    }
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    // The address changes without a request: the words stay on the reader's device.
    history.pushState(null, "", `?${new URLSearchParams({ q: form.q.value.trim(), topic: form.topic.value })}`);
    start();
  });
  form.topic.addEventListener("change", () => form.q.value.trim() && form.requestSubmit());
  addEventListener("popstate", start);
  form.hidden = false;
  start();
})();
