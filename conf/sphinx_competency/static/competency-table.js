// Tables of units are sorted by their headings and filtered by words and values. What is chosen stands in the address.
// Without a script the tables are whole, in the order of a book.
"use strict";

(() => {
  const made = (name, of, ...children) => {
    const element = document.createElement(name);
    if (of) element.className = `competency-${of}`;
    element.append(...children);
    return element;
  };
  const slug = (text) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-");
  const tables = [...document.querySelectorAll("table.competency-units")].map((table) => ({
    table, body: table.tBodies[0], rows: [...table.tBodies[0].rows],
    heads: [...table.tHead.rows[0].cells].map((cell) => ({ cell, name: cell.textContent.trim(), key: slug(cell.textContent.trim()) })),
  }));
  const rows = tables.flatMap(({ rows: own, heads }) => own.map((row) => {
    const texts = [...row.cells].map((cell) => cell.textContent.trim());
    return { row, all: texts.join(" ").toLowerCase(), of: new Map(heads.map(({ key }, place) => [key, texts[place]])) };
  }));
  const byRow = new Map(rows.map((one) => [one.row, one]));
  if (rows.length < 2) return;
  const compare = new Intl.Collator(document.documentElement.lang || undefined, { numeric: true, sensitivity: "base" }).compare;
  const page = document.querySelector("#units--all, #industry--all, #level--all");
  const fields = new Map(); // the filters by their names in the address
  let sorted = null, down = false, count = null;

  if (page) {
    const form = made("form", "table-filter");
    form.setAttribute("aria-label", "Filter the units");
    const add = (key, title, field) => {
      field.name = key;
      form.append(made("label", "", `${title} `, field));
      fields.set(key, field);
    };
    const words = made("input", "");
    words.type = "search";
    add("words", "Words or code", words);
    for (const { name, key } of tables[0].heads.slice(2)) {
      const values = [...new Set(rows.map(({ of }) => of.get(key)))].sort(compare);
      if (values.length < 2 || values.length > 200) continue;
      const select = made("select", "", new Option("all", ""), ...values.filter(Boolean).map((value) => new Option(value, value)));
      add(key, name, select);
    }
    count = made("p", "table-count");
    count.setAttribute("role", "status");
    form.append(count);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("input", () => { show(); write(); });
    (page.querySelector(":scope > section") ?? tables[0].table.closest(".competency-scroll") ?? tables[0].table).before(form);
  }

  const show = () => {
    const words = (fields.get("words")?.value ?? "").toLowerCase().split(/\s+/).filter(Boolean);
    const chosen = [...fields].filter(([key, field]) => key !== "words" && field.value);
    let shown = 0;
    for (const { row, all, of } of rows) {
      row.hidden = !(words.every((word) => all.includes(word)) && chosen.every(([key, field]) => of.get(key) === field.value));
      shown += !row.hidden;
    }
    for (const { table, rows: own } of tables) {
      const section = table.closest("section");
      if (section && section !== page && page) section.hidden = own.every((row) => row.hidden);
    }
    if (count) count.textContent = shown === rows.length ? `${shown} rows` : `${shown} of ${rows.length} rows`;
  };

  const sort = () => {
    for (const { body, rows: own, heads } of tables) {
      const ordered = sorted === null ? own : [...own].sort((one, other) => (
        (down ? -1 : 1) * compare(byRow.get(one).of.get(sorted) ?? "", byRow.get(other).of.get(sorted) ?? "")));
      body.append(...ordered);
      for (const { cell, key } of heads) {
        if (key === sorted) cell.setAttribute("aria-sort", down ? "descending" : "ascending"); else cell.removeAttribute("aria-sort");
      }
    }
  };

  const write = () => {
    const now = new URLSearchParams(location.search);
    const set = (name, value) => (value ? now.set(name, value) : now.delete(name));
    for (const [key, field] of fields) set(key, field.value.trim());
    set("sort", sorted ?? "");
    set("order", down ? "down" : "");
    history.replaceState(null, "", location.pathname + (now.size ? `?${now}` : "") + location.hash);
  };

  const read = () => {
    const now = new URLSearchParams(location.search);
    for (const [key, field] of fields) {
      field.value = now.get(key) ?? "";
      if (field.selectedIndex === -1) field.selectedIndex = 0; // a value that no row has
    }
    sorted = tables.some(({ heads }) => heads.some(({ key }) => key === now.get("sort"))) ? now.get("sort") : null;
    down = sorted !== null && now.get("order") === "down";
    sort();
    show();
  };

  for (const { heads } of tables) {
    for (const { cell, name, key } of heads) {
      const button = made("button", "sort", name);
      button.type = "button";
      cell.replaceChildren(button);
      button.addEventListener("click", () => {
        down = sorted === key && !down;
        sorted = key;
        sort();
        write();
      });
    }
  }
  addEventListener("popstate", read);
  read();
  if (location.hash) document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView();
})();
