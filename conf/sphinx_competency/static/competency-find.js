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
  const AT_ONCE = 10, LINES = 3, LOOKED_AT = 30;
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

  const unpacked = async (name) => {
    const packed = await fetch(new URL(`pagefind/${name}`, root));
    if (!packed.ok) throw new Error(`${name}: ${packed.status}`);
    return new Response(packed.body.pipeThrough(new DecompressionStream("gzip"))).text();
  };

  let pagefind, ids, facts, allRuns = null;
  without.hidden = true;
  try {
    [pagefind, facts] = await Promise.all([import(new URL("pagefind/pagefind.js", root)), unpacked("units.facts").then(JSON.parse)]);
    await pagefind.options({ baseUrl: root.pathname, noWorker: true }); // a worker would need a policy of its own
    ids = new Map(facts.ids.split(" ").filter(Boolean).map((id, place) => [id, place]));
    await pagefind.init();
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

  // Where the kinds of clauses are is long for very many units, and loaded on request then.
  const ofKinds = element("button", "kinds", "Kind of statement …");
  ofKinds.type = "button";
  box.append(ofKinds);
  const loadKinds = async () => {
    allRuns ??= JSON.parse(await unpacked("kinds.facts"));
    ofKinds.hidden = true;
  };
  ofKinds.addEventListener("click", async () => {
    await loadKinds();
    await go();
    kinds.fieldset.querySelector("label:not([hidden]) input")?.focus();
  });

  // The kinds of the clauses that have the words of a query; nothing where that is not known, or nothing was asked.
  const kindsOf = (hit) => {
    if (!hit.result || !allRuns) return null;
    return hit.kinds ??= new Set(hit.result.words.map((position) => kindAt(hit.place, position)));
  };

  // The kind of the clause at a position in a record; -1 for the words before the first clause.
  const kindAt = (place, position) => {
    const runs = allRuns[place];
    for (let run = 0, end = 0; run < runs.length; run += 2) {
      end += runs[run + 1];
      if (position < end) return runs[run];
    }
    return -1;
  };

  const isRef = (text) => /^[^\s@#]+(@\d+)?(#[^\s#]+)?$/.test(text) && /[\d#@]/.test(text);

  const terms = (text) => {
    if (isRef(text)) text = text.replace(/[@#].*/, "");
    const words = text.split(/\s+/).filter(Boolean);
    const rare = words.filter((word) => !COMMON.has(word.toLowerCase()));
    const kept = (document.documentElement.lang.startsWith("en") && rare.length && !text.includes('"') ? rare : words).join(" ");
    const spread = kept.replace(SEAMS, " ").replace(/[@#]/g, " ");
    return WRITTEN_TOGETHER.test(kept) ? [`"${spread}"`, spread] : [spread];
  };

  // Pagefind names one place of a phrase in each unit. All of them are where as many of its words stand one after the other.
  const search = async (term) => {
    const { results } = await pagefind.search(term);
    const phrase = term.match(/^\s*"(.+)"\s*$/)?.[1].trim();
    if (!phrase || !results.length) return results;
    const length = phrase.split(/\s+/).length;
    const loose = new Map((await pagefind.search(phrase)).results.map((result) => [result.id, result.words]));
    return results.map((result) => {
      const all = new Set([...result.words, ...(loose.get(result.id) ?? [])]), words = new Set();
      for (const start of all) {
        const run = Array.from({ length }, (_, step) => start + step);
        if (run.every((position) => all.has(position))) for (const position of run) words.add(position);
      }
      return { id: result.id, data: result.data, words: [...(words.size ? words : all)].sort((one, other) => one - other) };
    });
  };

  // A word as Pagefind looks for it: its letters and digits, small and without accents; and how it is stemmed, by Sphinx's own stemmer.
  const bare = (word) => word.normalize("NFD").replace(/[^\p{L}\p{N}]/gu, "").toLowerCase();
  const stemmer = window.Stemmer ? new Stemmer() : { stemWord: (word) => word };
  const partsOf = (word) => [word, ...word.split(/[^\p{L}\p{N}]+/u), ...(word.match(/\p{Lu}*\p{Ll}+|\p{Lu}+|\p{N}+/gu) ?? [])].map(bare).filter(Boolean);
  const extend = (there, typed) => partsOf(there).some((part) => stemmer.stemWord(part).startsWith(stemmer.stemWord(typed)));
  const begin = (there, typed) => partsOf(there).some((part) => part.startsWith(typed));

  // Pagefind takes a word that it does not find for the longest beginning of it that is a word: "solder" for "so". Such results are false,
  // unless a word of the text begins with what was typed so far. What is left; and the words that are nowhere.
  const sift = async (term, results) => {
    const typed = term.split(/\s+/).filter((word) => bare(word) && !IDEOGRAPHS.test(word)), nowhere = [];
    for (const [word, as] of new Map(typed.map((one) => [bare(one), one]))) {
      const all = typed.length === 1 && results.length ? results : (await pagefind.search(word)).results;
      // One result tells: either all that was found extends the word, or nothing does.
      const [first] = all.filter(({ id }) => id === results[0]?.id).concat(all);
      const text = async (result) => (await result.data()).content.split(" ");
      const some = first ? await text(first) : [];
      if (first?.words.some((at) => extend(some[at], word))) continue;
      const looked = await Promise.all(all.slice(0, LOOKED_AT).map(async (result) => {
        const there = await text(result);
        return [result.id, result.words.filter((at) => !begin(there[at], word))];
      }));
      const wrong = new Map(looked.filter(([id, left]) => left.length < all.find((one) => one.id === id).words.length));
      if (!wrong.size && all.length <= LOOKED_AT) nowhere.push(as);
      results = results.filter(({ id }) => wrong.has(id)).map((result) => ({
        id: result.id, data: () => result.data(), words: result.words.filter((at) => !wrong.get(result.id).includes(at)),
      }));
    }
    return { results, nowhere };
  };

  // The results of a query as places in the facts, with the kinds of clauses that have its words; whether they are less than asked for;
  // and which of its words no unit has.
  const ask = async (text) => {
    if (!text.trim()) return { hits: [...ids].map(([id, place]) => ({ id, place })), loose: false, nowhere: [] };
    const wanted = terms(text);
    for (const term of wanted) {
      const all = await search(term);
      const { results, nowhere } = term.includes('"') ? { results: all, nowhere: [] } : await sift(term, all);
      const hits = results.map((result) => ({ id: result.id, place: ids.get(result.id), result }));
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

  const show = async ({ place, result, id }) => {
    const data = await (result ? result.data() : unit(id));
    const address = new URL(data.raw_url ?? data.url, root).href;
    const { words, clauses } = clausesOf(data);
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
    for (const clause of result ? clauses : []) {
      const hits = new Set(result.words.filter((at) => at >= clause.start && at < clause.end));
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

  // What the index says of a unit that was not asked for by words.
  const unit = async (id) => JSON.parse((await unpacked(`fragment/${id}.pf_fragment`)).slice("pagefind_dcd".length));

  // The address that a code or a ref typed in full stands for; for one whose unit is here without that edition or place, what is not there.
  const resolve = async (text) => {
    if (!isRef(text)) return undefined;
    const [, code, edition, clause] = text.match(/^([^@#]+)(?:@(\d+))?(?:#(.+))?$/) ?? [];
    if (!code) return undefined;
    const { results } = await pagefind.search(code.replace(SEAMS, " "));
    for (const result of results.slice(0, 5)) {
      const data = await result.data();
      if (data.meta.code.toLowerCase() !== code.toLowerCase()) continue;
      const { clauses, editions } = clausesOf(data);
      const older = edition === undefined ? "" : editions.get(edition);
      if (older === undefined) return `Unit ${data.meta.code} has no edition ${edition} here`;
      const address = new URL(older || (data.raw_url ?? data.url), root);
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
    clearTimeout(waiting);
    waiting = setTimeout(() => { write("replaceState"); go(); }, 250);
  });
  box.addEventListener("change", () => { write("pushState"); go(); });
  more.addEventListener("click", async () => { (await showMore())?.querySelector("a").focus(); });
  addEventListener("popstate", async () => {
    read();
    if (kinds.chosen().length) await loadKinds();
    go();
  });
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
  if (facts.kind.bytes < 10_000 || kinds.chosen().length) await loadKinds();
  // A code or a ref that was typed on another page leads straight to what it names; coming back stays here.
  const address = history.state?.shown ? undefined : await resolve(field.value.trim());
  if (address instanceof URL) { location.replace(address); return; }
  write("replaceState");
  await go(address);
})();
