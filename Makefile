# Two commands are enough: `make serve` and `make test`. The plain commands behind them are in the README.

PYTHON ?= $(shell for python in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$python && break; done)
BIN := .venv/bin
READY := .venv/ready
N ?= 1000

# MkDocs and Material print notices about their own end of life on every run; docs/manual/engine.md tells.
export NO_MKDOCS_2_WARNING := 1
export DISABLE_MKDOCS_2_WARNING := true

.PHONY: serve site test bench lock clean

serve: $(READY)
	@echo "The site will be on http://127.0.0.1:8000 - end with Ctrl+C"
	$(BIN)/python -m mkdocs serve --livereload

site: $(READY)
	$(BIN)/askwell build

test: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
ifeq ($(BROWSER_TESTS),off)
	$(BIN)/python -m pytest --ignore=tests/browser
	@echo "The browser tests were left out (BROWSER_TESTS=off)."
else
	$(BIN)/python tests/chromium.py
	$(BIN)/python -m pytest
endif

bench: $(READY)
	$(BIN)/python bench/flows.py
	$(BIN)/python bench/bench.py $(N)

# Writes requirements.txt anew from pyproject.toml, for every platform, with hashes and without addresses.
lock:
	$(PYTHON) -m venv .venv/lock
	.venv/lock/bin/python -m pip install --quiet --disable-pip-version-check uv
	.venv/lock/bin/uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 \
		--generate-hashes --no-emit-index-url --no-header --no-annotate --quiet --upgrade -o requirements.txt

clean:
	rm -rf .venv site .site.* .askwell .mypy_cache .ruff_cache .pytest_cache .hypothesis hooks/*.egg-info build
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(READY): requirements.txt pyproject.toml
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed; install it, or name it: make PYTHON=/path/to/python"; exit 1; }
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --no-index -e .
	@touch $(READY)
