// What a page shows of the words that matter. Evaluated once in each page; `seen` has what the audit calls.
window.seen = (() => {
  // The steps of guides, each seen at its own address. The page of a choice in a newsletter has a step that always shows.
  const STEPS = "[data-flow] [data-node]";
  const NAMES = ["data-says", "data-choice", "data-disclaimer", "data-attribution", "data-expert", "data-care", "data-node"];
  const TARGETS = [...NAMES.map(name => `[${name}]`), 'a[href^="tel:"]', "time:not(.aw-fold time, .aw-meta time, .aw-print time)", '[data-part="dates"]', ".aw-meta:not(.aw-fold .aw-meta)"].join();
  const LINKS = '[data-choice], a[href^="tel:"]';
  const NO_TEXT = "script, style, noscript, template";
  const HAS_LETTERS = /[\p{L}\p{N}]/u;
  const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;
  
  const pen = new OffscreenCanvas(1, 1).getContext("2d");
  const drawn = new Map();
  let words = [], marked = [], hidden = "", print = false;

  const MARKS = [...NAMES, "datetime", "href", "data-part", "class"];

  // How reports name an element: an attribute with its value, and how many with the same stand before it.
  const owners = new Map();
  const owner = within => {
    const e = within.closest(TARGETS);
    if (!owners.has(e)) {
      const mark = MARKS.find(mark => e.hasAttribute(mark)), value = e.getAttribute(mark);
      const alike = [...document.querySelectorAll(`[${mark}=${CSS.escape(value)}]`)];
      owners.set(e, [mark, value, alike.indexOf(e)]);
    }
    return owners.get(e);
  };

  // What a reader sees at a place: the step that holds it, or all of the page but the steps of its guide.
  const roots = place => place
    ? [document.getElementById(place).closest("[data-node]")]
    : [...document.querySelectorAll(TARGETS)].filter(e => !e.parentElement.closest(TARGETS) && !e.closest(STEPS));

  // What stands in a fold that a reader has not opened; paper has it open.
  const folded = e => !print && e.closest("details:not([open])") && !e.closest("summary");

  // A browser's own number for the size of a text of a font: how wide it is, and how high its line.
  const natural = (text, style) => {
    const font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
    const key = `${font}\n${text}`;
    if (!drawn.has(key)) {
      pen.font = font;
      const size = pen.measureText(text);
      drawn.set(key, [size.width, size.fontBoundingBoxAscent + size.fontBoundingBoxDescent]);
    }
    return drawn.get(key);
  };

  const wordsOf = root => {
    const found = [];
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node; (node = walker.nextNode());) {
      const e = node.parentElement;
      if (e.closest(NO_TEXT) || (hidden && e.closest(hidden)) || folded(e)) continue;
      for (const {0: text, index} of node.data.matchAll(/\S+/g)) {
        if (HAS_LETTERS.test(text)) found.push({node, text, start: index, end: index + text.length, e});
      }
    }
    return found;
  };

  const rects = (word, start = word.start, end = word.end) => {
    const range = document.createRange();
    range.setStart(word.node, start);
    range.setEnd(word.node, end);
    return [...range.getClientRects()].filter(box => box.width && box.height);
  };

  // Words that a style sheet adds.
  const added = e => ["::before", "::after", "::marker"].flatMap(part => {
    const style = getComputedStyle(e, part);
    const type = part === "::marker" && style.listStyleType.startsWith('"') ? style.listStyleType : "";
    const texts = `${style.content} ${type}`.match(/"[^"]*"|attr\([^)]*\)/g) ?? [];
    return texts.filter(text => HAS_LETTERS.test(text)).map(text => ({owner: owner(e), text}));
  });

  const settle = () => {
    for (const animation of document.getAnimations()) {
      const timing = animation.effect.getComputedTiming();
      if (Number.isFinite(timing.endTime)) animation.finish();
      else {
        animation.pause();
        animation.currentTime = timing.delay + timing.duration / 2;
      }
    }
  };

  // Makes a page ready for a place in it: no motion, no lines under words. Gives the words to be looked at.
  const begin = (place, printed, notShown) => {
    hidden = notShown;
    print = printed;
    const within = roots(place);
    words = within.flatMap(wordsOf);
    marked = [...new Set(within.flatMap(root => [root, ...root.querySelectorAll("*")]))];
    for (const e of marked) {
      e.style.setProperty("transition", "none", "important");
      e.style.setProperty("text-decoration-line", "none", "important");
    }
    settle();
    return {
      words: words.map(word => ({text: word.text, owner: owner(word.e), root: within.findIndex(root => root.contains(word.e))})),
      added: marked.flatMap(added),
      apart: within.filter(apart).map(owner),
    };
  };

  // Whether there is more than a window's height of nothing between an element and what stands before it.
  const apart = e => {
    const last = e => {
      let before = e.previousElementSibling;
      while (before && !before.getClientRects().length) before = before.previousElementSibling;
      return before;
    };
    let at = e;  // A margin of the first element in another moves both.
    while (!last(at) && at.parentElement !== document.body && !at.parentElement.matches("main")) at = at.parentElement;
    const end = last(at) ? last(at).getBoundingClientRect().bottom : at.parentElement.getBoundingClientRect().top;
    return e.getClientRects().length > 0 && e.getBoundingClientRect().top - end > innerHeight;
  };

  const scrolls = (e, axis) => /auto|scroll/.test(getComputedStyle(e)[`overflow${axis}`]);

  // Whether readers can scroll the page itself: the window takes over what its body says (CSS Overflow 3, 3.3).
  const pageScrolls = () => {
    const [root, body] = [document.documentElement, document.body].map(e => getComputedStyle(e).overflowY);
    return !/hidden|clip/.test(root === "visible" ? body : root);
  };

  // Scrolls as a reader can: what only a program can scroll stays where it is.
  const reach = (word, top) => {
    for (let e = word.e; e && e !== document.body; e = e.parentElement) {
      const box = rects(word)[0], frame = e.getBoundingClientRect();
      if (!box) return;
      if (scrolls(e, "Y") && e.scrollHeight > e.clientHeight) e.scrollTop += box.top - frame.top - e.clientHeight / 3;
      if (scrolls(e, "X") && e.scrollWidth > e.clientWidth) e.scrollLeft += box.left - frame.left - e.clientWidth / 3;
    }
    if (!pageScrolls()) return;
    const box = rects(word)[0];
    if (box) scrollTo({top: scrollY + box.top - innerHeight * top - 1, left: 0, behavior: "instant"});
  };

  const hit = (x, y, e) => {
    const found = document.elementFromPoint(x, y);
    if (!found) return "nothing";
    return e === found || e.contains(found) ? "" : found.contains(e) ? "around" : describe(found);
  };

  const describe = e => {
    const link = e.closest("a[href]");
    if (link) return `link to ${link.getAttribute("href")}`;
    return `${e.localName}${e.id && `#${e.id}`}${[...e.classList].map(name => `.${name}`).join("")}`;
  };

  // Where clicks on a link go: a grid over each of its boxes.
  const misses = link => [...link.getClientRects()].flatMap(box =>
    [0.1, 0.3, 0.5, 0.7, 0.9].flatMap(x => [0.2, 0.5, 0.8].map(y =>
      hit(box.left + box.width * x, box.top + box.height * y, link)))).filter(Boolean);

  const backwards = word => {
    if (word.text.length < 2 || RIGHT_TO_LEFT.test(word.text)) return false;
    const [first] = rects(word, word.start, word.start + 1), [last] = rects(word, word.end - 1, word.end);
    return Boolean(first && last && Math.abs(first.top - last.top) < first.height / 2 && first.left > last.left + 0.5);
  };

  // Whether all letters are drawn as one and the same sign: as wide as each other, where their font has other widths.
  const masked = word => {
    const letters = new Set(word.text.match(/\p{L}/gu));
    if (letters.size < 4 || word.text.length > 40) return false;
    const widths = [...letters].map(letter => natural(letter, getComputedStyle(word.e))[0]);
    if (Math.max(...widths) < 1.3 * Math.min(...widths)) return false;
    const drawn = [...letters].map(letter => {
      const start = word.start + word.text.indexOf(letter);
      return rects(word, start, start + letter.length)[0]?.width ?? 0;
    });
    return Math.max(...drawn) - Math.min(...drawn) < 0.1;
  };

  const measured = (index, boxes) => {
    const word = words[index], style = getComputedStyle(word.e), link = word.e.closest(LINKS);
    const [width, height] = natural(word.text, style);
    const across = boxes.reduce((sum, box) => sum + box.width, 0);
    return {
      index,
      boxes: boxes.map(box => [box.left, box.top, box.width, box.height]),
      at: [Math.round(boxes[0].left + scrollX), Math.round(boxes[0].top + scrollY)],
      font: parseFloat(style.fontSize) * boxes[0].height / height,
      size: parseFloat(style.fontSize),
      bold: style.fontWeight >= 700,
      stretch: across * height / (width * boxes[0].height),
      backwards: backwards(word),
      masked: masked(word),
      hits: print ? [] : boxes.map(box => hit(box.left + box.width / 2, box.top + box.height / 2, word.e)).filter(Boolean),
      misses: !print && link && link.textContent.trim().startsWith(word.text) ? misses(link) : [],
      link: Boolean(link),
    };
  };

  // Scrolls to the first of some words; gives those that stand in a part of the window then, and those that have no box.
  const view = (pending, top, bottom) => {
    const first = pending.find(index => rects(words[index]).length);
    if (first === undefined) return {found: [], absent: pending, scrolled: [scrollX, scrollY]};
    reach(words[first], top);
    const inside = box => box.top >= innerHeight * top - 2 && box.bottom <= innerHeight * bottom;
    const found = [], absent = [];
    let outside = 0;
    for (const index of pending) {
      const boxes = rects(words[index]);
      if (!boxes.length) absent.push(index);
      else if (index === first || boxes.every(inside)) found.push(measured(index, boxes));
      else if (++outside > 40) break;  // The rest waits for the next view.
    }
    return {found, absent, scrolled: [scrollX, scrollY]};
  };

  const CLEAR = {"-webkit-text-fill-color": "transparent", "-webkit-text-stroke-color": "transparent", "text-shadow": "none"};

  // Takes all words away, or brings them back; nothing moves. Forced colours leave no other way than to hide them, and
  // have one ground behind everything.
  const clear = away => {
    const how = matchMedia("(forced-colors: active)").matches ? {visibility: "hidden"} : CLEAR;
    for (const e of marked) for (const [key, value] of Object.entries(how)) {
      if (away) e.style.setProperty(key, value, "important");
      else e.style.removeProperty(key);
    }
  };

  const step = place => document.getElementById(place)?.closest("[data-node]");
  const key = place => step(place)?.dataset.node ?? "";

  const places = () => [...document.querySelectorAll(STEPS)].map(e => e.querySelector("[id]")?.id).filter(Boolean);

  // Follows a link to a place, as an address bar does; gives the key of its step.
  const go = place => {
    location.hash = place;
    return key(place);
  };

  // Whether a step shows only to those who come from a question, and the last question of the page, to come from.
  const walked = place => step(place).classList.contains("aw-step--walked");
  const question = () => [...document.querySelectorAll('[data-kind="question"] [id]')].at(-1).id;

  // The steps of a place's guide that are to be seen, by the keys of their nodes, and where the address leads.
  const shown = place => ({
    keys: [...step(place).closest("[data-flow]").querySelectorAll("[data-node]")].filter(e => e.checkVisibility({visibilityProperty: true})).map(e => e.dataset.node),
    place: decodeURIComponent(location.hash.slice(1)),
  });

  const choices = place => [...step(place).querySelectorAll("[data-choice]")].map(e => {
    const place = decodeURIComponent(new URL(e.href).hash.slice(1));
    return {owner: owner(e), place, key: key(place)};
  });

  // Goes to a place, and scrolls to one of its choices; gives the middle of its box.
  const point = (place, index) => {
    go(place);
    const e = step(place).querySelectorAll("[data-choice]")[index];
    if (pageScrolls()) scrollTo({top: scrollY + e.getBoundingClientRect().top - innerHeight / 2, left: 0, behavior: "instant"});
    const box = e.getBoundingClientRect();
    return [box.left + box.width / 2, box.top + box.height / 2];
  };

  return {begin, view, clear, places, shown, walked, question, go, choices, point};
})();
