# Two commands are enough: `make serve` and `make test`. The plain commands behind them are in the README.

PYTHON ?= $(shell for python in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$python && break; done)
BIN := .venv/bin
READY := .venv/ready
READY_DEV := .venv/ready-dev
N ?= 1000

# Tests that drive a browser or build whole sites are marked slow, those that take minutes long (pyproject.toml).
# Each process begins with its own half of them, in order, so that most sites of test data are made once. Python may keep
# what it compiled, wherever that is switched off: the tests start many processes.
PYTEST := env -u PYTHONDONTWRITEBYTECODE $(BIN)/python -m pytest -n 2 --dist worksteal
UNIT := not slow and not long

# MkDocs and Material print notices about their own end of life on every run; docs/manual/engine.md tells.
export NO_MKDOCS_2_WARNING := 1
export DISABLE_MKDOCS_2_WARNING := true

.PHONY: serve site check test test-long docs picture vocabulary bench lock hooks clean
.PHONY: style  # a part of others

serve: $(READY)
	@echo "The site will be on http://127.0.0.1:8000 - end with Ctrl+C"
	$(BIN)/python -m mkdocs serve --livereload

site: $(READY)
	$(BIN)/askwell build

style: $(READY_DEV)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

check: style
	$(BIN)/askwell check
	$(PYTEST) -m "$(UNIT)"

test: style
ifeq ($(BROWSER_TESTS),off)
	$(PYTEST) --ignore=tests/browser --ignore=tests/attacks/test_seen.py --ignore=tests/audit/test_browser.py
	@echo "The browser tests were left out (BROWSER_TESTS=off)."
else
	$(BIN)/python tests/chromium.py
	$(PYTEST)
endif

test-long: $(READY_DEV)
	$(BIN)/python tests/chromium.py
	$(PYTEST) -m long

docs: $(READY)
	$(BIN)/python -m mkdocs build --quiet --strict --config-file mkdocs-manuals.yml
	@echo "The manuals are in build/manuals/index.html"

# Draws the pictures of the manuals for authors and of newsletters anew, and the maps of the gallery.
picture: $(READY_DEV)
	$(BIN)/python -m tests.gallery
	$(BIN)/python -m tests.browser.picture
	$(BIN)/python -m tests.browser.look.mails

# Takes pictures of every kind of page and of the hard cases, for all kinds of readers.
screens: $(READY_DEV)
	$(BIN)/python tests/chromium.py
	$(BIN)/python -m tests.browser.look.screens $(ONLY)
	@echo "Look at build/screens/index.html"

# Takes the pictures anew that tests compare pages with.
screens-golden: $(READY_DEV)
	$(BIN)/python tests/chromium.py
	$(BIN)/python -m tests.browser.look.golden

# Measures pages, guides and builds; `make bench N=10000 WRITE=yes` also writes the figures of builds into the manual.
bench: $(READY_DEV)
	$(BIN)/python tests/chromium.py
	$(BIN)/python -m bench.pages
	$(BIN)/python bench/flows.py
	$(BIN)/python -m bench.bench $(N)
ifeq ($(WRITE),yes)
	$(BIN)/python -m bench.page
endif

# Writes the list of schema.org's terms anew, from a package of the npm registry.
vocabulary: $(READY_DEV)
	$(BIN)/python -m tests.render.machines.vocabulary

# Makes git run `make check` before each commit.
hooks: $(READY_DEV)
	$(BIN)/pre-commit install

# Writes the two locks anew from pyproject.toml, for every platform, with hashes and without addresses: one for those
# who build a site, one with all that the tests need.
COMPILE = .venv/lock/bin/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-header --no-annotate --quiet --extra build
lock:
	$(PYTHON) -m venv .venv/lock
	.venv/lock/bin/python -m pip install --quiet --disable-pip-version-check uv
	$(COMPILE) --extra dev --upgrade -o requirements-dev.txt
	$(COMPILE) --constraint requirements-dev.txt -o requirements.txt
	cp requirements.txt hooks/askwell/starter/site/requirements.txt
	$(MAKE) $(READY_DEV)

clean:
	rm -rf .venv site .site.* .mypy_cache .ruff_cache .pytest_cache .hypothesis hooks/*.egg-info build
	[ ! -d .askwell ] || find .askwell -mindepth 1 -maxdepth 1 ! -name sending -exec rm -rf {} +
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# What pip says is shown only if it fails.
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
OWN = @echo "Installing askwell from this folder ..." && \
	{ $(PIP) --no-deps --no-build-isolation --no-index -e . $(QUIETLY) } && $(BIN)/python -m compileall -q hooks/askwell
QUIETLY = >.venv/install.log 2>&1 || { cat .venv/install.log; exit 1; }

.venv/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed; install it, or name it: make PYTHON=/path/to/python"; exit 1; }
	@$(PYTHON) -m venv .venv
	@touch $@

$(READY): requirements.txt pyproject.toml | .venv/python
	@echo "Installing what builds a site (requirements.txt) ..."
	@$(PIP) --require-hashes -r requirements.txt $(QUIETLY)
	$(OWN)
	@touch $@

# The lock for tests holds all of the other: one installation is enough.
$(READY_DEV): requirements-dev.txt requirements.txt pyproject.toml | .venv/python
	@echo "Installing what builds and tests a site (requirements-dev.txt) ..."
	@$(PIP) --require-hashes -r requirements-dev.txt $(QUIETLY)
	$(OWN)
	@touch $(READY) $@
