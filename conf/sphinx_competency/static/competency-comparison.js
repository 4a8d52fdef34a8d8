// The address of a comparison holds its filters, so that a link gives the same view; rows are counted as they are filtered;
// a link to a row that is filtered away shows it. Without this script the filters themselves still work.
"use strict";

for (const compare of document.querySelectorAll(".competency-compare")) {
  const rows = compare.querySelector(".competency-rows");
  const marks = compare.querySelector(".competency-marks");
  const boxes = [...compare.querySelectorAll(".competency-controls input")];
  const count = compare.querySelector(".competency-count");
  const all = [...compare.querySelectorAll("tr.competency-row")];
  const first = document.querySelector(".competency-compare") === compare;
  const chosenAtFirst = { rows: rows.value, marks: marks.value, units: boxes.map((box) => box.checked) };
  const shown = (row) => getComputedStyle(row).display !== "none";

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

  const tell = () => {
    const related = boxes.some((box) => box.checked && box.classList.contains("competency-related"));
    const total = all.filter((row) => related || !row.classList.contains("is-related")).length;
    const visible = all.filter(shown).length;
    count.textContent = visible === total ? `${total} rows` : `${visible} of ${total} rows`;
  };

  const reveal = () => {
    const row = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!row || !compare.contains(row) || shown(row)) return;
    rows.value = chosenAtFirst.rows;
    if (!shown(row)) for (const box of boxes) box.checked = true;
    write();
    tell();
    row.scrollIntoView();
  };

  compare.querySelector(".competency-controls").addEventListener("submit", (event) => event.preventDefault());
  compare.addEventListener("change", () => { write(); tell(); });
  addEventListener("hashchange", reveal);
  addEventListener("popstate", () => { read(); tell(); });
  // Cards on a phone lose what a table says of itself; roles say it again.
  for (const [selector, role] of [["thead, tbody", "rowgroup"], ["tr", "row"], ["thead th", "columnheader"], ["tbody th", "rowheader"], ["td", "cell"]]) {
    for (const part of compare.querySelectorAll(`.competency-comparison ${selector}`.replaceAll(", ", ", .competency-comparison "))) part.setAttribute("role", role);
  }
  for (const table of compare.querySelectorAll("table.competency-comparison")) table.setAttribute("role", "table");
  read();
  tell();
  reveal();
}
