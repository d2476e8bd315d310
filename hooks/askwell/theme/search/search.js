// The search page. Pagefind finds; this shows what it found, and offers a word that the site knows for one that it does not.
(() => {
  "use strict";
  const AT_ONCE = 10;
  const PLACES = 3;
  const form = document.getElementById("aw-search");
  const status = document.getElementById("aw-search-status");
  const offer = document.getElementById("aw-search-offer");
  const list = document.getElementById("aw-search-results");
  const more = document.getElementById("aw-search-more");
  const root = new URL("../", location.href);
  let engine, known, run = 0;

  const made = (name, text, attributes = {}) => {
    const element = document.createElement(name);
    element.textContent = text;
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    return element;
  };

  // The referrer would tell the host which words led to a page.
  const link = (text, href) => made("a", text, { href, referrerpolicy: "no-referrer" });

  async function pagefind() {
    engine ??= (async () => {
      const found = await import(new URL("pagefind/pagefind.js", root));
      await found.options({ baseUrl: root.pathname, excerptLength: 28 });
      return found;
    })();
    return engine;
  }

  async function words() {
    known ??= fetch(new URL("search/words.json", root)).then((answer) => answer.json());
    return known;
  }

  // Letters to change, add, leave out or exchange with the next, to make one word of another.
  function distance(one, other) {
    let before = [], above = [...Array(other.length + 1).keys()];
    for (let i = 1; i <= one.length; i++) {
      const row = [i];
      for (let j = 1; j <= other.length; j++) {
        const same = one[i - 1] === other[j - 1] ? 0 : 1;
        row[j] = Math.min(above[j] + 1, row[j - 1] + 1, above[j - 1] + same);
        if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
          row[j] = Math.min(row[j], before[j - 2] + 1);
        }
      }
      before = above;
      above = row;
    }
    return above[other.length];
  }

  function nearest(word, all) {
    if (word.length < 4 || all.some((item) => item.startsWith(word))) return word;
    let best = word, least = word.length < 6 ? 2 : 3;
    for (const item of all) {
      if (Math.abs(item.length - word.length) >= least) continue;
      const far = distance(word, item);
      if (far < least) [best, least] = [item, far];
    }
    return best;
  }

  const parts = (text) => text.toLowerCase().match(/[\p{L}\p{M}]+|[^\p{L}\p{M}]+/gu) ?? [];

  async function corrected(text) {
    const all = await words();
    return parts(text).map((part) => nearest(part, all)).join("");
  }

  // Whether a page has the beginning of each word: Pagefind also finds pages with part of the words or of a word.
  const has = (text, page) => parts(text).every((part) => part.length < 4
    || page.toLowerCase().includes(part.slice(0, Math.max(4, part.length - 3))));

  async function find(text, topic) {
    const found = await (await pagefind()).search(text, topic ? { filters: { topic: [topic] } } : {});
    const first = await Promise.all(found.results.slice(0, AT_ONCE).map((result) => result.data()));
    return { all: found.results, first };
  }

  function passage(html) {
    const paragraph = made("p", "");
    for (const node of new DOMParser().parseFromString(html, "text/html").body.childNodes) {
      paragraph.append(node.nodeName === "MARK" ? made("mark", node.textContent) : node.textContent);
    }
    return paragraph;
  }

  function item(page) {
    const entry = made("li", "");
    const name = made("p", "", { class: "aw-answers__question" });
    name.append(link(page.meta.title, page.url));
    entry.append(name, passage(page.excerpt));
    const places = page.sub_results.filter((place) => place.anchor).slice(0, PLACES);
    if (places.length) {
      const inside = made("ul", "", { class: "aw-search__places" });
      for (const place of places) {
        const line = made("li", "");
        line.append(link(place.title, place.url));
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
    if (!exact && !found.first.some((page) => has(text, `${page.meta.title} ${page.raw_content ?? page.content}`))) {
      const other = await corrected(text);
      const better = other === text.toLowerCase() ? found : await find(other, topic);
      if (better !== found && better.all.length) [searched, found] = [other, better];
    }
    if (mine !== run) return;
    report(text, searched, topic, found);
  }

  function report(text, searched, topic, found) {
    const count = found.all.length;
    const where = topic ? ` in ${topic}` : "";
    const pages = count === 1 ? "1 page" : `${count} pages`;
    status.textContent = count
      ? `${searched === text ? "" : `Showing results for ${searched}. `}${pages} found for “${searched}”${where}.`
      : `Nothing found for “${text}”${where}. Try another word, or look below by topic or from A to Z.`;
    if (searched !== text) {
      const address = `?${new URLSearchParams({ q: text, topic, exact: "1" })}`;
      offer.append(link(`Search for ${text} instead`, address));
    }
    list.replaceChildren(...found.first.map(item));
    let shown = found.first.length;
    more.hidden = shown >= count;
    more.onclick = async () => {
      const mine = run;
      const next = await Promise.all(found.all.slice(shown, shown + AT_ONCE).map((result) => result.data()));
      if (mine !== run) return;
      const items = next.map(item);
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
