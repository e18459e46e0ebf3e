# Two commands: `make demo` shows what it does, `make test` passes every check.
# Each sets up all it needs in .venv, from the lock files.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: demo test lock bench

.venv/run: requirements.lock pyproject.toml
	$(PYTHON) -m venv .venv
	$(PIP) install --require-hashes -r requirements.lock
	$(PIP) install --no-deps --no-build-isolation --editable .
	touch $@

.venv/dev: requirements-dev.lock .venv/run
	$(PIP) install --require-hashes -r requirements-dev.lock
	touch $@

demo: .venv/run
	rm -rf .demo && mkdir -p .demo
	$(BIN)/wegweiser --directory .demo/directory.sqlite3 add tests/corpus
	$(BIN)/wegweiser --directory .demo/directory.sqlite3 find "integration course"

test: .venv/dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/mypy tests
	$(BIN)/lint-imports
	$(BIN)/pytest -n auto

# The lock files hold no registry's host name.
lock:
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --group build pyproject.toml -o requirements.lock
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --group build --group dev --all-extras -c requirements.lock pyproject.toml -o requirements-dev.lock
