package clinical

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"cohort/domain"
)

// Consent is a client's word on what of their record may be told to whom, for what
// and how long (42 CFR 2.31, 45 CFR 164.508). What it says never changes; it ends
// from a day on, and one that was written down by mistake is marked so. All stays.
type Consent struct {
	ID       domain.ConsentID
	ClientID domain.ClientID
	Said     ConsentSaid
	Endings  []ConsentEnding // in the order in which they were told
	By       domain.UserID   // who took it down
	ByName   string
	At       time.Time
	InError  *Remark
	Version  int
}

// ConsentSaid is what stands above the signature, and the signature.
type ConsentSaid struct {
	Kind       ConsentKind   `json:"kind"`
	Recipient  string        `json:"recipient"`         // a person or an entity
	Address    string        `json:"address,omitempty"` // of the recipient, if known
	Purpose    string        `json:"purpose"`
	Parts      []RecordPart  `json:"parts"`                // what may be told
	Substance  bool          `json:"substance"`            // what concerns treatment for substance use may be told too
	From       domain.Date   `json:"from"`                 // the first day
	Until      domain.Date   `json:"until,omitzero"`       // the last day
	UntilEvent string        `json:"untilEvent,omitempty"` // or what ends it, in words
	Signer     ConsentSigner `json:"signer"`
	Authority  string        `json:"authority,omitempty"` // by which somebody else signs for the client
	Signed     ClientPart    `json:"signed"`
	CopyGiven  bool          `json:"copyGiven,omitempty"` // who signed has a copy
}

// ConsentKind is what a consent is for. Those that the law keeps apart are kinds of
// their own, so that none of them can be combined with another.
type ConsentKind string

// The kinds.
const (
	ConsentNamed       ConsentKind = "named"       // to one recipient
	ConsentTreating    ConsentKind = "treating"    // all future treatment, payment and operations (42 CFR 2.31(a)(4))
	ConsentProceedings ConsentKind = "proceedings" // civil, criminal, administrative or legislative (42 CFR 2.31(d))
)

// ConsentKinds lists them.
var ConsentKinds = []ConsentKind{ConsentNamed, ConsentTreating, ConsentProceedings}

// Values is the closed list, as texts.
func (ConsentKind) Values() []string { return domain.Texts(ConsentKinds) }

// What the rule says in place of a name and of a purpose, for a single consent to
// all future treatment, payment and operations (42 CFR 2.31(a)(4)(ii) and (5)(iii)).
const (
	TreatingRecipients = "My treating providers, health plans, third-party payers, and people helping to operate this program"
	TreatingPurpose    = "For treatment, payment, and health care operations"
)

// ConsentSigner is who signed.
type ConsentSigner string

// The signers.
const (
	ClientSigns         ConsentSigner = "client"
	GuardianSigns       ConsentSigner = "guardian"
	RepresentativeSigns ConsentSigner = "representative"
)

// ConsentSigners lists them.
var ConsentSigners = []ConsentSigner{ClientSigns, GuardianSigns, RepresentativeSigns}

// Values is the closed list, as texts.
func (ConsentSigner) Values() []string { return domain.Texts(ConsentSigners) }

// RecordPart is a part of a client's record, as a consent names it.
type RecordPart string

// The parts. The last two are told by a consent of their own alone, and by their
// author (45 CFR 164.508(a)(2), 42 CFR 2.31(b)).
const (
	PartReferrals     RecordPart = "referrals"
	PartAttendance    RecordPart = "attendance"
	PartAssessments   RecordPart = "assessments"
	PartPlans         RecordPart = "treatment_plans"
	PartNotes         RecordPart = "progress_notes"
	PartDischarges    RecordPart = "discharge_summaries"
	PartHomework      RecordPart = "homework"
	PartRiskFlags     RecordPart = "risk_flags"
	PartAgreements    RecordPart = "agreements" // and leaflets given
	PartAttachments   RecordPart = "attachments"
	PartCharges       RecordPart = "charges"
	PartPsychotherapy RecordPart = "psychotherapy_notes"
	PartCounseling    RecordPart = "sud_counseling_notes"
)

// RecordParts lists them in the order in which a record has them.
var RecordParts = []RecordPart{PartReferrals, PartAttendance, PartAssessments, PartPlans, PartNotes, PartDischarges, PartHomework, PartRiskFlags, PartAgreements, PartAttachments, PartCharges,
	PartPsychotherapy, PartCounseling}

// Values is the closed list, as texts.
func (RecordPart) Values() []string { return domain.Texts(RecordParts) }

// IsPrivate says that the part is kept apart from the record.
func (p RecordPart) IsPrivate() bool { return p == PartPsychotherapy || p == PartCounseling }

// partsInOrder gives each part once, in the order of the record; what is not in the
// list stays, to be refused.
func partsInOrder(parts []RecordPart) []RecordPart {
	out := slices.Clone(parts)
	slices.SortStableFunc(out, func(a, b RecordPart) int { return slices.Index(RecordParts, a) - slices.Index(RecordParts, b) })
	return slices.Compact(out)
}

