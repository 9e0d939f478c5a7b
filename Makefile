# Needs only Python 3.11 or later and make. Everything else comes by `make setup`, by name and hash.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# The families that `make demo` traces: one folder, one story.
DEMO ?= $(sort $(wildcard examples/*/))
# More for pytest, as in: make test PYTEST_ARGS="-k drift -x"
PYTEST_ARGS ?=
# The resolver that writes the locks. Its version decides their exact form, so it is pinned too.
UV := uv==0.13.8
# A release gets a week in the open before it enters a lock: most hijacked ones are found by then.
LOCK := build/lock-tools/bin/uv --no-config pip compile pyproject.toml --quiet --universal \
	--python-version 3.11 --fork-strategy fewest --exclude-newer "7 days" \
	--generate-hashes --no-header $(LOCK_ARGS)
# Wheels only: nothing is compiled, and no package's own set-up code runs.
INSTALL := $(BIN)/python -m pip install --quiet --no-input --disable-pip-version-check --no-deps

.DEFAULT_GOAL := help
.PHONY: help setup demo test lint format types eval bench cluster ci locks clean

help: ## print these targets
	@echo "make TARGET, where TARGET is one of"
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  %-8s %s\n", $$1, $$2 }' Makefile

setup: $(VENV)/.installed ## make .venv with the headwater command in it, from the hashed locks

demo: setup ## trace the example family into build/demo and say where the page lies
	@mkdir -p build/demo
	$(BIN)/headwater trace $(DEMO) --html build/demo/dossier.html --json build/demo/dossier.json
	@echo
	@echo "The page lies at build/demo/dossier.html, the same as data at build/demo/dossier.json."

test: setup ## run the tests
	$(BIN)/python -m pytest $(PYTEST_ARGS)

lint: setup ## check style, formatting and the import layers
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports --no-logo

format: setup ## mend what ruff can mend by itself
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

types: setup ## check the types
	$(BIN)/mypy --strict src bench tests corpora

eval: setup ## measure quality against our own gold; fails under a floor
	$(BIN)/python -m bench.quality --check bench/quality/floors.toml

bench: setup ## measure speed and memory
	$(BIN)/python -m bench.speed
	$(BIN)/python -m bench.corpus small

cluster: setup ## prove that a Spark cluster which loses an executor finds the same rows (needs Java)
	$(BIN)/python -m pip install --quiet --no-input --disable-pip-version-check --only-binary :all: -e '.[spark]'
	$(BIN)/python -m bench.corpus generate build/cluster --reports 1000
	$(BIN)/python -m bench.corpus.cluster build/cluster/reports

ci: ## everything that a change must pass
	bash .ci/run

locks: build/lock-tools/bin/uv ## refresh the two lock files (LOCK_ARGS=--upgrade for newer releases)
	$(LOCK) --output-file requirements.lock
	$(LOCK) --group dev --constraints requirements.lock --output-file requirements-dev.lock

clean: ## remove the environment and everything that was made
	rm -rf $(VENV) build .mypy_cache .pytest_cache .ruff_cache .import_linter_cache src/*.egg-info

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "Headwater needs Python 3.11 or later; $(PYTHON) is $$($(PYTHON) --version 2>&1)." >&2; \
		echo "Name a newer one: make setup PYTHON=python3.12" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

# Two stamps, so that a change in pyproject.toml alone does not read the locks again.
$(VENV)/.locked: requirements-dev.lock | $(VENV)/bin/python
	$(INSTALL) --only-binary :all: --require-hashes -r requirements-dev.lock
	@touch $@

$(VENV)/.installed: pyproject.toml src/headwater/version.py $(VENV)/.locked
	$(INSTALL) --no-build-isolation --editable .
	@# Where the cache folder cannot be written the first trace says so; set-up need not fail.
	-$(BIN)/headwater gazetteer build
	@touch $@

build/lock-tools/bin/uv:
	$(PYTHON) -m venv build/lock-tools
	build/lock-tools/bin/python -m pip install --quiet $(UV)
