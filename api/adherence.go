package api

import (
	"context"

	"cohort/domain"
	"cohort/domain/program"
	programdesk "cohort/practice/program"
)

func (s *Server) adherenceRoutes() {
	add(s, reads, "/cohorts/{id}/adherence", domain.ReadSession, "Read how regularly a cohort's members come", s.readAdherence)
	add(s, reads, "/clients/{id}/adherence", domain.ReadEnrollment, "Read how regularly a client comes", s.readAdherenceOfClient)
}

// Adherence is how regularly somebody comes. Cancelled sessions, and those that
// they were taken off, count for nothing.
type Adherence struct {
	Held      int `json:"held" doc:"Closed sessions that they belonged to and are marked for"`
	Attended  int `json:"attended" doc:"Of those, also late and for a part"`
	Excused   int `json:"excused"`
	Missed    int `json:"missed" doc:"No-shows and late cancellations"`
	Unmarked  int `json:"unmarked" doc:"Closed sessions whose mark is still missing"`
	CaughtUp  int `json:"caughtUp" doc:"Missed themes that were made up"`
	Committed int `json:"committed" doc:"Sessions that they committed to, 0 without a number"`
}

// MemberAdherence is how regularly one member comes.
type MemberAdherence struct {
	EnrollmentID string `json:"enrollmentId"`
	ClientID     string `json:"clientId"`
	Adherence
}

// CohortAdherence is how regularly the members of a cohort come.
type CohortAdherence struct {
	Members []MemberAdherence `json:"members" doc:"Former ones too"`
	All     Adherence         `json:"all"`
}

// AdherenceList is how regularly a client comes, by membership.
type AdherenceList struct {
	Items []MemberAdherence `json:"items"`
}

func adherenceAnswer(a program.Adherence) Adherence { return Adherence(a) }

func memberAdherence(m programdesk.MemberAdherence) MemberAdherence {
	return MemberAdherence{EnrollmentID: m.ID.String(), ClientID: m.ClientID.String(), Adherence: adherenceAnswer(m.Adherence)}
}

func (s *Server) readAdherence(ctx context.Context, by domain.Actor, in *ByID) (*answer[CohortAdherence], error) {
	id, err := pathID[domain.CohortID](in.ID)
	if err != nil {
		return nil, err
	}
	members, all, err := s.desks.Program.AdherenceOf(ctx, by, id)
	return plain(CohortAdherence{Members: each(members, memberAdherence), All: adherenceAnswer(all)}), err
}

func (s *Server) readAdherenceOfClient(ctx context.Context, by domain.Actor, in *ByID) (*answer[AdherenceList], error) {
	id, err := pathID[domain.ClientID](in.ID)
	if err != nil {
		return nil, err
	}
	members, err := s.desks.Program.AdherenceOfClient(ctx, by, id)
	return plain(AdherenceList{each(members, memberAdherence)}), err
}
