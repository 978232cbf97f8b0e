package schedule

import (
	"slices"

	"cohort/domain"
)

// Member is one client of the group as far as catching up matters.
type Member struct {
	Key      string   // the caller's own id
	Joined   []string // keys of held sessions they were enrolled for
	Attended []string // keys of held sessions they attended
	CaughtUp []int    // weeks they have made up since
}

// Why a member lacks a week.
type Why string

// The reasons, the ones that only the group can mend first.
const (
	ThemeSkipped Why = "theme_skipped" // the group left the week out
	NotJoined    Why = "not_joined"    // it was delivered before they came or while they were away from the group
	Absent       Why = "absent"        // they missed it, or one of its parts
)

// Need is a coming week that builds on what a member lacks.
type Need struct {
	Week    int
	Session string // key of the session it comes up in
	Date    domain.Date
	Direct  bool // false when it builds on the week only through others
}

// CatchUp is one week that one member should make up, and for what.
type CatchUp struct {
	Member string
	Week   int
	Why    Why
	Missed []string // keys of the sessions in which it was delivered without them
	Needs  []Need   // by date; never empty
}

// By is the day of the first session that needs it.
func (c CatchUp) By() domain.Date { return c.Needs[0].Date }

// CatchUps lists, for each member, the weeks they lack that a coming week
// builds on, soonest first. A week that nothing coming builds on is not listed:
// the list is for what must be done, not a record of absences. Weeks whose
// session was held without a record are taken as planned.
func (l Layout) CatchUps(members []Member) []CatchUp {
	var list []CatchUp
	for _, week := range l.weeks {
		needs := l.needs(week.Number)
		if len(needs) == 0 {
			continue
		}
		for _, member := range members {
			if why, missed, lacks := l.lacks(member, week.Number); lacks {
				list = append(list, CatchUp{Member: member.Key, Week: week.Number, Why: why, Missed: missed, Needs: needs})
			}
		}
	}
	slices.SortStableFunc(list, func(a, b CatchUp) int { return a.By().DaysSince(b.By()) })
	return list
}

// needs lists the coming weeks that build on a week, directly or not.
func (l Layout) needs(week int) []Need {
	var needs []Need
	reached := map[int]bool{week: true}
	for _, later := range l.weeks { // in order, and weeks build on earlier ones only
		if !slices.ContainsFunc(later.BuildsOn, func(n int) bool { return reached[n] }) {
			continue
		}
		reached[later.Number] = true
		if row, coming := l.coming(later.Number); coming {
			needs = append(needs, Need{Week: later.Number, Session: row.Session, Date: row.Date, Direct: slices.Contains(later.BuildsOn, week)})
		}
	}
	slices.SortStableFunc(needs, func(a, b Need) int { return a.Date.DaysSince(b.Date) })
	return needs
}

// coming is the first session still to come that a week is planned for.
func (l Layout) coming(week int) (Row, bool) {
	for _, row := range l.Rows {
		if !row.Held && slices.ContainsFunc(row.Planned, func(p Part) bool { return p.Week == week }) {
			return row, true
		}
	}
	return Row{}, false
}

// lacks says why a member lacks a week that was taught or left out. A week
// taught more than once is lacked only by those who were neither there when it
// was whole nor for each of its parts.
func (l Layout) lacks(m Member, week int) (why Why, missed []string, lacks bool) {
	if slices.Contains(m.CaughtUp, week) {
		return "", nil, false
	}
	state := l.Weeks[position(l.weeks, week)]
	if state.Status == WeekSkipped {
		return ThemeSkipped, nil, true
	}
	got, given := map[Part]bool{}, map[Part]bool{}
	why = NotJoined
	for _, row := range l.Rows {
		for _, part := range row.taught() {
			if part.Week != week {
				continue
			}
			given[part] = true
			if slices.Contains(m.Attended, row.Session) {
				got[part] = true
				continue
			}
			missed = append(missed, row.Session)
			if slices.Contains(m.Joined, row.Session) {
				why = Absent
			}
		}
	}
	if has(week, got, given) {
		return "", nil, false
	}
	return why, missed, true
}

// has says whether somebody who got some parts of a week has what the group was
// given of it: the whole, or all of its parts; and while the group has not had
// the whole, the parts so far.
func has(week int, got, given map[Part]bool) bool {
	whole := Part{Week: week}
	if got[whole] || len(got) == len(given) {
		return true
	}
	if !given[whole] {
		return false
	}
	for part := range got {
		return len(got) == part.Of // the parts of one week agree on how many there are
	}
	return false
}

// taught is what a held session delivered, or what it was planned for when
// nobody wrote it down.
func (r Row) taught() []Part {
	switch {
	case r.Recorded:
		return r.Delivered
	case r.Held:
		return r.Planned
	}
	return nil
}
