package fhir

import (
	"strings"

	"cohort/domain/intake"
)

type serviceRequest struct {
	ResourceType string       `json:"resourceType"`
	ID           string       `json:"id"`
	Status       string       `json:"status"`
	Intent       string       `json:"intent"`
	Category     []concept    `json:"category"`
	Priority     string       `json:"priority"`
	Code         concept      `json:"code"`
	Subject      *reference   `json:"subject"`
	AuthoredOn   string       `json:"authoredOn,omitempty"`
	Requester    *reference   `json:"requester,omitempty"`
	Performer    []*reference `json:"performer"`
	ReasonCode   []concept    `json:"reasonCode,omitempty"`
}

func (s serviceRequest) id() string { return s.ID }

// priorities are FHIR's words for how soon a client must be seen.
var priorities = map[intake.Urgency]string{intake.Emergency: "stat", intake.Emergent: "asap", intake.Urgent: "urgent", intake.AfterDischarge: "urgent"}

// serviceRequest is a referral: somebody's request that the practice see the client.
func (r Record) serviceRequest(f intake.Referral) serviceRequest {
	s := serviceRequest{
		ResourceType: "ServiceRequest", ID: f.ID.String(), Status: "active", Intent: "order", Priority: "routine",
		Category: []concept{coded(loinc, "57133-1", "Referral note")}, Code: words("Group treatment"),
		Subject: r.subject(), AuthoredOn: date(f.ReceivedOn), Performer: []*reference{r.practiceRef()},
	}
	switch f.Status {
	case intake.ReferralPlaced:
		s.Status = "completed"
	case intake.ReferralDeclined, intake.ReferralRedirected:
		s.Status = "revoked"
	case intake.ReferralReceived, intake.ReferralTriaged, intake.ReferralAccepted, intake.ReferralWaitlisted:
	}
	if p := priorities[f.Urgency]; p != "" {
		s.Priority = p
	}
	if by := f.Referrer; by != nil {
		s.Requester = called(strings.Join(said(by.Name, by.Organization), ", "))
	}
	for _, area := range f.ProblemAreas {
		s.ReasonCode = append(s.ReasonCode, words(strings.ReplaceAll(string(area), "_", " ")))
	}
	s.ReasonCode = append(s.ReasonCode, concepts(words(f.Reason))...)
	return s
}

// said are the texts that say something.
func said(texts ...string) (list []string) {
	for _, text := range texts {
		if text = plain(text); text != "" {
			list = append(list, text)
		}
	}
	return list
}
