package api

import (
	"context"
	"net/http"
	"time"

	"cohort/domain"
	clinicaldesk "cohort/practice/clinical"
)

// opens creates a thing in steps: a try that fails stays counted.
var opens = verb{method: http.MethodPost, status: http.StatusCreated, once: inSteps}

func (s *Server) emergencyAccessRoutes() {
	add(s, reads, "/emergency-accesses", domain.ReadEmergencies, "List the records that are open to me in an emergency", s.listEmergencies)
	add(s, opens, "/emergency-accesses", domain.OpenEmergency, "Open a client's record in an emergency", s.openEmergency)
	add(s, acts, "/emergency-accesses/{id}/end", domain.EndEmergency, "End an emergency access", s.endEmergency)
}

// EmergencyAccess opens a client's record to a therapist who does not treat them.
type EmergencyAccess struct {
	ID         string                 `json:"id"`
	UserID     string                 `json:"userId"`
	UserName   string                 `json:"userName" doc:"Who opened it"`
	ClientID   string                 `json:"clientId"`
	ClientCode string                 `json:"clientCode"`
	Ground     domain.EmergencyGround `json:"ground"`
	Reason     string                 `json:"reason,omitempty" doc:"For who may read the record"`
	OpenedAt   time.Time              `json:"openedAt"`
	ExpiresAt  time.Time              `json:"expiresAt"`
	EndedAt    *time.Time             `json:"endedAt,omitempty" doc:"Before it expired"`
	Version    int                    `json:"version"`
}

func emergencyAnswer(a domain.EmergencyAccess) EmergencyAccess {
	return EmergencyAccess{ID: a.ID.String(), UserID: a.UserID.String(), UserName: a.UserName, ClientID: a.ClientID.String(), ClientCode: a.ClientCode,
		Ground: a.Ground, Reason: a.Reason, OpenedAt: a.OpenedAt, ExpiresAt: a.ExpiresAt, EndedAt: a.EndedAt, Version: unedited}
}

func (s *Server) listEmergencies(ctx context.Context, by domain.Actor, _ *nothing) (*answer[page[EmergencyAccess]], error) {
	open, err := s.desks.Clinical.Emergencies(ctx, by)
	return plain(page[EmergencyAccess]{Items: each(open, emergencyAnswer)}), err
}

// NewEmergencyAccess says who is looked for, and why. Nobody is found by less
// than the full name or the code, together with the birth date.
type NewEmergencyAccess struct {
	Name      string                 `json:"name,omitempty" doc:"First and last name, as they are written"`
	Code      string                 `json:"code,omitempty" example:"C-1042"`
	BirthDate string                 `json:"birthDate" doc:"Of a client whose birth date is unknown, name and code are needed"`
	Ground    domain.EmergencyGround `json:"ground" doc:"Administrators read it"`
	Reason    string                 `json:"reason" doc:"Who treats the client reads it; administrators do not"`
}

type emergencyInput struct {
	Sent[NewEmergencyAccess]

	wanted clinicaldesk.Emergency
}

func (in *emergencyInput) read(f *domain.Faults) {
	b := in.body
	in.wanted = clinicaldesk.Emergency{Who: domain.EmergencySearch{Name: b.Name, Code: b.Code, BirthDate: dateField(f, "birthDate", b.BirthDate)},
		Ground: b.Ground, Reason: b.Reason}
}

func (s *Server) openEmergency(ctx context.Context, by domain.Actor, in *emergencyInput) (*answer[EmergencyAccess], error) {
	a, err := s.desks.Clinical.OpenEmergency(ctx, by, in.wanted)
	return versioned(emergencyAnswer(a), unedited), err
}

func (s *Server) endEmergency(ctx context.Context, by domain.Actor, in *ByID) (*answer[EmergencyAccess], error) {
	id, err := pathID[domain.EmergencyAccessID](in.ID)
	if err != nil {
		return nil, err
	}
	a, err := s.desks.Clinical.EndEmergency(ctx, by, id)
	body := emergencyAnswer(a)
	body.Reason = "" // an administrator may end it, and does not read why
	return versioned(body, unedited), err
}
