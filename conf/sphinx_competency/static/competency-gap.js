// What of a target is covered by what is held: the set arithmetic of the model's `gap`, on the links that the model computed.

const LEVELS = ["none", "partly", "covered"];
const LISTS = { none: "missing", partly: "partly", covered: "covered" };

export const unitOf = (ref) => ref.split("#", 1)[0];

/** A function that gives a ref without its edition where that is the current one. */
export const shortener = (units) => {
  const known = new Map(units.flatMap((unit) => [[`${unit.code}@${unit.edition}`, unit.ref], [unit.ref, unit.ref]]));
  return (ref) => {
    const unit = unitOf(ref);
    return (known.get(unit) ?? unit) + ref.slice(unit.length);
  };
};

/** A function that says whether a statement or an outcome is among some refs, or its unit is. */
const among = (refs) => {
  const all = new Set(refs);
  return (ref) => all.has(ref) || all.has(unitOf(ref));
};

/** The clauses of a table by how much of them is covered, in published order, each with the links that say why. */
export const gap = (table, held, partly = []) => {
  const isHeld = among(held), isPartly = among(partly);
  const found = { covered: [], partly: [], missing: [] };
  for (const clause of table.clauses) {
    const counting = [];
    let best = 0;
    for (const link of clause.links) {
      const entirely = isHeld(link.held);
      if (!entirely && !isPartly(link.held)) continue;
      const level = LEVELS.indexOf(link.level === "covered" && !entirely ? "partly" : link.level);
      best = Math.max(best, level);
      counting.push([link, level]);
    }
    const reasons = counting.filter(([, level]) => level === best).map(([link]) => link);
    found[LISTS[LEVELS[best]]].push({ ref: clause.ref, reasons: reasons.length ? reasons : [clause.alone] });
  }
  return found;
};

/** The answer as `competency gap --format json` prints it; `planner` and `table` are what the site has in its files. */
export const gapData = (planner, table, held, partly = []) => {
  const short = shortener(planner.units);
  const units = new Map(planner.units.map((unit) => [unit.ref, unit]));
  const names = [...held].sort();
  const others = [...new Set(names.map(unitOf))].filter((name) => name !== table.target && units.has(short(name)));
  return {
    version: planner.version,
    note: planner.note,
    target: table.target,
    title: table.title,
    held: names,
    held_partly: [...partly].sort(),
    ...gap(table, held.map(short), partly.map(short)),
    credits: [{ ref: table.target, credit: table.credit }, ...others.map((ref) => ({ ref, credit: units.get(short(ref)).credit }))],
    rules: planner.rules,
  };
};
