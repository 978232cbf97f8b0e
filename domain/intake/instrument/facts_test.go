package instrument

import (
	"crypto/sha256"
	_ "embed"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
)

// facts.txt states the published facts a second time, so that a slip in a
// definition that scores consistently (a reliable change, a direction, a LOINC
// code, a word of the wording) is noticed.
//
//go:embed testdata/facts.txt
var factFile string

func TestDefinitionsStateThePublishedFacts(t *testing.T) {
	want, loincs, words := map[string]string{}, map[string]string{}, map[string]string{}
	for _, line := range strings.Split(factFile, "\n") {
		if line = strings.TrimSpace(line); line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		code, fact, _ := strings.Cut(line, "|")
		code, fact = strings.TrimSpace(code), strings.Join(strings.Fields(fact), " ")
		switch kind, name, special := strings.Cut(code, " "); {
		case special && kind == "loinc":
			loincs[name] = fact
		case special && kind == "words":
			words[name] = fact
		default:
			want[code] = fact
		}
	}
	codes := 0
	for _, d := range All() {
		if got := d.facts(t); got != want[d.Code] {
			t.Errorf("%s\n is %s\nnot %s", d.Code, got, want[d.Code])
		}
		got := d.loincs()
		if strings.Join(got, " ") != loincs[d.Code] {
			t.Errorf("%s has the LOINC codes %v, want %s", d.Code, got, loincs[d.Code])
		}
		codes += len(got)
		if got := d.wording(); got != words[d.Code] {
			t.Errorf("%s: the wording has changed (%s, was %s): compare it with its source word by word", d.Code, got, words[d.Code])
		}
	}
	if len(want) != len(All()) {
		t.Errorf("facts of %d instruments", len(want))
	}
	fmt.Printf("instrument: facts of %d instruments stated twice, %d LOINC codes among them\n", len(want), codes)
}

// facts in the notation of facts.txt.
func (d Definition) facts(t *testing.T) string {
	t.Helper()
	scored, extra := 0, 0
	for _, item := range d.Items {
		if item.Unscored {
			extra++
		} else {
			scored++
		}
	}
	r, err := d.Score(minimal(d), Options{})
	if err != nil {
		t.Fatal(err)
	}
	direction, terms := "worse", "ship"
	if d.Direction == HigherIsBetter {
		direction = "better"
	}
	switch {
	case d.ScoreOnly:
		terms = "score-only"
	case d.License.Condition != "":
		terms = "ship-note"
	}
	reliable, clinical := "-", "-"
	if d.Change.Reliable > 0 {
		reliable = fmt.Sprint(d.Change.Reliable)
	}
	if d.Change.ClinicalFrom != nil {
		clinical = fmt.Sprint(*d.Change.ClinicalFrom)
	}
	var risks []string
	for _, risk := range d.RiskItems {
		sign := ">="
		if risk.Below {
			sign = "<="
		}
		risks = append(risks, fmt.Sprintf("%d%s%d", risk.Item, sign, risk.Threshold))
	}
	return strings.Join([]string{fmt.Sprintf("%d+%d", scored, extra), fmt.Sprintf("%d-%d", r.Min, r.Max), direction, terms,
		reliable, clinical, fmt.Sprint(d.Missing.Allow), strings.Join(append(risks, "-")[:max(1, len(risks))], ","), d.RecallWindow}, " | ")
}

// loincs are the codes of the form, the total and the items, in this order.
func (d Definition) loincs() (codes []string) {
	for _, code := range []string{d.LOINC.Panel, d.LOINC.Total} {
		if code != "" {
			codes = append(codes, code)
		}
	}
	for _, item := range d.Items {
		if item.LOINC != "" {
			codes = append(codes, item.LOINC)
		}
	}
	return codes
}

// wording is a fingerprint of everything a client reads.
func (d Definition) wording() string {
	if d.ScoreOnly {
		return ""
	}
	all := []string{d.Instructions}
	for _, item := range d.Items {
		all = append(all, item.Text)
		for _, a := range item.Answers {
			all = append(all, a.Label)
		}
	}
	return fmt.Sprintf("%x", sha256.Sum256([]byte(strings.Join(all, "\n"))))[:12]
}

// The DASS-21 is read by its three scales. Henry and Crawford (2005, table 2) give,
// undoubled, the standard deviations 3.87, 2.95 and 4.20 and alphas of 0.88, 0.82
// and 0.90; scores are doubled, so their spread is too. 1.96 * sqrt(2) is 2.77186.
func TestReliableChangeOfTheDASS(t *testing.T) {
	d := named(t, "dass-21")
	if d.Change != (Change{}) {
		t.Error("the total, which has no published bands, is judged")
	}
	for code, want := range map[string]struct{ sd, error, normalUpTo float64 }{
		"depression": {3.87, 0.34641, 9}, // sqrt(0.12)
		"anxiety":    {2.95, 0.42426, 7}, // sqrt(0.18)
		"stress":     {4.20, 0.31623, 14},
	} {
		i := slices.IndexFunc(d.SubScales, func(s SubScale) bool { return s.Code == code })
		change := d.SubScales[i].Change
		if math.Abs(change.Reliable-2.77186*2*want.sd*want.error) > 0.005 || *change.ClinicalFrom != want.normalUpTo+1 {
			t.Errorf("%s: %+v", code, change)
		}
	}
}
