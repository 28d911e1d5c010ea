# The targets a newcomer guesses. Each sets up what it needs: a plain virtual environment in .venv.
BIN := .venv/bin
READY := .venv/.ready
UV := $(shell command -v uv || echo $(BIN)/uv)
GENERATED_IN := $(wildcard README.md docs/*.md docs/*/*.md)
OFFICE := $(shell command -v soffice || command -v libreoffice)
# Where the PDF tests cannot run, they cannot cover their share.
COV := --cov $(if $(OFFICE),,--cov-fail-under=0)

.DEFAULT_GOAL := help
.PHONY: help demo test check fix docs bench wheel lock clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-6s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

demo: $(READY) ## render the decrees of contoh/ into keluaran/ (PDF too where LibreOffice is)
	$(BIN)/zi-docs render contoh/*.yaml --keluaran keluaran $(if $(OFFICE),--pdf)
	$(BIN)/zi-docs render contoh/*-rencana-aksi*.yaml --bentuk salinan --keluaran keluaran $(if $(OFFICE),--pdf)
	@$(if $(OFFICE),true,scripts/libreoffice --how)

test: $(READY) ## all tests (installs LibreOffice where it may)
	@scripts/libreoffice || true
	$(BIN)/pytest -n auto --dist worksteal $(COV)

check: $(READY) ## format, lint, types, import layers, generated docs
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/python scripts/twins --check
	$(if $(GENERATED_IN),$(BIN)/cog --check $(GENERATED_IN))

fix: $(READY) ## format the code and mend what ruff can mend
	$(BIN)/ruff check --fix --show-fixes . || true
	$(BIN)/ruff format .

docs: $(READY) ## write the generated parts of the docs and the text twins of the templates anew
	$(BIN)/python scripts/twins
	$(if $(GENERATED_IN),$(BIN)/cog -r $(GENERATED_IN))

bench: $(READY) ## measure start-up, one decree, large tables, a batch of offices, PDF where LibreOffice is
	-$(if $(shell command -v npm),npm ci --prefix bench/js --no-audit --no-fund,true)
	$(BIN)/python -m bench
	$(BIN)/python -m bench.batch
	$(if $(OFFICE),$(BIN)/python -m bench.pdf)

wheel: $(READY) ## build the wheel into dist/ and prove that it works outside the checkout
	scripts/wheel

lock: ## resolve the dependencies anew into requirements/ (needs uv)
	scripts/lock $(UV)

clean: ## remove everything that make made
	rm -rf .venv dist keluaran .coverage .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(READY): pyproject.toml requirements/dev.txt scripts/setup
	scripts/setup
	@touch $@
