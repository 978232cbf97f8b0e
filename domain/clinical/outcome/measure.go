package outcome

import (
	"errors"
	"fmt"
	"math"

	"cohort/domain"
)

// Measure is what must be known of an instrument to judge a change of its score.
type Measure struct {
	Direction    domain.Direction `json:"direction"`
	Reliable     float64          `json:"reliable,omitempty"`     // least change in points that is real; 0 when not known
	ClinicalFrom *float64         `json:"clinicalFrom,omitempty"` // first score of the clinical range; nil when not known
}

// The reasons not to judge.
var (
	ErrNoReliableChange = errors.New("no reliable-change value is known for this measure")
	ErrDirection        = errors.New("the measure's direction is not known")
	ErrTooFewScores     = errors.New("at least two scores are needed to speak of a change")
	ErrMixedScales      = errors.New("scores of different instruments, versions or conventions cannot be compared")
	ErrStatistics       = errors.New("needs a positive standard deviation and a reliability from 0 up to, but not including, 1")
)

// Clinical says whether the score lies in the clinical range. Without a known
// cut-off, known is false.
func (m Measure) Clinical(score float64) (clinical, known bool) {
	switch {
	case m.ClinicalFrom == nil:
		return false, false
	case m.Direction == domain.HigherIsBetter:
		return score <= *m.ClinicalFrom, true
	}
	return score >= *m.ClinicalFrom, true
}

// gain is the change for the better in points; negative for the worse.
func (m Measure) gain(first, last float64) float64 {
	if m.Direction == domain.HigherIsBetter {
		return last - first
	}
	return first - last
}

// reaches says whether a gain is as large as the least reliable change. Means are
// thirds and sevenths, whose difference a float holds to some fifteen digits.
func (m Measure) reaches(gain float64) bool { return gain >= m.Reliable-1e-9 }

func (m Measure) check() error {
	switch {
	case m.Direction != domain.HigherIsWorse && m.Direction != domain.HigherIsBetter:
		return ErrDirection
	case !(m.Reliable > 0) || math.IsInf(m.Reliable, 0):
		return ErrNoReliableChange
	}
	return nil
}

// ReliableChange is the least change in raw points that measurement error does
// not explain at 95%: 1.96 * sqrt(2) * sd * sqrt(1-reliability), from the
// standard deviation and the reliability of the instrument (Jacobson & Truax).
func ReliableChange(sd, reliability float64) (float64, error) {
	if !(sd > 0) || math.IsInf(sd, 0) || !(reliability >= 0 && reliability < 1) {
		return 0, ErrStatistics
	}
	return 1.96 * math.Sqrt2 * sd * math.Sqrt(1-reliability), nil
}

// CutOff is the point between the two populations at which a score is as likely
// to come from one as from the other (Jacobson & Truax's criterion c):
// (sd0*mean1 + sd1*mean0) / (sd0 + sd1), with 0 the functional and 1 the
// clinical population.
func CutOff(mean0, sd0, mean1, sd1 float64) (float64, error) {
	if !(sd0 > 0) || !(sd1 > 0) || math.IsInf(sd0+sd1+mean0+mean1, 0) || math.IsNaN(mean0+mean1) {
		return 0, fmt.Errorf("cut-off: %w", ErrStatistics)
	}
	return (sd0*mean1 + sd1*mean0) / (sd0 + sd1), nil
}
