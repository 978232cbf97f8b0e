package api

import (
	"context"
	"time"

	"cohort/domain"
	"cohort/domain/program"
	programdesk "cohort/practice/program"
)

func (s *Server) catchUpRoutes() {
	add(s, reads, "/catch-ups", domain.ReadCatchUp, "List what members of one's running cohorts have to catch up", s.listCatchUps)
	add(s, reads, "/cohorts/{id}/catch-ups", domain.ReadCatchUp, "List what a cohort's members missed that later weeks build on", s.listCatchUpsOf)
	add(s, creates, "/enrollments/{id}/make-ups", domain.ArrangeMakeUp, "Seat a member as a guest of another cohort's session, to come or held", s.arrangeMakeUp)
	add(s, creates, "/enrollments/{id}/catch-ups", domain.RecordCatchUp, "Record that a missed week was caught up", s.recordCatchUp)
	add(s, acts, "/catch-ups/{id}/undo", domain.RecordCatchUp, "Take back that a week was caught up", s.undoCatchUp)
	add(s, asks, "/enrollments/{id}/make-ups/ahead", domain.ArrangeMakeUp, "List sessions of other cohorts that make up a missed week", s.listMakeUps)
	add(s, acts, "/make-ups/{id}/undo", domain.ArrangeMakeUp, "Take a guest off a session", s.undoMakeUp)
	add(s, reads, "/settings/completion", domain.ReadSettings, "Read what completes a program", s.readCompletion)
	add(s, replaces, "/settings/completion", domain.UpdateSettings, "Say what completes a program", s.updateCompletion)
}

// CatchUp is a theme that a member missed and that a later week builds on.
type CatchUp struct {
	EnrollmentID      string             `json:"enrollmentId"`
	CohortID          string             `json:"cohortId"`
	CohortName        string             `json:"cohortName"`
	ClientID          string             `json:"clientId"`
	ClientCode        string             `json:"clientCode"`
	FirstName         string             `json:"firstName,omitempty"`
	RoomName          string             `json:"roomName,omitempty" doc:"By which the member is told apart in the group"`
	Week              int                `json:"week"`
	CurriculumVersion int                `json:"curriculumVersion" doc:"Whose week it is"`
	Theme             string             `json:"theme"`
	Goal              string             `json:"goal"`
	Why               program.CatchUpWhy `json:"why"`
	MissedOn          string             `json:"missedOn" doc:"The last day on which it was held without them"`
	By                string             `json:"by,omitempty" doc:"The day of the next session that needs it; absent: none to come does"`
	BuildsOn          []CatchUpWeek      `json:"buildsOn"`
	NeededBy          []CatchUpWeek      `json:"neededBy" doc:"The later weeks that build on it"`
	Homework          *HomeworkPlan      `json:"homework,omitempty"`
	Materials         []string           `json:"materials" doc:"Handouts and what else the week uses"`
	Done              *CaughtUp          `json:"done,omitempty" doc:"Absent while it is open"`
	Planned           *PlannedMakeUp     `json:"planned,omitempty"`
}

// CatchUpWeek is a week that stands in a row with a missed one.
type CatchUpWeek struct {
	Number int    `json:"number"`
	Theme  string `json:"theme"`
	On     string `json:"on,omitempty" doc:"The day of its session"`
}

// HomeworkPlan is the homework of a week.
type HomeworkPlan struct {
	Title        string `json:"title"`
	Instructions string `json:"instructions,omitempty"`
}

// CaughtUp is how a missed week was caught up.
type CaughtUp struct {
	ID  string             `json:"id,omitempty" doc:"Absent for a make-up: it follows from the guest's mark"`
	How program.CatchUpWay `json:"how"`
	On  string             `json:"on"`
	By  string             `json:"by" doc:"Name"`
}

// PlannedMakeUp is a session of another cohort in which a member will make it up,
// or did, and is not marked yet.
type PlannedMakeUp struct {
	ID         string    `json:"id"`
	CohortCode string    `json:"cohortCode"`
	LeadName   string    `json:"leadName"`
	StartsAt   time.Time `json:"startsAt"`
	TimeZone   string    `json:"timeZone"`
}

// CatchUpList is what members have to catch up, the most pressing first.
type CatchUpList struct {
	Items []CatchUp `json:"items"`
}

