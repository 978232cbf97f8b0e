package practice

import (
	_ "embed"
	"errors"
	"strconv"
	"strings"
	"testing"
	"time"

	"cohort/domain"
	"cohort/domain/clinical/outcome"
	"cohort/domain/intake/instrument"
)

// scored fills in a shipped form, one digit for each question, "-" for a blank.
func scored(t *testing.T, form instrument.Definition, answers string, opts instrument.Options) instrument.Result {
	t.Helper()
	var list []*int
	for _, r := range strings.ReplaceAll(answers, " ", "") {
		var answer *int
		if r != '-' {
			n := int(r - '0')
			answer = &n
		}
		list = append(list, answer)
	}
	result, err := form.Score(list, opts)
	if err != nil {
		t.Fatal(err)
	}
	return result
}

func shippedForm(t *testing.T, code string) instrument.Definition {
	t.Helper()
	form, ok := instrument.ByCode(code)
	if !ok {
		t.Fatalf("no form %s", code)
	}
	return form
}

//go:embed testdata/outcomes.txt
var outcomeFile string

// The classes follow from the published values: PHQ-9 6 points and 10, WHO-5 10 of
// 100 points and 50, where more is better.
func TestOutcomeFromTheForm(t *testing.T) {
	shown := 0
	for line := range strings.Lines(outcomeFile) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		c := strings.Split(strings.TrimSpace(line), " | ")
		gain, err := strconv.ParseFloat(c[6], 64)
		if err != nil {
			t.Fatal(err)
		}
		shown++
		form := shippedForm(t, c[1])
		got, err := Outcome(form, strings.TrimPrefix(c[2], "-"), scored(t, form, c[3], instrument.Options{}), scored(t, form, c[4], instrument.Options{}))
		if err != nil || got.Class != outcome.Class(c[5]) || got.Gain != gain {
			t.Errorf("%s: %+v, %v", c[0], got, err)
		}
	}
	if shown == 0 {
		t.Error("nothing was shown")
	}
}

// meansForm reports two means, one of which gets better as it falls.
const meansForm = `{"code": "means", "name": "Means", "title": "Means", "version": "1", "measures": "x", "language": "en",
	"direction": "higher_is_better", "recallWindow": "today", "method": "none", "scales": {"s": {"min": 0, "max": 6}},
	"items": [{"number": 1, "scale": "s", "text": "a"}, {"number": 2, "scale": "s", "text": "b"}, {"number": 3, "scale": "s", "text": "c"}, {"number": 4, "scale": "s", "text": "d"}],
	"subScales": [
		{"code": "bond", "name": "Bond", "items": [1, 2, 3], "mean": true, "change": {"reliable": 1, "clinicalFrom": 2.5, "source": "made up"}},
		{"code": "strain", "name": "Strain", "items": [1, 2, 4], "mean": true, "direction": "higher_is_worse", "change": {"reliable": 0.67, "source": "made up"}}],
	"missing": {"allow": 1, "source": "made up"}, "license": {"terms": "free"}, "attribution": "nobody"}`

func TestOutcomeOfMeans(t *testing.T) {
	form, err := instrument.Parse([]byte(meansForm))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name, scale, first, last string
		want                     outcome.Class
	}{
		{"7/3 to 10/3 is one point exactly", "bond", "3220", "4330", outcome.Recovered},
		{"7/3 to 9/3 is less", "bond", "3220", "3330", outcome.Unchanged},
		{"5/2, with a blank, lies in the clinical range", "bond", "32-0", "4430", outcome.Recovered},
		{"strain of two thirds less is less than 0.67", "strain", "3300", "2200", outcome.Unchanged},
		{"strain of one more is worse", "strain", "3300", "4401", outcome.Deteriorated},
	} {
		got, err := Outcome(form, c.scale, scored(t, form, c.first, instrument.Options{}), scored(t, form, c.last, instrument.Options{}))
		if err != nil || got.Class != c.want {
			t.Errorf("%s: %+v, %v", c.name, got, err)
		}
	}
}

func TestOutcomesThatAreNotJudged(t *testing.T) {
	phq, k10, dass, pcl := shippedForm(t, "phq-9"), shippedForm(t, "k10"), shippedForm(t, "dass-21"), shippedForm(t, "pcl-5")
	none := instrument.Options{}
	phqHigh, phqLow := scored(t, phq, "222222222", none), scored(t, phq, "000000000", none)
	other := phqLow
	other.Version = "0"
	k10s := scored(t, k10, "1111111111", none)
	pcls := scored(t, pcl, strings.Repeat("1", 20), none)
	for _, c := range []struct {
		name, scale string
		form        instrument.Definition
		first, last instrument.Result
		want        error
	}{
		{"another version", "", phq, phqHigh, other, outcome.ErrMixedScales},
		{"another form", "", phq, phqHigh, k10s, outcome.ErrMixedScales},
		{"two conventions", "", k10, k10s, scored(t, k10, "0000000000", instrument.Options{Convention: "0-4"}), outcome.ErrMixedScales},
		{"no value that can be relied on", "", k10, k10s, k10s, outcome.ErrNoReliableChange},
		{"a sub-scale without a value of its own", "b", pcl, pcls, pcls, outcome.ErrNoReliableChange},
		{"the total of the DASS-21", "", dass, scored(t, dass, strings.Repeat("1", 21), none), scored(t, dass, strings.Repeat("0", 21), none), outcome.ErrNoReliableChange},
		{"too many blanks", "", phq, phqHigh, scored(t, phq, "0000-----", none), errNoScore},
		{"a scale that is not there", "anger", dass, scored(t, dass, strings.Repeat("1", 21), none), scored(t, dass, strings.Repeat("0", 21), none), errNoSuchScale},
	} {
		var wanted, got domain.Error
		change, err := Outcome(c.form, c.scale, c.first, c.last)
		same := errors.Is(err, c.want) || errors.As(err, &got) && errors.As(c.want, &wanted) && got.Code == wanted.Code
		if !same || change != (outcome.Change{}) {
			t.Errorf("%s: %+v, %v", c.name, change, err)
		}
	}
}

func TestCourseFromTheForm(t *testing.T) {
	form := shippedForm(t, "phq-9")
	var taken []Taken
	for week, answers := range []string{"222222222", "22222-22-", "------000", "111111111", "101010100"} {
		on := time.Date(2026, 3, 4+7*week, 18, 0, 0, 0, time.UTC)
		taken = append(taken, Taken{On: on, Result: scored(t, form, answers, instrument.Options{})})
	}
	got, err := Course(form, "", taken)
	// 18, 18 by estimate, no score, 9, 4
	if err != nil || got.Scores != 4 || got.Estimated != 1 || got.Overall.Class != outcome.Recovered || got.Course != outcome.Improving || got.Days != 28 {
		t.Errorf("%+v, %v", got, err)
	}
	if _, err := Course(form, "", taken[2:4]); !errors.Is(err, outcome.ErrTooFewScores) {
		t.Errorf("one score and one form without: %v", err)
	}
}
