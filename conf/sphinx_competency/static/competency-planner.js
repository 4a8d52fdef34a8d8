// The planner: what is chosen, what of it counts towards the target, and why. All answers are made here; only tables are loaded.

import { gapData, shortener, unitOf } from "./competency-gap.js";
import { fromAddress, fromFile, toAddress } from "./competency-plan.js";

const LARGEST = 1_000_000; // bytes of a file that is opened
const FEW = 30; // units in a list that need no narrowing
const REASONS = 3; // reasons that are shown at once
const OWN = [["no", "no"], ["partly", "in part"], ["held", "yes"]];

const root = new URL("../", import.meta.url);
const app = document.getElementById("planner--form");
const part = (name) => app.querySelector(`.competency-planner-${name}`);
const control = (name) => document.getElementById(`planner--${name}`);
const form = part("form"), said = part("said"), answer = part("answer"), heldList = part("held");
const targetField = control("target"), unitField = control("unit"), narrow = control("narrow");

const element = (name, of = "", ...children) => {
  const made = document.createElement(name);
  if (of) made.className = of;
  made.append(...children);
  return made;
};
const linked = (address, ...children) => {
  const link = element("a", "reference internal", ...children);
  link.href = new URL(address, root).href;
  return link;
};
const words = (text) => element("span", "competency-words", text);
const count = (number, one, many = `${one}s`) => `${number} ${number === 1 ? one : many}`;

// The model's tables, each loaded when it is asked for.
const load = async (path) => {
  const found = await fetch(new URL(path, root));
  if (!found.ok) throw new Error(`${path}: ${found.status}`);
  return found.json();
};
const tables = new Map();
const loading = new Map();
const tableOf = (ref) => {
  if (!loading.has(ref)) {
    loading.set(ref, load(`api/transfer/${encodeURIComponent(ref)}.json`).then((data) => tables.set(ref, data).get(ref)));
    loading.get(ref).catch(() => loading.delete(ref));
  }
  return loading.get(ref);
};
const refsOf = (unit) => tables.get(unit).table.clauses.map((clause) => clause.ref);

let planner, units, short;

// What is chosen. A unit in `whole` is held entirely; of others `ticks` has the statements.
let target = "";
let order = [];
const whole = new Set();
const ticks = new Map();

const ticked = (how) => order.flatMap((unit) => [...ticks].filter(([ref, value]) => value === how && unitOf(ref) === unit).map(([ref]) => ref));
const plan = () => ({ target, held: [...order.filter((unit) => whole.has(unit)), ...ticked("held")], partly: ticked("partly") });
const valueOf = (ref) => (whole.has(unitOf(ref)) ? "held" : ticks.get(ref) ?? "no");

const drop = (unit) => {
  order = order.filter((other) => other !== unit);
  whole.delete(unit);
  for (const ref of [...ticks.keys()]) if (unitOf(ref) === unit) ticks.delete(ref);
};
const hold = (unit) => {
  const isNew = !order.includes(unit);
  if (!isNew) for (const ref of refsOf(unit)) ticks.delete(ref);
  else order.push(unit);
  whole.add(unit);
};
const tick = (ref, value, keep) => {
  const unit = unitOf(ref), refs = refsOf(unit);
  if (!order.includes(unit)) order.push(unit);
  if (whole.delete(unit)) for (const other of refs) ticks.set(other, "held");
  if (value === "no") ticks.delete(ref); else ticks.set(ref, value);
  if (refs.every((other) => ticks.get(other) === "held")) hold(unit);
  else if (!keep && !refs.some((other) => ticks.has(other))) drop(unit);
};

