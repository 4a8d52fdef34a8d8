// The colours that a reader chose, before anything is painted; then the switch, the menu, and the place in the contents.
"use strict";

{
  const SCHEMES = ["auto", "light", "dark"];
  const NAME = "competency-scheme";
  const root = document.documentElement;
  const stored = () => { try { return localStorage.getItem(NAME); } catch { return null; } }; // a browser may forbid it
  const chosen = () => (SCHEMES.includes(stored()) ? stored() : "auto");
  const paint = (scheme) => (scheme === "auto" ? root.removeAttribute("data-theme") : root.setAttribute("data-theme", scheme));
  paint(chosen());

  const offerSchemes = (button) => {
    let scheme;
    const use = (next) => {
      scheme = next;
      paint(scheme);
      button.className = `site-scheme is-${scheme}`;
      button.title = button.dataset[scheme];
      button.setAttribute("aria-label", button.title);
    };
    button.addEventListener("click", () => {
      use(SCHEMES[(SCHEMES.indexOf(scheme) + 1) % SCHEMES.length]);
      try { localStorage.setItem(NAME, scheme); } catch { /* it lasts as long as the page */ }
    });
    addEventListener("storage", () => use(chosen()));
    use(chosen());
    button.hidden = false;
  };

  const closeByItself = (menu) => {
    document.addEventListener("click", (event) => { if (!menu.contains(event.target)) menu.open = false; });
    menu.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !menu.open) return;
      menu.open = false;
      menu.querySelector("summary").focus();
    });
  };

  // Beside the text the style sheet shows the contents in any case; tools that ask whether the box is open are told so.
  const openBeside = (contents) => {
    const beside = matchMedia("(min-width: 68rem)");
    const follow = () => { contents.open = beside.matches; };
    beside.addEventListener("change", follow);
    follow();
  };

  const followReader = (contents) => {
    const links = new Map([...contents.querySelectorAll("a")].map((link) => [decodeURIComponent(link.hash.slice(1)), link]));
    const places = [...links.keys()].map((id) => document.getElementById(id)).filter(Boolean);
    const seen = new Set();
    const watch = new IntersectionObserver((changes) => {
      for (const { target, isIntersecting } of changes) isIntersecting ? seen.add(target) : seen.delete(target);
      const here = places.filter((place) => seen.has(place)).pop(); // the innermost of those that lie within each other
      for (const [id, link] of links) here?.id === id ? link.setAttribute("aria-current", "true") : link.removeAttribute("aria-current");
    }, { rootMargin: "-20% 0% -75% 0%" });
    for (const place of places) watch.observe(place);
  };

  document.addEventListener("DOMContentLoaded", () => {
    const [button, menu, contents] = [".site-scheme", ".site-places", ".site-contents"].map((name) => document.querySelector(name));
    if (button) offerSchemes(button);
    if (menu) closeByItself(menu);
    if (contents) {
      openBeside(contents);
      followReader(contents);
    }
  });
}