// The errors about consents.
var (
	ErrConsentInError  = domain.Conflict("entered_in_error", "This is marked as entered in error already.")
	ErrConsentEnded    = domain.Conflict("consent_ended", "This consent has ended already.")
	ErrConsentNotEnded = domain.Conflict("consent_not_ended", "This consent was not ended.")
	ErrConsentNotLive  = domain.Conflict("consent_not_live", "This consent does not hold today. Without one that does, nothing leaves.")
	ErrConsentScope    = domain.Conflict("consent_scope", "This consent does not cover that. Leave it out, or ask the client for another consent.")
)

// Consented is a consent as it was signed, taken down by somebody.
func Consented(client domain.ClientID, said ConsentSaid, by domain.Actor, now time.Time) Consent {
	return Consent{ID: domain.NewID[domain.ConsentID](), ClientID: client, Said: said, By: by.UserID, ByName: by.Name, At: now, Version: 1}
}

// Trimmed is what was typed without blanks around it, with what the rule says where
// it leaves no choice.
func (s ConsentSaid) Trimmed() ConsentSaid {
	for _, text := range []*string{&s.Recipient, &s.Address, &s.Purpose, &s.UntilEvent, &s.Authority} {
		*text = strings.TrimSpace(*text)
	}
	if s.Kind == ConsentTreating {
		s.Recipient, s.Address, s.Purpose = TreatingRecipients, "", TreatingPurpose
	}
	s.Parts, s.Signed = partsInOrder(s.Parts), s.Signed.Trimmed()
	return s
}

// Validate names everything that is wrong with what is to be taken down.
func (s ConsentSaid) Validate(today domain.Date) error {
	var f domain.Faults
	domain.OneOf(&f, "kind", s.Kind, ConsentKinds)
	f.Required("recipient", s.Recipient, domain.MaxLine)
	f.Text("recipientAddress", s.Address, domain.MaxText)
	f.Required("purpose", s.Purpose, domain.MaxReason)
	s.validateParts(&f)
	f.When(s.From.IsZero(), "from", "is missing")
	s.validateEnd(&f)
	domain.OneOf(&f, "signer", s.Signer, ConsentSigners)
	f.Text("authority", s.Authority, domain.MaxReason)
	f.When((s.Signer == GuardianSigns || s.Signer == RepresentativeSigns) && s.Authority == "", "authority", "is missing: say by which right they sign for the client")
	f.When(s.Signer == ClientSigns && s.Authority != "", "authority", "is of somebody else who signs")
	f.Within("client", s.Signed.Validate(today))
	f.When(s.Signed.Way == ClientDeclined, "client.way", "must be a signature: without one there is no consent")
	f.When(s.Signed.Way != ClientDeclined && s.Signed.Words != "", "client.words", "are of who declined")
	f.When(!s.Signed.On.IsZero() && s.From.Before(s.Signed.On) && !s.From.IsZero(), "from", "is before it was signed")
	return f.Err()
}

// validateParts holds notes that are kept apart to a consent of their own.
func (s ConsentSaid) validateParts(f *domain.Faults) {
	f.When(len(s.Parts) == 0, "parts", "must name what may be told")
	checkParts(f, s.Parts)
	for _, p := range s.Parts {
		switch {
		case p.IsPrivate() && len(s.Parts) > 1:
			f.Add("parts", "must name notes that are kept apart alone: they need a consent of their own")
		case p.IsPrivate() && s.Kind == ConsentTreating:
			f.Add("parts", "must not name notes that are kept apart: they need a consent to one recipient")
		default:
			continue
		}
		return
	}
	f.When(slices.Contains(s.Parts, PartCounseling) && !s.Substance, "substance", "must be said of notes about counseling for substance use")
}

// checkParts names what is no part of a record.
func checkParts(f *domain.Faults, parts []RecordPart) {
	f.Items("parts", len(parts), len(RecordParts))
	for i, p := range parts {
		domain.OneOf(f, fmt.Sprintf("parts[%d]", i), p, RecordParts)
	}
}

// validateEnd wants to know when a consent ends. The single one for all future
// treatment may have no end (42 CFR 2.31(a)(7)).
func (s ConsentSaid) validateEnd(f *domain.Faults) {
	f.Text("untilEvent", s.UntilEvent, domain.MaxLine)
	f.When(s.Until.IsZero() && s.UntilEvent == "" && s.Kind != ConsentTreating, "until", "is missing: a day, or what ends it")
	f.When(!s.Until.IsZero() && s.Until.Before(s.From), "until", "is before its first day")
}

// MarkInError says that it was taken down by mistake: nothing can leave under it.
func (c Consent) MarkInError(by domain.Actor, reason string, now time.Time) (Consent, error) {
	if c.InError != nil {
		return c, ErrConsentInError
	}
	remark, err := inError(by, reason, now)
	c.InError = remark
	c.Version++
	return c, err
}