// Choose what a plan names. What these standards do not have is left out, and named.
const choose = async (wanted) => {
  const unknown = [];
  const named = (refs) => refs.map(short).filter((ref) => units.has(unitOf(ref)) || (unknown.push(ref), false));
  const held = named(wanted.held), partly = named(wanted.partly), aim = short(wanted.target);
  if (aim && !units.has(aim)) unknown.push(aim);
  const needed = [...new Set([...held, ...partly].map(unitOf))];
  await Promise.all(needed.map(tableOf));
  target = units.has(aim) ? aim : "";
  order = [];
  whole.clear();
  ticks.clear();
  const places = new Map(needed.map((unit) => [unit, new Set(refsOf(unit))]));
  for (const [refs, how] of [[partly, "partly"], [held, "held"]]) {
    for (const ref of refs) {
      const unit = unitOf(ref);
      if (ref === unit && how === "held") hold(unit);
      else if (ref !== unit && !places.get(unit).has(ref)) unknown.push(ref);
      else for (const one of ref === unit ? places.get(unit) : [ref]) if (!whole.has(unit)) tick(one, how, true);
    }
  }
  if (!unknown.length) return "";
  const shown = unknown.slice(0, 5).map((ref) => `“${ref.slice(0, 60)}”`).join(", ");
  return `Left out, because these standards do not have ${unknown.length === 1 ? "it" : "them"}: ${shown}${unknown.length > 5 ? ` and ${unknown.length - 5} more` : ""}. `;
};

// The lists of units
const fill = (field, chosen, first) => {
  const wanted = narrow.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
  const groups = new Map();
  for (const unit of planner.units) {
    const text = `${unit.ref} ${unit.title}${unit.status === "current" ? "" : ` (${unit.status})`}`;
    const searched = `${text} ${unit.industry_name}`.toLowerCase();
    if (unit.ref !== chosen && !wanted.every((word) => searched.includes(word))) continue;
    if (!groups.has(unit.industry_name)) {
      groups.set(unit.industry_name, element("optgroup"));
      groups.get(unit.industry_name).label = unit.industry_name;
    }
    const option = element("option", "", text);
    option.value = unit.ref;
    groups.get(unit.industry_name).append(option);
  }
  const none = element("option", "", first);
  none.value = "";
  field.replaceChildren(none, ...groups.values());
  field.value = chosen;
};
const fillLists = () => {
  fill(targetField, target, "choose a unit");
  fill(unitField, unitField.value, "choose a unit");
};

// Whether something is held: no, in part, yes.
const ownChoice = (ref, label, keep) => {
  const field = element("select");
  field.dataset.ref = ref;
  field.autocomplete = "off";
  for (const [value, text] of OWN) field.append(Object.assign(element("option", "", text), { value }));
  field.value = valueOf(ref);
  field.addEventListener("change", () => { tick(ref, field.value, keep); show(); });
  return element("label", "competency-planner-own", label, " ", field);
};

const statements = (unit) => {
  const list = element("ul", "competency-planner-statements");
  for (const clause of tables.get(unit).table.clauses) {
    list.append(element("li", "", ownChoice(clause.ref, `I hold ${clause.number}`, true), " ", words(clause.text)));
  }
  return list;
};

const heldItem = (unit) => {
  const about = units.get(unit), state = element("span", "competency-planner-state");
  const remove = element("button", "", `Remove ${unit}`), more = element("details"), choice = element("div");
  remove.type = "button";
  remove.addEventListener("click", () => { drop(unit); unitField.focus(); show(); });
  const all = element("button", "", "All of it"), none = element("button", "", "None of it");
  all.type = none.type = "button";
  all.addEventListener("click", () => { hold(unit); show(); });
  none.addEventListener("click", () => { whole.delete(unit); for (const ref of refsOf(unit)) ticks.delete(ref); show(); });
  more.append(element("summary", "", `Choose statements of ${unit}`), choice);
  more.addEventListener("toggle", async () => {
    if (!more.open || choice.hasChildNodes()) return;
    await tableOf(unit);
    choice.replaceChildren(element("p", "", all, " ", none), statements(unit));
  });
  const item = element("li", "", element("p", "", linked(about.address, words(about.title)), ` (${unit}, ${about.industry_name}): `, state, " ", remove), more);
  item.dataset.unit = unit;
  return item;
};

const showHeld = () => {
  const items = new Map([...heldList.children].map((item) => [item.dataset.unit, item]));
  for (const [unit, item] of items) if (!order.includes(unit)) item.remove();
  for (const unit of order) {
    if (!items.has(unit)) items.set(unit, heldItem(unit));
    const item = items.get(unit), refs = refsOf(unit), has = (how) => refs.filter((ref) => ticks.get(ref) === how).length;
    if (!item.isConnected) heldList.append(item);
    item.querySelector(".competency-planner-state").textContent = whole.has(unit)
      ? `all ${refs.length} statements and outcomes` : `${has("held")} of ${refs.length} statements and outcomes${has("partly") ? `, ${has("partly")} in part` : ""}`;
  }
  heldList.hidden = !order.length;
};

