package schedule

import (
	"slices"
	"time"

	"cohort/domain"
)

// ShiftRest moves one session and every planned one after it later: by a number of
// open group days (one week later for a weekly group and one step, a fortnight
// later for a biweekly one, the next day of the program for an intensive one), or
// by whole weeks, which change the weeks of a biweekly group. Sessions that had
// been moved on their own fall back into the rhythm; the preview shows it. Of a
// program that meets at several times, each gets that of its new day. Closed days
// are passed over and cost no session.
type ShiftRest struct {
	From  string // key of the first session to move
	Steps int    // group days, 1 or more; 0 where Weeks is given
	Weeks int    // 1 or more; 0 where Steps is given
}

func (e ShiftRest) apply(s Schedule) (Schedule, []Notice, error) {
	first, err := s.planned(e.From)
	if err != nil {
		return s, nil, err
	}
	var faults domain.Faults
	faults.When(e.Steps < 0 || e.Steps > MaxSessions || e.Steps == 0 && e.Weeks == 0, "steps", "must be from 1 to 1000")
	faults.When(e.Weeks < 0 || e.Weeks > MaxSessions || e.Steps != 0 && e.Weeks != 0, "weeks", "must be from 1 to 1000, without steps")
	if err := faults.Err(); err != nil {
		return s, nil, err
	}
	from := s.Sessions[first].Date.AddDays(1)
	if e.Weeks > 0 {
		if from, err = s.movePlan(s.Sessions[first].Date, e.Weeks); err != nil {
			return s, nil, err
		}
	}
	rest, passed := s.plannedFrom(first), max(e.Steps-1, 0)
	days, err := s.Plan.restOf(from, passed+len(rest))
	if err != nil {
		return s, nil, err
	}
	notices := days.notices
	for n, i := range rest {
		held := days.held[passed+n]
		if len(s.Plan.Meetings) == 0 {
			held.as.Time, held.as.DurationMinutes = s.Sessions[i].Time, s.Sessions[i].DurationMinutes
		}
		said, err := s.put(i, held.on, held.as.Time, held.as.DurationMinutes)
		if err != nil {
			return s, nil, err
		}
		notices = append(notices, said...)
	}
	return s, notices, nil
}

// movePlan lets the plan go on a number of weeks after the group day on which, or
// after which, a session stands, and gives the day on which it does.
func (s *Schedule) movePlan(day domain.Date, weeks int) (domain.Date, error) {
	walk, err := s.Plan.dates(day)
	if err != nil {
		return domain.Date{}, err
	}
	to := walk.rhythm.upTo(day).AddDays(7 * weeks)
	for !to.After(day) {
		to = to.AddDays(7)
	}
	s.Plan.StartsOn = to
	if len(s.Plan.Meetings) > 0 && len(s.Plan.Weekdays) > 0 { // a day of the usual meeting
		begins := s.Plan.rhythm().week
		s.Plan.StartsOn = begins.AddDays((int(s.Plan.Weekdays[0]-begins.Weekday()) + 7) % 7)
	}
	return to, nil
}

// ChangeRest gives one session and every planned one after it a new rhythm:
// "from the fifth session on we meet on Thursdays at 17:30". What is left zero
// stays as the plan has it. In a program that meets several times a week it is
// about the meeting that the session is one of; the others stay, unless Meetings
// names them anew.
type ChangeRest struct {
	From            string      // key of the first session to change
	StartsOn        domain.Date // its new day
	Time            WallTime
	DurationMinutes int
	Cadence         Cadence
	Weekdays        []time.Weekday // nil keeps them; empty means the weekday of StartsOn
	Meetings        []Meeting      // on further days; nil keeps them, empty means none
}

func (e ChangeRest) apply(s Schedule) (Schedule, []Notice, error) {
	first, err := s.planned(e.From)
	if err != nil {
		return s, nil, err
	}
	rest := s.plannedFrom(first)
	p := e.plan(s.Plan, s.Sessions[first].Date)
	if e.Weekdays == nil && slices.ContainsFunc(p.Meetings, func(m Meeting) bool { return m.Weekday == p.StartsOn.Weekday() }) {
		return s, nil, domain.Invalid("on", "is a day of the week on which the group meets already")
	}
	if err := p.Validate(); err != nil {
		return s, nil, err
	}
	s.Plan = p
	days, err := p.restOf(p.StartsOn, len(rest))
	if err != nil {
		return s, nil, err
	}
	notices := append(p.startNotice(), days.notices...)
	for n, i := range rest {
		held := days.held[n]
		said, err := s.put(i, held.on, held.as.Time, held.as.DurationMinutes)
		if err != nil {
			return s, nil, err
		}
		notices = append(notices, said...)
	}
	return s, notices, nil
}

// plan is the plan as it holds from a session on that stood on a day.
func (e ChangeRest) plan(p Plan, day domain.Date) Plan {
	was := p.on(p.rhythm().upTo(day).Weekday())
	others := slices.DeleteFunc(p.week(), func(m Meeting) bool { return m.Weekday == was.Weekday })
	p.StartsOn, p.Time = or(e.StartsOn, day), or(e.Time, was.Time)
	p.DurationMinutes, p.Cadence = or(e.DurationMinutes, was.DurationMinutes), or(e.Cadence, p.Cadence)
	switch {
	case e.Weekdays != nil:
		p.Weekdays, p.Meetings = e.Weekdays, e.Meetings
	case e.Meetings != nil:
		p.Weekdays, p.Meetings = []time.Weekday{p.StartsOn.Weekday()}, e.Meetings
	case len(p.Meetings) > 0:
		p.Weekdays, p.Meetings = []time.Weekday{p.StartsOn.Weekday()}, others
	}
	return p
}

// plannedFrom lists the planned sessions from the one at first on, in order.
func (s Schedule) plannedFrom(first int) []int {
	var rest []int
	for i := first; i < len(s.Sessions); i++ {
		if s.Sessions[i].Status == Planned {
			rest = append(rest, i)
		}
	}
	return rest
}

// openDays are days on which a group may meet, and what was passed over.
type openDays struct {
	held    []groupDay
	notices []Notice
}

// restOf gives n open days of the plan's rhythm from day on. Sessions that
// already exist are never lost to a closed day, so Skip acts like Shift.
func (p Plan) restOf(day domain.Date, n int) (openDays, error) {
	walk, err := p.dates(day)
	if err != nil {
		return openDays{}, err
	}
	walk.keep = true
	var days openDays
	for range n {
		held, _, notices, err := walk.take(0)
		if err != nil {
			return openDays{}, err
		}
		days.held, days.notices = append(days.held, held), append(days.notices, notices...)
	}
	return days, nil
}
