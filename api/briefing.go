package api

import (
	"context"
	"time"

	"cohort/domain"
	"cohort/domain/program"
	programdesk "cohort/practice/program"
)

// Briefing is what whoever leads a session needs to know before it, besides who
// comes. It has no answers and no scores.
type Briefing struct {
	Flags []BriefingFlag `json:"flags" doc:"Open risk flags of tonight's members"`
	Last  *LastTime      `json:"last,omitempty" doc:"The session before; absent for the first one"`
}

// BriefingFlag says that something is open about a member.
type BriefingFlag struct {
	ClientID   string    `json:"clientId"`
	ClientCode string    `json:"clientCode"`
	RoomName   string    `json:"roomName,omitempty" doc:"As the group calls them"`
	Kind       string    `json:"kind" example:"suicide"`
	Severity   string    `json:"severity,omitempty"`
	Blank      bool      `json:"blank" doc:"The question was left blank, which is not a no"`
	RaisedAt   time.Time `json:"raisedAt"`
}

func briefingFlag(f programdesk.BriefingFlag) BriefingFlag {
	return BriefingFlag{ClientID: f.Seat.ClientID.String(), ClientCode: f.Seat.ClientCode, RoomName: f.Seat.RoomName, Kind: f.Flag.Finding.Kind,
		Severity: f.Flag.Finding.Severity, Blank: f.Flag.Finding.Blank, RaisedAt: f.Flag.RaisedAt}
}

// LastTime is the session before.
type LastTime struct {
	Number   int            `json:"number"`
	Date     string         `json:"date"`
	Theme    string         `json:"theme"`
	Week     *Week          `json:"week,omitempty" doc:"What the curriculum plans for it"`
	LedBy    []SessionLed   `json:"ledBy"`
	Absent   []AbsentMember `json:"absent" doc:"Of tonight's members, who did not come"`
	Homework []string       `json:"homework" doc:"What was given, by title"`
}

// AbsentMember did not come last time.
type AbsentMember struct {
	ClientID   string `json:"clientId"`
	ClientCode string `json:"clientCode"`
	RoomName   string `json:"roomName,omitempty"`
}

func absentMember(s program.RosterSeat) AbsentMember {
	return AbsentMember{ClientID: s.ClientID.String(), ClientCode: s.ClientCode, RoomName: s.RoomName}
}

func briefingAnswer(b programdesk.Briefing) Briefing {
	out := Briefing{Flags: each(b.Flags, briefingFlag)}
	if b.Last == nil {
		return out
	}
	l := b.Last
	out.Last = &LastTime{Number: l.Session.Number, Date: l.Session.Date.String(), Theme: l.Session.Theme, LedBy: each(l.LedBy, sessionLed), Absent: each(l.Absent, absentMember),
		Homework: each(l.Homework, func(h program.Homework) string { return h.Title })}
	if l.Week != nil {
		week := weekAnswer(l.Session.WeekNumber, *l.Week)
		out.Last.Week = &week
	}
	return out
}

func (s *Server) readBriefing(ctx context.Context, by domain.Actor, in *ByID) (*answer[Briefing], error) {
	id, err := pathID[domain.SessionID](in.ID)
	if err != nil {
		return nil, err
	}
	b, err := s.desks.Program.Briefing(ctx, by, id)
	return plain(briefingAnswer(b)), err
}

type handoverInput struct {
	ByID
	To   string `query:"toId" required:"true" doc:"Who is to lead"`
	From string `query:"from" doc:"The first day of the new lead; absent: today"`

	to   domain.UserID
	from domain.Date
}

func (in *handoverInput) read(f *domain.Faults) {
	in.to, in.from = idField[domain.UserID](f, "toId", in.To), dateField(f, "from", in.From)
}

// HandoverAhead is what goes along when a cohort gets another lead, and what
// stays with the former one.
type HandoverAhead struct {
	From      string          `json:"from" doc:"The first day of the new lead"`
	Coming    []CohortSession `json:"coming" doc:"The sessions that go along"`
	Unclosed  []CohortSession `json:"unclosed" doc:"Held before that day: the former lead keeps them, to close them"`
	OpenFlags int             `json:"openFlags" doc:"Risk flags of members that wait for an answer"`
	Unsettled int             `json:"unsettledHomework" doc:"Homework of members that nobody recorded as back or not"`
	Covers    []Cover         `json:"covers" doc:"Of the sessions that go along; they stand"`
	Away      []CohortSession `json:"away" doc:"Sessions on days on which the new lead is away"`
	Clashes   []Clash         `json:"clashes"`
	Warnings  []string        `json:"warnings"`
}

func (s *Server) readHandover(ctx context.Context, by domain.Actor, in *handoverInput) (*answer[HandoverAhead], error) {
	id, err := pathID[domain.CohortID](in.ID)
	if err != nil {
		return nil, err
	}
	h, err := s.desks.Program.HandoverAhead(ctx, by, id, in.to, in.from)
	return plain(HandoverAhead{From: h.From.String(), Coming: each(h.Coming, cohortSession), Unclosed: each(h.Unclosed, cohortSession), OpenFlags: h.OpenFlags,
		Unsettled: h.Unsettled, Covers: each(h.Covers, coverAnswer), Away: each(h.Away, cohortSession), Clashes: each(h.Clashes, clash), Warnings: filled(h.Warnings)}), err
}
