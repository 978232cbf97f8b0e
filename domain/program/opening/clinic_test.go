package opening

import (
	"math"
	"math/rand/v2"
	"slices"
	"time"

	"cohort/domain"
)

// clinic is a practice that is made up day by day. It shares nothing with the
// estimator: people come in streams that grow, shrink, have seasons and bad
// weeks; referrers send several at once; some streams are split among the lists
// that happen to be open; who waits longer leaves sooner or later.
type clinic struct {
	by       *rand.Rand
	perWeek  float64 // of a list, at the beginning
	slots    int     // lists that it keeps open at a time
	shared   bool    // one stream for all of them
	trend    float64 // growth in a year
	season   [12]float64
	several  float64 // chance that somebody brings others
	wobble   float64 // how much weeks differ
	surge    int     // people who wait for a list to open
	leaving  float64 // share that would leave within 60 days
	aging    float64 // shape of the time until they do
	break_   int     // day on which its rate changes, 0 for never
	broken   float64 // times its rate from then on
	lists    []*madeList
	days     int
	weekly   float64
	standing []*madeList
}

type madeList struct {
	opened, closed int // days; closed 0 while open
	pull           float64
	target         int
	joined, left   []int // left 0 for who stays
	sizes          []int // at the end of each day since it opened
}

var firstDay = domain.Date{Year: 2022, Month: 3, Day: 7}

func newClinic(seed uint64, breaks bool) *clinic {
	by := rand.New(rand.NewPCG(seed, 77))
	uniform := func(low, high float64) float64 { return low + (high-low)*by.Float64() }
	c := &clinic{by: by, perWeek: math.Exp(uniform(math.Log(0.8), math.Log(4))), slots: 1 + by.IntN(5),
		shared: by.IntN(4) == 0, wobble: uniform(0, 0.7), leaving: uniform(0.03, 0.4), aging: uniform(0.6, 1.6)}
	for m := range c.season {
		c.season[m] = 1
	}
	if by.IntN(10) < 4 {
		deep := uniform(0.2, 0.6)
		for _, m := range []int{5, 6, 7} {
			c.season[m] = 1 - deep
		}
		c.season[11] = 1 - deep*1.2
		c.season[0], c.season[8] = 1+deep, 1+deep*0.7
	}
	if by.IntN(2) == 0 {
		c.trend = uniform(-0.4, 0.6)
	}
	if by.IntN(3) == 0 {
		c.several = uniform(0.05, 0.35)
	}
	if by.IntN(3) == 0 {
		c.surge = 1 + by.IntN(3)
	}
	if breaks {
		c.break_, c.broken = -1, []float64{0.4, 0.5, 1.8, 2.3}[by.IntN(4)]
	}
	return c
}

// run lives through the days.
func (c *clinic) run(days int, breakAt int) {
	c.break_ = breakAt
	c.weekly = 1
	for day := 0; day < days; day++ {
		c.days = day
		if day%7 == 0 {
			c.weekly = math.Exp(c.wobble*c.by.NormFloat64() - c.wobble*c.wobble/2)
		}
		c.open(day)
		rate := c.perWeek * math.Pow(1+c.trend, float64(day)/365) * c.season[int(firstDay.AddDays(day).Month)-1] * c.weekly / 5
		if c.break_ > 0 && day >= c.break_ {
			rate *= c.broken
		}
		if day%7 >= 5 {
			rate = 0 // nobody is written down at the weekend
		}
		if c.shared {
			c.arrive(day, rate*float64(c.slots), c.standing)
		} else {
			for _, l := range c.standing {
				c.arrive(day, rate*l.pull, []*madeList{l})
			}
		}
		c.leave(day)
		c.close(day)
	}
}

func (c *clinic) open(day int) {
	for len(c.standing) < c.slots && (day == 0 || c.by.Float64() < 0.08) {
		l := &madeList{opened: day, pull: math.Exp(0.35 * c.by.NormFloat64()), target: 6 + c.by.IntN(4)}
		for range c.surge {
			if c.by.Float64() < 0.7 {
				l.join(day)
			}
		}
		c.lists, c.standing = append(c.lists, l), append(c.standing, l)
	}
}

func (c *clinic) arrive(day int, rate float64, among []*madeList) {
	if len(among) == 0 {
		return
	}
	brought := 1 + c.several*2 // the mean of who comes at once
	for n := c.poisson(rate / brought); n > 0; n-- {
		l := among[c.by.IntN(len(among))]
		l.join(day)
		if c.by.Float64() < c.several {
			for range 1 + c.by.IntN(3) {
				l.join(day)
			}
		}
	}
}

func (l *madeList) join(day int) { l.joined, l.left = append(l.joined, day), append(l.left, 0) }

