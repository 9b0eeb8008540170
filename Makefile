PYTHON ?= python3
PORT ?= 8000
BIN := .venv/bin
PYTEST := $(BIN)/pytest --numprocesses auto --maxprocesses 4
LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--custom-compile-command "make lock" $(if $(UPGRADE),--upgrade) pyproject.toml

.PHONY: help setup serve test check format lock programs

help: ## list what can be made
	@sed -n 's/^\([a-z]*\):.*## /make \1\t/p' Makefile | expand -t 16

setup: .venv/.stamp ## make .venv, with the pilcrow command in it

serve: setup ## serve the sample: make serve PORT=8000
	$(BIN)/pilcrow serve --port $(PORT)

test: setup programs ## run the tests
	$(PYTEST)

check: setup programs ## everything a change must pass: format, lint, types, content, tests, coverage
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/pilcrow check content --strict
	$(PYTEST) --cov

format: setup ## format the code, and mend what ruff can mend
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

lock: setup ## pin the dependencies anew: make lock UPGRADE=1 takes newer versions too
	$(LOCK) --output-file requirements.txt
	$(LOCK) --group dev --constraint requirements.txt --output-file requirements-dev.txt

# Fetches what some tests run besides Python, where it is missing and may be fetched.
programs:
	@tests/programs.sh

# Hatchling does not make a checkout importable under another name than its folder's, so a link
# does: the editable install only puts .venv/checkout on the path.
.venv/.stamp: requirements-dev.txt pyproject.toml Makefile
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "pilcrow needs Python 3.11 or newer: make PYTHON=…")'
	$(PYTHON) -m venv --clear .venv
	$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements-dev.txt
	mkdir .venv/checkout
	ln -s ../../app .venv/checkout/pilcrow
	$(BIN)/python -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@
