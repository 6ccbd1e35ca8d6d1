package awscli

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"
)

// widthText has the characters that take two columns of a table, those whose East
// Asian width is wide, full or ambiguous: ranges, each by its distance from the
// end of the one before and its length, in base 36. It was made from the module
// unicodedata (Unicode 14.0) of the Python of Debian's AWS CLI.
//
//go:embed width.txt
var widthText string

var wide struct {
	sync.Once
	ranges [][2]rune
}

func wideRanges() [][2]rune {
	wide.Do(func() {
		last := rune(0)
		for _, word := range strings.Fields(widthText) {
			distance, length, _ := strings.Cut(word, "-")
			d, _ := strconv.ParseInt(distance, 36, 32)
			n, _ := strconv.ParseInt(length, 36, 32)
			first := last + rune(d)
			last = first + rune(n)
			wide.ranges = append(wide.ranges, [2]rune{first, last})
		}
	})
	return wide.ranges
}

// textWidth is how many columns a text takes.
func textWidth(text string) int {
	width := 0
	for _, r := range text {
		width++
		if r < utf8.RuneSelf {
			continue
		}
		ranges := wideRanges()
		low, high := 0, len(ranges)
		for low < high {
			if middle := (low + high) / 2; ranges[middle][1] < r {
				low = middle + 1
			} else {
				high = middle
			}
		}
		if low < len(ranges) && r >= ranges[low][0] {
			width++
		}
	}
	return width
}