// The answer: drawn once for a target, then only what is said of each statement changes.
const bar = () => {
  const NAME = "http://www.w3.org/2000/svg";
  const drawn = document.createElementNS(NAME, "svg");
  for (const [name, value] of Object.entries({ class: "competency-share-bar", viewBox: "0 0 100 8", preserveAspectRatio: "none", "aria-hidden": "true" })) drawn.setAttribute(name, value);
  const rectangles = ["of", "covered", "partly"].map((kind) => {
    const rectangle = document.createElementNS(NAME, "rect");
    rectangle.setAttribute("class", `competency-share-${kind}`);
    rectangle.setAttribute("y", kind === "partly" ? 4 : 0);
    rectangle.setAttribute("height", kind === "partly" ? 4 : 8);
    rectangle.setAttribute("width", kind === "of" ? 100 : 0);
    drawn.append(rectangle);
    return rectangle;
  });
  return {
    drawn,
    show: (covered, partly, of) => {
      rectangles[1].setAttribute("width", (100 * covered) / of);
      rectangles[2].setAttribute("x", (100 * covered) / of);
      rectangles[2].setAttribute("width", (100 * partly) / of);
    },
  };
};

const placeOf = (ref) => `${units.get(unitOf(ref))?.address ?? ""}#${ref.split("#")[1] ?? ""}`;
const statement = (ref) => {
  const clause = tables.get(unitOf(ref))?.table.clauses.find((one) => one.ref === ref);
  if (!clause) return [linked(placeOf(ref), ref)];
  return [linked(placeOf(ref), `${unitOf(ref)} ${clause.number}`), " “", words(clause.text), "”"];
};

const reason = (link) => {
  const note = link.note ? ` (${link.note})` : "";
  const rule = planner.rules[link.rule] + note;
  if (!link.steps.length) return link.held ? [...statement(link.held), `: ${rule}`] : [rule];
  const steps = link.steps.flatMap((step, place) => {
    const last = place === link.steps.length - 1;
    const row = linked(`${planner.crosswalks[step.crosswalk]?.address ?? ""}#${step.concept}`, `“${step.title}”`);
    const asked = last ? ["this "] : [linked(placeOf(step.target), step.target), " "];
    const held = place ? [linked(placeOf(step.held), step.held)] : statement(step.held); // of units between no table is loaded
    return [place ? "; " : "", ...held, ` ${planner.held_says[step.held_relation]} `, row, ", ", ...asked, planner.target_says[step.target_relation]];
  });
  return [...steps, link.rule === "concept" ? note : `: ${rule}`];
};

const reasons = (links) => {
  const items = links.map((link) => element("li", "", ...reason(link)));
  const list = element("ul", "competency-planner-why", ...items.slice(0, REASONS));
  if (items.length <= REASONS) return [list];
  const rest = element("details", "", element("summary", "", count(items.length - REASONS, "more reason")), element("ul", "competency-planner-why", ...items.slice(REASONS)));
  return [list, rest];
};

let drawn = { target: "" };

