package api

import (
	"context"
	"time"

	"cohort/domain"
	"cohort/domain/program"
	programdesk "cohort/practice/program"
)

func (s *Server) coverRoutes() {
	add(s, reads, "/cohorts/{id}/substitutes", domain.MakeCover, "List who could take sessions of a cohort", s.listSubstitutes)
	add(s, acts, "/cohorts/{id}/covers", domain.MakeCover, "Have a substitute lead sessions of a cohort", s.makeCover)
	add(s, acts, "/covers/{id}/end", domain.EndCover, "End a substitute's cover of a session", s.endCover)
	add(s, reads, "/sessions/uncovered", domain.ListUncovered, "List sessions that nobody is left to lead", s.listUncovered)
	add(s, reads, "/sessions/{id}/briefing", domain.ReadBriefing, "Read what whoever leads a session needs to know before it", s.readBriefing)
	add(s, reads, "/cohorts/{id}/handover", domain.UpdateCohort, "Read what handing a cohort over would take along", s.readHandover)
	s.absenceRoutes()
	s.ledRoutes()
}

// Cover lets a substitute lead a session in the place of one of its leaders.
type Cover struct {
	ID        string     `json:"id"`
	SessionID string     `json:"sessionId"`
	Date      string     `json:"date" doc:"Of the session, for which it is covered"`
	UserID    string     `json:"userId"`
	UserName  string     `json:"userName" doc:"The substitute"`
	ForID     string     `json:"forId"`
	ForName   string     `json:"forName" doc:"In whose place they lead"`
	Reason    string     `json:"reason,omitempty" doc:"For who may name a substitute, and for the substitute"`
	OpensAt   time.Time  `json:"opensAt" doc:"From when the session is open to the substitute"`
	ExpiresAt time.Time  `json:"expiresAt" doc:"Until when"`
	EndedAt   *time.Time `json:"endedAt,omitempty" doc:"Before it expired"`
}

func coverAnswer(c domain.Cover) Cover {
	return Cover{ID: c.ID.String(), SessionID: c.SessionID.String(), Date: c.On.String(), UserID: c.UserID.String(), UserName: c.UserName, ForID: c.ForID.String(), ForName: c.ForName,
		Reason: c.Reason, OpensAt: c.OpensAt, ExpiresAt: c.ExpiresAt, EndedAt: instant(c.EndedAt)}
}

// CoverBody says who is to lead which sessions in whose place.
type CoverBody struct {
	UserID   string `json:"userId" doc:"The substitute: a therapist whose license is valid on each of the days"`
	ForID    string `json:"forId,omitempty" doc:"The leader in whose place they lead; absent: the lead"`
	From     string `json:"from" doc:"The first day"`
	Until    string `json:"until" doc:"The last day, included: all sessions of these days that are not closed; at most 42 days"`
	Reason   string `json:"reason"`
	Override string `json:"overrideReason,omitempty" doc:"Why the substitute may have something else at that hour (409 time_clash); the audit keeps it"`
}

type coverInput struct {
	ByID
	Sent[CoverBody]

	wanted program.CoverWanted
}

func (in *coverInput) read(f *domain.Faults) {
	b := in.body
	in.wanted = program.CoverWanted{UserID: idField[domain.UserID](f, "userId", b.UserID), ForID: idField[domain.UserID](f, "forId", b.ForID),
		From: dateField(f, "from", b.From), Until: dateField(f, "until", b.Until), Reason: b.Reason, Override: b.Override}
}

// Covers are those of one deed, in order of their sessions.
type Covers struct {
	Items []Cover `json:"items"`
}

func (s *Server) makeCover(ctx context.Context, by domain.Actor, in *coverInput) (*answer[Covers], error) {
	id, err := pathID[domain.CohortID](in.ID)
	if err != nil {
		return nil, err
	}
	covers, err := s.desks.Program.MakeCover(ctx, by, id, in.wanted)
	return plain(Covers{each(covers, coverAnswer)}), err
}

func (s *Server) endCover(ctx context.Context, by domain.Actor, in *ByID) (*answer[Cover], error) {
	id, err := pathID[domain.CoverID](in.ID)
	if err != nil {
		return nil, err
	}
	c, err := s.desks.Program.EndCover(ctx, by, id)
	return plain(coverAnswer(c)), err
}

type substitutesInput struct {
	ByID
	From  string `query:"from" required:"true" doc:"The first day"`
	Until string `query:"until" required:"true" doc:"The last day, included"`

	from, until domain.Date
}

func (in *substitutesInput) read(f *domain.Faults) {
	in.from, in.until = dateField(f, "from", in.From), dateField(f, "until", in.Until)
}

// Substitute is somebody who could take the sessions.
type Substitute struct {
	ID      string        `json:"id"`
	Name    string        `json:"name"`
	Knows   program.Knows `json:"knows,omitempty" doc:"How they know the group: they led it once, or covered it"`
	Away    bool          `json:"away" doc:"They are away on one of the days"`
	Clashes []Clash       `json:"clashes" doc:"What needs them at such an hour"`
}

func substitute(s programdesk.Substitute) Substitute {
	return Substitute{ID: s.User.ID.String(), Name: s.User.Name, Knows: s.Knows, Away: s.Away, Clashes: each(s.Clashes, clash)}
}

// Substitutes are who could take sessions: who is free first, and of these who
// knows the group.
type Substitutes struct {
	Items    []Substitute    `json:"items"`
	Sessions []CohortSession `json:"sessions" doc:"Which they would take"`
}

func (s *Server) listSubstitutes(ctx context.Context, by domain.Actor, in *substitutesInput) (*answer[Substitutes], error) {
	id, err := pathID[domain.CohortID](in.ID)
	if err != nil {
		return nil, err
	}
	all, sessions, err := s.desks.Program.Substitutes(ctx, by, id, in.from, in.until)
	return plain(Substitutes{each(all, substitute), each(sessions, themeless)}), err
}

// themeless is a session as who need not know what it is about sees it.
func themeless(s program.Session) CohortSession {
	s.Theme, s.CancelReason = "", ""
	return cohortSession(s)
}

// AffectedSession is a session that one of its leaders cannot lead.
type AffectedSession struct {
	CalendarSession
	Away      []SessionLed `json:"away" doc:"Its leaders who cannot"`
	Led       []SessionLed `json:"led" doc:"Who leads it all the same"`
	Uncovered bool         `json:"uncovered" doc:"Nobody is left to lead it"`
}

func affectedSession(a program.AffectedSession) AffectedSession {
	return AffectedSession{CalendarSession: calendarSession(a.CalendarSession), Away: each(a.Away, sessionLed), Led: each(a.Led, sessionLed), Uncovered: a.Uncovered()}
}

// AffectedSessions are in order of their start.
type AffectedSessions struct {
	Items []AffectedSession `json:"items"`
}

func (s *Server) listUncovered(ctx context.Context, by domain.Actor, _ *nothing) (*answer[AffectedSessions], error) {
	found, err := s.desks.Program.Uncovered(ctx, by)
	return plain(AffectedSessions{each(found, affectedSession)}), err
}
