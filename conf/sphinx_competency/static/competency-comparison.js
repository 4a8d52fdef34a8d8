// What a comparison shows: rows, columns and marks as the controls say, the same in the address, so that a link gives the same view,
// and the count of rows. A link to a row that is filtered away shows it. Without a script the style sheet filters by itself.
"use strict";

const named = (text) => {
  try { return decodeURIComponent(text); } catch { return text; } // an address may end in any signs, such as #50%
};

for (const compare of document.querySelectorAll(".competency-compare")) {
  const rows = compare.querySelector(".competency-rows");
  const marks = compare.querySelector(".competency-marks");
  const boxes = [...compare.querySelectorAll(".competency-controls input")];
  const count = compare.querySelector(".competency-count");
  const all = [...compare.querySelectorAll("tr.competency-row")];
  const first = document.querySelector(".competency-compare") === compare;
  const chosenAtFirst = { rows: rows.value, marks: marks.value, units: boxes.map((box) => box.checked) };
  const sections = [...compare.querySelectorAll(".competency-aspects > section")];
  const wantsRelated = () => boxes.some((box) => box.checked && box.classList.contains("competency-related"));
  const kindOf = { all: "competency-row", every: "is-all", differs: "differs" };
  const shown = (row) => !row.hidden && (wantsRelated() || !row.classList.contains("is-related"));

  const show = () => {
    const kind = kindOf[rows.value] || rows.value;
    for (const row of all) row.hidden = !row.classList.contains(kind);
    compare.classList.toggle("shows-no-related", !wantsRelated());
    boxes.forEach((box, place) => compare.classList.toggle(`hides-${place}`, !box.checked));
    for (const option of marks.options) compare.classList.toggle(`marks-${option.value}`, option.selected);
    for (const section of sections) section.hidden = ![...section.querySelectorAll("tr.competency-row")].some(shown);
    const total = all.filter((row) => wantsRelated() || !row.classList.contains("is-related")).length;
    const visible = all.filter(shown).length;
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
    if (!row || !compare.contains(row) || shown(row)) return;
    rows.value = chosenAtFirst.rows;
    show();
    if (!shown(row)) for (const box of boxes) box.checked = true;
    show();
    write();
    row.scrollIntoView();
  };

  compare.querySelector(".competency-controls").addEventListener("submit", (event) => event.preventDefault());
  compare.addEventListener("change", () => { write(); show(); });
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