func (c *clinic) leave(day int) {
	scale := 60 / math.Pow(-math.Log(1-c.leaving), 1/c.aging)
	for _, l := range c.standing {
		for i, joined := range l.joined {
			if l.left[i] == 0 && day > joined {
				before, after := float64(day-joined-1)/scale, float64(day-joined)/scale
				if c.by.Float64() < 1-math.Exp(math.Pow(before, c.aging)-math.Pow(after, c.aging)) {
					l.left[i] = day
				}
			}
		}
	}
}

func (c *clinic) close(day int) {
	c.standing = slices.DeleteFunc(c.standing, func(l *madeList) bool {
		l.sizes = append(l.sizes, l.size())
		// It begins some days after it has who it wants; a list that never fills is given up.
		full := l.size() >= l.target && c.by.Float64() < 0.15
		if full || day-l.opened > 420 {
			l.closed = day
			return true
		}
		return false
	})
}

func (l *madeList) size() int {
	n := 0
	for _, left := range l.left {
		if left == 0 {
			n++
		}
	}
	return n
}

func (c *clinic) poisson(mean float64) int {
	limit, n := math.Exp(-mean), 0
	for at := c.by.Float64(); at > limit; n++ {
		at *= c.by.Float64()
	}
	return n
}

// asOf is what the records say on a day; of what happens later they know nothing.
func (l *madeList) asOf(day int) List {
	out := List{Opened: firstDay.AddDays(l.opened)}
	if l.closed > 0 && l.closed < day {
		out.Closed = firstDay.AddDays(l.closed)
	}
	for i, joined := range l.joined {
		if joined > day {
			continue
		}
		p := Person{Joined: firstDay.AddDays(joined)}
		if l.left[i] > 0 && l.left[i] <= day {
			p.Left = firstDay.AddDays(l.left[i])
		}
		out.People = append(out.People, p)
	}
	return out
}

// filled is the first day at whose end so many were on the list; 0 for none.
func (l *madeList) filled(need int) int {
	for i, n := range l.sizes {
		if n >= need {
			return l.opened + i
		}
	}
	return 0
}

// asked are the forecasts that are made of a clinic, on days drawn by itself,
// each with the number of days that it took in truth.
func (c *clinic) asked(from, until, most int) (questions []Question, truth []int, lists []*madeList) {
	for try := 0; try < 400 && len(questions) < most; try++ {
		day := from + c.by.IntN(until-from)
		l := c.lists[c.by.IntN(len(c.lists))]
		full := l.filled(6)
		if l.opened > day || l.closed > 0 && l.closed <= day || full > 0 && full <= day || day+horizon >= c.days && full == 0 {
			continue
		}
		if full == 0 {
			full = day + horizon + 1 // given up
		}
		q := Question{Today: firstDay.AddDays(day), Need: 6, Own: l.asOf(day)}
		for _, other := range c.lists {
			if other != l && other.opened <= day {
				q.Others = append(q.Others, other.asOf(day))
			}
		}
		questions, truth, lists = append(questions, q), append(truth, full-day), append(lists, l)
	}
	return questions, truth, lists
}

// knowing is the forecast of somebody who knows the clinic's true rates of the
// day, and only chance not: nobody could err much less.
func (c *clinic) knowing(q Question, l *madeList) Forecast {
	day := q.Today.DaysSince(firstDay)
	rate := c.perWeek * math.Pow(1+c.trend, float64(day)/365)
	if c.break_ > 0 && day >= c.break_ {
		rate *= c.broken
	}
	if c.shared {
		rate *= float64(c.slots) / float64(max(1, len(c.openOn(day))))
	} else {
		rate *= l.pull
	}
	const sure = 1e7
	r := rates{speeds: []speed{{keep: 1, weight: 1, rate: pull{sure * rate, sure}}}, spread: sure, lists: 1, own: pull{sure, sure},
		clump: 1 + c.several*2, early: 1, leave: pull{sure, sure * 60 / -math.Log(1-c.leaving)}}
	for m, s := range c.season {
		r.months[m+1] = s
	}
	for d := time.Monday; d <= time.Friday; d++ {
		r.weekday[d] = 1.4
	}
	own, _ := q.Own.since(q.Today)
	f := Forecast{Present: own.present(), Missing: q.Need - own.present()}
	f.From, f.About, f.Until = between(r.draw(own, f, q.Today), q.Today)
	return f
}

func (c *clinic) openOn(day int) (open []*madeList) {
	for _, l := range c.lists {
		if l.opened <= day && (l.closed == 0 || l.closed > day) {
			open = append(open, l)
		}
	}
	return open
}
