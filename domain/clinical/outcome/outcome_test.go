package outcome

import (
	_ "embed"
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"
	"testing"
	"time"

	"cohort/domain"
)

func at(n float64) *float64 { return &n }

// The values are those of the NHS Talking Therapies manual (PHQ-9 6 and 10,
// GAD-7 4 and 8) and, for the direction, a well-being index of 0 to 100.
var (
	depression = Measure{Direction: domain.HigherIsWorse, Reliable: 6, ClinicalFrom: at(10)}
	anxiety    = Measure{Direction: domain.HigherIsWorse, Reliable: 4, ClinicalFrom: at(8)}
	wellBeing  = Measure{Direction: domain.HigherIsBetter, Reliable: 10, ClinicalFrom: at(50)}
	noCutOff   = Measure{Direction: domain.HigherIsWorse, Reliable: 6}
)

//go:embed testdata/changes.txt
var changeFile string

type vector struct {
	name        string
	measure     Measure
	first, last float64
	want        Class
	gain        float64
}

func vectors(t *testing.T) (all []vector) {
	t.Helper()
	number := func(cell string) float64 {
		n, err := strconv.ParseFloat(cell, 64)
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	for line := range strings.Lines(changeFile) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		c := strings.Split(strings.TrimSpace(line), " | ")
		v := vector{name: c[0], measure: Measure{Direction: domain.Direction(c[1]), Reliable: number(c[2])}, first: number(c[4]), last: number(c[5]), want: Class(c[6]), gain: number(c[7])}
		if c[3] != "-" {
			v.measure.ClinicalFrom = at(number(c[3]))
		}
		all = append(all, v)
	}
	return all
}

func TestJudge(t *testing.T) {
	changes := vectors(t)
	for _, c := range changes {
		t.Run(c.name, func(t *testing.T) {
			got, err := c.measure.Judge(c.first, c.last)
			if err != nil || got.Class != c.want || got.Gain != c.gain {
				t.Errorf("%v to %v: %s, gain %v, %v; want %s, gain %v", c.first, c.last, got.Class, got.Gain, err, c.want, c.gain)
			}
		})
	}
	t.Logf("outcome vectors: %d", len(changes))
	fmt.Printf("outcome: %d hand-worked change vectors\n", len(changes))
}

func TestNoVerdictWithoutKnownValues(t *testing.T) {
	for name, c := range map[string]struct {
		measure Measure
		want    error
	}{
		"no reliable-change value": {Measure{Direction: domain.HigherIsWorse, ClinicalFrom: at(10)}, ErrNoReliableChange},
		"negative value":           {Measure{Direction: domain.HigherIsWorse, Reliable: -1}, ErrNoReliableChange},
		"not a number":             {Measure{Direction: domain.HigherIsWorse, Reliable: math.NaN()}, ErrNoReliableChange},
		"no direction":             {Measure{Reliable: 6}, ErrDirection},
	} {
		if got, err := c.measure.Judge(20, 0); !errors.Is(err, c.want) || got != (Change{}) {
			t.Errorf("%s: judged %+v, %v", name, got, err)
		}
		if _, err := c.measure.Trace(weekly(20, 0)); !errors.Is(err, c.want) {
			t.Errorf("%s: traced, %v", name, err)
		}
	}
}

// The worst and the better of a change must be mirror images.
func TestJudgeIsSymmetric(t *testing.T) {
	for first := 0.0; first <= 27; first++ {
		for last := 0.0; last <= 27; last++ {
			there, _ := depression.Judge(first, last)
			back, _ := depression.Judge(last, first)
			if there.better() != (back.Class == Deteriorated) || there.Reliable != back.Reliable {
				t.Fatalf("%v to %v is %s, the way back %s", first, last, there.Class, back.Class)
			}
		}
	}
}

// The same course told on a scale that runs the other way must get the same verdict.
func TestDirectionChangesNothingButTheSign(t *testing.T) {
	const top = 27.0
	mirrored := Measure{Direction: domain.HigherIsBetter, Reliable: depression.Reliable, ClinicalFrom: at(top - *depression.ClinicalFrom)}
	for first := 0.0; first <= top; first++ {
		for last := 0.0; last <= top; last++ {
			one, _ := depression.Judge(first, last)
			other, err := mirrored.Judge(top-first, top-last)
			one.First, one.Last = other.First, other.Last
			if err != nil || one != other {
				t.Fatalf("%v to %v: %+v, mirrored %+v, %v", first, last, one, other, err)
			}
		}
	}
}

