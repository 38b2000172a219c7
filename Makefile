# Each target does its own set-up. Needed: Python 3.11 or newer, git, make, a package index.
PORT ?= 8501
HOST ?= 127.0.0.1
LEDGER ?= seeds
AGAINST ?=
OLD ?=
NEW ?= seeds
WORKERS ?= 2
PROCESSES ?= $(PLEDGEBOARD_PROCESSES)
UPGRADE ?=
ONLY ?=
PATCH ?=
BACKUPS ?=
PLEDGE ?=
CLAIM ?=
SET ?=
NOTE ?=
LEAD ?=
DROP ?=

# The first Python that is new enough. To name another: make test PYTHON=/path/to/python
NEW_ENOUGH = -c 'import sys; sys.exit(sys.version_info < (3, 11))'
PYTHON ?= $(shell for name in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	$$name $(NEW_ENOUGH) 2>/dev/null && echo $$name && break; done)

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
CREATED := $(VENV)/.created
UNFINISHED := $(VENV)/.unfinished
RUNTIME := $(VENV)/.runtime
TEST := $(VENV)/.test
UV := uv==0.13.9
AUDIT := pip-audit==2.10.1
SBOM := cyclonedx-bom==7.5.0

.PHONY: help run serve check add correct changes test quick lint browser office pytest units messages \
	bench access fuzz mutants describe lock licences sbom audit clean

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-9s %s\n", $$1, $$2 }' Makefile

run: $(RUNTIME) ## Serve the dashboard; PORT=8501 HOST=127.0.0.1
	@echo "Pledgeboard: http://$(HOST):$(PORT)"
	@exec $(BIN)/python -m streamlit run dashboard.py \
		--server.port "$(PORT)" --server.address "$(HOST)"

serve: $(RUNTIME) ## The same with a process for each core; PROCESSES=2 PORT=8501 HOST=127.0.0.1
	@echo "Pledgeboard: http://$(HOST):$(PORT)"
	@PLEDGEBOARD_PROCESSES="$(PROCESSES)" exec $(BIN)/python -m lib.ui.serve \
		--server.port "$(PORT)" --server.address "$(HOST)"

check: $(RUNTIME) ## Check a ledger; LEDGER=seeds, AGAINST=an older one that it must continue
	@$(BIN)/python -m lib.ledger.check "$(LEDGER)" $(if $(AGAINST),--against "$(AGAINST)")

PLACES = "$(LEDGER)" $(if $(BACKUPS),--backups "$(BACKUPS)")

add: $(RUNTIME) ## Add a patch to a ledger, all or nothing; PATCH=file.zip LEDGER=seeds BACKUPS=
	@$(BIN)/python -m lib.editing.add "$(PATCH)" $(PLACES)

# Texts reach the command as they are written, whatever the shell would make of them.
correct: export SAID_SET := $(value SET)
correct: export SAID_NOTE := $(value NOTE)
correct: $(RUNTIME) ## Replace a wrong row; PLEDGE=id or CLAIM=id, SET="column=value", NOTE=, DROP=1, LEAD=id
	@$(BIN)/python -m lib.editing.correct $(PLACES) \
		--pledge "$(PLEDGE)" --claim "$(CLAIM)" --lead "$(LEAD)" $(if $(DROP),--drop) \
		--set "$$SAID_SET" $(if $(NOTE),--note "$$SAID_NOTE")

changes: $(RUNTIME) ## What a ledger changes in another; OLD=before NEW=seeds
	@$(BIN)/python -m lib.editing.changes "$(OLD)" "$(NEW)"

test: $(TEST) ## Lint, then every test, in a real browser too; WORKERS=2 processes
	$(call steps,lint browser office pytest)

quick: $(TEST) ## Lint, then the tests of units: no browser, office, whole page, made-up ledger
	$(call steps,lint units)

define steps
	@failed=; \
	for step in $(1); do \
		$(MAKE) --no-print-directory $$step || failed="$$failed $$step"; \
	done; \
	if [ -n "$$failed" ]; then echo "make $@: failed:$$failed" >&2; exit 1; fi
endef

lint: $(TEST) ## Formatting, rules and types
	@failed=; \
	for tool in "ruff format --check" "ruff check" mypy; do \
		echo "$$tool"; $(BIN)/python -m $$tool || failed="$$failed [$$tool]"; \
	done; \
	if [ -n "$$failed" ]; then echo "make lint: failed:$$failed" >&2; exit 1; fi

browser: $(TEST)
	@$(BIN)/python -m tests.browser.install

office: $(TEST)
	@$(BIN)/python -m tests.office.install

# The tests of one file stay together; the longest files, of the browser, come first.
PYTEST = $(BIN)/python -m pytest --numprocesses "$(WORKERS)" \
	--dist loadfile --no-loadscope-reorder

pytest: $(TEST)
	@$(PYTEST)

units: $(TEST)
	@$(PYTEST) -m "not made_up and not whole" --ignore tests/browser --ignore tests/office

bench: $(TEST) browser ## Measure pages, charts and files against plain ones; docs/speed.md has the parts
	@$(BIN)/python -m tests.bench

fuzz: $(TEST) ## Throw much at servers at work; ONLY=api, html, pages, messages, lines, ledgers
	@$(BIN)/python -m tests.fuzz $(ONLY)

