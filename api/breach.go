package api

import (
	"context"
	"time"

	"cohort/domain"
	"cohort/domain/clinical"
	programdesk "cohort/practice/program"
)

// Breach is that something left the room which the ground rules keep in it, and
// what followed.
type Breach struct {
	ID           string          `json:"id"`
	CohortID     string          `json:"cohortId"`
	EnrollmentID string          `json:"enrollmentId,omitempty" doc:"Whose it was; absent: nobody knows"`
	ClientID     string          `json:"clientId,omitempty"`
	ClientCode   string          `json:"clientCode,omitempty"`
	FirstName    string          `json:"firstName,omitempty"`
	On           string          `json:"on"`
	What         string          `json:"what"`
	Followed     []Consequence   `json:"followed" doc:"What was decided, in order; the last one holds"`
	By           string          `json:"by" doc:"Name"`
	At           time.Time       `json:"at"`
	InError      *EnteredInError `json:"inError,omitempty"`
	Version      int             `json:"version"`
}

// Consequence is what was decided about a breach.
type Consequence struct {
	Kind  clinical.ConsequenceKind `json:"kind" doc:"signs_again: the member's signature under the ground rules does not count any more"`
	Words string                   `json:"words,omitempty"`
	By    string                   `json:"by" doc:"Name"`
	At    time.Time                `json:"at"`
}

// BreachList is what left the room of a cohort.
type BreachList struct {
	Items []Breach `json:"items" doc:"The last that was recorded first"`
}

func breachAnswer(b programdesk.Breach) Breach {
	out := Breach{ID: b.ID.String(), CohortID: b.CohortID.String(), On: b.Said.On.String(), What: b.Said.What, By: b.ByName, At: b.At, InError: remarked(b.InError), Version: b.Version,
		Followed: each(b.Followed, func(c clinical.Consequence) Consequence {
			return Consequence{Kind: c.Kind, Words: c.Words, By: c.ByName, At: c.At}
		})}
	if b.Seat != nil {
		out.EnrollmentID, out.ClientID, out.ClientCode, out.FirstName = b.Seat.ID.String(), b.Seat.ClientID.String(), b.Seat.ClientCode, b.Seat.FirstName
	}
	return out
}

func (s *Server) listBreaches(ctx context.Context, by domain.Actor, in *ByID) (*answer[BreachList], error) {
	id, err := pathID[domain.CohortID](in.ID)
	if err != nil {
		return nil, err
	}
	list, err := s.desks.Program.Breaches(ctx, by, id)
	return plain(BreachList{each(list, breachAnswer)}), err
}

// BreachBody is a breach as it is written down.
type BreachBody struct {
	EnrollmentID string                   `json:"enrollmentId,omitempty" doc:"Whose it was; absent: nobody knows"`
	On           string                   `json:"on" format:"date"`
	What         string                   `json:"what"`
	Consequence  clinical.ConsequenceKind `json:"consequence,omitempty" doc:"Absent while nothing is decided"`
	Words        string                   `json:"words,omitempty" doc:"About the consequence"`
}

type breachInput struct {
	ByID
	Sent[BreachBody]

	said clinical.BreachSaid
}

func (in *breachInput) read(f *domain.Faults) {
	b := in.body
	in.said = clinical.BreachSaid{EnrollmentID: idField[domain.EnrollmentID](f, "enrollmentId", b.EnrollmentID), On: dateField(f, "on", b.On), What: b.What}
}

func (s *Server) recordBreach(ctx context.Context, by domain.Actor, in *breachInput) (*answer[Breach], error) {
	id, err := pathID[domain.CohortID](in.ID)
	if err != nil {
		return nil, err
	}
	b, err := s.desks.Program.RecordBreach(ctx, by, id, in.said, in.body.Consequence, in.body.Words)
	return versioned(breachAnswer(b), b.Version), err
}

// ConsequenceBody says what follows from a breach.
type ConsequenceBody struct {
	Consequence clinical.ConsequenceKind `json:"consequence"`
	Words       string                   `json:"words,omitempty"`
}

type decideBreachInput struct {
	ByID
	Sent[ConsequenceBody]
}

func (s *Server) decideBreach(ctx context.Context, by domain.Actor, in *decideBreachInput) (*answer[Breach], error) {
	id, err := pathID[domain.BreachID](in.ID)
	if err != nil {
		return nil, err
	}
	b, err := s.desks.Program.DecideBreach(ctx, by, id, in.body.Consequence, in.body.Words)
	return versioned(breachAnswer(b), b.Version), err
}

func (s *Server) voidBreach(ctx context.Context, by domain.Actor, in *reasonInput) (*answer[Breach], error) {
	id, err := pathID[domain.BreachID](in.ID)
	if err != nil {
		return nil, err
	}
	b, err := s.desks.Program.VoidBreach(ctx, by, id, in.body.Reason)
	return versioned(breachAnswer(b), b.Version), err
}
