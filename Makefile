# Every door to the project. Needs Python 3.11 or newer, with venv, and make, nothing else; all it installs goes into .venv.
PYTHON ?= python3
VENV := .venv
PY := $(VENV)/bin/python
# --no-deps: the lock is complete, and older pips cannot pin what is asked for with extras.
PIP_INSTALL := $(PY) -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r

.PHONY: run demo test bench catalogues lock clean

run: $(VENV)/.demo ## connect to Discord with DISCORD_TOKEN, or open the demo when there is none
	@exec $(PY) -m bot run --or-demo

demo: $(VENV)/.demo ## the same bot behind a local web page, no token needed
	@exec $(PY) -m bot demo

test: $(VENV)/.dev ## every check: lint, format, types, tests, coverage
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m basedpyright --level error
	$(PY) -m pytest --cov --cov-report=term

bench: $(VENV)/.dev ## CPU time beside named peers, in one run
	$(PY) -m tests.bench

catalogues: $(VENV)/.dev ## bring bot/catalogues up to what the code says; then translate what is empty
	$(PY) -m tests.catalogues

lock: $(VENV)/.dev ## write the lock anew from pyproject.toml (needs uv)
	@for extra in "" demo dev; do \
	  uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate --no-header \
	    --no-emit-index-url $${extra:+--extra $$extra} pyproject.toml --upgrade -o requirements$${extra:+-$$extra}.txt; done

clean: ## remove what make made; your database and .env stay
	rm -rf $(VENV) .pytest_cache .ruff_cache .hypothesis .coverage build dist *.egg-info
	find bot cogs tests -name __pycache__ -type d -prune -exec rm -rf {} +

# What venv makes last, so that one cut short is made again.
$(VENV)/bin/pip:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Quoth needs Python 3.11 or newer; name one with: make PYTHON=/path/to/python3 $(MAKECMDGOALS)" >&2; exit 1; }
	@echo "Setting up $(VENV) (once) ..." >&2
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); \
	  echo "$(PYTHON) cannot make $(VENV): its venv is missing or broken (Debian, Ubuntu: apt install python3-venv)" >&2; \
	  exit 1; }

$(VENV)/.demo: requirements-demo.txt | $(VENV)/bin/pip
	@$(PIP_INSTALL) requirements-demo.txt
	@touch $@

$(VENV)/.dev: requirements-dev.txt | $(VENV)/bin/pip
	@$(PIP_INSTALL) requirements-dev.txt
	@touch $@ $(VENV)/.demo
