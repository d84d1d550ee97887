# The habits of the house. Hand, hook and CI call these targets and nothing else, so they agree.
#   make demo     set up everything and run the simulated company      make test    all tests (SUITE=quick, ci, long, nobrowser)
#   make check    format, lint, types, contracts, sizes, docs          make docs    write the generated parts of the docs
#   make serve    the web application                                  make web-dev the front end as it is written, beside it
#   make pictures accept how the key screens look now, and draw the pictures of the guide
# A fresh machine needs python3 >= 3.11, make and its package registries, nothing else.
PYTHON ?= python3
SUITE ?= quick
BIN := .venv/bin
OWN := src tests tools $(wildcard hatch_build.py) $(wildcard benchmarks)

.PHONY: help demo serve web-dev test test-long test-oracles check format docs pictures chunks bench constraints set-up clean

help:
	@sed -n '2,6s/^# //p' Makefile

set-up:
	@$(PYTHON) tools/set_up.py house

demo: set-up
	@$(BIN)/wayline demo

serve: set-up
	@$(BIN)/wayline serve

web-dev: set-up
	@$(BIN)/python tools/node.py npm run dev

test: set-up
	@$(BIN)/python tools/run_tests.py $(SUITE)

test-long: set-up
	@$(BIN)/python tools/run_tests.py long

test-oracles: set-up
	@$(PYTHON) tools/set_up.py oracles
	@$(BIN)/python tools/run_tests.py oracles

check: set-up
	@$(BIN)/python tools/run_checks.py

format: set-up
	@$(BIN)/ruff format $(OWN)
	@$(BIN)/ruff check --fix --quiet $(OWN)

docs: set-up
	@$(BIN)/python tools/write_docs.py

pictures: set-up
	@$(PYTHON) tools/set_up.py chromium
	@WAYLINE_ACCEPT_PICTURES=1 $(BIN)/python -m pytest -q tests/web/test_pictures.py

chunks: set-up
	@$(BIN)/python tools/check_chunks.py

bench: set-up
	@$(PYTHON) tools/set_up.py bench
	@$(BIN)/python benchmarks/run.py

constraints:
	@$(PYTHON) tools/constraints.py

clean:
	rm -rf .venv .venv-* build dist wayline-demo .mypy_cache .ruff_cache .pytest_cache .hypothesis
	rm -rf .import_linter_cache .coverage* benchmarks/tmp tests/web/out web/node_modules web/dist
	rm -rf src/wayline/reports/static src/wayline/server/static
	find src tests tools benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +
