package gotest

import (
	"slices"
	"testing"
)

func TestFuzzTargets(t *testing.T) {
	got := fuzzTargets("FuzzOne\nFuzzTwo\nok  \tm/a\t0.01s\n?   \tm/b\t[no test files]\nok  \tm/c\t0.00s\nFuzzThree\nok  \tm/d\t(cached)\n")
	want := []target{{"FuzzOne", "m/a"}, {"FuzzTwo", "m/a"}, {"FuzzThree", "m/d"}}
	if !slices.Equal(got, want) {
		t.Errorf("%v", got)
	}
}

func TestWasmEnvironment(t *testing.T) {
	got := wasmEnvironment([]string{"PATH=/bin", "HUGE=x", "GOOS=linux", "HOME=/me", "GOFLAGS=-mod=mod"})
	if !slices.Equal(got, []string{"GOOS=js", "GOARCH=wasm", "PATH=/bin", "HOME=/me", "GOFLAGS=-mod=mod"}) {
		t.Errorf("%q", got)
	}
}
