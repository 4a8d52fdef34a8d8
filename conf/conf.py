"""The site's Sphinx configuration: pydata-sphinx-theme with a skin, and the standards of ``units/``."""

from importlib.metadata import version as metadata_version

project = "Competency Standards"
author = "the editors of this site"
copyright = "its editors (prose and software, Apache-2.0); the unit texts belong to their publishers"
version = release = metadata_version("sphinx-competency")
language = "en"

extensions = ["myst_parser", "sphinx_design", "sphinx_competency"]
competency_units = "../units"
competency_rule_pages = True

myst_enable_extensions = ["colon_fence", "deflist", "fieldlist"]
myst_heading_anchors = 3
exclude_patterns: list[str] = []
nitpicky = True

templates_path = ["_templates"]
html_theme = "pydata_sphinx_theme"
html_title = "Competency Standards"
html_short_title = "Competency Standards"
html_static_path = ["_static"]
html_css_files = ["skin.css"]
html_favicon = "_static/mark.svg"
html_show_sourcelink = False
html_copy_source = False
html_show_sphinx = False
# Without a default mode the theme logs an error in the console on a first visit.
html_context = {"default_mode": "auto"}
html_theme_options = {
    "navbar_align": "left",
    "header_links_before_dropdown": 7,
    # The theme's search button fails WCAG's label-in-name; a plain form works without script.
    "navbar_persistent": ["find-link"],
    "navbar_end": ["find-form", "theme-switcher"],
    "show_prev_next": True,
    "collapse_navigation": True,
    "navigation_depth": 2,
    "show_toc_level": 2,
    "secondary_sidebar_items": {
        "units/*/**": ["page-toc"],
        "guides/**": ["page-toc"],
        "reference/**": ["page-toc"],
    },
    "footer_start": ["copyright"],
    "footer_end": [],
    "back_to_top_button": False,
    "disable_search": True,
}
html_sidebars = {
    "index": [],
    "compare/**": [],
    "changes/**": [],
    "units/**": [],
    "industries/**": [],
    "levels/**": [],
    "search": [],
    "genindex": [],
}

latex_elements = {"papersize": "a4paper"}
latex_documents = [("index", "competency-standards.tex", project, author, "manual")]
epub_show_urls = "no"
epub_identifier = "competency-standards"
epub_uid = "competency-standards"
gettext_compact = False
