package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"crossgrant/engine/api"
)

func runExport(_ string, args []string) (int, error) {
	flags := flag.NewFlagSet("export", flag.ExitOnError)
	out := flags.String("out", "", "folder for the files; without it they are printed")
	flags.Parse(args)
	if flags.NArg() != 2 {
		return 2, errors.New("export needs a format (cli, terraform or cloudformation) and the name of a scenario file")
	}
	text, err := os.ReadFile(flags.Arg(1))
	if err != nil {
		return 2, err
	}
	reply, ok := api.Export(api.ExportRequest{Scenario: api.Open(string(text)).Scenario, Format: api.ExportFormat(flags.Arg(0))})
	if !ok {
		return 2, errors.New("there is no format " + flags.Arg(0))
	}
	for _, note := range reply.Notes {
		fmt.Fprintln(os.Stderr, "note:", note)
	}
	if *out == "" {
		if len(reply.Files) == 1 {
			fmt.Print(reply.Files[0].Text)
		} else {
			fmt.Print(api.Save(api.Scenario{Title: reply.Files[0].Path, Files: reply.Files}))
		}
		return 0, nil
	}
	for _, f := range reply.Files {
		path := filepath.Join(*out, filepath.FromSlash(f.Path))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return 1, err
		}
		if err := os.WriteFile(path, []byte(f.Text), 0o644); err != nil {
			return 1, err
		}
	}
	return 0, nil
}
