package main

import (
	"flag"
	"fmt"
	"net/http"
	"os"
	"path/filepath"

	"crossgrant/build/bundle"
	"crossgrant/build/npm"
	"crossgrant/build/serve"
	"crossgrant/build/size"
)

func runBuild(root string, args []string) (int, error) {
	flags := flag.NewFlagSet("build", flag.ExitOnError)
	out := flags.String("out", filepath.Join(root, "dist"), "folder of the result")
	faults := flags.Bool("faults", false, "an engine that can be told to crash, for tests")
	flags.Parse(args)
	assets, err := build(bundle.Options{Root: root, Out: *out, Faults: *faults, Compress: true})
	if err != nil {
		return 1, err
	}
	return 0, size.Report(os.Stdout, assets, func(a bundle.Asset) (int, error) {
		info, err := os.Stat(filepath.Join(*out, a.Name+".br"))
		if err != nil {
			return 0, err
		}
		return int(info.Size()), nil
	})
}

// runSingle writes one file that needs no server.
func runSingle(root string, args []string) (int, error) {
	flags := flag.NewFlagSet("single", flag.ExitOnError)
	out := flags.String("out", filepath.Join(root, "dist"), "folder of the result")
	flags.Parse(args)
	if err := npm.Ensure(root); err != nil {
		return 1, err
	}
	assets, err := bundle.Assets(bundle.Options{Root: root})
	if err != nil {
		return 1, err
	}
	page, err := bundle.Single(assets)
	if err != nil {
		return 1, err
	}
	if err := os.MkdirAll(*out, 0o755); err != nil {
		return 1, err
	}
	path := filepath.Join(*out, page.Name)
	if err := os.WriteFile(path, page.Bytes, 0o644); err != nil {
		return 1, err
	}
	fmt.Printf("%s, %.1f MB, opens by a double click\n", path, float64(len(page.Bytes))/(1<<20))
	return 0, nil
}

// runSize measures what "build" leaves in dist/, so it builds.
func runSize(root string, args []string) (int, error) {
	return runBuild(root, nil)
}

func runServe(root string, args []string) (int, error) {
	flags := flag.NewFlagSet("serve", flag.ExitOnError)
	port := flags.Int("port", 8080, "port to listen on; the next free one where it is taken")
	watch := flags.Bool("watch", false, "build again when a source file changes")
	out := flags.String("out", filepath.Join(root, "dist"), "folder of the result")
	faults := flags.Bool("faults", false, "an engine that can be told to crash, for tests")
	flags.Parse(args)
	options := bundle.Options{Root: root, Out: *out, Faults: *faults}
	if _, err := build(options); err != nil {
		return 1, err
	}
	listener, err := serve.Listen(*port)
	if err != nil {
		return 1, err
	}
	fmt.Printf("Crossgrant is at http://%s/ (Ctrl+C ends it)\n", listener.Addr())
	if *watch {
		go serve.Watch(root, func() {
			if _, err := bundle.Build(options); err != nil {
				fmt.Fprintln(os.Stderr, err)
				return
			}
			fmt.Println("built again")
		})
	}
	return 1, http.Serve(listener, serve.Handler(*out))
}

func build(o bundle.Options) ([]bundle.Asset, error) {
	if err := npm.Ensure(o.Root); err != nil {
		return nil, err
	}
	return bundle.Build(o)
}
