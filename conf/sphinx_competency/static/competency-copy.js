// Copying: the permanent link and the citation of a unit, and of any statement of it. Without a script the texts of the unit can be selected.
"use strict";

(() => {
  const box = document.querySelector(".competency-cite-forms");
  if (!box) return;
  const address = box.dataset.url || location.href.split("#")[0];
  const said = document.createElement("p");
  said.className = "competency-said";
  said.setAttribute("role", "status");
  box.after(said);

  // The clipboard is there on https and on this machine alone; elsewhere the page copies what it has selected.
  const copy = async (text, name) => {
    let done = true;
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const field = document.createElement("textarea");
      const before = document.activeElement;
      field.value = text;
      field.className = "competency-said";
      document.body.append(field);
      field.select();
      done = document.execCommand("copy");
      field.remove();
      before?.focus();
    }
    said.textContent = "";
    said.textContent = done ? `Copied: ${name}` : "Your browser does not let pages copy; select the text.";
  };
  const button = (label, text, name) => {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "competency-copy";
    made.textContent = label;
    made.addEventListener("click", async () => {
      await copy(text(), name());
      made.classList.add("is-done");
      setTimeout(() => made.classList.remove("is-done"), 1500);
    });
    return made;
  };

  // The unit
  if (!box.dataset.url) {
    const term = document.createElement("dt");
    const line = document.createElement("dd");
    const shown = document.createElement("pre");
    term.textContent = "Permanent link";
    shown.className = "competency-link";
    shown.textContent = address;
    line.append(shown);
    box.querySelector("dl").prepend(term, line);
  }
  for (const shown of box.querySelectorAll("pre")) {
    const term = shown.closest("dd").previousElementSibling;
    const name = term.textContent;
    const made = button("Copy", () => shown.textContent, () => name);
    made.setAttribute("aria-label", `Copy: ${name}`);
    term.append(" ", made);
  }

  // A statement or an outcome: the buttons come when its permanent link is followed.
  const TEX = { "\\": "\\textbackslash{}", "~": "\\textasciitilde{}", "^": "\\textasciicircum{}" };
  const WRITTEN = {
    plain: (text) => text,
    bibtex: (text) => text.replace(/[\\~^{}$&#_%]/g, (sign) => TEX[sign] ?? `\\${sign}`),
    "csl-json": (text) => JSON.stringify(text).slice(1, -1),
  };
  let link; // the permanent link that was followed
  const passage = () => {
    const id = decodeURIComponent(link.hash.slice(1));
    return {
      name: link.getAttribute("aria-label").replace(/^Link to /, ""),
      id,
      words: document.getElementById(id).textContent.replace(/\s+/g, " ").trim(),
    };
  };
  const citation = (form) => {
    const parts = passage();
    const text = box.querySelector(`[data-form="${form}"]`).dataset.passage;
    return text.replace(/\(:(name|id|words):\)/g, (_, part) => WRITTEN[form](parts[part]));
  };
  const tools = document.createElement("p");
  tools.className = "competency-copy-tools";
  tools.setAttribute("role", "group");
  const LABELS = { plain: "Copy citation", bibtex: "BibTeX", "csl-json": "CSL-JSON" };
  tools.append(
    button("Copy link", () => address + link.hash, () => `link to ${passage().name}`),
    ...Object.entries(LABELS).map(([form, label]) => {
      const made = button(label, () => citation(form), () => `citation of ${passage().name}`);
      if (form !== "plain") made.setAttribute("aria-label", `Copy citation as ${label}`);
      return made;
    }),
  );
  document.addEventListener("click", (event) => {
    const followed = event.target.closest?.("li.competency-statement > p > a.headerlink");
    if (!followed) return;
    link = followed;
    tools.setAttribute("aria-label", `Copy ${passage().name}`);
    link.parentElement.after(tools);
  });
})();
