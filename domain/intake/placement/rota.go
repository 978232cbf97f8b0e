package placement

import (
	"encoding/binary"
	"slices"
)

const (
	keptRotas = 1 << 14 // bounds the memory of what a rota remembers
	rotaTries = 20000   // bounds the work for one set of ways
)

// rota says which ways there are leaders and rooms for together: no one in two
// places at once or without the break between them, no room used twice, and no
// leader with more new cohorts than they can take.
type rota struct {
	hours   *hours
	leaders []Leader
	known   map[string]crew
	key     []byte
	busy    []bool // by leader or room, for the way looked at
	led     []int  // by leader
	tries   int
	ways    []*way  // those of the last
	staff   []staff // choice asked for
}

// crew is a set of ways with the staff found for them.
type crew struct {
	ways  []*way
	staff []staff
	found bool
	open  bool // not found, and not shown to be impossible either
}

// possible is what a bound has to reckon with.
func (c crew) possible() bool { return c.found || c.open }

func newRota(p *puzzle) *rota {
	return &rota{
		hours: &p.hours, leaders: p.leaders, known: map[string]crew{},
		busy: make([]bool, max(len(p.leaders), p.rooms)), led: make([]int, len(p.leaders)),
		ways: make([]*way, 0, len(p.proposals)), staff: make([]staff, 0, len(p.proposals)),
	}
}

// of staffs a set of ways from nothing, and remembers what it found.
func (r *rota) of(ways []*way) crew {
	ways = slices.Clone(ways)
	slices.SortFunc(ways, func(a, b *way) int { return a.id - b.id })
	r.key = r.key[:0]
	for _, w := range ways {
		r.key = binary.AppendUvarint(r.key, uint64(w.id))
	}
	if c, ok := r.known[string(r.key)]; ok {
		return c
	}
	c := crew{ways: ways, staff: make([]staff, len(ways))}
	for i := range c.staff {
		c.staff[i] = staff{team{nobody, nobody}, nobody}
	}
	r.tries = rotaTries
	c.found = r.lead(&c) && r.house(&c)
	c.open = !c.found && r.tries <= 0
	if len(r.known) == keptRotas {
		clear(r.known)
	}
	r.known[string(r.key)] = c
	return c
}

// with adds a way to a crew: beside the others where that does, else with
// everybody given out afresh. Of the crews made from one, only the last may be
// kept: they share what is behind it.
func (r *rota) with(c crew, w *way) crew {
	if c.found {
		if t, ok := r.team(&c, w); ok {
			if room, ok := r.room(&c, w); ok {
				return crew{ways: append(c.ways, w), staff: append(c.staff, staff{t, room}), found: true}
			}
		}
	}
	return r.of(append(c.ways, w))
}

// team is the first that could lead w beside those who lead the others.
func (r *rota) team(c *crew, w *way) (team, bool) {
	r.block(c, w)
	for _, t := range w.teams {
		if r.free(t) {
			return t, true
		}
	}
	return team{}, false
}

// room is the first that w could have.
func (r *rota) room(c *crew, w *way) (int, bool) {
	if len(w.rooms) == 0 {
		return nobody, true
	}
	r.fill(c, w)
	for _, room := range w.rooms {
		if !r.busy[room] {
			return room, true
		}
	}
	return nobody, false
}

// block marks the leaders who cannot lead w beside what they lead already.
func (r *rota) block(c *crew, w *way) {
	clear(r.busy)
	clear(r.led)
	for i, other := range c.ways {
		for _, l := range [2]int{c.staff[i].team.lead, c.staff[i].team.second} {
			if l == nobody {
				continue
			}
			r.led[l]++
			most := r.leaders[l].MostNew
			if !r.hours.apart[w.at][other.at] || most > 0 && r.led[l] >= most {
				r.busy[l] = true
			}
		}
	}
}

func (r *rota) free(t team) bool {
	return !r.busy[t.lead] && (t.second == nobody || !r.busy[t.second])
}

// fill marks the rooms that others have at the time of w.
func (r *rota) fill(c *crew, w *way) {
	clear(r.busy)
	for i, other := range c.ways {
		if c.staff[i].room != nobody && r.hours.overlap[w.at][other.at] {
			r.busy[c.staff[i].room] = true
		}
	}
}

// lead gives every way its team; the one with the fewest to choose from first.
func (r *rota) lead(c *crew) bool {
	pick, free := r.scarcest(c, func(i int) (choices []int) {
		if c.staff[i].team.lead != nobody {
			return nil
		}
		r.block(c, c.ways[i])
		choices = []int{}
		for k, t := range c.ways[i].teams {
			if r.free(t) {
				choices = append(choices, k)
			}
		}
		return choices
	})
	if pick == nobody {
		return true
	}
	for _, k := range free {
		c.staff[pick].team = c.ways[pick].teams[k]
		if r.lead(c) {
			return true
		}
	}
	c.staff[pick].team = team{nobody, nobody}
	return false
}

// house gives every way its room likewise.
func (r *rota) house(c *crew) bool {
	pick, free := r.scarcest(c, func(i int) (choices []int) {
		if len(c.ways[i].rooms) == 0 || c.staff[i].room != nobody {
			return nil
		}
		r.fill(c, c.ways[i])
		choices = []int{}
		for _, room := range c.ways[i].rooms {
			if !r.busy[room] {
				choices = append(choices, room)
			}
		}
		return choices
	})
	if pick == nobody {
		return true
	}
	for _, room := range free {
		c.staff[pick].room = room
		if r.house(c) {
			return true
		}
	}
	c.staff[pick].room = nobody
	return false
}

// scarcest is the way with the fewest choices left and what they are; nobody
// where none has to choose. Choices are nil for a way that has chosen.
func (r *rota) scarcest(c *crew, choices func(i int) []int) (pick int, best []int) {
	pick = nobody
	if r.tries--; r.tries <= 0 {
		return 0, nil
	}
	for i := range c.ways {
		if free := choices(i); free != nil && (pick == nobody || len(free) < len(best)) {
			pick, best = i, free
		}
		if pick != nobody && len(best) == 0 {
			break
		}
	}
	return pick, best
}

// staffs finds leaders and rooms for a choice of ways. The crew is good until
// the next is asked for.
func (s *solver) staffs(choice []int) crew {
	r := s.rota
	c := crew{ways: r.ways[:0], staff: r.staff[:0], found: true}
	for i, w := range choice {
		if w >= 0 {
			if c = r.with(c, s.puzzle.proposals[i].ways[w]); !c.possible() {
				return c
			}
		}
	}
	return c
}

// kept is a crew that lasts.
func (c crew) kept() crew {
	c.ways, c.staff = slices.Clone(c.ways), slices.Clone(c.staff)
	return c
}

// staffOf lists the staff of ways of the crew.
func (c crew) staffOf(ways []*way) []staff {
	list := make([]staff, len(ways))
	for k, w := range ways {
		list[k] = c.staff[slices.Index(c.ways, w)]
	}
	return list
}
