# Everything that is done here is a target of this file; `make` lists them.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DIR ?= demo-data
PORT ?= 8000

.DEFAULT_GOAL := help
.PHONY: help setup demo demo-tryton serve test check format bench docs lock clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-11s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed: make PYTHON=/path/to/python3.11"; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/serve.stamp: requirements.lock | $(BIN)/python
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@touch $@

$(VENV)/dev.stamp: requirements-dev.lock | $(BIN)/python
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@ $(VENV)/serve.stamp

graphiql: $(VENV)/serve.stamp
	@$(BIN)/python tools/build_graphiql.py
.PHONY: graphiql

graphql-core-tests: $(VENV)/dev.stamp
	@$(BIN)/python tools/fetch_graphql_core_tests.py
.PHONY: graphql-core-tests

graphql-http: $(VENV)/dev.stamp
	@$(BIN)/python tools/fetch_graphql_http.py
.PHONY: graphql-http

setup: $(VENV)/dev.stamp graphiql graphql-core-tests graphql-http ## install everything for development and build GraphiQL

demo: $(VENV)/serve.stamp graphiql ## set up, build the demo ERP and serve its office on 127.0.0.1:8000
	$(BIN)/python -m app demo --dir $(DIR) --port $(PORT)

demo-tryton: $(VENV)/serve.stamp graphiql ## the same over a database of Tryton's, by its mapping file alone
	$(BIN)/python -m app demo-tryton --dir $(DIR)/tryton --port $(PORT)

serve: $(VENV)/serve.stamp graphiql ## serve the office that the OFFICE_… variables describe
	$(BIN)/python -m app serve --port $(PORT)

test: setup ## set up and run the tests; what needs a service that is not there is skipped by name
	$(BIN)/python -m pytest --numprocesses auto --dist loadfile --no-loadscope-reorder

check: $(VENV)/dev.stamp ## lint, types, direction of imports, scope of statements, generated files
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/python tools/check_scope.py
	$(BIN)/python tools/generate.py --check

format: $(VENV)/dev.stamp ## put the sources in order
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

PEERS := $(patsubst %/package-lock.json,%/node_modules/.package-lock.json,$(wildcard bench/peers/*/package-lock.json))

bench/peers/%/node_modules/.package-lock.json: bench/peers/%/package-lock.json
	@npm --version >/dev/null || { echo "npm is needed for the servers that the gateway is compared with"; exit 1; }
	cd bench/peers/$* && npm ci --omit=dev --no-audit --no-fund --silent
	@touch $@

bench: $(VENV)/dev.stamp graphiql $(PEERS) ## measure beside what could be had instead (PostgreSQL, npm); write docs/performance.md
	$(BIN)/python -m bench --report docs/performance.md
	$(BIN)/python -m bench.exports

docs: $(VENV)/dev.stamp ## write the pages that are generated: the schema, the settings
	$(BIN)/python tools/generate.py

lock: $(VENV)/dev.stamp ## pin the newest versions that pyproject.toml allows
	$(BIN)/uv pip compile --upgrade --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--no-header --quiet pyproject.toml -o requirements.lock
	$(BIN)/uv pip compile --upgrade --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--no-header --quiet --extra dev pyproject.toml -o requirements-dev.lock

clean: ## remove what was built, the demo's data included
	rm -rf $(VENV) demo-data schema/http/static tools/graphiql/node_modules tools/graphql_http/node_modules