access: $(TEST) browser ## Ask axe about each page, menu and drawer in each look; docs/accessibility.md
	@$(BIN)/python -m tests.browser.access

mutants: $(TEST) ## Break the code in many places, one by one: a test must fail; ONLY=money
	@$(BIN)/python -m tests.mutants "$(ONLY)"

messages: $(TEST) ## Bring the translations in lib/model/languages up to the words of the code
	@$(BIN)/python -m tests.messages

describe: $(RUNTIME) ## Rewrite the schemas in seeds/datapackage.json from the contracts
	@$(BIN)/python -m lib.ledger.describe "$(LEDGER)"

# uv reads its own settings, not pip's: behind a mirror, set UV_DEFAULT_INDEX.
COMPILE = $(BIN)/python -m uv pip compile pyproject.toml --quiet --universal \
	--python-version 3.11 --annotation-style line --custom-compile-command "make lock" \
	--no-emit-index-url --no-emit-find-links --generate-hashes $(UPGRADE)

lock: $(CREATED) ## Pin what pyproject.toml asks for; UPGRADE=--upgrade takes newer versions
	@$(PIP) install --quiet "$(UV)"
	$(COMPILE) --group test --output-file tests/requirements.txt
	$(COMPILE) --constraint tests/requirements.txt --output-file requirements.txt
	@$(MAKE) --no-print-directory licences

licences: $(RUNTIME) ## List in docs/licences.md the licences of what requirements.txt pins
	@$(BIN)/python -m tests.licences

# What is used to look at packages is kept apart from them.
TOOL = $(BIN)/python -m uv tool run --quiet --from

sbom: $(RUNTIME) ## List in sbom.json (CycloneDX) what requirements.txt pins
	@$(PIP) install --quiet "$(UV)"
	@PYTHONWARNINGS=ignore $(TOOL) "$(SBOM)" cyclonedx-py requirements --pyproject pyproject.toml \
		--output-reproducible --output-file sbom.json requirements.txt

audit: $(RUNTIME) ## Ask for known faults of what the requirements pin
	@$(PIP) install --quiet "$(UV)"
	@failed=; for list in requirements.txt tests/requirements.txt; do \
		echo "$$list"; \
		$(TOOL) "$(AUDIT)" pip-audit --strict --disable-pip --require-hashes \
			--progress-spinner off --requirement $$list || failed=1; \
	done; \
	if [ -n "$$failed" ]; then \
		echo "make audit: faults, or nobody could be asked (needed: pypi.org)" >&2; exit 1; \
	fi

clean: ## Remove all that make and the tools have made
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis tests/artefacts
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# A stamp is written last, so what was interrupted is done again. The test pins contain the
# runtime pins.
$(TEST): tests/requirements.txt requirements.txt $(CREATED)
	$(call install,tests/requirements.txt)
	@touch $(RUNTIME) $@

$(RUNTIME): requirements.txt $(CREATED)
	$(call install,requirements.txt)
	@touch $@

# pip cannot mend a package of which an interrupt left half, so the mark stays then.
define install
	@echo "Installing $(1) into $(VENV)"
	@trap 'exit 130' INT TERM; echo $$$$ > $(UNFINISHED); \
	$(PIP) install --quiet --require-hashes --requirement $(1); status=$$?; \
	rm -f $(UNFINISHED); exit $$status
endef

# An environment that came from elsewhere is kept where it is sound.
$(CREATED):
	@pid=$$(cat $(UNFINISHED) 2>/dev/null); \
	if [ -n "$$pid" ] && kill -0 "$$pid" 2>/dev/null \
			&& ! grep -qs '^State:.*zombie' "/proc/$$pid/status"; then \
		echo "Another make (process $$pid) is installing into $(VENV): wait for it." >&2; \
		echo "If that process is something else: make clean" >&2; \
		exit 1; \
	elif [ ! -e $(UNFINISHED) ] && $(BIN)/python -c 'import pip' 2>/dev/null \
			&& $(BIN)/python $(NEW_ENOUGH); then \
		echo "Using $(VENV)"; \
	elif [ -z "$(PYTHON)" ] || ! $(PYTHON) $(NEW_ENOUGH); then \
		found=$$($(or $(PYTHON),python3) --version 2>/dev/null) || found=none; \
		echo "Pledgeboard needs Python 3.11 or newer; found: $$found." >&2; \
		echo "Install one, or name it: make $(MAKECMDGOALS) PYTHON=/path/to/python3.11" >&2; \
		exit 1; \
	elif ! $(PYTHON) -c 'import ensurepip, venv' 2>/dev/null; then \
		echo "$(PYTHON) cannot create virtual environments: its venv module is missing." >&2; \
		echo "On Debian and Ubuntu: apt-get install python3-venv" >&2; \
		exit 1; \
	else \
		echo "Creating $(VENV) with $$($(PYTHON) --version)"; \
		$(PYTHON) -m venv --clear $(VENV); \
	fi
	@touch $@

# Made anew where its Python has gone (upgraded, moved) or an installation was interrupted.
ifneq ($(shell test ! -e $(UNFINISHED) && $(BIN)/python -c 'print("sound")' 2>/dev/null),sound)
.PHONY: $(CREATED)
endif
