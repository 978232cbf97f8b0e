package opening

import (
	"math"
	"math/rand/v2"
	"slices"

	"cohort/domain"
)

// Forecast is what can be said of a cohort's opening.
type Forecast struct {
	Present int // on its list now
	Missing int // until it can open
	Joins   int // people behind the forecast, in all lists of the practice
	Weeks   int // in which one of its lists could be joined
	// Quiet says why there is no forecast: "" where there is one.
	Quiet Quiet
	// About is the day on which half of the futures have filled the list; From and
	// Until hold eight in ten of them. Zero: not within the year that is looked at.
	About, From, Until domain.Date
	// ByPlanned is the share of futures in which the list is filled by the first day
	// that the cohort plans; -1 without one, or where that day is past.
	ByPlanned float64
}

// Quiet is a reason not to foretell anything.
type Quiet string

// The reasons.
const (
	Begun    Quiet = "begun"     // it is no longer planned
	Filled   Quiet = "filled"    // it has who it needs
	TooShort Quiet = "too_short" // the practice's records do not reach far enough
	TooFew   Quiet = "too_few"   // too few people have joined its lists
)

// Quiets lists them.
var Quiets = []Quiet{Begun, Filled, TooShort, TooFew}

// Values is the closed list, as texts.
func (Quiet) Values() []string { return domain.Texts(Quiets) }

// The futures that are drawn, and how far each is looked at.
const (
	futures = 2000
	horizon = 365
)

// Foretell answers the question.
func Foretell(q Question) Forecast {
	own, ok := q.Own.since(q.Today)
	if !ok {
		own = history{}
	}
	var others []history
	for _, l := range q.Others {
		if h, ok := l.since(q.Today); ok {
			others = append(others, h)
		}
	}
	f := Forecast{Present: own.present(), ByPlanned: -1}
	f.Missing = max(0, q.Need-f.Present)
	f.Joins, f.Weeks = behindIt(own, others)
	switch {
	case f.Missing == 0:
		f.Quiet = Filled
	case f.Weeks < FewestWeeks:
		f.Quiet = TooShort
	case f.Joins < FewestJoins:
		f.Quiet = TooFew
	}
	if f.Quiet != "" {
		return f
	}
	r := learn(own, others, q.Today)
	days := r.draw(own, f, q.Today)
	f.From, f.About, f.Until = between(days, q.Today)
	if !q.Planned.IsZero() && q.Planned.After(q.Today) {
		until := q.Planned.DaysSince(q.Today)
		n, _ := slices.BinarySearch(days, until+1)
		f.ByPlanned = float64(n) / futures
	}
	return f
}

// between gives the days within which eight in ten futures fill the list, with a
// tenth before them, and the one in the middle.
func between(days []int, today domain.Date) (from, about, until domain.Date) {
	first := days[futures/10]
	before, _ := slices.BinarySearch(days, first)
	// Whole days hold more than a tenth: as much is taken off the other end.
	last := days[min(futures-1, before+futures*8/10-1)]
	date := func(day int) domain.Date {
		if day > horizon {
			return domain.Date{}
		}
		return today.AddDays(day)
	}
	return date(first), date(days[futures/2]), date(last)
}

// behindIt counts who joined any list, and the weeks in which one was open.
func behindIt(own history, others []history) (joins, weeks int) {
	open := map[int]bool{}
	for _, h := range append([]history{own}, others...) {
		joins += len(h.joined)
		for w := h.closed / 7; w <= h.opened/7; w++ {
			open[w] = true
		}
	}
	return joins, len(open)
}

// draw gives the days until each future has filled the list, in order.
func (r *rates) draw(own history, f Forecast, today domain.Date) []int {
	by := rand.New(rand.NewPCG(20, 26))
	cluster := r.clusters()
	age := own.opened
	pulls := make([]float64, horizon+1)
	for day := range pulls {
		date := today.AddDays(day)
		pulls[day] = r.months[date.Month] * r.weekday[date.Weekday()] / 7
		if age+day < earlyDays {
			pulls[day] *= r.early
		}
	}
	days := make([]int, futures)
	for i := range days {
		days[i] = r.future(by, pulls, cluster, f)
	}
	slices.Sort(days)
	return days
}

// future lives through one of them, day by day.
func (r *rates) future(by *rand.Rand, pulls []float64, c clusters, f Forecast) int {
	s := r.pick(by.Float64())
	now := gammaDraw(by, s.rate.shape) / s.rate.size
	// Few lists stand for the practice only as far as lists are alike.
	now *= gammaDraw(by, r.spread*r.lists) / (r.spread * r.lists)
	off := now / s.rate.mean()
	own := gammaDraw(by, r.own.shape) / (r.spread + (r.own.size-r.spread)*off)
	leave := gammaDraw(by, r.leave.shape) / r.leave.size
	// A rate that forgets moves on by as much in each week to come.
	step := math.Sqrt((1 - s.keep) / (s.keep * s.rate.shape))
	here, need := f.Present, f.Present+f.Missing
	// The time until somebody comes or goes is exponential in what a day brings.
	until := by.ExpFloat64()
	for day := 1; day <= horizon; day++ {
		if day%7 == 0 {
			now *= math.Exp(step*by.NormFloat64() - step*step/2)
		}
		come := now * own * pulls[day] / c.mean
		for left := 1.0; ; {
			all := come + float64(here)*leave
			if all*left < until {
				until -= all * left
				break
			}
			left -= until / all
			until = by.ExpFloat64()
			if by.Float64()*all < come {
				here += c.draw(by)
			} else {
				here--
			}
		}
		if here >= need {
			return day
		}
	}
	return horizon + 1
}

func (r *rates) pick(at float64) speed {
	for _, s := range r.speeds {
		if at -= s.weight; at < 0 {
			return s
		}
	}
	return r.speeds[len(r.speeds)-1]
}
