package placement

// staffPrices charge the ways for the leaders and rooms they use, as the prices
// of clients charge groups for those who sit in them: a price for every leader
// and every room at every hour, and one for every leader who takes only so many
// new cohorts. They follow the clients' prices in one list.
type staffPrices struct {
	hours, leaders, rooms int
	covers, fills         [][]int // hour → the hours at whose beginning it takes a leader, or a room
	most                  []int   // leader → most new cohorts, 0 = any number

	lenient bool    // a crew for all the ways chosen is taken as it is, whatever it costs
	charged bool    // at the present prices some staff costs something
	leader  []int64 // leader × hour: what leading then costs
	room    []int64 // room × hour
	use     []int   // as prices are listed: how often the ways chosen take it
}

func newStaffPrices(p *puzzle) *staffPrices {
	s := &staffPrices{hours: len(p.hours.at), leaders: len(p.leaders), rooms: p.rooms}
	for _, l := range p.leaders {
		s.most = append(s.most, l.MostNew)
	}
	begins := func(a, b engagement, rest int) bool {
		return a.slot.Weekday == b.slot.Weekday && a.slot.Start <= b.slot.Start && b.slot.Start < a.slot.End()+rest
	}
	s.covers, s.fills = make([][]int, s.hours), make([][]int, s.hours)
	for a, one := range p.hours.at {
		for b, other := range p.hours.at {
			if a == b || begins(one, other, p.pause) {
				s.covers[a] = append(s.covers[a], b)
			}
			if a == b || begins(one, other, 0) {
				s.fills[a] = append(s.fills[a], b)
			}
		}
	}
	s.leader, s.room = make([]int64, s.leaders*s.hours), make([]int64, s.rooms*s.hours)
	s.use = make([]int, s.count())
	return s
}

// count is how many prices there are.
func (s *staffPrices) count() int { return (s.leaders+s.rooms)*s.hours + s.leaders }

// charge adds up what each leader and room costs at each hour, and returns what
// the prices count together.
func (s *staffPrices) charge(price []int64) (sum int64) {
	s.charged = false
	for k, v := range price {
		if v > 0 {
			s.charged = true
			sum += v * s.there(k)
		}
	}
	if !s.charged {
		clear(s.leader)
		clear(s.room)
		return 0
	}
	for l := range s.leaders {
		most := price[(s.leaders+s.rooms)*s.hours+l]
		for at, covers := range s.covers {
			cost := most
			for _, point := range covers {
				cost += price[l*s.hours+point]
			}
			s.leader[l*s.hours+at] = cost
		}
	}
	for r := range s.rooms {
		for at, fills := range s.fills {
			cost := int64(0)
			for _, point := range fills {
				cost += price[(s.leaders+r)*s.hours+point]
			}
			s.room[r*s.hours+at] = cost
		}
	}
	return sum
}

// there is how often what a price is for is there.
func (s *staffPrices) there(k int) int64 {
	if l := k - (s.leaders+s.rooms)*s.hours; l >= 0 {
		return int64(s.most[l])
	}
	return 1
}

// cost is the least a way has to pay for its staff.
func (s *staffPrices) cost(w *way) int64 {
	if !s.charged {
		return 0
	}
	_, team := s.cheapest(w)
	return team + s.cheapestRoom(w)
}

func (s *staffPrices) cheapest(w *way) (pick team, least int64) {
	least = 1 << 60
	for _, t := range w.teams {
		if cost := s.costOf(t, w.at); cost < least || cost == least && s.used(t, w.at) < s.used(pick, w.at) {
			pick, least = t, cost
		}
	}
	return pick, least
}

func (s *staffPrices) costOf(t team, at int) int64 {
	cost := s.leader[t.lead*s.hours+at]
	if t.second != nobody {
		cost += s.leader[t.second*s.hours+at]
	}
	return cost
}

func (s *staffPrices) used(t team, at int) int {
	n := s.use[t.lead*s.hours+at]
	if t.second != nobody {
		n += s.use[t.second*s.hours+at]
	}
	return n
}

func (s *staffPrices) cheapestRoom(w *way) (least int64) {
	for k, r := range w.rooms {
		if cost := s.room[r*s.hours+w.at]; k == 0 || cost < least {
			least = cost
		}
	}
	return least
}

// take counts what the chosen ways of a crew use: what it says, where nothing
// else costs less or that is let pass, and else, or where there is no crew for
// them all, of what costs least what is used least.
func (s *staffPrices) take(w *way, c *crew, i int) {
	t, least := s.cheapest(w)
	if c.found && (s.lenient || s.costOf(c.staff[i].team, w.at) == least) {
		t = c.staff[i].team
	}
	s.lead(t, w.at)
	pick := nobody
	for _, r := range w.rooms {
		at := r*s.hours + w.at
		if pick == nobody || s.room[at] < s.room[pick*s.hours+w.at] ||
			s.room[at] == s.room[pick*s.hours+w.at] && s.use[(s.leaders+r)*s.hours+w.at] < s.use[(s.leaders+pick)*s.hours+w.at] {
			pick = r
		}
	}
	if c.found && pick != nobody && (s.lenient || s.room[c.staff[i].room*s.hours+w.at] == s.room[pick*s.hours+w.at]) {
		pick = c.staff[i].room
	}
	s.sit(pick, w.at)
}

func (s *staffPrices) lead(t team, at int) {
	for _, l := range [2]int{t.lead, t.second} {
		if l == nobody {
			continue
		}
		for _, point := range s.covers[at] {
			s.use[l*s.hours+point]++
		}
		if s.most[l] > 0 {
			s.use[(s.leaders+s.rooms)*s.hours+l]++
		}
	}
}

func (s *staffPrices) sit(room, at int) {
	if room == nobody {
		return
	}
	for _, point := range s.fills[at] {
		s.use[(s.leaders+room)*s.hours+point]++
	}
}

// excess is how much more of what a price is for is used than there is.
func (s *staffPrices) excess(k int, price int64) float64 {
	if s.use[k] == 0 && price == 0 {
		return 0
	}
	if over := float64(s.use[k]) - float64(s.there(k)); over > 0 || price > 0 {
		return over
	}
	return 0
}
