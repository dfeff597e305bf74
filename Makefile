# `make` alone lists what there is. Needs make, python3 and a network; fetches the rest.
.DEFAULT_GOAL := help
.PHONY: help run shell train test lint bench environment chromium validate widget

PYTHON := .venv/bin/python
STAMP := .venv/.installed

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: environment widget ## the whole assistant on http://127.0.0.1:8080, until Ctrl-C
	@exec $(PYTHON) -m bot run

shell: environment ## talk to the assistant in this terminal
	@exec $(PYTHON) -m bot shell

train: environment ## a model of the present data, unless there is one
	@exec $(PYTHON) -m bot train

test: lint validate chromium widget ## lint, the data's own checks, every test (ARGS="tests/cli -x" for some)
	@$(PYTHON) -m pytest $(ARGS)

lint: environment ## ruff and mypy
	@$(PYTHON) -m ruff check --quiet .
	@$(PYTHON) -m ruff format --check --quiet . || \
	  { echo "Not formatted: run '$(PYTHON) -m ruff format .'" >&2; exit 1; }
	@$(PYTHON) -m mypy --no-error-summary

bench: environment ## speed and accuracy
	@$(PYTHON) -m bench $(ARGS)

validate: environment
	@mkdir -p var/logs
	@RASA_TELEMETRY_ENABLED=false TF_CPP_MIN_LOG_LEVEL=3 NO_COLOR=1 PYTHONWARNINGS=ignore \
	  $(PYTHON) -m rasa data validate --fail-on-warnings --config config.yml --domain domain.yml \
	  --data data/nlu data/stories >var/logs/validate.log 2>&1 || \
	  { tail -n 20 var/logs/validate.log >&2; exit 1; }

# The page is tested in a real browser.
chromium: environment
	@mkdir -p var/logs; \
	if [ -n "$$PARCOURS_CHROMIUM" ] || command -v chromium >/dev/null; then :; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  echo "Installing Chromium for the tests of the page ..."; \
	  { apt-get -qq update && apt-get -qq install -y --no-install-recommends chromium; } \
	    >var/logs/chromium.log 2>&1 || echo "Chromium could not be installed: see var/logs/chromium.log."; \
	else echo "Chromium is not installed: the tests of the page are skipped."; fi

# Built again when its sources are newer. The assistant works without: /chat needs no script.
widget: environment
	@if ! command -v npm >/dev/null; then \
	  echo "Node is missing (20.19 or later): the demo pages have no widget, /chat works."; \
	elif [ ! -f web/dist/chat.js ] || [ -n "$$(find web/widget web/package-lock.json \
	    web/vite.config.ts -newer web/dist/chat.js)" ]; then \
	  echo "Building the widget ..."; mkdir -p var/logs; \
	  (cd web && npm ci --silent && npm run --silent build) >var/logs/widget.log 2>&1 || \
	    { tail -n 20 var/logs/widget.log >&2; echo "The widget could not be built." >&2; }; \
	fi

# Installed again when what is installed changed, told by content: a checkout has new dates.
environment:
	@wanted="$$(cat requirements.txt pyproject.toml | cksum)"; \
	if [ "$$(cat $(STAMP) 2>/dev/null)" != "$$wanted" ]; then \
	  uv="$$(command -v uv || echo .uv/bin/uv)"; \
	  [ -x "$$uv" ] || $(MAKE) --no-print-directory .uv/bin/uv || exit 1; \
	  echo "Installing Python packages into .venv ..." >&2; \
	  $(PYTHON) -c 'import sys; sys.exit(sys.version_info[:2] != (3, 10))' 2>/dev/null || \
	    { rm -rf .venv; "$$uv" venv --quiet --python 3.10 --python-preference system .venv; } && \
	  "$$uv" pip sync --quiet --python $(PYTHON) --require-hashes requirements.txt && \
	  "$$uv" pip install --quiet --python $(PYTHON) --no-deps --no-build-isolation -e . && \
	  echo "$$wanted" >$(STAMP); \
	fi

# By whatever pip there is: python3's own, that of a virtual environment (Debian keeps it apart),
# or one downloaded as a single file.
.uv/bin/uv:
	@echo "Fetching uv into .uv ..." >&2; mkdir -p .uv; \
	if python3 -m pip --version >/dev/null 2>&1; then pip="python3 -m pip"; \
	elif python3 -m venv .uv/venv >/dev/null 2>&1; then pip=".uv/venv/bin/python -m pip"; \
	else \
	  pip="python3 .uv/pip.pyz"; \
	  python3 -c 'import sys, urllib.request as web; web.urlretrieve(*sys.argv[1:])' \
	    https://bootstrap.pypa.io/pip/pip.pyz .uv/pip.pyz 2>/dev/null || \
	    { echo "Neither uv nor pip: install python3-venv (Debian, Ubuntu) or uv." >&2; exit 1; }; \
	fi; \
	$$pip install --quiet --disable-pip-version-check --target .uv uv 2>.uv/pip.log || \
	  { cat .uv/pip.log >&2; exit 1; }
