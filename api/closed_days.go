package api

import (
	"context"
	"fmt"

	"cohort/domain"
	"cohort/domain/program"
	"cohort/domain/program/schedule"
	programdesk "cohort/practice/program"
)

func (s *Server) closedDayRoutes() {
	add(s, reads, "/settings/program-hours", domain.ReadSettings, "Read how many hours a week intensive programs have at least", s.readProgramHours)
	add(s, replaces, "/settings/program-hours", domain.UpdateSettings, "Say how many hours a week intensive programs have at least", s.updateProgramHours)
	add(s, reads, "/settings/closed-days", domain.ReadSettings, "Read when the practice holds no groups", s.readClosedDays)
	add(s, replaces, "/settings/closed-days", domain.UpdateSettings, "Say when the practice holds no groups", s.updateClosedDays)
	add(s, reads, "/sessions/closed-days", domain.ReadSession, "List coming sessions on days on which the practice is closed", s.listSessionsOnClosedDays)
	add(s, asks, "/cohorts/plan", domain.CreateCohort, "Read what dates a schedule comes to", s.readPlanAhead)
}

// ClosedDays are the days on which the practice holds no groups.
type ClosedDays struct {
	Country    string            `json:"country,omitempty" example:"US" doc:"Whose public holidays count, ISO 3166-1; absent: none are looked at"`
	Region     string            `json:"region,omitempty" example:"MA" doc:"The part after the hyphen of ISO 3166-2; absent: the national holidays"`
	Except     []string          `json:"except" doc:"Names of holidays on which the practice works"`
	WhenClosed domain.WhenClosed `json:"whenClosed,omitempty" doc:"What becomes of a planned session that would fall on a closed day: shift (absent), it and all later ones come one group day later; shift_week, one week later; next_day, it alone moves to the next open day; skip, it is left out"`
	Closures   []Closure         `json:"closures"`
}

// Closure is a time in which the practice holds no groups, both ends included.
type Closure struct {
	From   string `json:"from"`
	To     string `json:"to"`
	Reason string `json:"reason" doc:"Shown to staff"`
}

// ClosedDay is one day on which the practice holds no groups.
type ClosedDay struct {
	Date string `json:"date"`
	Why  string `json:"why"`
}

func closedDay(d program.ClosedDay) ClosedDay { return ClosedDay{d.Date.String(), d.Why} }

// HolidayCountry is a country whose holidays are known.
type HolidayCountry struct {
	Code    string   `json:"code"`
	Regions []string `json:"regions" doc:"States and provinces whose own holidays are known, too"`
}

// ClosedDaysAnswer is when the practice is closed, with the settings' version.
type ClosedDaysAnswer struct {
	ClosedDays
	Ahead     []ClosedDay      `json:"ahead" doc:"The closed days of the coming year"`
	Countries []HolidayCountry `json:"countries"`
	Version   int              `json:"version"`
}

type closedDaysInput struct {
	Editing
	Sent[ClosedDays]

	wanted domain.ClosedDays
}

func (in *closedDaysInput) read(f *domain.Faults) {
	b := in.body
	in.wanted = domain.ClosedDays{Country: b.Country, State: b.Region, Except: b.Except, Then: b.WhenClosed}
	for i, c := range b.Closures {
		at := fmt.Sprintf("closures[%d]", i)
		in.wanted.Closures = append(in.wanted.Closures, domain.Closure{From: dateField(f, at+".from", c.From), To: dateField(f, at+".to", c.To), Reason: c.Reason})
	}
}

func (s *Server) closedDaysAnswer(v domain.Settings) (*answer[ClosedDaysAnswer], error) {
	zone, err := domain.LoadZone(v.TimeZone)
	if err != nil {
		return nil, err
	}
	today := domain.DateIn(s.desks.Program.Now(), zone)
	ahead, err := program.ClosedBetween(v.Closed, today, today.AddDays(365))
	if err != nil {
		return nil, err
	}
	c := v.Closed
	out := ClosedDaysAnswer{Version: v.Version, Ahead: each(ahead, closedDay),
		ClosedDays: ClosedDays{Country: c.Country, Region: c.State, Except: filled(c.Except), WhenClosed: c.Then, Closures: each(c.Closures, func(c domain.Closure) Closure {
			return Closure{From: c.From.String(), To: c.To.String(), Reason: c.Reason}
		})}}
	for _, code := range schedule.Countries() {
		out.Countries = append(out.Countries, HolidayCountry{Code: code, Regions: filled(schedule.States(code))})
	}
	return versioned(out, v.Version), nil
}

func (s *Server) readClosedDays(ctx context.Context, by domain.Actor, _ *nothing) (*answer[ClosedDaysAnswer], error) {
	v, err := s.desks.Office.Settings(ctx, by)
	if err != nil {
		return nil, err
	}
	return s.closedDaysAnswer(v.Settings)
}

func (s *Server) updateClosedDays(ctx context.Context, by domain.Actor, in *closedDaysInput) (*answer[ClosedDaysAnswer], error) {
	v, err := s.desks.Office.UpdateClosedDays(ctx, by, in.version(), in.wanted)
	if err != nil {
		return nil, err
	}
	return s.closedDaysAnswer(v)
}

// ClosedSession is a session that is to be held on a closed day.
type ClosedSession struct {
	DatedSession
	Why string `json:"why" doc:"The holiday's name, or the closure's reason"`
}

// ClosedSessions are the coming sessions on closed days.
type ClosedSessions struct {
	Items []ClosedSession `json:"items"`
}

func (s *Server) listSessionsOnClosedDays(ctx context.Context, by domain.Actor, _ *nothing) (*answer[ClosedSessions], error) {
	found, err := s.desks.Program.SessionsOnClosedDays(ctx, by)
	return plain(ClosedSessions{Items: each(found, func(c programdesk.ClosedSession) ClosedSession {
		return ClosedSession{DatedSession: datedSession(c.DatedSession), Why: c.Why}
	})}), err
}

// PlanOffer is one thing that could be done about all closed days of a plan.
type PlanOffer struct {
	WhenClosed domain.WhenClosed `json:"whenClosed"`
	Words      string            `json:"words"`
	Dates      []string          `json:"dates"`
}

// PlanAhead is what a schedule comes to.
type PlanAhead struct {
	Dates   []string    `json:"dates" doc:"Of the sessions"`
	Notices []string    `json:"notices" doc:"Closed days, and what becomes of the sessions that would fall on them"`
	Offers  []PlanOffer `json:"offers" doc:"What could be done about the closed days; none when the schedule meets none"`
	Hours   WeeklyHours `json:"weeklyHours"`
}

// PlanBody is a schedule that is not anybody's yet.
type PlanBody struct {
	Schedule Schedule `json:"schedule"`
}

type planAheadInput struct {
	Sent[PlanBody]

	when program.Schedule
}

func (in *planAheadInput) read(f *domain.Faults) { in.when = in.body.Schedule.schedule(f) }

func (s *Server) readPlanAhead(ctx context.Context, by domain.Actor, in *planAheadInput) (*answer[PlanAhead], error) {
	v, err := s.desks.Program.PlanAhead(ctx, by, in.when)
	return plain(PlanAhead{Dates: each(v.Sessions, func(s program.Session) string { return s.Date.String() }), Notices: filled(v.Notices), Offers: each(v.Offers, planOffer), Hours: weeklyHours(v.Hours)}), err
}

func planOffer(o schedule.Offer) PlanOffer {
	return PlanOffer{WhenClosed: domain.WhenClosed(o.Then), Words: o.Text, Dates: each(o.Slots, func(s schedule.Slot) string { return s.Date.String() })}
}
