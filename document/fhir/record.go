package fhir

import (
	"encoding/json"
	"fmt"
	"io"
	"time"

	"cohort/domain"
	"cohort/domain/intake"
	"cohort/domain/program"
)

// Record is one client's record, as far as it may leave the practice: what a release
// or an export covers is the caller's choice, and everything given here is written.
// A group's other members have no place in it.
type Record struct {
	Client      domain.Client
	Practice    domain.Settings
	Clinicians  []Clinician
	Referrals   []intake.Referral
	Assessments []intake.Assessment
	Meetings    []Meeting
	Plans       []Plan
	Consents    []Consent
	Documents   []Document
	Part2       bool // the record is protected by 42 CFR part 2, and is labelled so
	WrittenAt   time.Time
}

// Clinician is somebody of the practice who is named in the record.
type Clinician struct {
	ID   domain.UserID
	Name string
	NPI  string // "" for none
}

// Meeting is one session of a group, as it was for this client.
type Meeting struct {
	Session    program.Session
	Group      string              // what the group is called outside the practice; "" for nothing
	Attendance *program.Attendance // nil while nobody has taken it
	Leaders    []domain.UserID     // among the record's clinicians
}

// Plan is a client's treatment plan.
type Plan struct {
	ID          string // a UUID
	Title       string
	Description string
	Status      PlanStatus
	From, Until domain.Date // zero where not said
	Goals       []Goal
	Steps       []string // what is done toward them
	Author      domain.UserID
}

// PlanStatus is where a plan stands.
type PlanStatus string

// The states of a plan, as FHIR names them.
const (
	PlanDraft     PlanStatus = "draft"
	PlanActive    PlanStatus = "active"
	PlanCompleted PlanStatus = "completed"
	PlanRevoked   PlanStatus = "revoked"
)

// Goal is what a plan is to reach.
type Goal struct {
	ID       string // a UUID
	Text     string
	Reached  bool
	TargetOn domain.Date // zero for none
}

// Consent is a client's word on what may be told to whom.
type Consent struct {
	ID          string // a UUID
	Given       bool   // else it was refused
	Withdrawn   bool
	SignedAt    time.Time
	From, Until domain.Date // zero where not said
	Recipient   string      // to whom; "" where it names nobody
	Purpose     string      // in words
	Scope       []string    // what may be told, in words
}

// resource is what a bundle holds.
type resource interface{ id() string }

type bundle struct {
	ResourceType string  `json:"resourceType"`
	Meta         *meta   `json:"meta,omitempty"`
	Type         string  `json:"type"`
	Timestamp    string  `json:"timestamp"`
	Entry        []entry `json:"entry"`
}

type entry struct {
	FullURL  string   `json:"fullUrl"`
	Resource resource `json:"resource"`
}

// Write writes the record as one FHIR R4 Bundle of the type collection: Patient,
// Organization, Practitioner, ServiceRequest for a referral, QuestionnaireResponse
// and Observation for an assessment, Appointment for a session and Encounter where
// the client was there, CarePlan with its Goals, Consent, and DocumentReference for
// a note. The same record gives the same bytes. It fails with domain.KindInvalid, and writes nothing, when
// something that FHIR asks for is missing. Voided assessments are left out.
func Write(w io.Writer, r Record) error {
	if err := r.check(); err != nil {
		return err
	}
	b := bundle{ResourceType: "Bundle", Type: "collection", Timestamp: instant(r.WrittenAt)}
	if r.Part2 {
		b.Meta = part2Labels()
	}
	add := func(list ...resource) {
		for _, item := range list {
			b.Entry = append(b.Entry, entry{FullURL: "urn:uuid:" + item.id(), Resource: item})
		}
	}
	add(r.patient(), r.organization())
	for _, c := range r.Clinicians {
		add(c.practitioner())
	}
	for _, referral := range r.Referrals {
		add(r.serviceRequest(referral))
	}
	for _, a := range r.Assessments {
		if a.VoidedAt == nil {
			add(r.questionnaireResponse(a), r.observation(a))
		}
	}
	for _, m := range r.Meetings {
		add(r.appointment(m))
		if m.attended() {
			add(r.encounter(m))
		}
	}
	for _, p := range r.Plans {
		for _, g := range p.Goals {
			add(r.goal(p, g))
		}
		add(r.carePlan(p))
	}
	for _, c := range r.Consents {
		add(r.consent(c))
	}
	for _, d := range r.Documents {
		add(r.document(d))
	}
	out, err := json.MarshalIndent(b, "", "  ")
	if err != nil {
		return err
	}
	_, err = w.Write(append(out, '\n'))
	return err
}

// check names everything that is missing.
func (r Record) check() error {
	var f domain.Faults
	f.When(r.Client.ID.IsZero(), "client.id", "is missing")
	f.When(plain(r.Client.FirstName+r.Client.LastName) == "", "client.name", "is missing")
	f.When(plain(r.Practice.PracticeName) == "", "practice.name", "is missing")
	f.When(r.WrittenAt.IsZero(), "writtenAt", "is missing")
	seen := map[string]bool{}
	known := map[domain.UserID]bool{}
	once := func(field, id string) {
		f.When(!isUUID(id), field, "must be a UUID")
		f.When(seen[id], field, "is there twice")
		seen[id] = true
	}
	for i, c := range r.Clinicians {
		field := fmt.Sprintf("clinicians[%d].", i)
		once(field+"id", c.ID.String())
		f.When(plain(c.Name) == "", field+"name", "is missing")
		known[c.ID] = true
	}
	for i, referral := range r.Referrals {
		once(fmt.Sprintf("referrals[%d].id", i), referral.ID.String())
	}
	for i, a := range r.Assessments {
		once(fmt.Sprintf("assessments[%d].id", i), a.ID.String())
		checkAssessment(&f, fmt.Sprintf("assessments[%d].", i), a)
	}
	for i, m := range r.Meetings {
		once(fmt.Sprintf("meetings[%d].session.id", i), m.Session.ID.String())
		m.check(&f, fmt.Sprintf("meetings[%d].", i), known)
	}
	for i, p := range r.Plans {
		once(fmt.Sprintf("plans[%d].id", i), p.ID)
		p.check(&f, fmt.Sprintf("plans[%d].", i), known)
		for j, g := range p.Goals {
			once(fmt.Sprintf("plans[%d].goals[%d].id", i, j), g.ID)
			f.When(plain(g.Text) == "", fmt.Sprintf("plans[%d].goals[%d].text", i, j), "is missing")
		}
	}
	for i, c := range r.Consents {
		once(fmt.Sprintf("consents[%d].id", i), c.ID)
		f.When(c.SignedAt.IsZero(), fmt.Sprintf("consents[%d].signedAt", i), "is missing")
	}
	for i, d := range r.Documents {
		once(fmt.Sprintf("documents[%d].id", i), d.ID)
		d.check(&f, fmt.Sprintf("documents[%d].", i), known)
	}
	return f.Err()
}
