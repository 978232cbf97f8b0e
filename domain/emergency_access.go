package domain

import (
	"slices"
	"time"
)

// EmergencyAccess opens one client's record to a therapist who does not treat
// them, for an hour, with a reason. Whoever treats the client and the
// administrators are told.
type EmergencyAccess struct {
	ID         EmergencyAccessID
	UserID     UserID
	UserName   string // read with it
	ClientID   ClientID
	Ground     EmergencyGround
	Reason     string // sealed where it is kept
	OpenedAt   time.Time
	ExpiresAt  time.Time
	EndedAt    *time.Time // before it expired
	EndedBy    UserID
	ClientCode string // read with it
}

// EmergencyMinutes is how long a record stays open.
const EmergencyMinutes = 60

// EmergencyGround is what kind of emergency it is. Administrators read it, and
// not the reason, which may be clinical.
type EmergencyGround string

// The grounds.
const (
	GroundRisk    EmergencyGround = "risk_of_harm"
	GroundMedical EmergencyGround = "medical_emergency"
	GroundAbsent  EmergencyGround = "colleague_unavailable"
	GroundOther   EmergencyGround = "other"
)

// EmergencyGrounds lists them.
var EmergencyGrounds = []EmergencyGround{GroundRisk, GroundMedical, GroundAbsent, GroundOther}

// Values is the closed list, as texts.
func (EmergencyGround) Values() []string { return Texts(EmergencyGrounds) }

// The errors of opening a record in an emergency.
var (
	ErrInReach       = Conflict("in_reach", "This client's record is open to you without an emergency.")
	ErrNobodyFits    = Refusal("nobody_fits", "No client fits exactly. Check the spelling of the full name or the code, and the birth date.")
	ErrSeveralFit    = Conflict("several_fit", "Several clients have this name and birth date. Give the code.")
	ErrStillOpen     = Conflict("still_open", "This record is open to you in an emergency already.")
	ErrTooManyOpened = ErrTooManyAttempts
)

// NewEmergencyAccess opens a record from now on.
func NewEmergencyAccess(by Actor, client Client, ground EmergencyGround, reason string, now time.Time) EmergencyAccess {
	return EmergencyAccess{ID: NewID[EmergencyAccessID](), UserID: by.UserID, UserName: by.Name, ClientID: client.ID, ClientCode: client.Code,
		Ground: ground, Reason: reason, OpenedAt: now, ExpiresAt: now.Add(EmergencyMinutes * time.Minute)}
}

// Open says whether the record is open now.
func (a EmergencyAccess) Open(now time.Time) bool { return a.EndedAt == nil && now.Before(a.ExpiresAt) }

// End is the access ended early. What has ended already stays as it is.
func (a EmergencyAccess) End(by UserID, now time.Time) EmergencyAccess {
	if a.Open(now) {
		a.EndedAt, a.EndedBy = &now, by
	}
	return a
}

// EmergencySearch is who is looked for: nobody is found by less than a full
// name or a code, together with the birth date.
type EmergencySearch struct {
	Name      string
	Code      string
	BirthDate Date
}

// Validate names what is missing.
func (s EmergencySearch) Validate(f *Faults) {
	f.When(IsBlank(s.Name) && IsBlank(s.Code), "name", "give the full name or the client's code")
	f.Text("name", s.Name, MaxName)
	f.When(!IsBlank(s.Code) && CodeKey(s.Code) == "", "code", "must be a client's code, such as C-1042")
	f.When(s.BirthDate.IsZero(), "birthDate", "is required")
}

// Fits says whether a client is the one who is looked for. Of a client whose
// birth date is unknown, name and code are needed, and the date counts for
// nothing.
func (s EmergencySearch) Fits(c Client) bool {
	byCode := !IsBlank(s.Code) && (c.Code == CodeKey(s.Code) || slices.Contains(c.FormerCodes, CodeKey(s.Code)))
	byName := !IsBlank(s.Name) && s.namedAs(c)
	if c.BirthDate.IsZero() {
		return byCode && byName
	}
	if c.BirthDate != s.BirthDate {
		return false
	}
	return (byCode || IsBlank(s.Code)) && (byName || IsBlank(s.Name))
}

// namedAs compares full names as people write them, given name first or last,
// by the name of the papers or the one that the client goes by.
func (s EmergencySearch) namedAs(c Client) bool {
	said := FoldName(s.Name)
	for _, first := range []string{c.FirstName, c.PreferredName} {
		if first == "" || c.LastName == "" && first != c.FirstName {
			continue
		}
		if said == FoldName(first+c.LastName) || said == FoldName(c.LastName+first) {
			return true
		}
	}
	return false
}

// inEmergency is what a therapist may do with a record that is open to them in
// an emergency, as who treats the client may: to read it, and to answer a risk
// flag, since that is what an emergency is about. What does not stand here stays
// closed. Private notes (45 CFR 164.501, 42 CFR 2.11) never stand here: the one
// who wrote them keeps them apart from the record, and no emergency opens them.
var inEmergency = []Action{ListClients, ReadClient, ReadTimeline, BriefOnClient, ReadPersonal, ReadAssessment, ReadRiskFlag, AnswerRiskFlag, ReadProgressNotes, ReadTreatmentPlans, ReadAttachments, ReadClinicalAttachments, DownloadAttachment, ReadWaitlist, ReadEnrollment}

// OpensInEmergency says whether an emergency access allows the action.
func (a Action) OpensInEmergency() bool { return slices.Contains(inEmergency, a) }

// Emergency gives the access by which the client's record is open to the actor,
// nil without one.
func (a Actor) Emergency(client ClientID) *EmergencyAccess {
	for i := range a.Emergencies {
		if a.Emergencies[i].ClientID == client {
			return &a.Emergencies[i]
		}
	}
	return nil
}

// InEmergency says whether an emergency opens the action on this client to the
// actor. Only a therapist is let in by one.
func (a Actor) InEmergency(action Action, client ClientID) bool {
	return action.OpensInEmergency() && a.Reach(action) == Own && a.Emergency(client) != nil
}

// emergencyClients are those whose record an emergency opens for the action.
func (a Actor) emergencyClients(action Action) (ids []ClientID) {
	for _, e := range a.Emergencies {
		if a.InEmergency(action, e.ClientID) {
			ids = append(ids, e.ClientID)
		}
	}
	return ids
}
