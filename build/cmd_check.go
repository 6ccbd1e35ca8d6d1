package main

import (
	"errors"
	"os"

	"crossgrant/build/check"
)

func runCheck(_ string, args []string) (int, error) {
	if len(args) == 0 {
		return check.Unreadable, errors.New("check needs the names of scenario files")
	}
	return check.Files(os.Stdout, os.Stderr, args), nil
}
