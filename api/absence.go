package api

import (
	"context"

	"cohort/domain"
	"cohort/domain/program"
	programdesk "cohort/practice/program"
)

func (s *Server) absenceRoutes() {
	add(s, reads, "/absences", domain.ReadAbsence, "List who is away and what that leaves to be led", s.listAbsences)
	add(s, creates, "/absences", domain.RecordAbsence, "Say that somebody is away", s.recordAbsence)
	add(s, acts, "/absences/{id}/end", domain.EndAbsence, "Take an absence back", s.endAbsence)
}

// Absence is days on which somebody leads nothing. Why is not asked.
type Absence struct {
	ID       string            `json:"id"`
	UserID   string            `json:"userId"`
	UserName string            `json:"userName"`
	From     string            `json:"from"`
	Until    string            `json:"until" doc:"The last day"`
	Ended    bool              `json:"ended" doc:"It was taken back"`
	Sessions []AffectedSession `json:"sessions" doc:"Still to be held, which they were to lead"`
	Version  int               `json:"version"`
}

func absenceAnswer(a domain.Absence, sessions []program.AffectedSession) Absence {
	return Absence{ID: a.ID.String(), UserID: a.UserID.String(), UserName: a.UserName, From: a.From.String(), Until: a.Until.String(), Ended: a.EndedAt != nil,
		Sessions: each(sessions, affectedSession), Version: unedited}
}

func awayAnswer(a programdesk.Away) Absence { return absenceAnswer(a.Absence, a.Sessions) }

// Absences are those that are not over, the first ones first.
type Absences struct {
	Items []Absence `json:"items"`
}

func (s *Server) listAbsences(ctx context.Context, by domain.Actor, _ *nothing) (*answer[Absences], error) {
	all, err := s.desks.Program.Absences(ctx, by)
	return plain(Absences{each(all, awayAnswer)}), err
}

// AbsenceBody says on which days somebody is away.
type AbsenceBody struct {
	UserID string `json:"userId,omitempty" doc:"Absent: you"`
	From   string `json:"from"`
	Until  string `json:"until" doc:"The last day, included"`
}

type absenceInput struct {
	Sent[AbsenceBody]

	wanted domain.Absence
}

func (in *absenceInput) read(f *domain.Faults) {
	in.wanted = domain.Absence{UserID: idField[domain.UserID](f, "userId", in.body.UserID), From: dateField(f, "from", in.body.From), Until: dateField(f, "until", in.body.Until)}
}

func (s *Server) recordAbsence(ctx context.Context, by domain.Actor, in *absenceInput) (*answer[Absence], error) {
	a, err := s.desks.Program.RecordAbsence(ctx, by, in.wanted)
	return versioned(awayAnswer(a), unedited), err
}

func (s *Server) endAbsence(ctx context.Context, by domain.Actor, in *ByID) (*answer[Absence], error) {
	id, err := pathID[domain.AbsenceID](in.ID)
	if err != nil {
		return nil, err
	}
	a, err := s.desks.Program.EndAbsence(ctx, by, id)
	return versioned(absenceAnswer(a, nil), unedited), err
}
