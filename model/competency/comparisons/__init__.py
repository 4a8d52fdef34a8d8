"""A comparison written down: for a terminal, as Markdown, HTML, JSON and CSV. All of them say the same."""
