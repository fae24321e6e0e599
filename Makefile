# Two commands do everything by themselves: «make memoria» and «make test».
# Each makes its own environment (.venv) from the pinned dependencies when there is none, and needs nothing but pip.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: help memoria test test-all lint types tests benchmark golden lock clean

help: ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/'

$(READY): pyproject.toml requirements.lock
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $(READY)

memoria: $(READY) ## build every event of sources/ into output/
	$(BIN)/memoria build --all --output output

test: lint types tests ## lint, types and tests

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(READY)
	$(BIN)/mypy

tests: $(READY)
	$(BIN)/pytest -n 2 -m "not external and not slow"

test-all: $(READY) ## also the tests that need LibreOffice, poppler, qpdf and the Open XML validator
	@$(BIN)/python tests/programs.py
	$(BIN)/pytest -n 2 -m "external or slow"

benchmark: $(READY) ## measure against pandoc and Typst, alone and growing
	$(BIN)/python -m benchmarks.run
	$(BIN)/python -m benchmarks.layout
	$(BIN)/python -m benchmarks.roadmap

golden: $(READY) ## write the expected messages of tests/diagnostics anew
	$(BIN)/pytest tests/test_diagnostics.py --update-golden

lock: ## pin what a fresh environment resolves to
	rm -rf .venv-lock && $(PYTHON) -m venv .venv-lock
	.venv-lock/bin/python -m pip install --quiet --disable-pip-version-check ".[dev]" "setuptools>=77"
	.venv-lock/bin/python -m pip freeze --disable-pip-version-check --all --exclude memoria --exclude pip > requirements.lock
	rm -rf .venv-lock

clean: ## remove what was built
	find output -mindepth 1 ! -name README.md -delete