const drawTarget = ({ table, requirements, criteria }) => {
  const about = units.get(table.target), rows = new Map(), groups = [], sections = [];
  const chart = element("tbody");
  const named = [...requirements.map(({ id, number, heading }) => [id, `${number} ${heading}`]), [null, "Outcomes of the assessment criteria"]];
  for (const [id, heading] of named) {
    const clauses = table.clauses.filter((clause) => clause.requirement === id);
    if (!clauses.length) continue;
    const list = element("ul", "competency-planner-clauses");
    for (const clause of clauses) {
      const level = element("strong", "competency-planner-level"), why = element("div");
      const item = element("li", "", element("p", "", linked(placeOf(clause.ref), clause.number), " ", words(clause.text), " ", level), ownChoice(clause.ref, `I hold ${clause.number}`, false), why);
      item.dataset.depth = clause.depth;
      rows.set(clause.ref, { item, level, why, clause, links: [], shown: "" });
      list.append(item);
    }
    const share = { ...bar(), said: element("td"), refs: clauses.map((clause) => clause.ref) };
    const head = element("th", "", heading);
    head.scope = "row";
    chart.append(element("tr", "", head, element("td", "", share.drawn), share.said));
    groups.push(share);
    sections.push(element("h3", "", heading), list);
  }
  const total = { ...bar(), said: element("td"), refs: table.clauses.map((clause) => clause.ref) };
  const head = element("th", "", "All");
  head.scope = "row";
  chart.append(element("tr", "", head, element("td", "", total.drawn), total.said));
  groups.push(total);

  const heads = element("tr", "", ...["Part", "Bar", "In words"].map((text) => Object.assign(element("th", "", text), { scope: "col" })));
  const legend = "How far. In the bars, full height is covered, half height is partly covered, and what is empty is missing.";
  const far = element("table", "competency-planner-far", element("caption", "", legend), element("thead", "", heads), chart);
  const filter = element("select");
  filter.id = "planner--show";
  for (const [value, text] of [["all", "all"], ["open", "partly covered and missing"], ["covered", "covered"], ["partly", "partly covered"], ["none", "missing"]]) {
    filter.append(Object.assign(element("option", "", text), { value }));
  }
  filter.addEventListener("change", () => { answer.dataset.show = filter.value; });
  answer.dataset.show = "all";
  const label = Object.assign(element("label", "", "Show"), { htmlFor: filter.id });
  const advice = element("p", "competency-advice"), evidence = element("div", "competency-planner-evidence");
  const title = element("h2", "", `What counts towards ${table.target} `, linked(about.address, words(table.title)));
  answer.replaceChildren(title, advice, far, element("p", "competency-planner-filter", label, " ", filter), ...sections, element("h3", "", "Evidence to gather"), evidence);
  drawn = { target: table.target, rows, groups, advice, evidence, criteria };
};

const CLASSES = { covered: "covered", partly: "partly", missing: "none" };

const showAnswer = (found) => {
  const levels = new Map();
  for (const [list, level] of Object.entries(CLASSES)) {
    for (const { ref, reasons: links } of found[list]) {
      const row = drawn.rows.get(ref);
      levels.set(ref, level);
      if (row.links.length === links.length && links.every((link, place) => link === row.links[place]) && row.shown === level) continue;
      row.links = links;
      row.shown = level;
      row.item.className = `is-${level}`;
      row.level.textContent = planner.levels[level];
      row.why.replaceChildren(...reasons(links));
    }
  }
  for (const { show: showBar, said: cell, refs } of drawn.groups) {
    const of = (level) => refs.filter((ref) => levels.get(ref) === level).length;
    showBar(of("covered"), of("partly"), refs.length);
    cell.textContent = `${of("covered")} of ${refs.length} covered, ${of("partly")} partly, ${of("none")} missing`;
  }
  const used = new Set([...found.covered, ...found.partly].flatMap(({ reasons: links }) => links.flatMap((link) => link.steps.map((step) => step.crosswalk))));
  const credits = found.credits.filter(({ credit }) => credit !== null).map(({ ref, credit }) => `${ref} ${credit}`).join(", ");
  drawn.advice.textContent = [
    found.note,
    ...[...used].sort().map((id) => planner.crosswalks[id]?.review ?? ""),
    `Credits are for reference: nothing is added up or carried over${credits ? ` (published: ${credits})` : ""}.`,
  ].join(" ");
  showEvidence(levels);
};

// What the standard asks for in its assessment criteria, as far as it is open; nothing is asked that stands not there.
const showEvidence = (levels) => {
  const open = [...drawn.rows.values()].filter(({ clause }) => levels.get(clause.ref) !== "covered");
  const outcomes = open.filter(({ clause }) => clause.kind === "outcome");
  const number = open.length - outcomes.length;
  const items = outcomes.map(({ clause }) => element("li", "", linked(placeOf(clause.ref), clause.number), " ", words(clause.text), ` (${planner.levels[levels.get(clause.ref)]})`));
  drawn.evidence.replaceChildren(
    element("p", "", outcomes.length ? words(drawn.criteria) : "No outcome of the assessment criteria is partly covered or missing."),
    ...(items.length ? [element("ul", "competency-planner-open-outcomes", ...items)] : []),
    element("p", "", `${count(number, "statement is", "statements are")} partly covered or missing. An evidence file knows these kinds of evidence: ${planner.kinds.join(", ")}. Which of them is enough, the assessor says.`),
  );
};

