# make site, make serve, make test, make check: each installs what it needs.
PYTHON ?= python3
ENGINE ?= mkdocs
OPTIONS ?=
PORT ?=
SETUP = scripts/setup.py
ifeq ($(OS),Windows_NT)
BIN = .venv/Scripts
else
BIN = .venv/bin
endif

.DEFAULT_GOAL := site
.PHONY: site serve workbook check docs test test-fast test-spark lint html lighthouse player bench fuzz parity lock clean

site: .venv/site.stamp ## build the course and say where to open it (ENGINE=zensical for the other engine)
	@$(BIN)/practicum build --engine $(ENGINE) $(OPTIONS)

serve: .venv/site.stamp ## serve the course, and show every edit at once (PORT=8005 for a port of your own, ANSWERS=folder for figures)
	@$(BIN)/practicum serve --engine $(ENGINE) $(if $(PORT),--port $(PORT)) $(if $(ANSWERS),--answers "$(ANSWERS)")

workbook: .venv/workbook.stamp ## the course as a PDF to print: workbook.pdf
	@$(BIN)/practicum workbook --engine $(ENGINE)

check: .venv/site.stamp ## check the course's files
	@$(BIN)/practicum check

docs: .venv/site.stamp ## the handbook as a site of its own, in .cache/docs
	@NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --quiet --strict --config-file docs/mkdocs.yml
	@echo "Open .cache/docs/index.html"

test: .venv/dev.stamp ## everything that make site does, then every test
	@$(BIN)/practicum build --engine $(ENGINE)
	@$(BIN)/python scripts/browser.py
	@$(BIN)/python -m pytest --numprocesses=auto --dist=worksteal

test-fast: .venv/dev.stamp ## every test without a browser
	@$(BIN)/python -m pytest --numprocesses=auto --dist=worksteal --ignore=tests/browser

test-spark: .venv/spark.stamp ## that Spark counts what the other engines count (needs Java)
	@$(BIN)/python -m pytest -m spark tests/analysis/test_spark.py

lint: .venv/dev.stamp ## style, types and the import contract
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

html: .venv/site.stamp ## the Nu HTML checker over the built site (needs Java and npm)
	@test -f .cache/vnu/node_modules/vnu-jar/build/dist/vnu.jar || npm install --silent --no-fund --no-audit --prefix .cache/vnu vnu-jar@26.9.27
	@java -jar .cache/vnu/node_modules/vnu-jar/build/dist/vnu.jar --skip-non-html --errors-only site

lighthouse: .venv/dev.stamp ## Lighthouse's phone profile of the built site (needs npm and Chromium)
	@$(BIN)/python scripts/lighthouse.py $(ENGINE)

player: ## build what browsers load of the player from player/ (needs npm)
	@$(PYTHON) scripts/player.py

bench: .venv/dev.stamp ## ratios of speed and size
	@$(BIN)/python benchmarks/bench.py

parity: .venv/dev.stamp ## page and Python score drawn quizzes and answers: make parity N=100000
	@$(BIN)/python scripts/browser.py
	@$(BIN)/python -m pytest tests/browser/test_parity.py --parity=$(or $(N),100000)

fuzz: .venv/dev.stamp ## read thousands of broken files: make fuzz N=12500
	@$(BIN)/python -m pytest tests/course/test_broken_files.py --fuzz=$(or $(N),12500)

lock: .venv/dev.stamp ## update the locked versions of dependencies
	@$(BIN)/python -m pip install --quiet uv
	@$(BIN)/uv pip compile --quiet --universal --generate-hashes --upgrade --extra site --extra take --extra zensical -o requirements.lock pyproject.toml
	@$(BIN)/uv pip compile --quiet --universal --generate-hashes --upgrade --extra workbook -c requirements.lock -o requirements-workbook.lock pyproject.toml
	@$(BIN)/uv pip compile --quiet --universal --generate-hashes --extra dev -c requirements.lock -c requirements-workbook.lock -o requirements-dev.lock pyproject.toml
	@$(BIN)/uv pip compile --quiet --universal --generate-hashes --extra dev --extra spark -c requirements-dev.lock -o requirements-spark.lock pyproject.toml

clean: ## delete everything that was made
	rm -rf site .venv .cache

.venv/site.stamp: requirements.lock pyproject.toml $(SETUP)
	@$(PYTHON) $(SETUP) --no-next

.venv/workbook.stamp: requirements.lock requirements-workbook.lock pyproject.toml $(SETUP)
	@$(PYTHON) $(SETUP) --no-next --workbook

.venv/dev.stamp: requirements-dev.lock pyproject.toml $(SETUP)
	@$(PYTHON) $(SETUP) --no-next --dev

.venv/spark.stamp: requirements-spark.lock pyproject.toml $(SETUP)
	@$(PYTHON) $(SETUP) --no-next --spark
