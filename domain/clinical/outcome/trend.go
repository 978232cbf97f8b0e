package outcome

import (
	"cmp"
	"slices"
	"time"
)

// Point is one score on one day.
type Point struct {
	On        time.Time `json:"on"`
	Score     float64   `json:"score"`
	Scale     string    `json:"scale,omitempty"`     // what it was scored on, such as "k10@1 0-4"; "" when the caller keeps one scale
	Estimated bool      `json:"estimated,omitempty"` // pro-rated: some answers were missing
}

// Course is which way a series of scores runs.
type Course string

// The courses of a trend.
const (
	Improving Course = "improving"
	Steady    Course = "steady"
	Worsening Course = "worsening"
)

// Trend describes a series of scores.
type Trend struct {
	Scores    int     `json:"scores"`
	Estimated int     `json:"estimated"` // how many of them were pro-rated: the verdicts rest on them too
	Days      int     `json:"days"`      // from the first to the last score
	PerWeek   float64 `json:"perWeek"`   // points for the better per week; the middle of all slopes
	Course    Course  `json:"course"`
	Overall   Change  `json:"overall"` // first score against last
	Best      Change  `json:"best"`    // first score against the best one since
	Slipped   bool    `json:"slipped"` // reliably worse than the best score since the start
	Lately    *Change `json:"lately"`  // last but one against last; nil with two scores
}

// Trace describes the series, in any order. The slope is the median of the
// slopes between all pairs (Theil and Sen), which one odd week cannot turn; the
// course is improving or worsening when that slope, over the whole time, amounts
// to a reliable change. Of several scores on one day the latest counts, and of
// those at one moment the last in the list. It returns ErrTooFewScores for fewer
// than two days, ErrMixedScales where the points do not share one scale, and
// refuses, as Judge does, where the measure supports no verdict.
func (m Measure) Trace(series []Point) (Trend, error) {
	if err := m.check(); err != nil {
		return Trend{}, err
	}
	for _, p := range series {
		if p.Scale != series[0].Scale {
			return Trend{}, ErrMixedScales
		}
	}
	points := byDay(series)
	if len(points) < 2 {
		return Trend{}, ErrTooFewScores
	}
	first, last := points[0], points[len(points)-1]
	perDay := m.slope(points)
	t := Trend{Scores: len(points), Days: days(first.On, last.On), PerWeek: perDay * 7}
	for _, p := range points {
		if p.Estimated {
			t.Estimated++
		}
	}
	switch moved := perDay * float64(t.Days); {
	case m.reaches(moved):
		t.Course = Improving
	case m.reaches(-moved):
		t.Course = Worsening
	default:
		t.Course = Steady
	}
	best := points[1]
	for _, p := range points[2:] {
		if m.gain(best.Score, p.Score) > 0 {
			best = p
		}
	}
	t.Overall, _ = m.Judge(first.Score, last.Score) // the measure has been checked above
	t.Best, _ = m.Judge(first.Score, best.Score)
	peak := best.Score
	if m.gain(peak, first.Score) > 0 {
		peak = first.Score
	}
	t.Slipped = m.reaches(-m.gain(peak, last.Score))
	if len(points) > 2 {
		lately, _ := m.Judge(points[len(points)-2].Score, last.Score)
		t.Lately = &lately
	}
	return t, nil
}

// slope is the median gain per day over all pairs of points.
func (m Measure) slope(points []Point) float64 {
	slopes := make([]float64, 0, len(points)*(len(points)-1)/2)
	for i, a := range points {
		for _, b := range points[i+1:] {
			slopes = append(slopes, m.gain(a.Score, b.Score)/float64(days(a.On, b.On)))
		}
	}
	slices.Sort(slopes)
	middle := len(slopes) / 2
	if len(slopes)%2 == 1 {
		return slopes[middle]
	}
	return (slopes[middle-1] + slopes[middle]) / 2
}

// byDay sorts the points and keeps the latest one of each day.
func byDay(series []Point) []Point {
	points := slices.Clone(series)
	slices.SortStableFunc(points, func(a, b Point) int {
		return cmp.Or(date(a.On).Compare(date(b.On)), a.On.Compare(b.On))
	})
	kept := points[:0]
	for _, p := range points {
		if n := len(kept); n > 0 && days(kept[n-1].On, p.On) == 0 {
			kept[n-1] = p
			continue
		}
		kept = append(kept, p)
	}
	return kept
}

// date is the calendar day a score was taken on, where it was taken.
func date(t time.Time) time.Time {
	y, m, d := t.Date()
	return time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
}

func days(a, b time.Time) int { return int(date(b).Sub(date(a)).Hours() / 24) }

// Fell says whether the latest value lies at least points below the one before,
// for measures where a drop is worth a word though no change can be judged, such
// as a group pulse.
func Fell(values []int, points int) bool {
	n := len(values)
	return points > 0 && n >= 2 && values[n-2]-values[n-1] >= points
}