// Show all that follows from what is chosen.
let run = 0;
const show = async (before = "") => {
  const mine = run += 1;
  try {
    await Promise.all([...order, ...(target ? [target] : [])].map(tableOf));
  } catch (error) {
    said.textContent = `${before}A table could not be loaded (${error.message}).`;
    return;
  }
  if (mine !== run) return;
  const from = performance.now();
  const chosen = plan();
  let text = "Choose the unit that is aimed at.";
  showHeld();
  answer.hidden = !target;
  if (target) {
    const data = tables.get(target), found = gapData(planner, data.table, chosen.held, chosen.partly);
    if (drawn.target !== target) drawTarget(data);
    showAnswer(found);
    text = `${target}: ${found.covered.length} of ${data.table.clauses.length} covered, ${found.partly.length} partly, ${found.missing.length} missing.`;
  }
  for (const field of app.querySelectorAll("select[data-ref]")) field.value = valueOf(field.dataset.ref);
  said.textContent = before + text;
  control("save").disabled = control("print").disabled = !target;
  targetField.value = target;
  const address = toAddress(chosen);
  history.replaceState(history.state, "", location.pathname + location.search + (address ? `#${address}` : ""));
  performance.measure("competency-planner-answer", { start: from, end: performance.now() });
};

const save = () => {
  const { held, partly } = plan();
  const text = `${JSON.stringify(gapData(planner, tables.get(target).table, held, partly), null, 2)}\n`;
  const link = element("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  link.download = `plan-${target}.json`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
};

const open = async (file) => {
  let message;
  try {
    if (file.size > LARGEST) throw new Error(`it has ${file.size} bytes, and ${LARGEST} are the most`);
    message = await choose(fromFile(await file.text()));
  } catch (error) {
    said.textContent = `This file was not opened: ${error.message}. Nothing has changed.`;
    return;
  }
  fillLists();
  await show(message);
};

const copy = async () => {
  try {
    await navigator.clipboard.writeText(location.href);
    said.textContent = "The address is copied. Whoever has it sees what is chosen here.";
  } catch {
    said.textContent = `Copy the address of this page: ${location.href}`;
  }
};

const start = async () => {
  part("wait").hidden = false;
  try {
    planner = await load("api/planner.json");
  } catch {
    said.textContent = "The lists could not be loaded. In pages that are opened as files, without a web server, the tables below still say what each unit counts for alone.";
    return;
  } finally {
    part("wait").hidden = true;
  }
  units = new Map(planner.units.map((unit) => [unit.ref, unit]));
  short = shortener(planner.units);
  part("narrow").hidden = planner.units.length <= FEW;
  const fromLink = async () => {
    const wanted = fromAddress(location.hash);
    if (wanted === null) return false;
    let message;
    try {
      message = await choose(wanted);
    } catch (error) {
      message = `A table could not be loaded (${error.message}). `;
    }
    fillLists();
    await show(message);
    return true;
  };

  form.addEventListener("submit", (event) => event.preventDefault());
  narrow.addEventListener("input", fillLists);
  targetField.addEventListener("change", () => { target = targetField.value; show(); });
  control("add").addEventListener("click", async () => {
    const unit = unitField.value;
    if (!unit) { said.textContent = "Choose the unit that is held, then add it."; return; }
    if (order.includes(unit)) await tableOf(unit);
    hold(unit);
    unitField.value = "";
    show();
  });
  control("save").addEventListener("click", save);
  control("copy").addEventListener("click", copy);
  control("print").addEventListener("click", () => print());
  control("clear").addEventListener("click", async () => { await choose({ target: "", held: [], partly: [] }); fillLists(); await show(); targetField.focus(); });
  control("open").addEventListener("change", async (event) => {
    const [file] = event.target.files;
    if (file) await open(file);
    event.target.value = "";
  });
  addEventListener("hashchange", async () => {
    if (!await fromLink()) show(); // a heading of this page was meant: what is chosen goes back into the address
  });
  form.hidden = false;
  fillLists();
  if (!await fromLink()) await show();
  // Without a script a link that names a target leads to its line in the list below.
  if (document.getElementById(location.hash.slice(1))) scrollTo(0, 0);
};

start();
