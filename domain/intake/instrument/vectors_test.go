package instrument

import (
	_ "embed"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"
)

//go:embed testdata/vectors.txt
var vectorFile string

// vector is one line of testdata/vectors.txt.
type vector struct {
	line    int
	code    string
	answers []*int
	total   string
	band    string
	expect  []string // "risk=9:suicide" and the like
	opts    Options
}

func vectors(t testing.TB) []vector {
	t.Helper()
	var all []vector
	for n, line := range strings.Split(vectorFile, "\n") {
		if line = strings.TrimSpace(line); line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		cells := strings.Split(line, "|")
		if len(cells) != 5 {
			t.Fatalf("line %d has %d cells", n+1, len(cells))
		}
		for i := range cells {
			cells[i] = strings.TrimSpace(cells[i])
		}
		v := vector{line: n + 1, code: cells[0], answers: fill(t, cells[1]), total: cells[2], band: cells[3]}
		for _, word := range strings.Fields(cells[4]) {
			switch key, value, _ := strings.Cut(word, "="); key {
			case "sex":
				v.opts.ScoringSex = Sex(value)
			case "conv":
				v.opts.Convention = value
			case "table":
				v.opts.BandSet = value
			case "na":
				v.opts.NotApplicable = append(v.opts.NotApplicable, number(t, value))
			default:
				v.expect = append(v.expect, word)
			}
		}
		all = append(all, v)
	}
	return all
}

// fill reads "3*2 - 0" as 3, 3, blank, 0.
func fill(t testing.TB, notation string) []*int {
	t.Helper()
	var answers []*int
	for _, word := range strings.Fields(notation) {
		value, times, repeated := strings.Cut(word, "*")
		count := 1
		if repeated {
			count = number(t, times)
		}
		for range count {
			if value == "-" {
				answers = append(answers, nil)
				continue
			}
			answer := number(t, value)
			answers = append(answers, &answer)
		}
	}
	return answers
}

func number(t testing.TB, word string) int {
	t.Helper()
	n, err := strconv.Atoi(word)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func show(total *int, exact *Ratio) string {
	switch {
	case total != nil:
		return strconv.Itoa(*total)
	case exact == nil:
		return "-"
	case exact.Den == 1:
		return strconv.Itoa(exact.Num)
	}
	return fmt.Sprintf("%d/%d", exact.Num, exact.Den)
}

func named(t testing.TB, code string) Definition {
	t.Helper()
	d, ok := ByCode(code)
	if !ok {
		t.Fatalf("no instrument %q", code)
	}
	return d
}

func TestHandWorkedVectors(t *testing.T) {
	all := vectors(t)
	for _, v := range all {
		t.Run(fmt.Sprintf("%s/line %d", v.code, v.line), func(t *testing.T) {
			r, err := named(t, v.code).Score(v.answers, v.opts)
			if err != nil {
				t.Fatal(err)
			}
			if got := show(r.Total, nil); got != v.total {
				t.Errorf("total %s, want %s", got, v.total)
			}
			if want := strings.TrimPrefix(v.band, "-"); r.Band != want || (r.BandLabel == "") != (want == "") {
				t.Errorf("band %q (%q), want %q", r.Band, r.BandLabel, want)
			}
			v.check(t, r)
		})
	}
	t.Logf("hand-worked vectors: %d over %d instruments", len(all), len(All()))
	fmt.Printf("instrument: %d hand-worked vectors over %d instruments\n", len(all), len(All()))
}

// check compares what the line expects besides total and band. Missing answers,
// pro-rating and risk flags are compared even when the line does not mention them.
func (v vector) check(t *testing.T, r Result) {
	t.Helper()
	missing, prorated, risks := "0", "-", []string{}
	for _, word := range v.expect {
		switch key, value, _ := strings.Cut(word, "="); key {
		case "missing":
			missing = value
		case "prorated":
			prorated = value
		case "risk":
			risks = append(risks, value)
		case "cut":
			v.checkCutOffs(t, r, value)
		case "sub":
			checkSubScale(t, r, value)
		case "subcut":
			checkSubCutOff(t, r, value)
		case "met", "unmet", "unsure":
			checkCriterion(t, r, key, value)
		default:
			t.Fatalf("what is %q?", word)
		}
	}
	if strconv.Itoa(r.Missing) != missing || r.Complete != (missing == "0") || len(r.MissingItems) != r.Missing {
		t.Errorf("missing %d, complete %v, want missing %s", r.Missing, r.Complete, missing)
	}
	if got := show(nil, r.Exact); got != prorated || r.ProRated != (prorated != "-") {
		t.Errorf("pro-rated %v from %s, want %s", r.ProRated, got, prorated)
	}
	var flags []string
	for _, f := range r.RiskFlags {
		flags = append(flags, strings.TrimSuffix(fmt.Sprintf("%d:%s:%s", f.Item, f.Kind, f.Severity), ":"))
	}
	if !slices.Equal(flags, risks) {
		t.Errorf("risk flags %v, want %v", flags, risks)
	}
}

func (v vector) checkCutOffs(t *testing.T, r Result, want string) {
	t.Helper()
	var reached []string
	for _, c := range r.CutOffs {
		if c.Reached {
			reached = append(reached, c.Code)
		}
	}
	if got := strings.Join(reached, ","); got != strings.TrimPrefix(want, "none") {
		t.Errorf("cut-offs reached %q, want %q", got, want)
	}
}

func checkSubScale(t *testing.T, r Result, want string) {
	t.Helper()
	parts := append(strings.Split(want, ":"), "")
	for _, s := range r.SubScales {
		if s.Code != parts[0] {
			continue
		}
		if got := show(s.Total, s.Exact); got != parts[1] || s.Band != parts[2] {
			t.Errorf("sub-scale %s is %s %s, want %s", s.Code, got, s.Band, want)
		}
		return
	}
	t.Errorf("no sub-scale %s", parts[0])
}

// checkSubCutOff reads "anxiety:positive", the cut-offs a sub-scale reaches, or "anxiety:none".
func checkSubCutOff(t *testing.T, r Result, want string) {
	t.Helper()
	code, reached, _ := strings.Cut(want, ":")
	for _, s := range r.SubScales {
		if s.Code != code {
			continue
		}
		var got []string
		for _, c := range s.CutOffs {
			if c.Reached {
				got = append(got, c.Code)
			}
		}
		if list := strings.Join(got, ","); list != strings.TrimPrefix(reached, "none") {
			t.Errorf("sub-scale %s reaches %q, want %q", code, list, reached)
		}
		return
	}
	t.Errorf("no sub-scale %s", code)
}

func checkCriterion(t *testing.T, r Result, want, code string) {
	t.Helper()
	for _, c := range r.Criteria {
		if c.Code != code {
			continue
		}
		got := "unsure"
		if c.Met != nil && *c.Met {
			got = "met"
		} else if c.Met != nil {
			got = "unmet"
		}
		if got != want {
			t.Errorf("%s is %s, want %s", code, got, want)
		}
		return
	}
	t.Errorf("no criterion %s", code)
}
