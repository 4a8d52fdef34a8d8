"""Answers about evidence and transfer written down: for a terminal, for a pull request, for programs, as a page."""
