package privacy

import (
	"math/rand/v2"
	"strings"
	"testing"
)

func TestWordsWithEndings(t *testing.T) {
	for word, want := range map[string]bool{
		"hope": true, "hopes": true, "hoping": true, "hoped": true, "planned": true, "stories": true,
		"cried": true, "boxes": true, "openly": true, "worker": true,
		"jordan": false, "kowalski": false, "muller": false, "ana": false, "": false, "s": false,
	} {
		if isWord(word) != want {
			t.Errorf("isWord(%q) = %v", word, !want)
		}
	}
}

func TestShortFormsGoBothWays(t *testing.T) {
	lines := map[string]bool{}
	for line := range strings.Lines(shortText) {
		names := strings.Fields(line)
		if len(names) < 2 || lines[names[0]] {
			t.Errorf("line %q names nobody new", line)
			continue
		}
		lines[names[0]] = true
		for _, n := range names[1:] {
			if n == names[0] {
				t.Errorf("%q is short for itself", n)
			}
			back := false
			for _, full := range relatedForms(fold(n)) {
				back = back || full == fold(names[0])
			}
			if !back {
				t.Errorf("%q does not lead back to %q", n, names[0])
			}
		}
	}
}

func TestFolding(t *testing.T) {
	for in, want := range map[string]string{
		"José": "jose", "JOSE\u0301": "jose", "Łukasz": "lukasz", "Weiß": "weiss", "Søren": "soren", "Yılmaz": "yilmaz",
		"Þóra": "thora", "Ｊｏ": "jo", "Jo\u200bn": "jon", "Nguyễn": "nguyen", "Ольгой": "ольгои", "민준": "민준", "٣٤": "34",
	} {
		if got := fold(in); got != want {
			t.Errorf("fold(%q) = %q, want %q", in, got, want)
		}
	}
	if got := foldLong("Müller"); got != "mueller" {
		t.Errorf("foldLong = %q", got)
	}
}

// distance is the textbook edit distance with swaps, slow and plain.
func distance(a, b []rune) int {
	d := make([][]int, len(a)+1)
	for i := range d {
		d[i] = make([]int, len(b)+1)
		for j := range d[i] {
			switch {
			case i == 0:
				d[i][j] = j
			case j == 0:
				d[i][j] = i
			default:
				cost := 1
				if a[i-1] == b[j-1] {
					cost = 0
				}
				d[i][j] = min(d[i-1][j]+1, d[i][j-1]+1, d[i-1][j-1]+cost)
				if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
					d[i][j] = min(d[i][j], d[i-2][j-2]+1)
				}
			}
		}
	}
	return d[len(a)][len(b)]
}

func TestMisspellsAgreesWithTheTextbook(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	alphabet := []rune("abéж")
	draw := func() []rune {
		out := make([]rune, rng.IntN(7))
		for i := range out {
			out[i] = alphabet[rng.IntN(len(alphabet))]
		}
		return out
	}
	ones := 0
	for range 40_000 {
		a, b := draw(), draw()
		want := distance(a, b) == 1
		if want {
			ones++
		}
		if got := misspells(string(a), string(b)); got != want {
			t.Fatalf("misspells(%q, %q) = %v", string(a), string(b), got)
		}
	}
	if ones < 500 {
		t.Errorf("only %d pairs were one letter apart", ones)
	}
}
