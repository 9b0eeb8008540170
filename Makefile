PYTHON ?= python3
PORT ?= 8000
COUNT ?= 1000000
REQUESTS ?= 100000
BIN := .venv/bin
PYTEST := $(BIN)/pytest --numprocesses auto --maxprocesses 4
# A lock names every package there is to install. Without --no-deps, pip takes the newest release of
# whatever is asked for with an extra, and refuses it, because it is not the one that is locked.
# Byte code is left to the first import: serving imports half of what is installed.
LOCKED := -m pip install -qq --disable-pip-version-check --no-compile --no-deps --require-hashes
INSTALL := $(BIN)/python $(LOCKED)

.PHONY: help setup serve test browser-all check format faults fuzz lock audit release programs

help: ## list what can be made
	@sed -n 's/^\([a-z-]*\):.*## /make \1\t/p' Makefile | expand -t 20

setup: .venv/.development ## make .venv, with the pilcrow command and the tools of development

serve: .venv/.serving ## serve the sample: make serve PORT=8000
	$(BIN)/pilcrow serve --port $(PORT)

test: setup programs ## run the tests
	$(PYTEST)

browser-all: setup programs ## run the tests in a browser on every page there is
	EVERY_PAGE=1 $(PYTEST) -m browser

check: setup programs ## everything a change must pass: locks, format, lint, types, content, tests, coverage
	$(BIN)/python tools/lock.py --check
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	tests/lint.sh
	$(BIN)/pilcrow check content --strict
	$(PYTEST) --cov

format: setup ## format the code, and mend what ruff can mend
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

faults: setup ## make mistakes in two explainers, count which are noticed, write benchmarks/faults/RESULTS.md
	$(BIN)/python -m benchmarks.faults --write

fuzz: setup ## give broken texts to every parser, and broken requests to a server: make fuzz COUNT=10000 REQUESTS=1000
	$(BIN)/python -m benchmarks.fuzz --count $(COUNT)
	$(BIN)/python -m benchmarks.fuzz_http --count $(REQUESTS)

mutants: setup ## change the code in small ways, count which are noticed, write benchmarks/mutants/RESULTS.md
	$(BIN)/python -m benchmarks.mutants --write

lock: setup ## pin the dependencies anew: make lock UPGRADE=1 takes newer versions too
	$(BIN)/python tools/lock.py $(if $(UPGRADE),--upgrade)

audit: setup .release/.made ## look for known faults in all that is locked, and at its licences; asks the network
	$(BIN)/python tools/licences.py
	.release/bin/pip-audit --strict --disable-pip --require-hashes --progress-spinner off \
		-r requirements.txt -r requirements-dev.txt -r requirements-release.txt

release: setup .release/.made ## build dist/ twice alike, try the wheel, and list what it runs on
	$(BIN)/python tools/release.py

# Fetches what some tests run besides Python, where it is missing and may be fetched.
programs:
	@tests/programs.sh

# The checkout becomes importable as pilcrow without a build backend, which would be one more thing
# to fetch: a .pth file puts .venv/checkout on the path, and a link in there leads to app/.
.venv/.serving: requirements.txt Makefile
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "pilcrow needs Python 3.11 or newer, and $(PYTHON) is %d.%d; name another: make PYTHON=python3.11" % sys.version_info[:2])'
	$(PYTHON) -m venv --clear .venv
	$(INSTALL) -r requirements.txt
	@mkdir .venv/checkout
	@ln -s ../../app .venv/checkout/pilcrow
	@cd ./.venv/lib/python*/site-packages && echo ../../../checkout >pilcrow.pth
	@printf '#!/bin/sh\nexec "$$(dirname "$$(readlink -f "$$0")")/python" -P -m pilcrow "$$@"\n' >$(BIN)/pilcrow
	@chmod +x $(BIN)/pilcrow
	@touch $@

# What audits and lists: an environment of its own, whose packages get in the way of nobody.
.release/.made: requirements-release.txt
	$(PYTHON) -m venv --clear .release
	.release/bin/python $(LOCKED) -r requirements-release.txt
	@touch $@

.venv/.development: .venv/.serving requirements-dev.txt
	$(INSTALL) -r requirements-dev.txt
	-@$(BIN)/python -W ignore -m compileall -q .venv/lib
	@touch $@
