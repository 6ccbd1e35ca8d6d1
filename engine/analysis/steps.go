package analysis

import (
	"strings"

	"crossgrant/engine/explain"
	"crossgrant/engine/flow"
)

// StepChange is a command of a flow that came out differently in another.
type StepChange struct {
	Before, After               int // index of the step; -1 where there is none
	Command                     string
	BeforeVerdict, AfterVerdict Verdict
	BeforeCode, AfterCode       string
	Reason                      string
}

// ran is a flow that was run, with what its sentences call the accounts.
type ran struct {
	results []*flow.Result
	names   explain.Names
}

func (r *ran) commands() []string {
	out := make([]string, len(r.results))
	for i, x := range r.results {
		out[i] = x.Step.Command
	}
	return out
}

// stepChanges lists the steps that are new, gone, edited or came out differently.
func stepChanges(before, after *ran) []StepChange {
	var out []StepChange
	for _, p := range pairs(before.commands(), after.commands()) {
		c := StepChange{Before: p.before, After: p.after, BeforeVerdict: None, AfterVerdict: None}
		var was, is *flow.Result
		if p.before >= 0 {
			was = before.results[p.before]
			c.BeforeVerdict, _ = Outcome(was)
			c.BeforeCode, c.Command = was.ErrorCode, was.Step.Command
		}
		if p.after >= 0 {
			is = after.results[p.after]
			c.AfterVerdict, _ = Outcome(is)
			c.AfterCode, c.Command = is.ErrorCode, is.Step.Command
		}
		switch {
		case is == nil:
			c.Reason = Reason(was, before.names)
		case was != nil && was.Step.Command == is.Step.Command && c.BeforeVerdict == c.AfterVerdict && c.BeforeCode == c.AfterCode:
			continue
		default:
			c.Reason = Reason(is, after.names)
		}
		out = append(out, c)
	}
	return out
}

// pair is a step of two flows; -1 where one lacks it.
type pair struct{ before, after int }

// maxCompared bounds the commands that are compared with one another.
const maxCompared = 1000

// pairs matches the commands of two flows: the same text first, in order; then,
// between those, the same operation. All come in the order of the flow after, each
// that is gone behind what it stood behind.
func pairs(before, after []string) []pair {
	var out []pair
	start := 0
	for start < len(before) && start < len(after) && before[start] == after[start] {
		out = append(out, pair{start, start})
		start++
	}
	end := 0
	for end < len(before)-start && end < len(after)-start && before[len(before)-1-end] == after[len(after)-1-end] {
		end++
	}
	b, a := before[start:len(before)-end], after[start:len(after)-end]
	i, j := 0, 0
	for _, p := range longest(b, a) {
		out = between(out, b, a, start, i, p.before, j, p.after)
		out = append(out, pair{start + p.before, start + p.after})
		i, j = p.before+1, p.after+1
	}
	out = between(out, b, a, start, i, len(b), j, len(a))
	for k := end; k > 0; k-- {
		out = append(out, pair{len(before) - k, len(after) - k})
	}
	return out
}

// longest is the longest common subsequence of two lists.
func longest(b, a []string) []pair {
	if len(b) > maxCompared || len(a) > maxCompared {
		return nil
	}
	width := len(a) + 1
	length := make([]uint16, (len(b)+1)*width) // of that of b[i:] and a[j:]
	for i := len(b) - 1; i >= 0; i-- {
		for j := len(a) - 1; j >= 0; j-- {
			if b[i] == a[j] {
				length[i*width+j] = length[(i+1)*width+j+1] + 1
			} else {
				length[i*width+j] = max(length[(i+1)*width+j], length[i*width+j+1])
			}
		}
	}
	var out []pair
	for i, j := 0, 0; i < len(b) && j < len(a); {
		switch {
		case b[i] == a[j]:
			out = append(out, pair{i, j})
			i, j = i+1, j+1
		case length[(i+1)*width+j] >= length[i*width+j+1]:
			i++
		default:
			j++
		}
	}
	return out
}

// between matches what lies between two commands of the same text: b[i:iEnd] and
// a[j:jEnd], by the operation; start is where both lists begin.
func between(out []pair, b, a []string, start, i, iEnd, j, jEnd int) []pair {
	for ; i < iEnd; i++ {
		match := j
		for match < jEnd && operation(a[match]) != operation(b[i]) {
			match++
		}
		if match == jEnd {
			out = append(out, pair{start + i, -1})
			continue
		}
		for ; j < match; j++ {
			out = append(out, pair{-1, start + j})
		}
		out = append(out, pair{start + i, start + match})
		j = match + 1
	}
	for ; j < jEnd; j++ {
		out = append(out, pair{-1, start + j})
	}
	return out
}

// operation is the words of a command that name it: "aws s3api put-object".
func operation(command string) string {
	words := strings.Fields(command)
	return strings.Join(words[:min(3, len(words))], " ")
}
