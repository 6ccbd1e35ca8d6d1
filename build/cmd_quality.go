package main

import (
	"flag"
	"fmt"
	"time"

	"crossgrant/build/browser"
	"crossgrant/build/gotest"
	"crossgrant/build/lint"
	"crossgrant/build/npm"
	"crossgrant/build/typegen"
)

func runTypes(root string, args []string) (int, error) {
	flags := flag.NewFlagSet("types", flag.ExitOnError)
	check := flags.Bool("check", false, "write nothing; fail where a file is stale")
	flags.Parse(args)
	if *check {
		return 0, lint.Generated(root)
	}
	return 0, typegen.Write(root)
}

func runLint(root string, args []string) (int, error) {
	if err := npm.Ensure(root); err != nil {
		return 1, err
	}
	return 0, lint.All(root)
}

func runTest(root string, args []string) (int, error) {
	if err := npm.Ensure(root); err != nil {
		return 1, err
	}
	for _, step := range []struct {
		name string
		run  func() error
	}{
		{"Static checks", func() error { return lint.All(root) }},
		{"Go tests", func() error { return gotest.Native(root) }},
		{"Engine tests as WebAssembly", func() error { return gotest.Wasm(root) }},
		{"Site tests, with a browser", func() error { return browser.Run(root, nil) }},
	} {
		fmt.Println("==", step.name)
		start := time.Now()
		if err := step.run(); err != nil {
			return 1, err
		}
		fmt.Printf("== %s: %.0f s\n", step.name, time.Since(start).Seconds())
	}
	return 0, nil
}

func runBrowser(root string, args []string) (int, error) {
	if err := npm.Ensure(root); err != nil {
		return 1, err
	}
	return 0, browser.Run(root, args)
}

func runBench(root string, args []string) (int, error) {
	if err := npm.Ensure(root); err != nil {
		return 1, err
	}
	if err := gotest.Bench(root); err != nil {
		return 1, err
	}
	return 0, browser.Bench(root)
}

func runFuzz(root string, args []string) (int, error) {
	flags := flag.NewFlagSet("fuzz", flag.ExitOnError)
	each := flags.Duration("time", 10*time.Second, "time for each target")
	flags.Parse(args)
	return 0, gotest.Fuzz(root, *each)
}
