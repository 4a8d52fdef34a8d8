# The commands people type; `make` alone lists them. Everything is installed into .venv, nothing elsewhere.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
SPHINX := $(BIN)/sphinx-build -n -W --keep-going -c conf
JOBS   ?= 1
FORMAT ?= text
AGAINST ?=
BASE   ?= origin/main
TEST_JOBS ?= auto

.DEFAULT_GOAL := help
.PHONY: help html dirhtml text latex epub gettext pdf live test fuzz matrix check review lint format schema bench clean distclean

help: ## list these commands
	@awk -F ':.*## ' '/^[a-z][a-z ]*:.*## / { printf "  make %-38s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

html: $(VENV)/site ## build the site into build/html
	$(SPHINX) -j $(JOBS) -d build/doctrees/html -b html docs build/html
	@echo "Open build/html/index.html"

dirhtml text latex epub gettext: $(VENV)/site ## build another form: dirhtml, text, latex, epub or gettext
	$(SPHINX) -j $(JOBS) -d build/doctrees/$@ -b $@ docs build/$@

pdf: $(VENV)/site ## make books: a PDF an industry and one of everything, in build/pdf
	$(SPHINX) -d build/doctrees/pdf -b pdf docs build/pdf

live: $(VENV)/dev ## serve the site on this machine and rebuild it at each change
	$(BIN)/sphinx-autobuild --watch units --watch model --watch conf --ignore '*.pyc' -D competency_search=0 -c conf -d build/doctrees/live docs build/live

test: $(VENV)/dev ## run all tests (those in a browser need Debian's chromium)
	$(BIN)/python -m pytest -n $(TEST_JOBS) --dist loadfile

matrix: $(VENV)/matrix ## run the tests on each Python here, with the oldest and the newest Sphinx
	$(BIN)/nox

fuzz: $(VENV)/dev ## try reader, rules and canonical form on 20,000 made-up inputs a test (half an hour)
	EXAMPLES=20000 $(BIN)/python -m pytest -n $(TEST_JOBS) tests/model/test_any_standards.py tests/model/test_key_order.py tests/model/test_yamlfile_any_input.py tests/model/test_canonical_any_unit.py

check: $(VENV)/site ## check the standards in units/
	$(BIN)/competency check --format $(FORMAT) $(if $(AGAINST),--against $(AGAINST)) units

review: $(VENV)/site ## gather what this branch changes since it left BASE, in build/review
	$(BIN)/competency review "$(BASE)" --build "make html" --site build/html $(if $(ADDRESS),--address "$(ADDRESS)")

lint: $(VENV)/dev ## look at style and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/competency fmt --check units

format: $(VENV)/dev ## format the code and the standards
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	$(BIN)/competency fmt units

schema: $(VENV)/site ## write the JSON Schemas that editors read
	for name in unit crosswalk register cases; do $(BIN)/competency schema $$name > units/$$name.schema.json; done

bench: $(VENV)/bench ## measure load, check and builds beside other ways to publish (half an hour)
	$(BIN)/python -m benchmarks.run $(BENCH)

clean: ## remove what was built
	rm -rf build dist

distclean: clean ## remove what was installed too
	rm -rf $(VENV) .nox

# A machine may have Python without venv: say what to type.
$(BIN)/python:
	@command -v $(PYTHON) >/dev/null || { echo "Python is missing. Install it: sudo apt-get install python3 python3-venv" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed; $$($(PYTHON) --version) is here. Name another: make PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "Python's venv is missing. Install it: sudo apt-get install python3-venv" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade 'pip>=25.1'

$(VENV)/site: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable . --group site
	@touch $@

$(VENV)/bench: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable . --group bench
	@touch $@ $(VENV)/site

$(VENV)/matrix: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --group matrix
	@touch $@

$(VENV)/dev: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable . --group dev
	@touch $@ $(VENV)/site $(VENV)/matrix
