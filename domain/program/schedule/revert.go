package schedule

import "slices"

// Revert takes one edit back. It is plain data and may be stored; it is refused
// with ErrChangedSince when what the edit touched has been changed since.
type Revert struct {
	Before  []Session // the touched sessions as they were
	Changed []Session // the touched sessions as the edit left them

	PlanBefore  *Plan // nil, like PlanChanged, when the edit left the plan alone
	PlanChanged *Plan
}

func (e Revert) apply(s Schedule) (Schedule, []Notice, error) {
	for _, changed := range e.Changed {
		i, err := s.index(changed.Key)
		if err != nil || !s.Sessions[i].same(changed) {
			return s, nil, ErrChangedSince
		}
	}
	if e.PlanBefore != nil && e.PlanChanged != nil {
		if !s.Plan.same(*e.PlanChanged) {
			return s, nil, ErrChangedSince
		}
		s.Plan = *e.PlanBefore
	}
	s.Sessions = slices.DeleteFunc(s.Sessions, func(session Session) bool {
		return slices.ContainsFunc(e.Changed, func(c Session) bool { return c.Key == session.Key })
	})
	s.Sessions = append(s.Sessions, e.Before...)
	return s, nil, nil
}

// same says whether two plans lead to the same dates.
func (p Plan) same(o Plan) bool {
	return p.StartsOn == o.StartsOn && p.Time == o.Time && p.TimeZone == o.TimeZone &&
		p.DurationMinutes == o.DurationMinutes && p.Cadence == o.Cadence && p.Count == o.Count &&
		slices.Equal(p.Weekdays, o.Weekdays) && slices.Equal(p.Meetings, o.Meetings) && p.WeekStart == o.WeekStart && slices.Equal(p.Closures, o.Closures) &&
		p.Holidays.Country == o.Holidays.Country && p.Holidays.State == o.Holidays.State &&
		p.Holidays.Then == o.Holidays.Then && slices.Equal(p.Holidays.Except, o.Holidays.Except)
}
