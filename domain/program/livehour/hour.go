package livehour

import (
	"slices"
	"strconv"

	"cohort/domain"
)

// Hour is what is known of a session's hour. The zero Hour knows nothing.
type Hour struct {
	facts  map[domain.FactID]bool
	places map[Place][]Fact
	latest Stamp
}

// Add takes facts in, in any order and as often as they come, and gives those
// that were new.
func (h *Hour) Add(facts ...Fact) (news []Fact) {
	if h.facts == nil {
		h.facts, h.places = map[domain.FactID]bool{}, map[Place][]Fact{}
	}
	for _, f := range facts {
		if h.facts[f.ID] {
			continue
		}
		h.facts[f.ID] = true
		h.places[f.Place] = append(h.places[f.Place], f)
		if h.latest.Compare(f.At) < 0 {
			h.latest = f.At
		}
		news = append(news, f)
	}
	return news
}

// Has says whether a fact is known.
func (h Hour) Has(id domain.FactID) bool { return h.facts[id] }

// Count is how many facts are known.
func (h Hour) Count() int { return len(h.facts) }

// Latest is the greatest logical time that is known.
func (h Hour) Latest() Stamp { return h.latest }

// Settled is what all facts at one place come to.
type Settled struct {
	Place
	Value  string
	Last   Fact            // the one that stands; of ticks and minutes the newest
	Heads  []domain.FactID // what a new fact at this place replaces
	Others []Fact          // what else was said by somebody who did not know of it, newest first
}

// At gives what stands at one place; false where nothing was said.
func (h Hour) At(p Place) (Settled, bool) {
	facts := h.places[p]
	if len(facts) == 0 {
		return Settled{}, false
	}
	heads := headsOf(facts)
	s := Settled{Place: p, Last: heads[0], Value: heads[0].Value}
	for _, f := range heads {
		s.Heads = append(s.Heads, f.ID)
	}
	switch {
	case p.Kind == More:
		s.Value = strconv.Itoa(sum(heads))
	case p.Kind.ticks():
		if i := slices.IndexFunc(heads, func(f Fact) bool { return f.Value == Yes }); i >= 0 {
			s.Last, s.Value = heads[i], Yes
		}
	default:
		s.Others = unlike(heads)
	}
	return s, true
}

// All gives what stands at every place, in one order.
func (h Hour) All() []Settled {
	places := make([]Place, 0, len(h.places))
	for p := range h.places {
		places = append(places, p)
	}
	slices.SortFunc(places, Place.compare)
	all := make([]Settled, len(places))
	for i, p := range places {
		all[i], _ = h.At(p)
	}
	return all
}

// Ever gives all values that were ever said at a place, in order of time.
func (h Hour) Ever(p Place) []string {
	facts := slices.SortedFunc(slices.Values(h.places[p]), Fact.compare)
	values := make([]string, len(facts))
	for i, f := range facts {
		values[i] = f.Value
	}
	return values
}

// headsOf gives the facts that nobody replaced who saw them, newest first. Only
// what is earlier can have been seen: a fact that claims to replace a later one
// has a clock that lies, and both are shown. So there always is a head.
func headsOf(facts []Fact) []Fact {
	byID := make(map[domain.FactID]Fact, len(facts))
	for _, f := range facts {
		byID[f.ID] = f
	}
	replaced := map[domain.FactID]bool{}
	for _, f := range facts {
		for _, id := range f.Over {
			if seen, here := byID[id]; here && seen.compare(f) < 0 {
				replaced[id] = true
			}
		}
	}
	heads := slices.DeleteFunc(slices.Clone(facts), func(f Fact) bool { return replaced[f.ID] })
	slices.SortFunc(heads, func(a, b Fact) int { return b.compare(a) })
	return heads
}

// unlike gives those heads that say something else than the first one, and each
// thing once.
func unlike(heads []Fact) (others []Fact) {
	said := map[string]bool{heads[0].Value: true}
	for _, f := range heads[1:] {
		if !said[f.Value] {
			said[f.Value] = true
			others = append(others, f)
		}
	}
	return others
}

func sum(heads []Fact) (minutes int) {
	for _, f := range heads {
		if n, err := strconv.Atoi(f.Value); err == nil {
			minutes += n
		}
	}
	return minutes
}

// HeadsAt gives the facts at a place that nobody replaced who saw them, newest first.
func (h Hour) HeadsAt(p Place) []Fact {
	if len(h.places[p]) == 0 {
		return nil
	}
	return headsOf(h.places[p])
}
