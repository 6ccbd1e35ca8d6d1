# Everything is done by the Go program in build/; this file only names its commands.

.PHONY: help run test build single check bench fuzz size clean

help: ## list the targets
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' Makefile

run: ## build the playground and serve it on 127.0.0.1
	@go run ./build serve

test: ## all tests, also those in a real browser (installs Chromium where there is none)
	@go run ./build test

build: ## build the site into dist/, within its size budgets
	@go run ./build build

single: ## build the playground as one file that opens from a disk, dist/crossgrant.html
	@go run ./build single

check: ## static checks: gofmt, go vet, tsc, generated files
	@go run ./build lint

bench: ## benchmarks of the engine, natively and in the browser
	@go run ./build bench

fuzz: ## run each fuzz target for ten seconds
	@go run ./build fuzz

size: ## what the first load weighs, against its budgets
	@go run ./build size

clean: ## remove what was built and installed
	rm -rf dist site/node_modules
