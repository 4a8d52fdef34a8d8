"""Copied in a real browser: what the clipboard holds is what the model says, of a unit and of any statement."""

from __future__ import annotations

import json

import pytest
from browser import Scheme, Visit, barriers
from playwright.sync_api import Page
from sites import HOME

from competency import Ref, Register
from competency.addresses import Site
from competency.citation import FORMATS, Citation, cite

REGISTER = Register.load(HOME / "units")
UNIT = "units/watch/104926L6.html"
LABELS = {"plain": "Copy citation", "bibtex": "Copy citation as BibTeX", "csl-json": "Copy citation as CSL-JSON"}


def cited(ref: str) -> Citation:
    found = cite(REGISTER, ref, Site())
    assert found
    return found


def open_unit(visit: Visit, width: int = 1440, scheme: Scheme = "light") -> Page:
    page = visit(UNIT, width=width, scheme=scheme)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    return page


def copied(page: Page) -> str:
    page.wait_for_selector(".competency-said:has-text('Copied')", state="attached")
    text: str = page.evaluate("navigator.clipboard.readText()")
    return text


def follow(page: Page, clause: str) -> None:
    """Go to the permanent link of a statement, as a reader does who uses the keyboard."""
    page.focus(f'li.competency-statement > p > a.headerlink[href="#{clause}"]')
    page.keyboard.press("Enter")


@pytest.mark.parametrize(("form", "name"), {"plain": "Text", "bibtex": "BibTeX", "csl-json": "CSL-JSON"}.items())
def test_the_citation_of_a_unit_is_copied_in_each_form(visit: Visit, form: str, name: str) -> None:
    page = open_unit(visit)
    page.click(".competency-cite-forms > summary")
    page.click(f"button[aria-label='Copy: {name}']")

    assert copied(page) == FORMATS[form](cited("104926L6"))
    assert page.text_content(".competency-said") == f"Copied: {name}"


def test_the_permanent_link_of_a_unit_has_no_fragment(visit: Visit) -> None:
    page = open_unit(visit)
    follow(page, "audit-scope")
    page.click(".competency-cite-forms > summary")
    page.click("button[aria-label='Copy: Permanent link']")

    assert copied(page) == page.url.split("#")[0]


@pytest.mark.parametrize("clause", ["audit-scope", "service-market", "suit-customers"])
def test_a_statement_is_copied_as_link_and_as_citation_with_the_keyboard_alone(visit: Visit, clause: str) -> None:
    page = open_unit(visit, 390)
    follow(page, clause)
    page.keyboard.press("Tab")  # the browser has gone to the words; the link comes next, then the buttons
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    assert page.url.endswith(f"{UNIT}#{clause}")
    assert copied(page) == page.url
    for form, label in LABELS.items():
        page.evaluate("document.querySelector('.competency-said').textContent = ''")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.ariaLabel || document.activeElement.textContent") == label
        page.keyboard.press("Enter")
        assert copied(page) == FORMATS[form](cited(f"104926L6#{clause}"))


def test_words_that_formats_would_take_for_markup_are_copied_as_the_model_writes_them(visit: Visit) -> None:
    page = open_unit(visit)
    words = r'50% of {A} & B_1 ~ $5 "quoted" #^ \end'
    page.evaluate("words => { document.getElementById('audit-scope').textContent = words }", words)
    follow(page, "audit-scope")
    found = REGISTER.clause(Ref.parse("104926L6#audit-scope"))
    assert found
    expected = cited("104926L6#audit-scope")
    assert expected.passage
    changed = FORMATS["bibtex"](expected).replace(found.text, "")
    page.click(f"text={LABELS['plain']}")
    assert words in copied(page)
    page.evaluate("document.querySelector('.competency-said').textContent = ''")
    page.click(f"[aria-label='{LABELS['bibtex']}']")
    escaped = r'50\% of \{A\} \& B\_1 \textasciitilde{} \$5 "quoted" \#\textasciicircum{} \textbackslash{}end'
    assert copied(page).replace(escaped, "") == changed
    page.evaluate("document.querySelector('.competency-said').textContent = ''")
    page.click(f"[aria-label='{LABELS['csl-json']}']")
    assert json.loads(copied(page))[0]["note"] == f"“{words}”"


def test_only_the_statement_whose_link_was_followed_has_buttons(visit: Visit) -> None:
    page = open_unit(visit)
    assert page.locator(".competency-copy-tools").count() == 0
    follow(page, "audit-scope")
    follow(page, "promotion")

    assert page.locator(".competency-copy-tools").count() == 1
    assert page.get_attribute(".competency-copy-tools", "aria-label") == "Copy statement 2.2.3"


def test_where_the_clipboard_is_closed_to_pages_the_text_is_copied_all_the_same(visit: Visit) -> None:
    page = open_unit(visit)
    page.evaluate("Object.defineProperty(navigator, 'clipboard', {value: {}})")
    page.evaluate("document.addEventListener('copy', () => { window.taken = String(document.activeElement.value); })")
    follow(page, "audit-scope")
    page.click(f"text={LABELS['plain']}")
    page.wait_for_selector(".competency-said:has-text('Copied')", state="attached")

    assert page.evaluate("window.taken") == cited("104926L6#audit-scope").plain
    assert page.evaluate("document.activeElement.textContent").startswith("Copy citation")


def test_without_a_script_the_texts_are_there_and_no_button_that_does_nothing(visit: Visit) -> None:
    page = visit(UNIT)
    context = page.context.browser.new_context(java_script_enabled=False) if page.context.browser else None
    assert context
    plain = context.new_page()
    plain.goto(page.url)
    plain.click(".competency-cite-forms > summary")

    assert plain.inner_text('[data-form="bibtex"]') == cited("104926L6").bibtex
    assert plain.locator("main button.competency-copy, .competency-copy-tools").count() == 0
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 320])
def test_what_is_there_to_copy_can_be_used_by_everybody_and_moves_no_word(visit: Visit, width: int, scheme: Scheme) -> None:
    page = open_unit(visit, width, scheme)
    page.wait_for_load_state()
    before = page.locator("#audit-scope").bounding_box()
    page.click(".competency-cite-forms > summary")
    follow(page, "audit-scope")
    after = page.locator("#audit-scope").bounding_box()
    found = barriers(page)

    assert before
    assert after
    assert (after["width"], after["height"]) == (before["width"], before["height"])
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.inner_text(".competency-copy-tools").split() == ["Copy", "link", "Copy", "citation", "BibTeX", "CSL-JSON"]
    assert found == []