func catchUpAnswer(c programdesk.CatchUp) CatchUp {
	out := CatchUp{EnrollmentID: c.EnrollmentID.String(), CohortID: c.CohortID.String(), CohortName: c.Cohort.Name, ClientID: c.ClientID.String(),
		ClientCode: c.Seat.ClientCode, FirstName: c.Seat.FirstName, RoomName: c.Seat.RoomName, Week: c.Key.Number, CurriculumVersion: c.Key.Version, Theme: c.Week.Theme, Goal: c.Week.Goal,
		Why: c.Why, MissedOn: c.MissedOn.String(), By: c.By().String(), BuildsOn: each(c.BuildsOn, catchUpWeek), NeededBy: each(c.NeededBy, catchUpWeek),
		Materials: filled(c.Week.Materials)}
	if h := c.Week.Homework; h != nil {
		out.Homework = &HomeworkPlan{h.Title, h.Instructions}
	}
	if c.Done != nil {
		done := caughtUp(*c.Done)
		out.Done = &done
	}
	if p := c.Planned; p != nil {
		out.Planned = &PlannedMakeUp{ID: p.ID.String(), CohortCode: p.HostCode, LeadName: p.LeadName, StartsAt: p.StartsAt, TimeZone: p.TimeZone}
	}
	return out
}

func catchUpWeek(w program.WeekDay) CatchUpWeek {
	return CatchUpWeek{Number: w.Number, Theme: w.Theme, On: w.On.String()}
}

func caughtUp(c program.CaughtUp) CaughtUp {
	return CaughtUp{ID: text(c.ID), How: c.Way, On: c.On.String(), By: c.ByName}
}

func (s *Server) listCatchUps(ctx context.Context, by domain.Actor, _ *nothing) (*answer[CatchUpList], error) {
	list, err := s.desks.Program.CatchUps(ctx, by)
	return plain(CatchUpList{each(list, catchUpAnswer)}), err
}

func (s *Server) listCatchUpsOf(ctx context.Context, by domain.Actor, in *ByID) (*answer[CatchUpList], error) {
	id, err := pathID[domain.CohortID](in.ID)
	if err != nil {
		return nil, err
	}
	list, err := s.desks.Program.CatchUpsOf(ctx, by, id)
	return plain(CatchUpList{each(list, catchUpAnswer)}), err
}

// CatchUpBody says how a missed week was caught up.
type CatchUpBody struct {
	Week    int                `json:"week" doc:"Of the cohort's curriculum"`
	Version int                `json:"curriculumVersion,omitempty" doc:"Whose week it is; absent: that of the version that the cohort follows"`
	How     program.CatchUpWay `json:"how" doc:"homework or talk; a make-up follows from the guest's mark"`
	On      string             `json:"on"`
}

type catchUpInput struct {
	ByID
	Sent[CatchUpBody]

	done program.CaughtUp
}

func (in *catchUpInput) read(f *domain.Faults) {
	f.When(in.body.Version < 0, "curriculumVersion", "is no version: they count from 1")
	in.done = program.CaughtUp{Week: program.WeekKey{Version: in.body.Version, Number: in.body.Week}, Way: in.body.How, On: dateField(f, "on", in.body.On)}
}

// RecordedCatchUp is a record of catching up.
type RecordedCatchUp struct {
	ID      string             `json:"id"`
	Week    int                `json:"week"`
	How     program.CatchUpWay `json:"how"`
	On      string             `json:"on"`
	By      string             `json:"by,omitempty" doc:"Name"`
	Version int                `json:"version"`
}

func recordedCatchUp(c program.CaughtUp) RecordedCatchUp {
	return RecordedCatchUp{ID: c.ID.String(), Week: c.Week.Number, How: c.Way, On: c.On.String(), By: c.ByName, Version: unedited}
}

func (s *Server) recordCatchUp(ctx context.Context, by domain.Actor, in *catchUpInput) (*answer[RecordedCatchUp], error) {
	id, err := pathID[domain.EnrollmentID](in.ID)
	if err != nil {
		return nil, err
	}
	c, err := s.desks.Program.RecordCatchUp(ctx, by, id, in.done)
	return versioned(recordedCatchUp(c), unedited), err
}

func (s *Server) undoCatchUp(ctx context.Context, by domain.Actor, in *ByID) (*answer[RecordedCatchUp], error) {
	id, err := pathID[domain.CatchUpID](in.ID)
	if err != nil {
		return nil, err
	}
	c, err := s.desks.Program.UndoCatchUp(ctx, by, id)
	return versioned(recordedCatchUp(c), unedited), err
}
