package schedule

import (
	"slices"

	"cohort/domain"
)

// Delivery is what was taught in one held session, as its leader recorded it.
// An empty list says that nothing of the curriculum was taught. A held session
// without a Delivery is unrecorded, which is not the same.
type Delivery struct {
	Session string // key
	Parts   []Part
}

// recordsOf keys the deliveries by session and checks what they name. The
// parts of one week must agree on how many there are, with the leaders' own
// decision first of all.
func recordsOf(weeks []Week, s Schedule, decided Adjustments, delivered []Delivery) (map[string][]Part, error) {
	var faults domain.Faults
	records, into := map[string][]Part{}, map[int]int{}
	for _, split := range decided.Splits {
		into[split.Week] = split.Into
	}
	for _, delivery := range delivered {
		i, err := s.index(delivery.Session)
		faults.When(err != nil || s.Sessions[i].Status != Held, "delivered", "must name sessions that were held")
		_, twice := records[delivery.Session]
		faults.When(twice, "delivered", "must name each session once")
		for _, part := range delivery.Parts {
			faults.When(position(weeks, part.Week) < 0, "delivered", "must name weeks of the curriculum")
			faults.When(!part.exists(), "delivered", "must name parts that exist")
			faults.When(part.Of > 0 && into[part.Week] > 0 && part.Of != into[part.Week], "delivered",
				"must have as many parts as the week is split into")
			into[part.Week] = max(into[part.Week], part.Of)
		}
		records[delivery.Session] = delivery.Parts
	}
	return records, faults.Err()
}

func (p Part) exists() bool {
	return p.Part == 0 && p.Of == 0 || p.Of >= 2 && p.Of <= MaxParts && p.Part >= 1 && p.Part <= p.Of
}

// turns is the queue of what is still to be taught, one unit for each session.
type turns struct{ units [][]Part }

func (t *turns) next() []Part {
	if len(t.units) == 0 {
		return nil
	}
	return t.units[0]
}

// done takes what was taught out of the queue. A whole week settles all of its
// parts; a part of a week that is planned whole leaves the other parts, each
// for a session of its own.
func (t *turns) done(taught []Part) {
	var left [][]Part
	for _, unit := range t.units {
		var kept []Part
		var later [][]Part
		for _, p := range unit {
			remaining := p.without(taught)
			if len(remaining) == 0 {
				continue
			}
			kept = append(kept, remaining[0])
			for _, part := range remaining[1:] {
				later = append(later, []Part{part})
			}
		}
		if len(kept) > 0 {
			left = append(left, kept)
		}
		left = append(left, later...)
	}
	t.units = left
}

// without is what remains of p to teach.
func (p Part) without(taught []Part) []Part {
	if slices.Contains(taught, Part{Week: p.Week}) || slices.Contains(taught, p) {
		return nil
	}
	of := 0
	for _, d := range taught {
		if d.Week == p.Week {
			of = d.Of
		}
	}
	if of == 0 || p.Of > 0 {
		return []Part{p}
	}
	var rest []Part
	for n := 1; n <= of; n++ {
		if part := (Part{Week: p.Week, Part: n, Of: of}); !slices.Contains(taught, part) {
			rest = append(rest, part)
		}
	}
	return rest
}
