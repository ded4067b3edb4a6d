# The commands of the project. Only git, python3 (3.11 or newer, with venv) and make are needed.
PYTHON ?= python3
PORT ?= 8000
BIN := .venv/bin
INSTALLED := .venv/.installed
SECRET_KEY := var/secret_key
MANAGE := DEBUG=$${DEBUG:-1} PORT=$(PORT) $(BIN)/python manage.py
# The last command to end stops the embedded PostgreSQL (there is none if DATABASE_URL is set).
STOP_POSTGRES := trap '$(BIN)/python -m iom_site.development.postgres stop-if-unused' EXIT

.PHONY: help setup free-port run packages test stress lint html axe lighthouse bench messages hooks lock db-stop docker

help: ## list the commands
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "make %-10s %s\n", $$1, $$2}'

setup: $(INSTALLED) $(SECRET_KEY) ## install what requirements-dev.txt pins, into .venv

$(INSTALLED): requirements-dev.txt
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed." if sys.version_info < (3, 11) else 0)'
	@echo "Installing the requirements into .venv: a minute or two, once."
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

$(SECRET_KEY): # of this machine's own, so that sessions outlive a restart of the server
	@mkdir -p $(@D); umask 077; $(PYTHON) -c 'import secrets; print(secrets.token_urlsafe(64))' >$@.new; mv $@.new $@

free-port: # asked before the work, so that nobody waits in vain
	@$(PYTHON) -c 'import socket; socket.create_server(("127.0.0.1", $(PORT)))' 2>/dev/null || \
	{ echo "Port $(PORT) is taken: choose another one, as in PORT=$$(($(PORT) + 1)) make run." >&2; exit 1; }

run: free-port setup ## serve on http://127.0.0.1:8000/ (PORT=… to change), with the content loaded
	@$(BIN)/pybabel --quiet compile -d locale -D "django djangojs"
	@$(STOP_POSTGRES); set -e; \
	$(MANAGE) migrate --verbosity 1; \
	$(MANAGE) load_content --if-changed; \
	$(MANAGE) ensure_admin; \
	$(MANAGE) runserver 127.0.0.1:$(PORT) & server=$$!; \
	trap 'kill $$server; wait $$server; exit 0' INT TERM HUP; wait $$server

# Without CI the tests that need no browser run even where no package may be installed.
packages: setup
	@.ci/packages || [ -z "$$CI" ]

test: packages ## run the tests (ARGS="-k name" to choose)
	@$(BIN)/pybabel --quiet compile -d locale -D "django djangojs"
	@$(STOP_POSTGRES); $(BIN)/pytest -n auto --dist worksteal $(ARGS)

stress: setup ## ten editors, 2,000 overlapping saves: no word is lost
	@$(BIN)/pybabel --quiet compile -d locale -D "django djangojs"
	@$(STOP_POSTGRES); STRESS_SAVES=2000 $(BIN)/pytest -n 0 tests/foundation/test_many_saves.py -k editors

lint: setup ## check code, imports, types, spelling, templates, migrations and translations
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports
	$(BIN)/typos
	$(BIN)/mypy
	find templates */templates -name '*.html' 2>/dev/null | xargs -r $(BIN)/djade --check --target-version 5.2
	@$(STOP_POSTGRES); set -e; \
	$(MANAGE) makemigrations --check --dry-run; \
	$(MANAGE) check_messages

# A check of the loaded site that needs its server: the program, then what it is given.
define check_site
	@$(BIN)/pybabel --quiet compile -d locale -D "django djangojs"
	@$(STOP_POSTGRES); set -e; \
	$(MANAGE) migrate --verbosity 0; \
	$(MANAGE) load_content --if-changed; \
	PYTHONPATH=. $(BIN)/python $(1)
endef

html: setup var/vnu/vnu.jar ## check every page of the loaded site with the Nu Html Checker (needs Java and npm)
	$(call check_site,tests/check_html.py $(lastword $^))

var/vnu/vnu.jar:
	npm install --prefix var/vnu --no-save --no-audit --no-fund --loglevel error vnu-jar
	ln -sf node_modules/vnu-jar/build/dist/vnu.jar $@

axe: setup ## check the hardest pages of the loaded site in Chromium with axe (ARGS="--all", "--only offices")
	$(call check_site,tests/check_pages.py $(ARGS))

lighthouse: setup var/lighthouse/node_modules/.bin/lighthouse ## measure the loaded site with Lighthouse (needs npm)
	$(call check_site,tests/check_lighthouse.py $(lastword $^) $(ARGS))

var/lighthouse/node_modules/.bin/lighthouse:
	npm install --prefix var/lighthouse --no-save --no-audit --no-fund --loglevel error lighthouse@12

bench: setup ## measure every kind of page on the current database (ARGS="--json FILE")
	@$(BIN)/pybabel --quiet compile -d locale -D django
	@$(STOP_POSTGRES); $(MANAGE) bench $(ARGS)

messages: setup ## update the catalogues in locale/ with new texts
	$(MANAGE) check_messages --update

hooks: setup ## install the pre-commit hooks
	$(BIN)/pre-commit install

lock: setup ## pin the version ranges of pyproject.toml again (ARGS=--upgrade for the newest)
	$(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-header --quiet $(ARGS) -o requirements.txt
	$(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-header --quiet $(ARGS) --group dev -c requirements.txt -o requirements-dev.txt

db-stop: ## stop the embedded PostgreSQL, even if it is in use
	$(BIN)/python -m iom_site.development.postgres stop

docker: ## build the production image
	docker build --tag iom-site .
