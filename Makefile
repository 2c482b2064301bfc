# Parallax: two commands. `make run` shows it, `make test` proves it; both set up what they need, once.

SHELL := /bin/sh
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
PIP := PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_INPUT=1 $(BIN)/python -m pip --quiet

# The first Python on PATH that is new enough; `make PYTHON=/path/to/python run` names another.
PYTHON ?= $(shell for python in python3 python3.13 python3.12 python3.11; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$python && break; done)

.DEFAULT_GOAL := help
.PHONY: help run test check bench lock clean

help: ## Show this list
	@if [ -t 1 ]; then bold='\033[1m' dim='\033[2m' off='\033[0m'; fi; \
	printf "\n  $${bold}Parallax$${off}  $${dim}where the articles of one news story disagree$${off}\n\n"; \
	sed -n 's/^\([a-z]*\):.*## \(.*\)$$/\1	\2/p' $(MAKEFILE_LIST) | while IFS='	' read -r name words; do \
	printf "  $${bold}make %-7s$${off} %s\n" "$$name" "$$words"; done; printf '\n'

run: $(READY) ## Start the service here, post the demo stories, print what it finds, keep serving
	@$(BIN)/parallax demo

test: $(READY) ## Run every test
	@$(BIN)/pytest -n auto

check: $(READY) ## Check form, types and the one arrow; changes nothing
	@printf 'form    ' && $(BIN)/ruff format --quiet --check --output-format concise . && $(BIN)/ruff check --quiet --output-format concise . && echo good
	@printf 'types   ' && $(BIN)/mypy --no-error-summary && echo good
	@printf 'arrow   ' && $(BIN)/lint-imports --no-cache >$(VENV)/arrow.log 2>&1 && echo good || { cat $(VENV)/arrow.log; exit 1; }

bench: $(READY) $(VENV)/peers/.ready ## Measure how fast Parallax reads beside other readers
	@$(BIN)/python benchmarks/reading.py

lock: ## Choose the dependencies anew and write requirements.lock (needs uv)
	@command -v uv >/dev/null || { echo 'make lock needs uv: https://docs.astral.sh/uv/'; exit 1; }
	@uv pip compile --quiet --no-config --universal --generate-hashes --all-extras --upgrade --python-version 3.11 \
		--custom-compile-command 'make lock' --output-file requirements.lock pyproject.toml
	@echo 'wrote requirements.lock; run make test'

clean: ## Remove what was installed and what the tools left; the data stays
	@rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

# The readers that Parallax is measured beside, in an environment of their own.
$(VENV)/peers/.ready: benchmarks/requirements.txt
	@echo 'Setting up $(VENV)/peers, once ...'
	@$(BIN)/python -m venv $(VENV)/peers
	@PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_INPUT=1 $(VENV)/peers/bin/python -m pip --quiet install --requirement benchmarks/requirements.txt
	@touch $@

# The set-up. The lock names every package with its hash; the project itself is installed in place.
$(READY): requirements.lock pyproject.toml
	@test -n '$(PYTHON)' || { echo 'Parallax needs Python 3.11 or newer. On Debian: apt-get install python3 python3-venv'; exit 1; }
	@echo 'Setting up .venv, once ...'
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || $(PYTHON) -m venv $(VENV) >/dev/null 2>&1 \
		|| { $(PYTHON) -m venv --without-pip $(VENV) && $(PYTHON) -m pip --quiet --python $(BIN)/python install pip; } >/dev/null 2>&1 \
		|| { rm -rf $(VENV); echo 'This Python cannot make a virtual environment. On Debian: apt-get install python3-venv'; exit 1; }
	@echo '  installing the packages of requirements.lock'
	@$(PIP) install --require-hashes --requirement requirements.lock
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@
	@echo '  ready'
