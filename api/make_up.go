package api

import (
	"context"
	"time"

	"cohort/domain"
	"cohort/domain/program"
)

// MakeUpWeek names what is to be made up.
type MakeUpWeek struct {
	Week    int `json:"week" doc:"Of the curriculum of the member's own cohort"`
	Version int `json:"curriculumVersion,omitempty" doc:"Whose week it is; absent: that of the version that the cohort follows"`
}

type makeUpsInput struct {
	ByID
	Sent[MakeUpWeek]
}

func (in *makeUpsInput) read(f *domain.Faults) { weekFields(f, in.body.Version, in.body.Week) }

func weekFields(f *domain.Faults, version, week int) {
	f.When(week < 1, "week", "is no week: they count from 1")
	f.When(version < 0, "curriculumVersion", "is no version: they count from 1")
}

// MakeUp is a session of another cohort that teaches a missed week.
type MakeUp struct {
	SessionID  string           `json:"sessionId"`
	CohortCode string           `json:"cohortCode"`
	LeadName   string           `json:"leadName"`
	Theme      string           `json:"theme"`
	Delivery   program.Delivery `json:"delivery"`
	StartsAt   time.Time        `json:"startsAt" doc:"One that has begun is for who sat in it already"`
	EndsAt     time.Time        `json:"endsAt"`
	TimeZone   string           `json:"timeZone"`
	Free       int              `json:"free" doc:"Seats, with the guests counted"`
}

// MakeUpList is sessions in which a week can be made up, by start, then those of
// the last 30 days in which it may have been, the last one first.
type MakeUpList struct {
	Items []MakeUp `json:"items"`
}

func (s *Server) listMakeUps(ctx context.Context, by domain.Actor, in *makeUpsInput) (*answer[MakeUpList], error) {
	id, err := pathID[domain.EnrollmentID](in.ID)
	if err != nil {
		return nil, err
	}
	offers, err := s.desks.Program.MakeUps(ctx, by, id, program.WeekKey{Version: in.body.Version, Number: in.body.Week})
	return plain(MakeUpList{each(offers, func(o program.MakeUp) MakeUp {
		return MakeUp{SessionID: o.ID.String(), CohortCode: o.CohortCode, LeadName: o.LeadName, Theme: o.Theme, Delivery: o.Delivery,
			StartsAt: o.StartsAt, EndsAt: o.EndsAt, TimeZone: o.TimeZone, Free: o.Free}
	})}), err
}

// MakeUpBody chooses a session.
type MakeUpBody struct {
	Week      int    `json:"week" doc:"Of the curriculum of the member's own cohort"`
	Version   int    `json:"curriculumVersion,omitempty" doc:"Whose week it is; absent: that of the version that the cohort follows"`
	SessionID string `json:"sessionId"`
	Override  string `json:"overrideReason,omitempty" doc:"Why the member may have something else at that hour (409 time_clash); the audit keeps it"`
}

type makeUpInput struct {
	ByID
	Sent[MakeUpBody]

	session domain.SessionID
}

func (in *makeUpInput) read(f *domain.Faults) {
	in.session = idField[domain.SessionID](f, "sessionId", in.body.SessionID)
	f.When(in.body.SessionID == "", "sessionId", "is missing")
	weekFields(f, in.body.Version, in.body.Week)
}

// Guest is a member's seat in a session of another cohort.
type Guest struct {
	ID        string `json:"id"`
	SessionID string `json:"sessionId"`
	Week      int    `json:"week"`
	Version   int    `json:"version"`
}

func guestAnswer(g program.Guest) Guest {
	return Guest{ID: g.ID.String(), SessionID: g.SessionID.String(), Week: g.Week.Number, Version: unedited}
}

func (s *Server) arrangeMakeUp(ctx context.Context, by domain.Actor, in *makeUpInput) (*answer[Guest], error) {
	id, err := pathID[domain.EnrollmentID](in.ID)
	if err != nil {
		return nil, err
	}
	g, err := s.desks.Program.ArrangeMakeUp(ctx, by, id, program.WeekKey{Version: in.body.Version, Number: in.body.Week}, in.session, in.body.Override)
	return versioned(guestAnswer(g), unedited), err
}

func (s *Server) undoMakeUp(ctx context.Context, by domain.Actor, in *ByID) (*answer[Guest], error) {
	id, err := pathID[domain.GuestID](in.ID)
	if err != nil {
		return nil, err
	}
	g, err := s.desks.Program.UndoMakeUp(ctx, by, id)
	return versioned(guestAnswer(g), unedited), err
}
