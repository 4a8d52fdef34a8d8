"""What a page says, whatever wrote it."""

from html.parser import HTMLParser
from typing import Final

ON_SCREENS: Final = ("competency-also", "competency-cite-forms", "competency-level-counts-list")
"""What only screens have: the wordings of others, texts to copy, and the list in the place of a table that is too wide for a phone."""


class Said(HTMLParser):
    """What a piece of HTML says: its words, its ids, the kinds of its parts, and the place each link leads to."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.words = ""
        self.skipping: list[str] = []  # within what only screens have
        self.ids: list[str] = []
        self.kinds: list[str] = []
        self.links: list[str] = []
        self.feed(text)
        self.words = " ".join(self.words.split())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if self.skipping or found.get("class") in ON_SCREENS:
            self.skipping += [tag] if tag in ("p", "details", "ul") else []
            return
        self.ids += [found["id"] or ""] if "id" in found else []
        kinds = [name for name in (found.get("class") or "").split() if name.startswith("competency-")]
        self.kinds += [name for name in kinds if name != "competency-scroll"]  # themes put tables into boxes of their own
        if tag == "a":
            page, _, place = (found["href"] or "").partition("#")
            page = page.removesuffix("index.html").removesuffix(".html").strip("./")
            self.links.append(f"{page}#{place} {found.get('title')}")

    def handle_endtag(self, tag: str) -> None:
        if self.skipping and tag == self.skipping[-1]:
            self.skipping.pop()

    def handle_data(self, data: str) -> None:
        self.words += "" if self.skipping else data
