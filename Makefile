# Everything this project does on a command. `make help` lists it.
# Needs Python 3.11+ with pip, Node 20+ with npm, and make; installs only into this folder.

PYTHON ?= python3
VENV   ?= .venv
PORT   ?= 8000
DATA   ?= var/demonstration

BIN   := $(VENV)/bin
BUILT := whatmatters/web/static/web/build
PAPER := whatmatters/web/documents/build

export UV_PYTHON_DOWNLOADS := never
# Each command starts in half the time where Python may keep what it has compiled.
unexport PYTHONDONTWRITEBYTECODE
export VIRTUAL_ENV := $(CURDIR)/$(VENV)

# `make messages` gathers what pages say; each catalogue is made into what Django reads.
CATALOGUES := $(shell find whatmatters -name django.po)
SAID := $(VENV)/.said
ICONS := $(BUILT)/icon-512.png

PAGE_SOURCES := $(shell find scripts/build-web.mjs whatmatters/web/src whatmatters/conversations/data/symbols.json -type f)

# Python's parts and the pages' parts do not wait for each other.
MAKEFLAGS += --jobs=2

.DELETE_ON_ERROR:
.DEFAULT_GOAL := help
.PHONY: help demo test coverage check bench matrix mutants setup messages reading docs lock clean

help: ## List what make can do
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /\1|/' | awk -F'|' '{ printf "make %-8s %s\n", $$1, $$2 }'

demo: $(VENV)/.installed $(BUILT)/.built $(PAPER)/.built $(SAID) $(ICONS) ## Serve the demonstration world (PORT=8000, DATA=var/demonstration)
	@scripts/demo "$(BIN)" "$(DATA)" "$(PORT)"

test: $(VENV)/.tools $(BUILT)/.built $(PAPER)/.built $(SAID) $(ICONS) ## Run every test, on PostgreSQL too where it is installed
	@scripts/test "$(BIN)" $(TESTS)

coverage: $(VENV)/.tools $(BUILT)/.built $(PAPER)/.built $(SAID) $(ICONS) ## Say which lines and branches no test without a browser goes through
	@"$(BIN)/pytest" -n auto -m "not browser" --cov --cov-report=term:skip-covered $(TESTS)

check: $(VENV)/.tools $(BUILT)/.built $(SAID) $(ICONS) ## Check style, types, the order of rooms, migrations and deployment settings
	@scripts/check "$(BIN)"

matrix: $(VENV)/.tools $(BUILT)/.built $(PAPER)/.built $(SAID) $(ICONS) ## Ask every route, by everybody, of everybody, on both databases
	@scripts/matrix "$(BIN)"

mutants: $(VENV)/.tools ## See that a test fails on every wrong version of the policy
	@"$(BIN)/python" -m tests.policy.killing

bench: $(VENV)/.tools $(BUILT)/.built $(SAID) $(ICONS) ## Measure speed against a bare control on this machine
	@"$(BIN)/python" -m bench
	@"$(BIN)/python" -m bench.visits

messages: $(VENV)/.tools ## Gather what pages say into the catalogues of Welsh (needs gettext)
	@WHATMATTERS_DEBUG=1 WHATMATTERS_DATA=var/messages "$(BIN)/python" scripts/catalogues.py gather

reading: $(VENV)/.tools $(BUILT)/.built $(SAID) ## Measure how easy the pages of people’s own side are to read
	@WHATMATTERS_READING=docs/reference/readability.md "$(BIN)/pytest" -q tests/languages/test_reading.py

docs: $(VENV)/.tools ## Write the reference pages that are made from the code
	@WHATMATTERS_DEMONSTRATION=1 WHATMATTERS_DATA=var/docs "$(BIN)/whatmatters" reference docs/reference

setup: $(VENV)/.installed $(VENV)/.tools $(BUILT)/.built $(PAPER)/.built $(SAID) $(ICONS) ## Install everything, and run nothing

lock: $(BIN)/uv ## Choose the newest allowed version of every part we use
	for list in requirements requirements-build requirements-dev; do \
	  "$(BIN)/uv" pip compile --upgrade --generate-hashes --python-version 3.11 --no-header $$list.in -o $$list.txt || exit 1; \
	done
	npm install --package-lock-only --no-audit --no-fund --omit-lockfile-registry-resolved

clean: ## Remove all that make installed or built, but no records
	rm -rf "$(VENV)" node_modules "$(BUILT)" "$(PAPER)" dist

$(BIN)/uv:
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed: say where with PYTHON=" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv --without-pip "$(VENV)"
	$(PYTHON) -m pip --python "$(BIN)/python" install --quiet --disable-pip-version-check 'uv>=0.9,<1'

$(VENV)/.installed: requirements.txt pyproject.toml | $(BIN)/uv
	"$(BIN)/uv" pip install --quiet --require-hashes -r requirements.txt
	"$(BIN)/uv" pip install --quiet --no-deps --editable .
	@touch $@

$(VENV)/.tools: requirements-dev.txt $(VENV)/.installed
	"$(BIN)/uv" pip install --quiet --require-hashes -r requirements-dev.txt
	@touch $@

$(VENV)/.building: requirements-build.txt $(VENV)/.installed
	"$(BIN)/uv" pip install --quiet --require-hashes -r requirements-build.txt
	@touch $@

$(ICONS): $(VENV)/.installed $(BUILT)/.built scripts/icons.py whatmatters/web/static/web/icon.svg
	"$(BIN)/python" scripts/icons.py $(BUILT)

$(SAID): $(VENV)/.installed $(CATALOGUES) scripts/catalogues.py
	"$(BIN)/python" scripts/catalogues.py build
	@touch $@

node_modules/.installed: package-lock.json package.json
	npm ci --no-audit --no-fund --silent
	@touch $@

$(BUILT)/.built: node_modules/.installed $(PAGE_SOURCES)
	npm run --silent build
	@touch $@

$(PAPER)/.built: node_modules/.installed $(VENV)/.building scripts/build-letters.py
	"$(BIN)/python" scripts/build-letters.py "$(PAPER)"
	@touch $@
