package placement

// Objective is what a plan achieves, compared from the top: first the number
// of clients placed at each urgency, the most urgent first; then the days the
// placed clients have waited, added up; then their fits, added up.
type Objective struct {
	Emergent, Urgent, AfterDischarge, Routine int // clients placed
	DaysWaited                                int
	Fit                                       int
}

// levels lists an objective from its most to its least important number.
func (o Objective) levels() [6]int {
	return [6]int{o.Emergent, o.Urgent, o.AfterDischarge, o.Routine, o.DaysWaited, o.Fit}
}

func objectiveOf(n [6]int) Objective {
	return Objective{Emergent: n[0], Urgent: n[1], AfterDischarge: n[2], Routine: n[3], DaysWaited: n[4], Fit: n[5]}
}

var levelNames = [6]string{
	"emergent clients placed", "urgent clients placed", "clients placed after discharge",
	"routine clients placed", "days waited", "fit",
}

// Compare is negative when o is worse than other, positive when it is better.
func (o Objective) Compare(other Objective) int {
	a, b := o.levels(), other.levels()
	for i := range a {
		if a[i] != b[i] {
			return a[i] - b[i]
		}
	}
	return 0
}

// scale turns urgency and days into a worth and back.
type scale struct {
	unit [urgencies]int64 // what one client of each urgency adds to hi
	day  int64            // what one day adds to lo
	days int              // that all clients have waited together
}

// shares divides one client into parts, so that prices can be fractions of one.
const shares = 1 << 12

// newScale makes one client more urgent outweigh all who are less urgent, and
// one day outweigh all fits.
func (h *house) newScale() scale {
	var count [urgencies]int64
	s := scale{day: int64(h.weights.most())*int64(len(h.Clients)) + 1}
	for _, c := range h.Clients {
		count[c.Urgency]++
		s.days += c.DaysWaited(h.Today)
	}
	s.unit[Routine] = shares
	for u := AfterDischarge; u < urgencies; u++ {
		s.unit[u] = s.unit[u-1] * (count[u-1] + 1)
	}
	return s
}

func (s scale) worth(u Urgency, days int) worth {
	return worth{s.unit[u], int64(days) * s.day}
}

// objective reads a worth. A bound may lie between two objectives: reading it
// digit by digit keeps it a bound, since no plan has digits beyond the counts.
func (s scale) objective(w worth) Objective {
	var count [urgencies]int
	w = w.whole()
	rest := w.hi
	for u := urgencies - 1; u >= Routine; u-- {
		count[u] = int(rest / s.unit[u])
		rest %= s.unit[u]
	}
	o := Objective{Emergent: count[Emergent], Urgent: count[Urgent], AfterDischarge: count[AfterDischarge], Routine: count[Routine]}
	if w.lo > 0 {
		o.DaysWaited, o.Fit = int(w.lo/s.day), int(w.lo%s.day)
		if o.DaysWaited > s.days { // rounded down from part of a client: anything goes
			o.DaysWaited, o.Fit = s.days, int(s.day-1)
		}
	}
	return o
}

// gap compares a value with its bound at the first number in which they
// differ, as a share of the bound.
func gap(value, bound Objective) (share float64, level string) {
	v, b := value.levels(), bound.levels()
	for i := range v {
		if v[i] != b[i] {
			return float64(b[i]-v[i]) / float64(max(1, b[i])), levelNames[i]
		}
	}
	return 0, ""
}

// weightedGap compares all the counts at once, as one number: clients placed,
// each counting as much as it takes for one to outweigh everybody less urgent
// (1 for a routine client, one more than all routine clients together for one
// after discharge, and so on). It is the gap of the objective as the search sees
// it; days and fit, which weigh less than any client, are left out.
func (s scale) weightedGap(value, bound Objective) float64 {
	weigh := func(o Objective) (sum float64) {
		counts := o.levels()
		for u := Routine; u < urgencies; u++ {
			sum += float64(s.unit[u]/shares) * float64(counts[urgencies-1-u])
		}
		return sum
	}
	most := weigh(bound)
	if most == 0 {
		return 0
	}
	return (most - weigh(value)) / most
}
