// Finds pages by their words in the index of this site, which askwell/search makes and describes. It loads a start, the
// files with the words of a search, and the pages that are shown.

const root = new URL("index/", import.meta.url);
const LONGEST = 24; // Letters of a word that count.
const LONG = 5, LONGER = 12; // A word of so many letters stands for all that begin with it, up to so many.
const SAME = 5, BEGUN = 2; // What the weight of a word counts, and of one that only begins with it.
const ENOUGH = 10; // Pages that have all words: with fewer, long lists are loaded whole.
const kept = new Map();

function load(path, form) {
  if (!kept.has(path)) {
    const asked = fetch(new URL(path, root)).then((answer) => {
      if (!answer.ok) throw new Error(path);
      return answer[form]();
    });
    asked.catch(() => kept.delete(path));
    kept.set(path, asked);
  }
  return kept.get(path);
}

const start = () => load("start.json", "json");
const bytes = async (path) => new Uint8Array(await load(path, "arrayBuffer"));
const hex = (text) => [...new TextEncoder().encode(text)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
const three = (data, at) => data[at] * 65536 + data[at + 1] * 256 + data[at + 2];

const folded = (text) => text.toLowerCase().replace(/['’]/g, "").normalize("NFKD").replace(/\p{M}/gu, "");

function stem(word, rounds) {
  if (/^[a-z]+$/.test(word)) {
    for (const endings of rounds) {
      for (const [ending, other, least] of endings) {
        const before = word.slice(0, -ending.length);
        if (!word.endsWith(ending) || before.length < least || !/[aeiouy]/.test(before + other)) continue;
        word = before + other;
        break;
      }
    }
  }
  return [...word].slice(0, LONGEST).join("");
}

export async function stems(text) {
  const { endings } = await start();
  return (folded(text).match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => stem(word, endings));
}

// Takes a list of pages: how many weights it has; each, with how many pages have it; the pages. Returns where it ends.
function read(data, at, times, pages) {
  let page = at + 1 + 4 * data[at];
  for (let weight = at + 1, end = page; weight < end; weight += 4) {
    for (let left = three(data, weight + 1); left > 0; left--, page += 3) {
      const number = three(data, page);
      pages.set(number, Math.max(pages.get(number) ?? 0, data[weight] * times));
    }
  }
  return page;
}

// The words of the index from the file where a word would stand: each with how many pages have it, and its list.
async function* entries(word, { words }) {
  for (let file = words.filter((first) => first <= word).length - 1; file < words.length; file++) {
    if (words[file] > word && !words[file].startsWith(word)) return;
    const data = await bytes(`words/${hex(words[file]) || "0"}.bin`);
    for (let at = 0; at < data.length;) {
      const size = 1 + data[at];
      const name = new TextDecoder().decode(data.subarray(at + 1, at + size));
      const list = new Map();
      const count = three(data, at + size);
      at = read(data, at + size + 3, 1, list);
      yield { name, count, list };
    }
  }
}

// The words that a word stands for: itself, and those that begin with it, if it is long or not a word of the site.
async function meant(word, index) {
  const found = [];
  for await (const entry of entries(word, index)) {
    if (entry.name !== word && found[0]?.name === word && [...word].length < LONG) break;
    if (entry.name.startsWith(word)) found.push(entry);
    else if (entry.name > word) break;
    if (found.length === LONGER) break;
  }
  return found;
}

// A word of a search: its pages with their weights, how much it says, and which lists are not whole.
async function looked(word) {
  const index = await start();
  const found = await meant(word, index), pages = new Map();
  const add = (list, name) => list.forEach((weight, page) => {
    pages.set(page, Math.max(pages.get(page) ?? 0, weight * (name === word ? SAME : BEGUN)));
  });
  for (const { name, list } of found) add(list, name);
  const count = Math.min(index.pages, found.reduce((sum, entry) => sum + entry.count, 0));
  const cut = found.filter((entry) => entry.count > index.best);
  return {
    word, pages, cut: cut.length > 0, names: found.map((entry) => entry.name),
    says: Math.round(100 * Math.log(1 + (index.pages - count + 0.5) / (count + 0.5))),
    async whole() {
      await Promise.all(cut.filter((entry) => !index.common.includes(entry.name)).map(async ({ name }) => {
        const list = new Map();
        read(await bytes(`more/${hex(name)}.bin`), 0, 1, list);
        add(list, name);
      }));
      this.cut = cut.some((entry) => index.common.includes(entry.name));
    },
  };
}

// The pages that have all words, the best first; without any, those that have some.
function ranked(words, within) {
  const scores = new Map(), hits = new Map();
  for (const { pages, says } of words) {
    for (const [page, weight] of pages) {
      if (within && !within.has(page)) continue;
      scores.set(page, (scores.get(page) ?? 0) + weight * says);
      hits.set(page, (hits.get(page) ?? 0) + 1);
    }
  }
  const all = [...scores.keys()].filter((page) => hits.get(page) === words.length);
  const order = (one, other) => scores.get(other) - scores.get(one) || one - other;
  return { all, pages: (all.length ? all : [...scores.keys()]).sort(order) };
}

async function inTopic(topic) {
  const { topics } = await start();
  const file = new Map(Object.entries(topics)).get(topic);
  const data = file ? await bytes(`topics/${file}.bin`) : [];
  return new Set(Array.from({ length: data.length / 3 }, (_, n) => three(data, 3 * n)));
}

// What is found: the numbers of pages; whether there may be more; whether they have only some of the words; the words
// that stand in no page; and where a text has one of the others. Words of most pages count only where there is no other.
export async function find(text, topic) {
  const { common, endings } = await start();
  const asked = [...new Set(await stems(text))], rare = asked.filter((word) => !common.includes(word));
  const looks = await Promise.all((rare.length ? rare : asked).map(looked));
  const within = topic ? await inTopic(topic) : null;
  const words = looks.filter((word) => word.names.length);
  let found = ranked(words, within);
  if (found.all.length < ENOUGH && words.some((word) => word.cut)) {
    await Promise.all(words.map((word) => word.whole()));
    found = ranked(words, within);
  }
  const names = new Set(words.flatMap((word) => word.names));
  const more = words.some((word) => word.cut);
  return {
    pages: found.pages,
    more,
    some: (found.all.length === 0 && !more) || words.length < looks.length,
    unknown: new Set(looks.filter((word) => !word.names.length).map((word) => word.word)),
    words(passage) {
      const all = [...passage.matchAll(/[\p{L}\p{N}\p{M}]+(?:['’][\p{L}\p{N}\p{M}]+)*/gu)];
      return all.map((match) => {
        const name = stem(folded(match[0]), endings);
        return { at: match.index, end: match.index + match[0].length, name: names.has(name) ? name : "" };
      });
    },
  };
}

// A page that was found: its path, its name, what it says in short, and its parts with their ids and headings.
export async function page(number) {
  const [path, title, short, parts] = await load(`pages/${number.toString(16).padStart(6, "0")}.json`, "json");
  return { path, title, short, parts: parts.map(([id, heading, text]) => ({ id, heading, text })) };
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

// The word of a name, heading or topic that is nearest: with the same first letter, with the second, or with any if
// the site has few.
async function nearest(word) {
  if (word.length < 4) return word;
  const { letters: all, few } = await start(), letters = [...all], [first, second] = word;
  for (const some of [[first], [second], few ? letters : []]) {
    const files = letters.filter((letter) => some.includes(letter)).map((letter) => load(`letters/${hex(letter)}.json`, "json"));
    let best = "", least = word.length < 6 ? 2 : 3;
    for (const item of (await Promise.all(files)).flat()) {
      if (Math.abs(item.length - word.length) >= least) continue;
      const far = distance(word, item);
      if (far < least) [best, least] = [item, far];
    }
    if (best) return best;
  }
  return word;
}

// A text with the nearest words of the site in place of words that stand in no page.
export async function corrected(text, unknown) {
  const { endings } = await start();
  const parts = text.toLowerCase().match(/[\p{L}\p{M}]+|[^\p{L}\p{M}]+/gu) ?? [];
  const right = parts.map((part) => (unknown.has(stem(folded(part), endings)) ? nearest(part) : part));
  return (await Promise.all(right)).join("");
}
