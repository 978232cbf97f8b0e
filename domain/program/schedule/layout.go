package schedule

import (
	"fmt"
	"slices"

	"cohort/domain"
)

// WeekStatus is how far a week of the curriculum has come.
type WeekStatus string

// What can be said of a week.
const (
	WeekPlanned    WeekStatus = "planned"
	WeekDelivered  WeekStatus = "delivered"
	WeekPartly     WeekStatus = "partly"     // some of its parts were delivered
	WeekUnrecorded WeekStatus = "unrecorded" // its session was held, but nobody wrote down what was taught
	WeekSkipped    WeekStatus = "skipped"    // left out on purpose
	WeekUnplaced   WeekStatus = "unplaced"   // there is no session left for it
)

// Row is one session that takes place, planned against delivered.
type Row struct {
	Session   string // key
	Number    int
	Date      domain.Date
	Held      bool
	Recorded  bool   // what was delivered is known
	Planned   []Part // as things stood when its turn came
	Delivered []Part
}

// WeekState is one week over all sessions.
type WeekState struct {
	Week     int
	Status   WeekStatus
	Sessions []string // keys of the sessions it was delivered in, or is planned for
	Reason   string   // why it was skipped
}

// Layout is a curriculum laid on a group's sessions.
type Layout struct {
	Rows     []Row       // by date
	Weeks    []WeekState // in the order of the curriculum
	Free     []string    // keys of planned sessions with no week left for them
	Warnings []string    // sentences for people

	weeks []Week
}

// Lay puts the weeks of a curriculum on the sessions that take place. Each
// session takes the next week in turn. What a held session did not deliver
// stays next in turn, so a week that ran out of time comes again; what it
// delivered early is not planned twice. It fails with domain.KindInvalid when
// the decisions contradict each other or the deliveries name what is not there.
func Lay(weeks []Week, s Schedule, decided Adjustments, delivered []Delivery) (Layout, error) {
	if err := decided.check(weeks); err != nil {
		return Layout{}, err
	}
	records, err := recordsOf(weeks, s, decided, delivered)
	if err != nil {
		return Layout{}, err
	}
	ordered := s.clone()
	ordered.order()
	turns := turns{units: decided.units(weeks)}
	layout := Layout{weeks: weeks}
	for _, session := range ordered.Sessions {
		if session.Status == Cancelled {
			continue
		}
		row := Row{Session: session.Key, Number: session.Number, Date: session.Date, Held: session.Status == Held}
		row.Planned = turns.next()
		switch parts, recorded := records[session.Key]; {
		case row.Held && recorded:
			row.Recorded, row.Delivered = true, parts
			turns.done(parts)
		default:
			turns.done(row.Planned)
			if !row.Held && len(row.Planned) == 0 {
				layout.Free = append(layout.Free, session.Key)
			}
		}
		layout.Rows = append(layout.Rows, row)
	}
	layout.judge(decided)
	layout.warn()
	return layout, nil
}

// judge works out the state of every week.
func (l *Layout) judge(decided Adjustments) {
	for _, week := range l.weeks {
		state := WeekState{Week: week.Number, Status: WeekUnplaced}
		taught, planned, unrecorded := l.places(week.Number)
		switch {
		case len(planned) > 0 && len(taught) > 0:
			state.Status = WeekPartly
		case len(planned) > 0:
			state.Status = WeekPlanned
		case unrecorded:
			state.Status = WeekUnrecorded
		case len(taught) > 0 && l.whole(week.Number, decided):
			state.Status = WeekDelivered
		case len(taught) > 0:
			state.Status = WeekPartly
		}
		state.Sessions = append(taught, planned...)
		if i := slices.IndexFunc(decided.Omits, func(o Omit) bool { return o.Week == week.Number }); i >= 0 && len(taught) == 0 {
			state.Status, state.Reason = WeekSkipped, decided.Omits[i].Reason
		}
		l.Weeks = append(l.Weeks, state)
	}
}

// places lists the sessions that delivered a week and those it is planned for.
func (l *Layout) places(week int) (taught, planned []string, unrecorded bool) {
	names := func(parts []Part) bool {
		return slices.ContainsFunc(parts, func(p Part) bool { return p.Week == week })
	}
	for _, row := range l.Rows {
		switch {
		case row.Recorded && names(row.Delivered):
			taught = append(taught, row.Session)
		case row.Held && !row.Recorded && names(row.Planned):
			unrecorded = true
			taught = append(taught, row.Session)
		case !row.Held && names(row.Planned):
			planned = append(planned, row.Session)
		}
	}
	return taught, planned, unrecorded
}

// whole says whether all of a week was taught, in one or in parts.
func (l *Layout) whole(week int, decided Adjustments) bool {
	parts, of := map[int]bool{}, 0
	for _, row := range l.Rows {
		for _, part := range row.Delivered {
			if part.Week == week && part.Of == 0 {
				return true
			}
			if part.Week == week {
				parts[part.Part], of = true, max(of, part.Of)
			}
		}
	}
	if i := slices.IndexFunc(decided.Splits, func(s Split) bool { return s.Week == week }); i >= 0 {
		of = decided.Splits[i].Into
	}
	return len(parts) >= of
}

// warn says what needs a decision.
func (l *Layout) warn() {
	for i, week := range l.weeks {
		state := l.Weeks[i]
		if state.Status == WeekUnplaced {
			l.Warnings = append(l.Warnings, fmt.Sprintf("Week %d has no session left: merge two weeks, leave one out or add a session.", week.Number))
		}
		if _, planned, _ := l.places(week.Number); state.Status == WeekPartly && len(planned) == 0 {
			l.Warnings = append(l.Warnings, fmt.Sprintf("Week %d was delivered in part, and the rest has no session left.", week.Number))
		}
		for _, needed := range week.BuildsOn {
			if l.Weeks[position(l.weeks, needed)].Status == WeekSkipped && (state.Status == WeekPlanned || state.Status == WeekPartly) {
				l.Warnings = append(l.Warnings, fmt.Sprintf("Week %d builds on week %d, which is left out.", week.Number, needed))
			}
		}
	}
}
