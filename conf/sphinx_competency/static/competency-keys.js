// The key "/" leads to search from every page: into its field where one can be seen, else to its page.
"use strict";

addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest?.("input, textarea, select, [contenteditable]")) return;
  const places = ["#competency-q", "[role=search] input[name=q]", "form input[name=q]"]; // the first that there is, wherever it stands
  const field = places.flatMap((place) => [...document.querySelectorAll(place)]).find((one) => one.checkVisibility());
  const page = document.querySelector("link[rel=search][type='text/html'], link[rel=search]:not([type])");
  if (!field && !page) return;
  event.preventDefault();
  event.stopPropagation();
  if (field) { field.focus(); field.select(); } else location.assign(page.href);
}, { capture: true }); // before Sphinx's own, which knows the first field of a page alone
