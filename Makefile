# One word each. `make demo` and `make test` need nothing but Python 3.11, pip and a shell.
.DEFAULT_GOAL := help
.PHONY: help setup demo serve examples check test test-all pytest lint format update docs new-rule fragment changelog bench fuzz lock wheel clean
SHELL := /bin/bash
BIN := .venv/bin
k ?=
only = $(if $(k),-k "$(k)")

help: ## this list
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1\t/' | expand -t 12

setup: ## .venv with the locked packages and the command .venv/bin/jixiao
	@scripts/setup.sh

demo: setup ## build the examples, check them, print the address of the report
	@$(BIN)/python -m examples.demo

examples: setup ## build the example documents into examples/out/
	@$(BIN)/python -m examples.build

serve: setup ## the workbench on http://127.0.0.1:8000/ with the example bureaus (data in demo/data)
	@JIXIAO_DATA=demo/data $(BIN)/jixiao manage demo || true
	@JIXIAO_DATA=demo/data $(BIN)/jixiao serve

check: setup ## check a document: make check file=report.docx
	@$(BIN)/jixiao check "$(file)"

# What `make test` also runs on PostgreSQL; `make test-all` runs all of the web there.
postgres := tests/web/people tests/web/site tests/web/years

test-all: setup ## everything, also the long days in the browser, and all of the web on PostgreSQL
	@scripts/tools.sh
	@$(BIN)/python -m pytest -q -n auto
	@scripts/postgres.sh $(BIN)/python -m pytest -q -n auto tests/web -m "not browser and not alike"

test: setup ## lint, types, floors, all tests; make test k=SUM101 runs a few
	@scripts/tools.sh
	@failed=0; \
	$(MAKE) --no-print-directory lint || failed=1; \
	$(MAKE) --no-print-directory pytest || failed=1; \
	exit $$failed

pytest: setup
	@$(BIN)/python -m pytest -q $(if $(k),,-n auto -m "not long") $(only)
	@$(if $(k),,scripts/postgres.sh $(BIN)/python -m pytest -q -n auto $(postgres) -m "not browser and not alike")

lint: setup ## ruff, format, mypy, import contracts
	@failed=0; \
	$(BIN)/ruff check --quiet || failed=1; \
	$(BIN)/ruff format --check --output-format concise || failed=1; \
	$(BIN)/mypy --no-error-summary || failed=1; \
	$(BIN)/lint-imports --no-logo > .venv/lint-imports.log || { cat .venv/lint-imports.log; failed=1; }; \
	[ $$failed = 0 ] && echo "lint, types and floors: good"; \
	exit $$failed

format: setup ## ruff's format and safe mends
	@$(BIN)/ruff check --fix --quiet || true
	@$(BIN)/ruff format --quiet

update: setup ## rewrite golden files and the findings on rule pages; make update k=SUM101
	@$(BIN)/python -m pytest -q --update $(only)

docs: setup ## write docs/reference/ from the code
	@$(BIN)/python -m scripts.reference

new-rule: setup ## make new-rule name=rates/base_is_negative
	@$(BIN)/python -m scripts.new_rule "$(name)"

fragment: setup ## make fragment kind=fix name=short-words text="One sentence."
	@$(BIN)/python -m scripts.fragment "$(kind)" "$(name)" "$(text)"

changelog: setup ## move the fragments of changes/ into CHANGELOG.md
	@$(BIN)/python -m scripts.changelog

bench: setup ## the figures of benchmarks/, each beside its bar
	@failed=0; \
	for file in benchmarks/[!_f]*.py; do \
		echo "== $$file"; $(BIN)/python -m benchmarks.$$(basename $$file .py) || failed=1; \
	done; exit $$failed

fuzz: setup ## twenty thousand damaged files; make fuzz inputs=500
	@$(BIN)/python benchmarks/fuzz_readers.py $(if $(inputs),--inputs $(inputs))

lock: ## requirements/ anew from pyproject.toml (needs uv)
	@scripts/lock.sh

wheel: setup ## dist/*.whl
	@$(BIN)/python -m pip wheel --quiet --no-deps --no-build-isolation --wheel-dir dist .

clean: ## remove what make makes
	@rm -rf build dist demo examples/out .venv .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