func TestStatistics(t *testing.T) {
	// 1.96 * sqrt(2) * 6.1 * sqrt(0.16) = 1.96 * 1.41421 * 6.1 * 0.4
	if got, err := ReliableChange(6.1, 0.84); err != nil || math.Abs(got-6.7634) > 0.0005 {
		t.Errorf("reliable change %v, %v", got, err)
	}
	// (3*16 + 6*4) / (3+6) = 72/9
	if got, err := CutOff(4, 3, 16, 6); err != nil || got != 8 {
		t.Errorf("cut-off %v, %v", got, err)
	}
	for _, bad := range [][2]float64{{0, 0.8}, {-1, 0.8}, {6, 1}, {6, -0.1}, {math.NaN(), 0.8}, {6, math.NaN()}, {math.Inf(1), 0.8}} {
		if got, err := ReliableChange(bad[0], bad[1]); !errors.Is(err, ErrStatistics) {
			t.Errorf("sd %v, reliability %v gave %v", bad[0], bad[1], got)
		}
	}
	if _, err := CutOff(4, 0, 16, 6); !errors.Is(err, ErrStatistics) {
		t.Error("a cut-off without spread was computed")
	}
}

func TestJudgePair(t *testing.T) {
	for _, c := range []struct {
		name           string
		d0, d1, a0, a1 float64
		class          Class
		recovery       bool
	}{
		{"both better and below both cut-offs", 16, 5, 14, 4, Recovered, true},
		{"one better, the other steady below", 16, 5, 5, 6, Recovered, true},
		{"better on one, still a case on the other", 16, 5, 14, 12, Improved, false},
		{"better on one, reliably worse on the other", 16, 5, 3, 7, Unchanged, true},
		{"below both cut-offs without reliable change", 11, 9, 8, 7, Unchanged, true},
		{"worse on one, steady on the other", 5, 12, 5, 5, Deteriorated, false},
		{"reliably better but never a case", 9, 3, 7, 3, Improved, false},
	} {
		d, _ := depression.Judge(c.d0, c.d1)
		a, _ := anxiety.Judge(c.a0, c.a1)
		got, ok := JudgePair(d, a)
		if !ok || got.Class != c.class || got.Recovery != c.recovery || got.ReliableRecovery != (got.Class == Recovered) {
			t.Errorf("%s: %+v, %v", c.name, got, ok)
		}
		if swapped, _ := JudgePair(a, d); swapped != got {
			t.Errorf("%s: depends on the order of the two measures", c.name)
		}
	}
	known, _ := depression.Judge(20, 2)
	unknown, _ := noCutOff.Judge(20, 2)
	if _, ok := JudgePair(known, unknown); ok {
		t.Error("a pair was judged without both cut-offs")
	}
}

func day(n int) time.Time { return time.Date(2026, 3, 4, 18, 0, 0, 0, time.UTC).AddDate(0, 0, n) }

func weekly(scores ...float64) []Point {
	series := make([]Point, len(scores))
	for i, s := range scores {
		series[i] = Point{On: day(7 * i), Score: s}
	}
	return series
}

func TestTrace(t *testing.T) {
	for _, c := range []struct {
		name    string
		measure Measure
		series  []Point
		perWeek float64
		course  Course
		overall Class
		best    Class
		slipped bool
	}{
		{"two points a week for six weeks", depression, weekly(20, 18, 16, 14, 12, 10, 8), 2, Improving, Recovered, Recovered, false},
		{"steady", depression, weekly(14, 13, 15, 14, 14), 0, Steady, Unchanged, Unchanged, false},
		{"one odd week does not turn the course", depression, weekly(20, 18, 27, 14, 12, 10, 8), 2, Improving, Recovered, Recovered, false},
		{"worse by two a week", depression, weekly(8, 10, 12, 14), -2, Worsening, Deteriorated, Unchanged, true},
		{"better and then back again", depression, weekly(20, 8, 8, 20), 0, Steady, Unchanged, Recovered, true},
		{"well-being rising", wellBeing, weekly(30, 40, 50, 60), 10, Improving, Recovered, Recovered, false},
		{"two scores", anxiety, weekly(12, 6), 6, Improving, Recovered, Recovered, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := c.measure.Trace(c.series)
			if err != nil || math.Abs(got.PerWeek-c.perWeek) > 1e-9 || got.Course != c.course ||
				got.Overall.Class != c.overall || got.Best.Class != c.best || got.Slipped != c.slipped {
				t.Errorf("%+v, %v", got, err)
			}
			if got.Scores != len(c.series) || got.Days != 7*(len(c.series)-1) || (got.Lately == nil) != (len(c.series) == 2) {
				t.Errorf("%+v", got)
			}
		})
	}
}

