module crossgrant

go 1.26

replace github.com/tidwall/pretty => ./engine/internal/pretty

require (
	github.com/andybalholm/brotli v1.2.8
	github.com/evanw/esbuild v0.28.2
	github.com/jmespath/go-jmespath v0.4.0
	github.com/tidwall/gjson v1.20.1
)

require (
	github.com/tidwall/match v1.1.1 // indirect
	github.com/tidwall/pretty v1.2.0 // indirect
	golang.org/x/sys v0.0.0-20220715151400-c0bba94af5f8 // indirect
)

ignore (
	./dist
	./site/node_modules
)
