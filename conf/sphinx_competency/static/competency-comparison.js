// What a comparison shows: rows, columns and marks as the controls say, the same in the address, so that a link gives the same view,
// and the count of rows. A link to a row that is filtered away shows it. Without a script the style sheet filters by itself.
"use strict";

const named = (text) => {
  try { return decodeURIComponent(text); } catch { return text; } // an address may end in any signs, such as #50%
};
const numbers = (text) => (text ? text.split(" ").map(Number) : []);

// Whether a row is of a kind, seen from the columns that are shown and counted: those of variants.
const KINDS = {
  all: () => true,
  every: (row, counted) => row.judged && counted.length > 0 && counted.every((place) => row.having.has(place)),
  differs: (row, counted) => row.judged && new Set(counted.map((place) => row.sayings[place]).filter((saying) => saying >= 0)).size > 1,
  only: (row, counted, one) => row.judged && counted.length > 1 && counted.every((place) => row.having.has(place) === (place === one)),
  lacks: (row, counted, one) => row.judged && !row.having.has(one),
};

for (const compare of document.querySelectorAll(".competency-compare")) {
  const controls = compare.querySelector(".competency-controls");
  const rows = compare.querySelector(".competency-rows");
  const marks = compare.querySelector(".competency-marks");
  const boxes = [...controls.querySelectorAll("input")];
  const variants = boxes.filter((box) => box.classList.contains("competency-variant")).length;
  const ofEditions = compare.classList.contains("competency-of-editions");
  const first = document.querySelector(".competency-compare") === compare;
  const chosenAtFirst = { rows: rows.value, marks: marks.value, units: boxes.map((box) => box.checked) };
  const sections = [...compare.querySelectorAll(".competency-aspects > section")];
  const count = document.createElement("p");
  count.className = "competency-count";
  count.setAttribute("role", "status");
  controls.append(count);

  const all = [...compare.querySelectorAll("tr.competency-row")].map((element) => {
    const cells = [...element.querySelectorAll("td")];
    return {
      element, cells, section: element.closest("section"),
      has: cells.map((cell) => !cell.classList.contains("competency-absent")),
      having: new Set(numbers(element.dataset.having)),
      wordings: numbers(element.dataset.wordings),
      sayings: numbers(element.dataset.sayings),
      judged: !element.classList.contains("is-related") && !element.classList.contains("is-unjudged"),
    };
  });
  let chosen; // the columns that the page stands for, as text
  let shown = [], counted = [];
  const isOf = (row, value) => {
    const [kind, place] = value.split("-");
    return row.present && KINDS[kind](row, counted, Number(place));
  };

  const showMarks = () => {
    if (marks.selectedOptions[0]?.disabled) marks.value = "unique";
    for (const option of marks.options) compare.classList.toggle(`marks-${option.value}`, option.selected);
  };

  // Words that no variant beside them uses, of those that are shown.
  const findUnique = (row) => {
    row.marks ??= row.cells.flatMap((cell, own) => [...cell.querySelectorAll(".x")].map((element) => (
      { element, own, lacking: new Set([...element.classList].filter((name) => name.startsWith("x-")).map((name) => Number(name.slice(2)))) })));
    for (const mark of row.marks) {
      const beside = counted.filter((place) => place !== mark.own && row.has[place]);
      mark.element.classList.toggle("u", beside.length > 0 && beside.every((place) => mark.lacking.has(place)));
    }
  };

  const findTwins = (row) => {
    row.cells.forEach((cell, place) => {
      const twin = shown.find((other) => other < place && row.has[other] && row.wordings[other] === row.wordings[place]);
      const same = row.has[place] && twin !== undefined;
      let note = cell.querySelector(".competency-twin");
      if (same && !note && !(ofEditions && boxes.length === 2)) note = cell.appendChild(document.createElement("p"));
      if (note) {
        note.className = "competency-twin";
        note.hidden = !same;
        if (same) note.textContent = `same words as ${boxes[twin].dataset.name}`;
      }
      cell.classList.toggle("competency-same", same);
    });
  };

  // Everything that depends on which columns are shown.
  const showColumns = () => {
    shown = boxes.flatMap((box, place) => (box.checked ? [place] : []));
    counted = shown.filter((place) => boxes[place].classList.contains("competency-variant"));
    if (chosen === shown.join()) return;
    const asItCame = chosen === undefined && boxes.every((box, place) => box.checked === chosenAtFirst.units[place]);
    chosen = shown.join();
    boxes.forEach((box, place) => compare.classList.toggle(`hides-${place}`, !box.checked));
    for (const row of all) row.present = shown.some((place) => row.has[place]);
    if (!asItCame) for (const row of all) { findUnique(row); findTwins(row); }
    for (const option of [...rows.options, ...marks.options]) {
      const place = option.value.split("-")[1];
      option.disabled = option.hidden = Boolean(place) && !boxes[place].checked;
    }
    const every = variants === 2 ? "both" : `all ${variants}`;
    const units = counted.length < variants ? `all ${counted.length} shown` : every;
    for (const option of rows.options) {
      const found = all.filter((row) => isOf(row, option.value)).length;
      option.textContent = option.dataset.words.replace("{units}", units).replace("{rows}", found);
    }
  };

  const show = () => {
    showColumns();
    showMarks();
    if (rows.selectedOptions[0]?.disabled) rows.value = "all";
    for (const row of all) row.element.hidden = !isOf(row, rows.value);
    const filled = new Set(all.filter((row) => !row.element.hidden).map((row) => row.section));
    for (const section of sections) section.hidden = !filled.has(section);
    const total = all.filter((row) => row.present).length;
    const visible = all.filter((row) => !row.element.hidden).length;
    count.textContent = visible === total ? `${total} rows` : `${visible} of ${total} rows`;
  };

  const choose = (select, address) => {
    const option = [...select.options].find((item) => item.dataset.address === address);
    if (option) option.selected = true;
  };

  const read = () => {
    const asked = new URLSearchParams(location.search);
    rows.value = chosenAtFirst.rows;
    marks.value = chosenAtFirst.marks;
    boxes.forEach((box, place) => { box.checked = chosenAtFirst.units[place]; });
    if (!first) return; // of several comparisons on a page, the address speaks of the first
    choose(rows, asked.get("rows"));
    choose(marks, asked.get("marks"));
    if (asked.has("units")) {
      const wanted = asked.get("units").split(",");
      if (boxes.some((box) => wanted.includes(box.value))) {
        for (const box of boxes) box.checked = wanted.includes(box.value);
      }
    }
  };

  const write = () => {
    if (!first) return;
    const asked = new URLSearchParams(location.search);
    const set = (name, value, usual) => (usual ? asked.delete(name) : asked.set(name, value));
    set("rows", rows.selectedOptions[0].dataset.address, rows.value === chosenAtFirst.rows);
    set("marks", marks.selectedOptions[0].dataset.address, marks.value === chosenAtFirst.marks);
    const units = boxes.filter((box) => box.checked).map((box) => box.value).join(",");
    set("units", units, boxes.every((box, place) => box.checked === chosenAtFirst.units[place]));
    const query = asked.toString().replaceAll("%2C", ",").replaceAll("%40", "@");
    history.replaceState(null, "", location.pathname + (query ? "?" + query : "") + location.hash);
  };

  const reveal = () => {
    const row = location.hash && document.getElementById(named(location.hash.slice(1)));
    if (!row || !compare.contains(row) || !row.hidden) return;
    rows.value = chosenAtFirst.rows;
    show();
    if (row.hidden) for (const box of boxes) box.checked = true;
    show();
    write();
    row.scrollIntoView();
  };

  controls.addEventListener("submit", (event) => event.preventDefault());
  compare.addEventListener("change", (event) => {
    const last = !boxes.some((box) => box.checked);
    if (last) event.target.checked = true;
    show();
    write();
    if (last) count.textContent += `, one ${ofEditions ? "edition" : "unit"} at least is shown`;
  });
  addEventListener("hashchange", reveal);
  addEventListener("popstate", () => { read(); show(); });
  // Cards on a phone lose what a table says of itself; roles say it again.
  for (const [selector, role] of [["thead, tbody", "rowgroup"], ["tr", "row"], ["thead th", "columnheader"], ["tbody th", "rowheader"], ["td", "cell"]]) {
    for (const part of compare.querySelectorAll(`.competency-comparison ${selector}`.replaceAll(", ", ", .competency-comparison "))) part.setAttribute("role", role);
  }
  for (const table of compare.querySelectorAll("table.competency-comparison")) table.setAttribute("role", "table");
  read();
  show();
  reveal();
}