// on is a score on a day, hour of the day given.
func on(n, hour int, score float64) Point {
	return Point{On: day(n).Add(time.Duration(hour) * time.Hour), Score: score}
}

func TestTraceOfOddSeries(t *testing.T) {
	for _, c := range []struct {
		name        string
		series      []Point
		first, last float64
		days        []int // scores, days from first to last
	}{
		{"in any order, the latest of a day", []Point{on(14, 0, 8), on(0, 0, 25), on(7, 0, 14), on(0, 1, 20)}, 20, 8, []int{3, 14}},
		{"newest first, two on the first day", []Point{on(14, 0, 8), on(7, 0, 14), on(0, 2, 20), on(0, 1, 25)}, 20, 8, []int{3, 14}},
		{"at one moment, the last entered", []Point{on(0, 0, 25), on(0, 0, 20), on(7, 0, 14)}, 20, 14, []int{2, 7}},
		{"one day apart across midnight", []Point{on(0, 5, 20), on(0, 6, 14)}, 20, 14, []int{2, 1}},
		{"the same score throughout", []Point{on(0, 0, 9), on(1, 0, 9), on(300, 0, 9)}, 9, 9, []int{3, 300}},
	} {
		before := fmt.Sprint(c.series)
		got, err := depression.Trace(c.series)
		if err != nil || got.Overall.First != c.first || got.Overall.Last != c.last || got.Scores != c.days[0] || got.Days != c.days[1] {
			t.Errorf("%s: %+v, %v", c.name, got, err)
		}
		if fmt.Sprint(c.series) != before {
			t.Errorf("%s: the caller's series was reordered", c.name)
		}
	}
	for name, few := range map[string][]Point{"none": nil, "one": {on(0, 0, 5)}, "two on one day": {on(0, 0, 5), on(0, 3, 9)}} {
		if got, err := depression.Trace(few); !errors.Is(err, ErrTooFewScores) || got != (Trend{}) {
			t.Errorf("%s: %+v, %v", name, got, err)
		}
	}
}

// A score taken late in the evening belongs to that evening, wherever the server is.
func TestTraceGoesByTheDayWhereTheScoreWasTaken(t *testing.T) {
	newYork := time.FixedZone("New York", -5*3600)
	evening := time.Date(2026, 3, 4, 23, 0, 0, 0, newYork) // already the 5th in UTC
	morning := time.Date(2026, 3, 5, 9, 0, 0, 0, newYork)
	got, err := depression.Trace([]Point{{On: evening, Score: 20}, {On: morning, Score: 14}})
	if err != nil || got.Days != 1 || got.Scores != 2 {
		t.Errorf("%+v, %v", got, err)
	}
}

// Ten points lie between the two ways to count a K10: a series that changes over
// would show a recovery that did not happen.
func TestMixedScalesAreNotTraced(t *testing.T) {
	series := weekly(30, 29, 19)
	for i, scale := range []string{"k10@1 1-5", "k10@1 1-5", "k10@1 0-4"} {
		series[i].Scale = scale
	}
	if got, err := depression.Trace(series); !errors.Is(err, ErrMixedScales) || got != (Trend{}) {
		t.Errorf("%+v, %v", got, err)
	}
	series[2].Scale = ""
	if _, err := depression.Trace(series); !errors.Is(err, ErrMixedScales) {
		t.Errorf("a score without a scale was taken among others: %v", err)
	}
	series[2].Scale = series[0].Scale
	if got, err := depression.Trace(series); err != nil || got.Overall.Class != Improved {
		t.Errorf("%+v, %v", got, err)
	}
}

func TestProRatedScoresAreCounted(t *testing.T) {
	series := weekly(20, 14, 8)
	series[0].Estimated, series[2].Estimated = true, true
	series = append(series, Point{On: day(14), Score: 9}) // entered again, complete
	if got, err := depression.Trace(series); err != nil || got.Estimated != 1 || got.Overall.Last != 9 {
		t.Errorf("%+v, %v", got, err)
	}
}

func TestFell(t *testing.T) {
	for _, c := range []struct {
		values []int
		want   bool
	}{{[]int{8, 6}, true}, {[]int{8, 7}, false}, {[]int{3, 8, 6}, true}, {[]int{9, 6, 6}, false}, {[]int{6}, false}, {nil, false}} {
		if Fell(c.values, 2) != c.want {
			t.Errorf("%v: want %v", c.values, c.want)
		}
	}
	if Fell([]int{9, 1}, 0) {
		t.Error("fell without a threshold")
	}
}
