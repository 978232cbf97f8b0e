package placement

// way is one way to open a proposed cohort: a weekly slot at a site (or online),
// led by any of teams, in any of rooms. Ways that differ only in who leads
// and in which of equal rooms are one way, so the search never tells them apart.
type way struct {
	id       int // counted over all proposals
	proposal int
	at       int // of the hours
	seats    int
	teams    []team
	rooms    []int // none online
	group    *group
}

// team is who leads a cohort, by number; second is nobody where one leads alone.
type team struct{ lead, second int }

// staff is who leads a way and where; room is nobody's online.
type staff struct {
	team team
	room int
}

const nobody = -1

// hours are the slots and sites at which new cohorts could meet, and which of
// them one person can lead, or one room take, together.
type hours struct {
	at      []engagement
	apart   [][]bool // for a leader: with the break between them
	overlap [][]bool // for a room
}

// number adds an engagement, if it is not there, and returns its place.
func (h *hours) number(e engagement, b Breaks) int {
	for i, known := range h.at {
		if known == e {
			return i
		}
	}
	var apart, overlap []bool
	for i, other := range h.at {
		apart, overlap = append(apart, b.apart(e, other)), append(overlap, e.slot.overlaps(other.slot))
		h.apart[i], h.overlap[i] = append(h.apart[i], apart[i]), append(h.overlap[i], overlap[i])
	}
	h.at = append(h.at, e)
	h.apart, h.overlap = append(h.apart, append(apart, false)), append(h.overlap, append(overlap, true))
	return len(h.at) - 1
}
