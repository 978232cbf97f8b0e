package placement

// way is one way to open a proposed cohort: a weekly slot at a site (or online),
// led by any of leaders, in any of rooms. Ways that differ only in who leads
// and in which of equal rooms are one way, so the search never tells them apart.
type way struct {
	id       int // counted over all proposals
	proposal int
	slot     Slot
	site     SiteID
	online   bool
	seats    int
	leaders  []int
	rooms    []int
	group    *group
}

// staff is who leads a way and where; room is -1 online.
type staff struct{ leader, room int }

// staffed finds a leader and a room for every way, no one and nothing in two
// places at once, and no leader with more new cohorts than they can take. The
// first answer in the order of the lists is taken, so it is always the same.
func staffed(ways []*way, leaders []Leader) ([]staff, bool) {
	found := make([]staff, len(ways))
	if !seatLeaders(ways, leaders, found, 0) || !seatRooms(ways, found, 0) {
		return nil, false
	}
	return found, true
}

func seatLeaders(ways []*way, leaders []Leader, found []staff, i int) bool {
	if i == len(ways) {
		return true
	}
	for _, l := range ways[i].leaders {
		led, free := 1, true
		for j := range i {
			if found[j].leader == l {
				led++
				free = free && !ways[j].slot.overlaps(ways[i].slot)
			}
		}
		if !free || leaders[l].MostNew > 0 && led > leaders[l].MostNew {
			continue
		}
		found[i].leader = l
		if seatLeaders(ways, leaders, found, i+1) {
			return true
		}
	}
	return false
}

func seatRooms(ways []*way, found []staff, i int) bool {
	if i == len(ways) {
		return true
	}
	if ways[i].online {
		found[i].room = -1
		return seatRooms(ways, found, i+1)
	}
	for _, r := range ways[i].rooms {
		free := true
		for j := range i {
			free = free && (ways[j].online || found[j].room != r || !ways[j].slot.overlaps(ways[i].slot))
		}
		if !free {
			continue
		}
		found[i].room = r
		if seatRooms(ways, found, i+1) {
			return true
		}
	}
	return false
}
