# Everything runs in .venv, from pinned and hashed requirements.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# A directory of public feeds laid out as <host>/<path>, for machines without internet.
MIRROR ?= ../shared/mirror
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.PHONY: demo test engines bench fuzz pins clean
.DELETE_ON_ERROR:

demo: $(VENV)/run
	$(BIN)/python tools/demo.py --mirror $(MIRROR)

test: $(VENV)/dev $(VENV)/chain $(VENV)/browser
	sh ci/check-pins.sh
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python -m pytest -n 2 --dist loadfile

# A Spark cluster and ClickHouse, beside DuckDB; HUE_ENGINES=1000000 prints their times at that size.
engines: $(VENV)/engines
	HUE_ENGINES=$${HUE_ENGINES:-1} $(BIN)/python -m pytest tests/engines

bench: $(VENV)/bench
	$(BIN)/python -m bench

fuzz: $(VENV)/dev
	$(BIN)/python -m fuzz --seconds 120

# Moves all pins to what is newest now.
pins:
	uv pip compile pyproject.toml --upgrade --universal --generate-hashes --no-annotate --no-header -o requirements/base.txt
	uv pip compile pyproject.toml --upgrade --universal --generate-hashes --no-annotate --no-header --group dev -o requirements/dev.txt
	uv pip compile pyproject.toml --upgrade --universal --generate-hashes --no-annotate --no-header --group bench -o requirements/bench.txt
	uv pip compile pyproject.toml --upgrade --universal --generate-hashes --no-annotate --no-header --group engines -o requirements/engines.txt
	printf 'hatchling\neditables\n' | uv pip compile - --upgrade --universal --python-version 3.11 --generate-hashes --no-annotate --no-header -o requirements/build.txt
	sh ci/check-pins.sh

$(BIN)/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/run: $(BIN)/python requirements/base.txt requirements/build.txt pyproject.toml
	$(PIP) --require-hashes --only-binary :all: -r requirements/base.txt -r requirements/build.txt
	$(PIP) --no-deps --no-build-isolation -e .
	touch $@

$(VENV)/dev: $(VENV)/run requirements/dev.txt
	$(PIP) --require-hashes --only-binary :all: -r requirements/dev.txt
	touch $@

# A real Ethereum node for the tests, and the compiler of its contracts.
$(VENV)/chain: $(VENV)/dev tests/chain/package-lock.json
	cd tests/chain && npm ci --silent
	touch $@

# A real browser for the tests, unpacked beside its package; it needs two libraries of the system.
$(VENV)/browser: $(VENV)/dev tests/browser/package-lock.json tests/browser/unpack.mjs
	cd tests/browser && npm ci --silent
	rm -rf tests/browser/.cache && mkdir tests/browser/.cache
	cd tests/browser && TMPDIR=$$PWD/.cache node unpack.mjs
	tests/browser/.cache/chromium --version || \
		{ echo "Chromium does not start. On Debian: apt-get install libnss3 libexpat1"; exit 1; }
	touch $@

# pyspark comes as source only.
$(VENV)/engines: $(VENV)/dev requirements/engines.txt
	$(PIP) --require-hashes -r requirements/engines.txt
	touch $@

$(VENV)/bench: $(VENV)/dev requirements/bench.txt bench/package-lock.json
	$(PIP) --require-hashes --only-binary :all: -r requirements/bench.txt
	cd bench && npm ci --silent
	touch $@

clean:
	rm -rf $(VENV) .demo .bench dist bench/node_modules tests/chain/node_modules tests/browser/node_modules tests/browser/.cache .mypy_cache .ruff_cache .pytest_cache .hypothesis
