"""The site's Sphinx configuration: the standards of ``units/`` in the extension's own theme."""

from importlib.metadata import version as metadata_version

project = "Competency Standards"
author = "the editors of this site"
copyright = "its editors (prose and software, Apache-2.0); the unit texts belong to their publishers"
version = release = metadata_version("sphinx-competency")
language = "en"

extensions = ["myst_parser", "sphinx_competency"]
competency_units = "../units"
competency_rule_pages = True
competency_search = True
competency_units_in_sphinx_search = False

myst_enable_extensions = ["attrs_block", "colon_fence", "deflist", "fieldlist"]
myst_heading_anchors = 3
exclude_patterns: list[str] = []
nitpicky = True

html_theme = "competency"
html_title = "Competency Standards"
html_short_title = "Competency Standards"
html_show_sourcelink = False
html_copy_source = False
html_show_sphinx = False
html_theme_options = {
    "header_places": 7,  # the eighth, about the site, stands in the foot
    "licence": "This is not an official publication; for authority the publishers’ own standards must be consulted.",
    "footer_links": [("About this site", "about"), ("Changes", "changes/index"), ("Guides", "guides/index")],
}

latex_elements = {"papersize": "a4paper"}
latex_documents = [("index", "competency-standards.tex", project, author, "manual")]
epub_show_urls = "no"
epub_identifier = "competency-standards"
epub_uid = "competency-standards"
gettext_compact = False
