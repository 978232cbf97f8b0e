package opening

import (
	"math"

	"cohort/domain"
)

// rates are what the practice's records say of its lists.
type rates struct {
	speeds []speed // how the practice's rate moved, at each speed of forgetting
	spread float64 // how far lists differ: the pull of a list is gamma with this shape
	own    pull    // what this list showed
	clump  float64 // variance of a week's joins in multiples of their mean, 1 or more
	early  float64 // pull of a list's first fortnight
	months [13]float64
	// weekday is each day's share of a week's joins: a desk that is closed on
	// Sundays writes nobody down then.
	weekday [7]float64
	leave   pull    // joins that end without a seat, and days on a list
	lists   float64 // how many lists what is known of today's rate rests on
}

// speed is the rate of a list for a week, gamma, as it stands today.
type speed struct {
	keep   float64 // the share of what is known that a week later still counts
	weight float64 // how well it foretold the practice's weeks; they sum to one
	rate   pull
}

// pull is a gamma distribution: shape over size is its mean.
type pull struct{ shape, size float64 }

func (p pull) mean() float64 { return p.shape / p.size }

// The priors, as the package comment gives them.
const (
	priorShape  = 0.5
	priorSize   = 0.5
	priorSpread = 0.16 // 0.4 squared
	spreadAfter = 30.0
	leaveShape  = 1.0
	leaveSize   = 300.0
	earlyDays   = 14
	earlyAfter  = 15.0
	clumpAfter  = 25.0
	mostClump   = 5.0
)

// halves are how many weeks it takes until half of what is known is forgotten,
// and what speaks for each beforehand.
var halves = []struct{ weeks, before float64 }{{8, 1}, {13, 1}, {26, 2}, {52, 2}, {104, 2}, {1000, 1}}

// week is a week of one list.
type week struct {
	at    int     // weeks before today
	open  float64 // how much of it the list was open, by the month's and the fortnight's pull
	fresh float64 // how much of that lay in the list's first fortnight, without its pull
	joins float64
	first float64 // joins in the first fortnight
}

// weeks counts a list week by week, the oldest first.
func (r *rates) weeks(h history, today domain.Date) []week {
	oldest := h.opened / 7
	out := make([]week, oldest+1)
	for i := range out {
		out[i].at = oldest - i
	}
	for day := h.closed; day <= h.opened; day++ {
		w, pull := &out[oldest-day/7], r.months[today.AddDays(-day).Month]/7
		if h.opened-day < earlyDays {
			w.fresh += pull
			pull *= r.early
		}
		w.open += pull
	}
	for _, day := range h.joined {
		out[oldest-day/7].joins++
		if h.opened-day < earlyDays {
			out[oldest-day/7].first++
		}
	}
	return out
}

// learn reads the practice's lists and this one.
func learn(own history, others []history, today domain.Date) rates {
	r := rates{spread: 1 / priorSpread, clump: 1, early: 1}
	for m := range r.months {
		r.months[m] = 1
	}
	all := append([]history{own}, others...)
	r.leave = pull{leaveShape, leaveSize}
	for _, h := range all {
		for _, l := range h.left {
			r.leave.shape += float64(l.gone)
			r.leave.size += float64(l.days)
		}
	}
	r.months = monthly(all, today)
	r.weekday = weekdays(all, today)
	// Each of these rests on the others, and two rounds settle them.
	for range 2 {
		lists := make([][]week, len(all))
		for i, h := range all {
			lists[i] = r.weeks(h, today)
		}
		r.speeds = foretell(lists, r.clump)
		level := r.levels(lists)
		r.spread = spreadOf(lists, level, r.clump)
		r.clump = clumpOf(lists, level, r.spread)
		r.early = earlyPull(lists, level)
		r.lists = behind(lists, r.keep())
		r.own = pull{r.spread, r.spread}
		for _, w := range lists[0] {
			r.own.shape += w.joins / r.clump
			r.own.size += level[w.at] * w.open / r.clump
		}
	}
	return r
}

// totals adds the lists up, week by week from the oldest.
func totals(lists [][]week) (joins, open []float64) {
	longest := 0
	for _, l := range lists {
		longest = max(longest, len(l))
	}
	joins, open = make([]float64, longest), make([]float64, longest)
	for _, l := range lists {
		for _, w := range l {
			joins[longest-1-w.at] += w.joins
			open[longest-1-w.at] += w.open
		}
	}
	return joins, open
}

// foretell lets each speed walk through the practice's weeks and weighs it by
// the chance that it gave to what came.
func foretell(lists [][]week, clump float64) []speed {
	joins, open := totals(lists)
	speeds := make([]speed, len(halves))
	best := math.Inf(-1)
	logs := make([]float64, len(halves))
	for i, half := range halves {
		s := speed{keep: math.Pow(0.5, 1/half.weeks), rate: pull{priorShape, priorSize}}
		logs[i] = math.Log(half.before)
		for w := range joins {
			s.rate = s.rate.forget(s.keep)
			if open[w] > 0 {
				logs[i] += chance(joins[w]/clump, s.rate, open[w]/clump)
			}
			s.rate.shape += joins[w] / clump
			s.rate.size += open[w] / clump
		}
		speeds[i], best = s, max(best, logs[i])
	}
	sum := 0.0
	for i := range speeds {
		speeds[i].weight = math.Exp(logs[i] - best)
		sum += speeds[i].weight
	}
	for i := range speeds {
		speeds[i].weight /= sum
	}
	return speeds
}

// forget keeps the mean of what is known, and less of its weight; that of the
// prior stays.
func (p pull) forget(keep float64) pull {
	shape := max(priorShape/2, p.shape*keep)
	return pull{shape, shape / p.mean()}
}

// chance is the logarithm of the negative binomial's, for a count that may be a
// fraction where joins come in clusters.
func chance(count float64, rate pull, open float64) float64 {
	return gammaLog(rate.shape+count) - gammaLog(rate.shape) - gammaLog(count+1) +
		rate.shape*math.Log(rate.size/(rate.size+open)) + count*math.Log(open/(rate.size+open))
}

func gammaLog(x float64) float64 {
	v, _ := math.Lgamma(x)
	return v
}
