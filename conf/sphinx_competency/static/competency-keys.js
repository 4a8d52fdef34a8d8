// The key "/" leads to search from every page: into its field where one can be seen, else to its page.
"use strict";

addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest?.("input, textarea, select, [contenteditable]")) return;
  const fields = [...document.querySelectorAll("#competency-q, [role=search] input[name=q], form input[name=q]")];
  const field = fields.find((one) => one.checkVisibility());
  const page = document.querySelector("link[rel=search][type='text/html'], link[rel=search]:not([type])");
  if (!field && !page) return;
  event.preventDefault();
  if (field) { field.focus(); field.select(); } else location.assign(page.href);
});
