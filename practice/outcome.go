package practice

import (
	"cmp"
	"slices"
	"time"

	"cohort/domain"
	"cohort/domain/clinical/outcome"
	"cohort/domain/intake/instrument"
)

// Taken is a scored form and when the client filled it in.
type Taken struct {
	On     time.Time
	Result instrument.Result
}

// The reasons why results of a form are not judged, besides those of the outcome.
var (
	errNoSuchScale = domain.Invalid("scale", "is not one of the form's scales")
	errNoScore     = domain.Conflict("no_score", "Too many answers are missing for a score, so there is no change to judge.")
)

// Outcome classes the change from one filled-in form to a later one: of the form's
// total, or of the sub-scale with this code. Everything else is the form's own:
// which way it gets better, what change is real, where the clinical range begins.
// It refuses results of another form, version or convention, forms without a
// score, and those whose reliable change is not known.
func Outcome(form instrument.Definition, scale string, first, last instrument.Result) (outcome.Change, error) {
	measure, points, err := measured(form, scale, Taken{Result: first}, Taken{Result: last})
	if err != nil {
		return outcome.Change{}, err
	}
	return measure.Judge(points[0].Score, points[1].Score)
}

// Course describes all results of one form over time, as [Outcome] does for two.
// Results without a score are passed over.
func Course(form instrument.Definition, scale string, taken []Taken) (outcome.Trend, error) {
	scored := slices.DeleteFunc(slices.Clone(taken), func(t Taken) bool {
		_, ok := scoreOf(t.Result, scale)
		return !ok
	})
	measure, points, err := measured(form, scale, scored...)
	if err != nil {
		return outcome.Trend{}, err
	}
	return measure.Trace(points)
}

// measured reads the scores and what they are judged by.
func measured(form instrument.Definition, scale string, taken ...Taken) (outcome.Measure, []outcome.Point, error) {
	change, direction := form.Change, form.Direction
	if scale != "" {
		i := slices.IndexFunc(form.SubScales, func(s instrument.SubScale) bool { return s.Code == scale })
		if i < 0 {
			return outcome.Measure{}, nil, errNoSuchScale
		}
		change, direction = form.SubScales[i].Change, cmp.Or(form.SubScales[i].Direction, direction)
	}
	var points []outcome.Point
	for _, t := range taken {
		r := t.Result
		point, ok := scoreOf(r, scale)
		switch {
		case r.Instrument != form.Code || r.Version != form.Version || r.Scale() != taken[0].Result.Scale():
			return outcome.Measure{}, nil, outcome.ErrMixedScales
		case r.Convention != cmp.Or(change.Convention, r.Convention):
			return outcome.Measure{}, nil, outcome.ErrNoReliableChange
		case !ok:
			return outcome.Measure{}, nil, errNoScore
		}
		point.On, point.Scale = t.On, r.Scale()
		points = append(points, point)
	}
	return outcome.Measure{Direction: direction, Reliable: change.Reliable, ClinicalFrom: change.ClinicalFrom}, points, nil
}

// scoreOf is the total, or what a sub-scale came to: a sum, or a mean as it is.
func scoreOf(r instrument.Result, scale string) (outcome.Point, bool) {
	if scale == "" {
		if r.Total == nil {
			return outcome.Point{}, false
		}
		return outcome.Point{Score: float64(*r.Total), Estimated: r.ProRated}, true
	}
	for _, s := range r.SubScales {
		switch {
		case s.Code != scale:
		case s.Total != nil:
			return outcome.Point{Score: float64(*s.Total), Estimated: s.ProRated}, true
		case s.Exact != nil:
			return outcome.Point{Score: s.Exact.Float(), Estimated: s.ProRated}, true
		}
	}
	return outcome.Point{}, false
}
