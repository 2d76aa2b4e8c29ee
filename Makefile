# Every target works on a bare machine with python3 (3.11 to 3.13, with venv), git and make.
.DEFAULT_GOAL := help
PYTHON ?= python3
BOOTSTRAP := $(PYTHON) -m hub.run.bootstrap
BIN := .venv/bin
ONCE := $(BIN)/python -m pytest -n 2
MEASURED := $(BIN)/python -m coverage
A_KEY := import base64, secrets; print("made-up:" + base64.b64encode(secrets.token_bytes(32)).decode())
# What production asks for, made up: `check --deploy` reads the settings and connects to nothing.
DEPLOYED := SECRET_KEY=$$($(BIN)/python -c 'import secrets; print(secrets.token_urlsafe(64))') \
	HUB_SEALING_KEYS=$$($(BIN)/python -c '$(A_KEY)') HUB_INDEX_KEYS=$$($(BIN)/python -c '$(A_KEY)') \
	DATABASE_URL=postgresql://web@localhost/hub CELERY_BROKER_URL=redis://localhost CACHE_URL=redis://localhost \
	HUB_HOSTS=hub.example.invalid HUB_BASE_URL=https://hub.example.invalid \
	HUB_FROM_EMAIL=hub@example.invalid EMAIL_HOST=localhost

.PHONY: help
help: ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | while IFS='	' read -r name text; do printf '  make %-12s %s\n' "$$name" "$$text"; done

.PHONY: run
run: ## set up what is missing and serve the demo municipality at http://127.0.0.1:8000 (PORT= to change)
	@$(BOOTSTRAP) run

.PHONY: setup
setup: ## set up everything in .venv and var, without serving
	@$(BOOTSTRAP) setup

.PHONY: reset-demo
reset-demo: ## throw away all data and make the demo municipality anew
	@$(BOOTSTRAP) reset-demo

.PHONY: tools
tools:
	@$(BOOTSTRAP) tools

.PHONY: test
test: tools ## the whole suite; the everyday tests alone must reach at least 95 % of the branches
	@mkdir -p var/coverage && rm -f var/coverage/data*
	$(MEASURED) run -m pytest -n 2
	@$(MEASURED) combine -q && $(MEASURED) report --fail-under=95

.PHONY: test-fast
test-fast: tools ## the everyday subset: no browser, nothing slow, one case of each table of cases
	$(ONCE) --sample -m "not browser and not slow"

.PHONY: test-newest
test-newest: ## the whole suite on the newest Wagtail and Django that this Python can have
	@$(BOOTSTRAP) newest
	.venv-newest/bin/python -m pytest -n 2

.PHONY: check
check: tools ## lint, types, import directions, templates, migrations, translations, generated pages, deployment settings
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/djlint --quiet --lint templates
	$(BIN)/python manage.py makemigrations --check --dry-run
	$(BIN)/python manage.py messages --check
	$(BIN)/python manage.py access_table --check
	$(BIN)/python manage.py lifecycle_diagram --check
	$(DEPLOYED) DJANGO_SETTINGS_MODULE=hub.settings.production $(BIN)/python manage.py check --deploy --fail-level WARNING

.PHONY: bench
bench: tools ## what inbox and thread cost at 10,000 and 100,000 threads, as ratios (BENCH="--threads N …" for others)
	$(BIN)/python manage.py bench $(BENCH)

.PHONY: fix
fix: tools ## put right what a program can: imports, formatting
	$(BIN)/ruff check --fix
	$(BIN)/ruff format
