// Package guides holds the guides' promises: every edit that a guide suggests is
// made here, and what follows from it must be what the guide says.
package guides

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"crossgrant/engine/api"
)

const folder = "../../site/public/guides"

type guide struct {
	Intro []string `json:"intro"`
	Parts []part   `json:"parts"`
	Today []string `json:"today"`
}

type part struct {
	Title   string   `json:"title"`
	About   []string `json:"about"`
	Steps   []int    `json:"steps"`
	See     string   `json:"see"`
	File    string   `json:"file"`
	Attempt *attempt `json:"attempt"`
}

type attempt struct {
	Title    string            `json:"title"`
	Edits    []replacement     `json:"edits"`
	Outcomes map[string]string `json:"outcomes"`
	Then     string            `json:"then"`
}

type replacement struct {
	Path string `json:"path"`
	Find string `json:"find"`
	Put  string `json:"put"`
}

func TestGuides(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(folder, "*.json"))
	if err != nil || len(files) < 7 {
		t.Fatalf("the guides: %v %v", files, err)
	}
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".json")
		t.Run(name, func(t *testing.T) {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			var g guide
			decoder := json.NewDecoder(bytes.NewReader(text))
			decoder.DisallowUnknownFields()
			if err := decoder.Decode(&g); err != nil {
				t.Fatal(err)
			}
			original, ok := api.ExampleScenario(name)
			if !ok {
				t.Fatalf("there is no example %s", name)
			}
			before := outcomes(original)
			if len(g.Intro) == 0 || len(g.Parts) < 3 || len(g.Today) == 0 {
				t.Error("a guide has an introduction, parts, and what AWS does today")
			}
			told := map[int]bool{}
			for _, p := range g.Parts {
				for _, step := range p.Steps {
					told[step] = true
				}
				check(t, &p, original, before)
			}
			for step := range before {
				if !told[step+1] {
					t.Errorf("step %d belongs to no part", step+1)
				}
			}
			if len(told) != len(before) {
				t.Errorf("%d steps are told of, the flow has %d", len(told), len(before))
			}
		})
	}
}

func check(t *testing.T, p *part, original api.Scenario, before []string) {
	if p.Title == "" || len(p.About) == 0 || p.See == "" || len(p.Steps) == 0 {
		t.Errorf("%q lacks a text or its steps", p.Title)
	}
	if p.File != "" && index(original, p.File) < 0 {
		t.Errorf("%q shows %s, which is not in the scenario", p.Title, p.File)
	}
	a := p.Attempt
	if a == nil {
		return
	}
	if a.Title == "" || a.Then == "" || len(a.Edits) == 0 {
		t.Errorf("%q: the attempt lacks a text or its edit", p.Title)
	}
	after := outcomes(edited(t, original, a.Edits))
	got := map[string]string{}
	for i := range after {
		if after[i] != before[i] {
			got[strconv.Itoa(i+1)] = after[i]
		}
	}
	if len(after) != len(before) || !same(got, a.Outcomes) {
		t.Errorf("%q: %q gives %v, the guide says %v", p.Title, a.Title, got, a.Outcomes)
	}
}

// edited makes the edits; each must fit exactly, and be told from having been
// made already, because the page offers to take it back.
func edited(t *testing.T, s api.Scenario, edits []replacement) api.Scenario {
	s.Files = append([]api.File(nil), s.Files...)
	for _, e := range edits {
		i := index(s, e.Path)
		if i < 0 {
			t.Fatalf("an edit of %s, which is not in the scenario", e.Path)
		}
		text := s.Files[i].Text
		if n := strings.Count(text, e.Find); n != 1 {
			t.Fatalf("%s has %d times %q", e.Path, n, e.Find)
		}
		changed := strings.Replace(text, e.Find, e.Put, 1)
		if n := strings.Count(changed, e.Put); e.Put == "" || n != 1 {
			t.Fatalf("%s has %d times %q after the edit", e.Path, n, e.Put)
		}
		s.Files[i].Text = changed
	}
	return s
}

func index(s api.Scenario, path string) int {
	for i, f := range s.Files {
		if f.Path == path {
			return i
		}
	}
	return -1
}

// outcomes of the steps in the page's words: OK, or the error code.
func outcomes(s api.Scenario) []string {
	var out []string
	for _, step := range api.Run(api.RunRequest{Scenario: s, Trace: 0}).Steps {
		switch {
		case step.Result.ExitCode == 0:
			out = append(out, "OK")
		case step.Result.ErrorCode != "":
			out = append(out, step.Result.ErrorCode)
		default:
			out = append(out, "exit "+strconv.Itoa(step.Result.ExitCode))
		}
	}
	return out
}

func same(a, b map[string]string) bool {
	if len(a) != len(b) {
		return false
	}
	for key, value := range a {
		if b[key] != value {
			return false
		}
	}
	return true
}
