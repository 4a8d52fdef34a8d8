"""A difference written down: for a terminal, for a pull request, for programs, as a page."""
