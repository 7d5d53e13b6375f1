# The recipes people need. `make` alone prints them. Each says what it does and leaves the rest to cargo and npm.

# Debian's Chromium runs the browser tests; Playwright shall not fetch one of its own.
export PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD := 1

.PHONY: help run dev test test-with-postgres check soak bench mutants setup web

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: ## build what is missing and serve a demo shop to click through (needs Rust and Node)
	@scripts/setup run
	@$(MAKE) --no-print-directory web
	cargo run --release -- demo

dev: web ## the same from the debug build, which reads pages and scripts from disk: reload to see a change
	cargo run -- demo

test: setup web ## everything CI tests: rules, both engines, the main job, the browser (brings its own PostgreSQL)
	cd web && npm run check && npm test
	cargo build
	tests/support/with-postgres $(MAKE) --no-print-directory test-with-postgres
	tests/fuzz/run 30
	tests/contract.sh
	tests/support/with-postgres npm --prefix web run e2e

# One cluster for all that follows, told to it as TIMBRO_TEST_PG.
test-with-postgres:
	cargo test
	cargo test --package timbro-mutants
	if [ -x tests/main_job.sh ]; then TIMBRO=target/debug/timbro tests/main_job.sh; fi

check: setup web/node_modules/.package-lock.json ## what needs no running: format, lints, types
	cargo fmt --check
	cargo clippy --all-targets -- -D warnings
	cargo clippy --package timbro-mutants --all-targets -- -D warnings
	cd web && npm run check

soak: setup web ## the long dose of the tests, for hours when nobody waits
	tests/support/with-postgres env TIMBRO_DOSE=full cargo test --release -- --nocapture
	TIMBRO=target/release/timbro tests/contract.sh 200
	tests/fuzz/run 1800
	TIMBRO_DOSE=full TIMBRO_FIGURES=1 TIMBRO_BIN=$(CURDIR)/target/release/timbro npm --prefix web run e2e -- --no-deps office_speed.spec.ts

bench: ## each speed as a ratio to a limit of the same run (docs/performance.md; needs postgresql)
	cargo bench

mutants: setup web ## plant every fault that cargo-mutants knows and name those that no test sees (for hours; goes on where it stopped)
	@command -v cargo-mutants >/dev/null || { echo "cargo-mutants is missing: cargo install cargo-mutants --locked" >&2; exit 1; }
	tests/support/with-postgres tests/mutants/run

setup: ## install what tests need (Debian: by apt), or say in one line what is missing
	@scripts/setup test

web: web/node_modules/.package-lock.json ## build the counter and the office into static/app
	cd web && npm run build

# npm writes this file last, so it is as old as the last whole installation.
web/node_modules/.package-lock.json: web/package-lock.json
	cd web && npm ci --no-audit --no-fund
	@touch $@
