// Search over the units: asks Pagefind's index, shows statements with their units, and counts what filters would leave.
// What is asked stands in the address, so that a link gives the same answer. Where the index cannot be read, the page says so.
"use strict";

(async () => {
  const form = document.querySelector("form.competency-search");
  const part = (name) => form.querySelector(`.competency-${name}`);
  const field = form.elements.q, without = part("find-without"), found = part("found");
  const box = part("facets"), count = part("count"), list = part("hits"), more = part("more");
  const root = new URL(form.dataset.root || ".", location.href);
  const LEGENDS = { industry: "Industry", area: "Functional area", level: "Level", credit: "Credit", status: "Status", kind: "Kind of statement" };
  const AT_ONCE = 10, LINES = 3, LOOKED_AT = 20;
  // Words that nearly every text has are looked for only where nothing else is.
  const COMMON = new Set("a an and are as at be by for from in into is it of on or that the this to with".split(" "));
  // Scripts without spaces: each character is a word, as in the index. A joiner ends a word that no space follows.
  const JOINER = "\u2060";
  const IDEOGRAPH = "\\u2e80-\\u2fdf\\u3005\\u3007\\u3021-\\u3029\\u3040-\\u312f\\u31a0-\\u31bf\\u31f0-\\u31ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{3ffff}";
  const SEAMS = new RegExp(`(?<=\\S)(?=[${IDEOGRAPH}])|(?<=[${IDEOGRAPH}])(?=[\\p{L}\\p{N}_])`, "gu");
  const IDEOGRAPHS = new RegExp(`^[${IDEOGRAPH}]+$`, "u");
  const WRITTEN_TOGETHER = new RegExp(`^[${IDEOGRAPH}]{2,}$`, "u");

  const element = (name, of = "", ...children) => {
    const made = document.createElement(name);
    if (of) made.className = `competency-${of}`;
    made.append(...children);
    return made;
  };
  const asked = () => new URLSearchParams(location.search);
  for (const link of form.querySelectorAll(".competency-find-sphinx")) {
    link.addEventListener("click", () => { link.search = new URLSearchParams({ q: field.value }); });
  }
  field.value = asked().get("q") ?? "";
  // Who comes here, or back, goes on with the keyboard, and need not wait for the index.
  if (document.activeElement === document.body) field.focus({ preventScroll: true });

  let pagefind, facts;
  // A file of the index as it was packed; its name tells the browser which index it is of.
  const unpacked = async (name) => {
    const address = new URL(`pagefind/${name}${facts ? `?${facts.made}` : ""}`, root);
    const packed = await fetch(address, facts ? {} : { cache: "no-cache" });
    if (!packed.ok) throw new Error(`${name}: ${packed.status}`);
    return new Response(packed.body.pipeThrough(new DecompressionStream("gzip"))).text();
  };
  const files = new Map();
  const known = (name, read = JSON.parse) => files.get(name) ?? files.set(name, unpacked(name).then(read)).get(name);
  // What the index says of a unit: its address, title, code, text, and where its clauses begin.
  const unit = (place) => known(`fragment/${place}.pf_fragment`, (text) => JSON.parse(text.slice("pagefind_dcd".length)));
  const wordsOf = async (place) => (await unit(place)).content.split(" ");

  without.hidden = true;
  try {
    [pagefind, facts] = await Promise.all([import(new URL("pagefind/pagefind.js", root)), unpacked("units.facts").then(JSON.parse)]);
    await pagefind.options({ baseUrl: root.pathname, noWorker: true }); // a worker would need a policy of its own
  } catch {
    form.classList.add("is-without");
    without.hidden = false;
    return;
  }

  // A fieldset a filter. What a unit is, its facts say; what a statement is, follows from where in the unit it stands.
  const facets = Object.entries(LEGENDS).map(([name, title]) => {
    const fieldset = element("fieldset", "facet", element("legend", "", title));
    const values = facts[name].values.map(([value, label], place) => {
      const check = element("input"), number = element("span", "facet-count");
      Object.assign(check, { type: "checkbox", name, value });
      const called = element("span", "", label);
      called.className = facts[name].marks?.[place] ?? "";
      const line = element("label", "", check, called, number);
      fieldset.append(line);
      return { value, check, number, line };
    });
    fieldset.hidden = values.length < 2;
    box.append(fieldset);
    return { name, values, fieldset, chosen: () => values.flatMap(({ check }, place) => (check.checked ? [place] : [])) };
  });
  box.open = matchMedia("(min-width: 44rem)").matches;
  const kinds = facets.find(({ name }) => name === "kind");

  // The kinds of the clauses that have the words of a query, as the index tells them; nothing where nothing was asked.
  const kindsOf = (hit) => (hit.at ? hit.kinds ??= new Set(hit.at.map((number) => Math.floor(number / hit.step) - 1)) : null);

  const isRef = (text) => /^[^\s@#]+(@\d+)?(#[^\s#]+)?$/.test(text) && /[\d#@]/.test(text);

  const terms = (text) => {
    if (isRef(text)) text = text.replace(/[@#].*/, "");
    const words = text.split(/\s+/).filter(Boolean);
    const rare = words.filter((word) => !COMMON.has(word.toLowerCase()));
    const kept = (document.documentElement.lang.startsWith("en") && rare.length && !text.includes('"') ? rare : words).join(" ");
    const spread = kept.replace(SEAMS, " ").replace(/[@#]/g, " ");
    return WRITTEN_TOGETHER.test(kept) ? [`"${spread}"`, spread] : [spread];
  };

  // Units are numbered, and the kinds of clauses that have a word: a number a kind in the index, and more of them where positions are.
  const KIND_STEP = 16, KIND_STEP_OF_POSITIONS = 65536;
  const search = async (term) => (await pagefind.search(term)).results.map(({ id, words }) => ({ place: Number(id), at: words, step: KIND_STEP }));

  // A word as Pagefind looks for it: its letters and digits, small and without accents; and how it is stemmed, by Sphinx's own stemmer.
  const bare = (word) => word.normalize("NFD").replace(/[^\p{L}\p{N}]/gu, "").toLowerCase();
  const stemmer = window.Stemmer ? new Stemmer() : { stemWord: (word) => word };
  const partsOf = (word) => [word, ...word.split(/[^\p{L}\p{N}]+/u), ...(word.match(/\p{Lu}*\p{Ll}+|\p{Lu}+|\p{N}+/gu) ?? [])].map(bare).filter(Boolean);
  const extend = (there, typed) => partsOf(there).some((part) => stemmer.stemWord(part).startsWith(stemmer.stemWord(typed)));
  const begin = (there, typed) => partsOf(there).some((part) => part.startsWith(typed));

  // Where a word stands: the units that have it, each with positions. Files have words in the order of their characters.
  const order = (word) => [...word].map((character) => character.codePointAt(0).toString(16).padStart(6, "0")).join("");
  const standing = async (word) => {
    const [, name] = (await known("positions.facts")).findLast(([first]) => order(first) <= order(word)) ?? [];
    const found = new Map();
    let place = 0;
    for (const [step, ...steps] of (name && (await known(`positions/${name}.facts`))[word]) || []) {
      let at = 0;
      found.set(place += step, new Set(steps.map((one) => at += one)));
    }
    return found;
  };

  // Units where the words of a phrase stand one after the other, those first that have it most.
  const phrase = async (text) => {
    const all = await Promise.all(text.split(/\s+/).map(bare).filter(Boolean).map((word) => standing(stemmer.stemWord(word))));
    return [...(all[0] ?? [])].flatMap(([place, starts]) => {
      const places = all.map((one) => one.get(place));
      const at = places.every(Boolean) ? [...starts].filter((start) => places.every((one, step) => one.has(start + step))) : [];
      const marks = at.flatMap((start) => all.map((_, step) => (start % KIND_STEP_OF_POSITIONS) + step));
      return at.length ? [{ place, at, step: KIND_STEP_OF_POSITIONS, marks: () => marks }] : [];
    }).sort((one, other) => other.at.length - one.at.length || one.place - other.place);
  };

  // Pagefind takes a word that it does not find for the longest beginning of it that is a word: "solder" for "so". Such results are false,
  // unless a word of the text begins with what was typed so far. What is left; and the words that are nowhere.
  const sift = async (term, hits) => {
    const typed = new Map(term.split(/\s+/).filter(bare).map((one) => [bare(one), one]));
    const tests = new Map([...typed.keys()].map((word) => [word, extend])), nowhere = [];
    const which = async (among, word, test) => {
      const kept = await Promise.all(among.map(async (hit) => (await wordsOf(hit.place)).some((there) => test(there, word))));
      return among.filter((_, place) => kept[place]);
    };
    for (const [word, as] of typed) {
      if (IDEOGRAPHS.test(as)) continue;
      // One result tells: either all that was found extends the word, or nothing does.
      const first = async (among) => (await which(among.slice(0, 1), word, extend)).length > 0;
      if (await first(hits)) continue;
      const alone = hits.length ? [] : await search(word);
      if (await first(alone)) continue;
      tests.set(word, begin);
      hits = await which(hits.slice(0, LOOKED_AT), word, begin);
      if (hits.length) continue;
      const all = alone.length ? alone : await search(word);
      if (all.length <= LOOKED_AT && !(await which(all, word, begin)).length) nowhere.push(as);
    }
    const marked = (there) => [...tests].some(([word, test]) => test(there, word));
    const marks = (words) => words.flatMap((there, at) => (marked(there) ? [at] : []));
    return { hits: hits.map((hit) => ({ ...hit, marks })), nowhere };
  };

  // The units of a query, with the kinds of clauses that have its words and how these are marked; whether they are less than asked for;
  // and which of its words no unit has.
  const ask = async (text) => {
    if (!text.trim()) return { hits: facts.level.of.map((_, place) => ({ place })), loose: false, nowhere: [] };
    const wanted = terms(text);
    for (const term of wanted) {
      const quoted = term.match(/^\s*"(.+)"\s*$/)?.[1];
      const { hits, nowhere } = quoted ? { hits: await phrase(quoted), nowhere: [] } : await sift(term, await search(term));
      if (hits.length || term === wanted.at(-1)) return { hits, loose: hits.length > 0 && term !== wanted[0], nowhere: isRef(text) ? [] : nowhere };
    }
  };

  const has = (facet, hit, places) => {
    if (!places.length) return true;
    if (facet === kinds) return !kindsOf(hit) || places.some((place) => kindsOf(hit).has(place));
    return places.some((place) => facts[facet.name].of[hit.place].includes(place));
  };

  const showCounts = (hits) => {
    const chosen = new Map(facets.map((facet) => [facet, facet.chosen()]));
    for (const facet of facets) {
      const others = facets.filter((other) => other !== facet);
      const left = hits.filter((hit) => others.every((other) => has(other, hit, chosen.get(other))));
      const numbers = facet.values.map(() => 0);
      for (const hit of left) {
        for (const place of facet === kinds ? kindsOf(hit) ?? [] : facts[facet.name].of[hit.place]) if (place >= 0) numbers[place] += 1;
      }
      facet.values.forEach(({ check, number, line }, place) => {
        number.textContent = numbers[place];
        line.classList.toggle("is-empty", !numbers[place]);
        line.hidden = !numbers[place] && !check.checked;
      });
      facet.fieldset.hidden = facet === kinds ? !hits[0] || !kindsOf(hits[0]) : facet.values.length < 2;
    }
    return hits.filter((hit) => facets.every((facet) => has(facet, hit, chosen.get(facet))));
  };

  // The clauses of a record with their ids, numbers and places, and what was noted of its editions.
  const clausesOf = (data) => {
    const words = data.content.split(" ");
    const marks = data.anchors.map(({ id, location }) => ({ id, location })).sort((one, other) => one.location - other.location);
    const editions = new Map(marks.filter(({ id }) => id[0] === "@").map(({ id }) => [id.slice(1, id.indexOf(":")), id.slice(id.indexOf(":") + 1)]));
    const places = marks.filter(({ id }) => id[0] !== "@");
    const clauses = places.map(({ id, location }, at) => {
      const [, name, number, kind] = id.match(/^(.*):(.*):(.*)$/);
      return { name, number, kind: facts.kind.values.findIndex(([value]) => value === kind), start: location, end: places[at + 1]?.location ?? words.length };
    });
    return { words, clauses, editions };
  };

  const written = (word) => (word.endsWith(JOINER) ? word.slice(0, -1) : `${word} `);

  // The words of a clause from the text of the record, those that were found marked; a long one around the first of them.
  const inContext = (words, { start, end }, hits) => {
    const line = element("span", "hit-words"), long = end - start > 48;
    const from = long ? Math.max(start, Math.min(...hits) - 12) : start, to = long ? Math.min(end, from + 48) : end;
    if (from > start) line.append("… ");
    for (let at = from; at < to; at += 1) {
      const text = written(words[at]), last = at + 1 === to;
      if (!hits.has(at)) { line.append(last ? text.trimEnd() : text); continue; }
      let run = text;
      while (hits.has(at + 1) && at + 1 < to) run += written(words[at += 1]);
      const bare = run.trimEnd().replace(/(?<=[\p{L}\p{N}])[^\p{L}\p{N}]+$/u, "");
      line.append(element("mark", "", bare), at + 1 === to ? run.slice(bare.length).trimEnd() : run.slice(bare.length));
    }
    if (to < end) line.append(" …");
    return line;
  };

  const show = async ({ place, marks }) => {
    const data = await unit(place);
    const address = new URL(data.url, root).href;
    const { words, clauses } = clausesOf(data), marked = marks?.(words) ?? [];
    const name = (facet) => facts[facet].of[place].map((value) => facts[facet].values[value][1]).join(", ");
    const item = element("li", "hit");
    const link = element("a", "", data.meta.title.replaceAll(`${JOINER} `, ""));
    link.href = address;
    const credit = name("credit"), status = name("status");
    const industry = element("span", "", name("industry"));
    industry.className = facts.industry.marks[facts.industry.of[place][0]];
    const known = [name("area"), `level ${name("level")}`, credit && `credit ${credit}`, status === "current" ? "" : status];
    const rest = known.filter(Boolean).map((fact) => ` · ${fact}`).join("");
    item.append(element("h2", "hit-unit", link), element("p", "hit-facts", `${data.meta.code} · `, industry, rest));
    const wanted = kinds.chosen(), lines = [];
    for (const clause of clauses) {
      const hits = new Set(marked.filter((at) => at >= clause.start && at < clause.end));
      if (!hits.size || (wanted.length && !wanted.includes(clause.kind))) continue;
      const different = new Set([...hits].map((at) => words[at].toLowerCase().replace(/[^\p{L}\p{N}]/gu, "").slice(0, 4)));
      lines.push({ clause, hits, different: different.size });
    }
    lines.sort((one, other) => other.different - one.different || one.clause.start - other.clause.start);
    const statements = element("ul", "hit-statements");
    for (const { clause, hits } of lines.slice(0, LINES)) {
      const line = element("a", "", clause.number && element("span", "hit-number", `${clause.number} `), inContext(words, clause, hits));
      line.href = `${address}#${encodeURIComponent(clause.name)}`;
      statements.append(element("li", "", line, " ", element("span", "hit-kind", facts.kind.values[clause.kind]?.[1] ?? "")));
    }
    if (lines.length > LINES) statements.append(element("li", "hit-rest", `and ${lines.length - LINES} more in this unit`));
    if (lines.length) item.append(statements);
    return item;
  };

  // The address that a code or a ref typed in full stands for; for one whose unit is here without that edition or place, what is not there.
  const resolve = async (text) => {
    if (!isRef(text)) return undefined;
    const [, code, edition, clause] = text.match(/^([^@#]+)(?:@(\d+))?(?:#(.+))?$/) ?? [];
    if (!code) return undefined;
    for (const { place } of (await search(code.replace(SEAMS, " "))).slice(0, 5)) {
      const data = await unit(place);
      if (data.meta.code.toLowerCase() !== code.toLowerCase()) continue;
      const { clauses, editions } = clausesOf(data);
      const older = edition === undefined ? "" : editions.get(edition);
      if (older === undefined) return `Unit ${data.meta.code} has no edition ${edition} here`;
      const address = new URL(older || data.url, root);
      if (!clause) return address;
      const there = older ? (await (await fetch(address)).text()).includes(`id="${clause}"`) : clauses.some(({ name }) => name === clause);
      address.hash = clause;
      return there ? address : `Unit ${data.meta.code} has no place called “${clause}”`;
    }
    return undefined;
  };

  let run = 0, last = { text: null }, left = [];
  const showMore = async (mine = run, from = list.children.length) => {
    const items = await Promise.all(left.slice(from, from + AT_ONCE).map(show));
    if (mine !== run) return;
    if (!from) list.replaceChildren();
    list.append(...items);
    more.hidden = list.children.length >= left.length;
    return items[0];
  };

  const go = async (lacking = "") => {
    const mine = run += 1, text = field.value.trim();
    const answer = text === last.text ? last : { text, ...(await ask(text)) };
    if (mine !== run) return;
    last = answer;
    const { hits, loose, nowhere } = answer;
    left = showCounts(hits);
    const units = `${left.length} ${left.length === 1 ? "unit" : "units"}`;
    const hidden = hits.length - left.length;
    await showMore(mine, 0);
    const said = nowhere.length ? `No unit has ${nowhere.map((word) => `“${word}”`).join(" or ")}.` : `${left.length ? units : "No unit"}${text ? ` for “${text}”` : ""}${loose ? ", its characters apart" : ""}${hidden ? `; filters leave out ${hidden}` : ""}`;
    if (mine !== run) return;
    found.hidden = false; // all at once: nothing moves
    count.textContent = lacking ? `${lacking}. ${said}` : said;
  };

  const read = () => {
    const now = asked();
    field.value = now.get("q") ?? "";
    for (const { name, values } of facets) for (const { value, check } of values) check.checked = now.getAll(name).includes(value);
  };

  const write = (how) => {
    const now = new URLSearchParams();
    if (field.value.trim()) now.set("q", field.value.trim());
    for (const { name, values } of facets) for (const { value, check } of values) if (check.checked) now.append(name, value);
    const address = location.pathname + (now.size ? `?${now}` : "");
    if (address !== location.pathname + location.search || !history.state?.shown) history[how]({ shown: true }, "", address);
  };

  let waiting;
  field.addEventListener("input", () => {
    if (field.value.trim() && !terms(field.value.trim())[0].includes('"')) pagefind.init(); // phrases do without its program
    clearTimeout(waiting);
    waiting = setTimeout(() => { write("replaceState"); go(); }, 250);
  });
  box.addEventListener("change", () => { write("pushState"); go(); });
  more.addEventListener("click", async () => { (await showMore())?.querySelector("a").focus(); });
  addEventListener("popstate", () => { read(); go(); });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    clearTimeout(waiting);
    write("pushState");
    const address = await resolve(field.value.trim());
    if (address instanceof URL) location.assign(address); else go(address);
  });
  form.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const links = [...list.querySelectorAll("a")], at = links.indexOf(document.activeElement);
    if (!step || event.altKey || event.ctrlKey || event.metaKey || (at < 0 && (event.target !== field || step < 0))) return;
    event.preventDefault();
    (links[at + step] ?? (at + step < 0 ? field : links[at]))?.focus();
  });

  read();
  // A code or a ref that was typed on another page leads straight to what it names; coming back stays here.
  const address = history.state?.shown ? undefined : await resolve(field.value.trim());
  if (address instanceof URL) { location.replace(address); return; }
  write("replaceState");
  await go(address);
})();
