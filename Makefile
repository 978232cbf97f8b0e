# Everything that is done to this repository. `make run` and `make test` need
# Go, Node and make; the rest they install.

version := $(shell git describe --tags --always --dirty 2>/dev/null || echo development)
web_sources := $(shell find web/src web/public web/index.html web/vite.config.ts web/scripts/*.ts web/tsconfig.json -type f 2>/dev/null)

.PHONY: run build web test check bench trust api tools docker clean

run: build ## the demonstration practice on http://127.0.0.1:8080
	./bin/cohort demo --addr 127.0.0.1:8080

build: web ## bin/cohort, with the page inside
	CGO_ENABLED=0 go build -buildvcs=false -trimpath -ldflags "-s -w -X main.version=$(version)" -o bin/cohort ./cmd/cohort

web: web/dist/index.html ## the page alone

web/dist/index.html: web/package-lock.json $(web_sources)
	scripts/web-install
	cd web && npm run --silent build

test: tools ## every check there is; ends with 0 when all passed
	scripts/with-postgres scripts/test

check: ## the fast checks, before every commit
	scripts/check

bench: build ## the table of speeds, beside a hand-written server
	COHORT_TEST_FSYNC=on scripts/with-postgres scripts/bench

trust: ## authorization matrix, audit, encryption, races and crashes, with what they counted
	scripts/with-postgres scripts/trust

api: ## api/openapi.json and the page's types, after a change to the API
	scripts/web-install
	go run ./cmd/cohort openapi > api/openapi.json.new && mv api/openapi.json.new api/openapi.json
	cd web && npm run --silent api

tools: ## PostgreSQL, Chromium, a C compiler, curl, jq and poppler, where missing
	scripts/install-tools

docker: ## the image cohort:$(version)
	docker build --build-arg VERSION=$(version) --tag cohort:$(version) .

clean:
	rm -rf bin .cache web/node_modules
	find web/dist -mindepth 1 ! -name .gitkeep -delete
