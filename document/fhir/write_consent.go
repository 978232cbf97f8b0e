package fhir

type writtenConsent struct {
	ResourceType string       `json:"resourceType"`
	ID           string       `json:"id"`
	Status       string       `json:"status"`
	Scope        concept      `json:"scope"`
	Category     []concept    `json:"category"`
	Patient      *reference   `json:"patient"`
	DateTime     string       `json:"dateTime"`
	Performer    []*reference `json:"performer"`
	Organization []*reference `json:"organization"`
	PolicyRule   concept      `json:"policyRule"`
	Provision    provision    `json:"provision"`
}

type provision struct {
	Type   string         `json:"type"`
	Period *period        `json:"period,omitempty"`
	Actor  []consentActor `json:"actor,omitempty"`
	Code   []concept      `json:"code,omitempty"`
}

type consentActor struct {
	Role      concept    `json:"role"`
	Reference *reference `json:"reference"`
}

func (c writtenConsent) id() string { return c.ID }

// consent says what the client allowed, to whom and for how long. A refusal is an
// active consent that permits nothing; a withdrawn one is no longer active. Purpose
// and scope are in the practice's words, for which FHIR's codes are too coarse.
func (r Record) consent(c Consent) writtenConsent {
	w := writtenConsent{
		ResourceType: "Consent", ID: c.ID, Status: "active", Scope: coded(consentScope, "patient-privacy", "Privacy Consent"),
		Category: []concept{coded(loinc, "59284-0", "Consent Document")}, Patient: r.subject(), DateTime: instant(c.SignedAt),
		Performer: []*reference{r.subject()}, Organization: []*reference{r.practiceRef()}, PolicyRule: coded(actCode, "OPTIN", "opt-in"),
		Provision: provision{Type: "permit", Period: days(c.From, c.Until)},
	}
	if c.Withdrawn {
		w.Status = "inactive"
	}
	if !c.Given {
		w.PolicyRule, w.Provision.Type = coded(actCode, "OPTOUT", "opt-out"), "deny"
	}
	if to := called(c.Recipient); to != nil {
		w.Provision.Actor = []consentActor{{Role: coded(participation, "IRCP", "information recipient"), Reference: to}}
	}
	for _, text := range said(append([]string{c.Purpose}, c.Scope...)...) {
		w.Provision.Code = append(w.Provision.Code, words(text))
	}
	return w
}
