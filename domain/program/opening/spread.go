package opening

import (
	"math"

	"cohort/domain"
)

// keep is how much of what is known a week later still counts, over all speeds.
func (r *rates) keep() float64 {
	k := 0.0
	for _, s := range r.speeds {
		k += s.weight * s.keep
	}
	return k
}

// levels is the practice's rate for a list, week by week before today, seen from
// both sides of each week.
func (r *rates) levels(lists [][]week) []float64 {
	joins, open := totals(lists)
	n, keep := len(joins), r.keep()
	level := make([]float64, n)
	j, o := priorShape, priorSize
	before := make([]pull, n)
	for i := range n { // the oldest first
		before[i] = pull{j, o}
		j, o = (j+joins[i])*keep, (o+open[i])*keep
	}
	j, o = 0, 0
	for i := n - 1; i >= 0; i-- {
		level[n-1-i] = (before[i].shape + joins[i] + j) / (before[i].size + open[i] + o)
		j, o = (j+joins[i])*keep, (o+open[i])*keep
	}
	return level
}

// spreadOf is the shape of the gamma distribution of lists around their
// practice: by how much more their counts differ than chance and clusters do.
func spreadOf(lists [][]week, level []float64, clump float64) float64 {
	more, weight := priorSpread*spreadAfter, spreadAfter
	for _, l := range lists {
		joined, expected := 0.0, 0.0
		for _, w := range l {
			joined += w.joins
			expected += level[w.at] * w.open
		}
		if expected > 0 {
			more += ((joined-expected)*(joined-expected) - clump*expected) / expected
			weight += expected
		}
	}
	return 1 / min(1.5, max(0.02, more/weight))
}

// clumpOf is how much more a week's joins vary than those of people who come
// independently.
func clumpOf(lists [][]week, level []float64, spread float64) float64 {
	squares, count := clumpAfter, clumpAfter
	for _, l := range lists {
		joined, expected := 0.0, 0.0
		for _, w := range l {
			joined += w.joins
			expected += level[w.at] * w.open
		}
		own := (spread + joined) / (spread + expected)
		for _, w := range l {
			if mean := level[w.at] * w.open * own; mean > 0.05 {
				squares += (w.joins - mean) * (w.joins - mean) / mean
				count++
			}
		}
	}
	return min(mostClump, max(1, squares/count))
}

// earlyPull is how much faster a list fills in its first fortnight.
func earlyPull(lists [][]week, level []float64) float64 {
	joined, expected := earlyAfter, earlyAfter
	for _, l := range lists {
		for _, w := range l {
			joined += w.first
			expected += level[w.at] * w.fresh
		}
	}
	return joined / expected
}

// behind is how many lists stand behind what is known of today's rate: the
// inverse of the sum of squares of their shares in it.
func behind(lists [][]week, keep float64) float64 {
	sum, squares := 0.0, 0.0
	for _, l := range lists {
		share := 0.0
		for _, w := range l {
			share += w.open * math.Pow(keep, float64(w.at))
		}
		sum += share
		squares += share * share
	}
	if squares == 0 {
		return 1
	}
	return sum * sum / squares
}

// The least for a year to be seen in the months.
const (
	yearsOfWeeks = 104
	monthAfter   = 12.0 // joins' worth of "all months are alike"
	weekdayAfter = 1.0  // and of "all days are", for each
)

// monthly is each month's share of the year, one for all where there are not two
// years, or the months differ no more than chance has it.
func monthly(all []history, today domain.Date) [13]float64 {
	var out, joins, expected [13]float64
	for m := range out {
		out[m] = 1
	}
	longest := 0
	for _, h := range all {
		longest = max(longest, h.opened+1)
	}
	if longest < yearsOfWeeks*7 {
		return out
	}
	perDay, open := make([]float64, longest), make([]float64, longest)
	for _, h := range all {
		for day := h.closed; day <= h.opened; day++ {
			open[day]++
		}
		for _, day := range h.joined {
			perDay[day]++
		}
	}
	for day := range longest {
		month := today.AddDays(-day).Month
		joins[month] += perDay[day]
		expected[month] += open[day] * yearAround(perDay, open, day)
	}
	squares := 0.0
	for m := 1; m <= 12; m++ {
		if expected[m] > 0 {
			squares += (joins[m] - expected[m]) * (joins[m] - expected[m]) / expected[m]
		}
	}
	// Eleven degrees of freedom, whose 95 % point is 19.7; clusters and the rate's own
	// moving make it larger, so twice that is asked for.
	const clear = 2 * 19.7
	if squares < clear {
		return out
	}
	trust := 1 - clear/2/squares
	for m := 1; m <= 12; m++ {
		ratio := (joins[m] + monthAfter) / (expected[m] + monthAfter)
		out[m] = 1 + trust*(ratio-1)
	}
	return out
}

// weekdays is each day's share of a week's joins, drawn towards one.
func weekdays(all []history, today domain.Date) (share [7]float64) {
	sum := 0.0
	for d := range share {
		share[d] = weekdayAfter
	}
	for _, h := range all {
		for _, day := range h.joined {
			share[today.AddDays(-day).Weekday()]++
		}
	}
	for _, n := range share {
		sum += n
	}
	for d := range share {
		share[d] *= 7 / sum
	}
	return share
}

// yearAround is the rate for a list and day over the year around a day, as far
// as it is known.
func yearAround(joins, open []float64, day int) float64 {
	from, until := max(0, day-182), min(len(joins)-1, day+182)
	// At the ends of what is known a whole year is taken all the same.
	if from == 0 {
		until = min(len(joins)-1, 364)
	}
	if until == len(joins)-1 {
		from = max(0, until-364)
	}
	j, o := 0.0, 0.0
	for d := from; d <= until; d++ {
		j += joins[d]
		o += open[d]
	}
	if o == 0 {
		return 0
	}
	return j / o
}
