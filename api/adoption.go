package api

import (
	"context"
	"time"

	"cohort/domain"
	"cohort/domain/program"
	programdesk "cohort/practice/program"
)

func (s *Server) adoptionRoutes() {
	add(s, reads, "/cohorts/{id}/adoption", domain.AdoptVersion, "Read a cohort's newest adoption of a version", s.readAdoption)
	add(s, asks, "/cohorts/{id}/adoption/ahead", domain.AdoptVersion, "Read what adopting a version would do", s.readAdoptionAhead)
	add(s, acts, "/cohorts/{id}/adoption", domain.AdoptVersion, "Adopt a version of the curriculum", s.adoptVersion)
	add(s, acts, "/cohorts/{id}/adoption/undo", domain.AdoptVersion, "Undo the newest adoption of a version", s.undoAdoption)
}

// AdoptionBody says which version a running cohort goes over to, and when.
type AdoptionBody struct {
	Version int    `json:"version" minimum:"1" doc:"Of the curriculum"`
	From    string `json:"fromSessionId" doc:"The first session that follows it"`
	Week    int    `json:"week,omitempty" minimum:"1" doc:"Of the new version, that the session begins with; absent: the number of the week that is planned for it"`
}

// AdoptedWeek is what a session teaches.
type AdoptedWeek struct {
	Number   int    `json:"number"`
	Theme    string `json:"theme"`
	Goal     string `json:"goal"`
	Homework string `json:"homework,omitempty" doc:"Its title"`
}

// AdoptedLine is what becomes of one session.
type AdoptedLine struct {
	SessionID string       `json:"sessionId"`
	Number    int          `json:"number"`
	Date      string       `json:"date"`
	Before    *AdoptedWeek `json:"before,omitempty"`
	After     *AdoptedWeek `json:"after,omitempty"`
	BuildsOn  []string     `json:"buildsOn" doc:"Themes of the weeks that it builds on then"`
}

// AdoptionAnswer is what going over to a version does.
type AdoptionAnswer struct {
	ID         string        `json:"id,omitempty" doc:"Once it is done: its undo asks for it"`
	Curriculum int           `json:"curriculumVersion"`
	Lines      []AdoptedLine `json:"lines" doc:"The sessions that follow it, in order"`
	Warnings   []string      `json:"warnings" doc:"What the group would not have had, or never gets"`
	Version    int           `json:"version" doc:"Of the cohort"`
}

// LastAdoption is the newest adoption of a cohort that stands.
type LastAdoption struct {
	ID         string     `json:"id,omitempty" doc:"Absent when there is none"`
	Curriculum int        `json:"curriculumVersion,omitempty" doc:"That the cohort follows"`
	Newest     int        `json:"newestVersion,omitempty" doc:"Of the curriculum"`
	Themes     []string   `json:"newestThemes" doc:"Of the newest version, week by week: a session may begin with any"`
	Old        int        `json:"oldVersion,omitempty"`
	From       int        `json:"fromSession,omitempty" doc:"Number of the first session that follows it"`
	By         string     `json:"by,omitempty"`
	At         *time.Time `json:"at,omitempty"`
	Undoable   bool       `json:"undoable" doc:"No session was held with it yet"`
	Version    int        `json:"version" doc:"Of the cohort"`
}

func adoptionAnswer(v programdesk.Adoption) AdoptionAnswer {
	return AdoptionAnswer{ID: text(v.ID), Curriculum: v.Version, Lines: each(v.Lines, adoptedLine), Warnings: filled(v.Warnings), Version: v.Cohort.Version}
}

func adoptedLine(l program.AdoptedLine) AdoptedLine {
	return AdoptedLine{SessionID: l.Session.ID.String(), Number: l.Session.Number, Date: l.Session.Date.String(),
		Before: adoptedWeek(l.BeforeNumber, l.Before), After: adoptedWeek(l.AfterNumber, l.After), BuildsOn: filled(l.BuildsOn)}
}

func adoptedWeek(number int, w *program.Week) *AdoptedWeek {
	if w == nil {
		return nil
	}
	out := &AdoptedWeek{Number: number, Theme: w.Theme, Goal: w.Goal}
	if w.Homework != nil {
		out.Homework = w.Homework.Title
	}
	return out
}

func (s *Server) readAdoption(ctx context.Context, by domain.Actor, in *ByID) (*answer[LastAdoption], error) {
	id, err := pathID[domain.CohortID](in.ID)
	if err != nil {
		return nil, err
	}
	last, err := s.desks.Program.LastAdoption(ctx, by, id)
	out := LastAdoption{ID: text(last.ID), Curriculum: last.Cohort.CurriculumVersion, Newest: last.Newest, Themes: filled(last.Themes), Old: last.Old, From: last.FromFirst,
		By: last.ByName, Undoable: last.Undoable, Version: last.Cohort.Version}
	if !last.At.IsZero() {
		out.At = instant(&last.At)
	}
	return versioned(out, last.Cohort.Version), err
}

type adoptionAheadInput struct {
	ByID
	Sent[AdoptionBody]

	wanted program.Adopting
}

func (in *adoptionAheadInput) read(f *domain.Faults) { in.wanted = in.body.adopting(f) }

func (b AdoptionBody) adopting(f *domain.Faults) program.Adopting {
	f.When(b.From == "", "fromSessionId", "is missing")
	f.When(b.Week < 0, "week", "is no week: they count from 1")
	return program.Adopting{From: idField[domain.SessionID](f, "fromSessionId", b.From), Week: b.Week}
}

func (s *Server) readAdoptionAhead(ctx context.Context, by domain.Actor, in *adoptionAheadInput) (*answer[AdoptionAnswer], error) {
	id, err := pathID[domain.CohortID](in.ID)
	if err != nil {
		return nil, err
	}
	v, err := s.desks.Program.AdoptionAhead(ctx, by, id, in.body.Version, in.wanted)
	return plain(adoptionAnswer(v)), err
}

type adoptionInput struct {
	ByID
	Editing
	Sent[AdoptionBody]

	wanted program.Adopting
}

func (in *adoptionInput) read(f *domain.Faults) { in.wanted = in.body.adopting(f) }

func (s *Server) adoptVersion(ctx context.Context, by domain.Actor, in *adoptionInput) (*answer[AdoptionAnswer], error) {
	id, err := pathID[domain.CohortID](in.ID)
	if err != nil {
		return nil, err
	}
	v, err := s.desks.Program.AdoptVersion(ctx, by, id, in.version(), in.body.Version, in.wanted)
	return versioned(adoptionAnswer(v), v.Cohort.Version), err
}

// UndoAdoptionBody names the adoption that is taken back.
type UndoAdoptionBody struct {
	ID string `json:"id" doc:"Of the newest one"`
}

type undoAdoptionInput struct {
	ByID
	Sent[UndoAdoptionBody]

	which domain.AdoptionID
}

func (in *undoAdoptionInput) read(f *domain.Faults) {
	in.which = idField[domain.AdoptionID](f, "id", in.body.ID)
	f.When(in.body.ID == "", "id", "is missing")
}

func (s *Server) undoAdoption(ctx context.Context, by domain.Actor, in *undoAdoptionInput) (*answer[AdoptionAnswer], error) {
	id, err := pathID[domain.CohortID](in.ID)
	if err != nil {
		return nil, err
	}
	v, err := s.desks.Program.UndoAdoption(ctx, by, id, in.which)
	return versioned(adoptionAnswer(v), v.Cohort.Version), err
}
