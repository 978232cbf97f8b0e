package placement

// level is one number of the objective, weighed alone. The search proves the
// numbers one after the other: among the plans that equal the best one in every
// number before, is there one with more of this? That question has an answer in
// whole clients (or days, or points), so a bound below the next whole one
// settles it, and no fraction of an urgent client hides any number of others.
type level struct {
	index  int              // in Objective.levels
	one    int64            // what one more counts
	point  int64            // what one point of fit counts
	counts [][numbers]int64 // client → what placing them adds to each number, fit left aside
	given  [numbers]int64   // what the pins add
	known  [numbers]int64   // what the best plan reaches, beyond the pins
	first  [numbers]float64 // multipliers to begin with
	spread [numbers]float64 // how far to move a multiplier beside a client's price
}

const (
	numbers   = 6 // of the objective
	daysLevel = 4
	fitLevel  = 5
)

// newLevel weighs one number of the objective. The numbers before it are known,
// which enters the bound by a multiplier for each: any of them give a valid
// bound, and the search moves them with the prices.
func (p *puzzle) newLevel(index int) *level {
	l := &level{index: index, one: 1 << 20, counts: make([][numbers]int64, p.clients)}
	switch index {
	case daysLevel:
		l.one = 1 << 14
	case fitLevel:
		l.one, l.point = 1<<12, 1<<12
	}
	longest := 1.0
	for c, w := range p.worth {
		for j, n := range p.scale.objective(w).levels() {
			l.counts[c][j] = int64(n)
		}
		longest = max(longest, float64(l.counts[c][daysLevel]))
	}
	for j, n := range p.scale.objective(p.given).levels() {
		l.given[j] = int64(n)
	}
	weight := float64(l.one)
	for j := index - 1; j >= 0; j-- {
		switch {
		case j == daysLevel:
			weight *= 2
		case index >= daysLevel && j == daysLevel-1:
			weight *= longest / 4
		default:
			weight *= 3
		}
		l.first[j], l.spread[j] = weight, 0.2
		if index >= daysLevel {
			l.spread[j] = 0.5
		}
		if j == daysLevel {
			l.spread[j] = 0.7 / longest
		}
	}
	return l
}

// inherited is what one more of the number before counts at first where its
// prices are taken over: hardly more than one more of this, since they bound it
// well already.
func (l *level) inherited() float64 {
	switch l.index {
	case daysLevel:
		return l.first[l.index-1]
	case fitLevel:
		return float64(l.one)
	}
	return 1.2 * float64(l.one)
}

// know takes over what the best plan reaches.
func (l *level) know(best Objective) {
	for j, n := range best.levels() {
		l.known[j] = int64(n) - l.given[j]
	}
}

// better is the least that betters the best plan in this number.
func (l *level) better() int64 { return l.one * (l.known[l.index] + 1) }

// most is the largest value of this number that a bound leaves open.
func (l *level) most(bound int64) int {
	reached := l.known[l.index]
	if bound >= l.better() {
		reached = bound / l.one
	}
	return int(reached + l.given[l.index])
}

// goal is better as a worth: equal in the numbers before, one more in this.
func (l *level) goal(s scale, best Objective) worth {
	var w worth
	reached := best.levels()
	for j, n := range reached[:l.index+1] {
		if j == l.index {
			n++
		}
		switch j {
		case daysLevel:
			w.lo += int64(n) * s.day
		case fitLevel:
			w.lo += int64(n)
		default:
			w.hi += int64(n) * s.unit[int(urgencies)-1-j]
		}
	}
	return w
}
