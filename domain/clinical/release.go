package clinical

import (
	"slices"
	"strings"
	"time"

	"cohort/domain"
)

// Release is a part of a client's record that leaves under their consent. While it
// is prepared it holds the record as it was read then, and what people decided about
// places in it; once it is issued it is one package that never changes.
type Release struct {
	ID        domain.ReleaseID
	ClientID  domain.ClientID
	Wanted    ReleaseWanted
	Status    ReleaseStatus
	Record    ReleasedRecord // as it was read, with everything; nothing once it is issued or discarded
	Decisions []Decision
	Checked   []CheckedFile // attachments that somebody read, and that leave
	By        domain.UserID // who prepared it
	ByName    string
	At        time.Time
	Issued    *IssuedRelease
	Discarded *Remark
	Version   int
}

// ReleaseWanted is what is to leave, to whom and why.
type ReleaseWanted struct {
	ConsentID domain.ConsentID `json:"consentId"`
	Recipient string           `json:"recipient"`
	Address   string           `json:"address,omitempty"`
	Purpose   string           `json:"purpose"`
	Parts     []RecordPart     `json:"parts"`
	From      domain.Date      `json:"from,omitzero"` // of what it is about; zero: no bound
	Until     domain.Date      `json:"until"`
}

// ReleaseStatus is where a release stands.
type ReleaseStatus string

// The states.
const (
	ReleasePrepared  ReleaseStatus = "prepared"
	ReleaseIssued    ReleaseStatus = "issued"
	ReleaseDiscarded ReleaseStatus = "discarded"
)

// ReleaseStatuses lists them.
var ReleaseStatuses = []ReleaseStatus{ReleasePrepared, ReleaseIssued, ReleaseDiscarded}

// Values is the closed list, as texts.
func (ReleaseStatus) Values() []string { return domain.Texts(ReleaseStatuses) }

// IssuedRelease is what left.
type IssuedRelease struct {
	By           domain.UserID       `json:"by"`
	ByName       string              `json:"byName"`
	At           time.Time           `json:"at"`
	On           domain.Date         `json:"on"`
	Digest       string              `json:"digest"` // SHA-256 of the package, in hexadecimal digits
	Size         int                 `json:"size"`   // of the package, in bytes
	Part2        bool                `json:"part2"`  // it went with the notice
	Redacted     []RedactedPlace     `json:"redacted,omitempty"`
	Kept         []KeptPlace         `json:"kept,omitempty"`
	Files        []IssuedFile        `json:"files,omitempty"`
	DisclosureID domain.DisclosureID `json:"disclosureId"`
}

// RedactedPlace says where something was taken out, and why; never what.
type RedactedPlace struct {
	Place  string `json:"place"`
	Reason string `json:"reason"`
	By     string `json:"by,omitempty"` // name of who took it out by hand
}

// KeptPlace says where something that was found left all the same. It stays here.
type KeptPlace struct {
	Place string        `json:"place"`
	Words string        `json:"words"`
	Why   string        `json:"why"`
	By    domain.UserID `json:"by"`
	Name  string        `json:"byName"`
}

// The errors about releases.
var (
	ErrReleaseIssued    = domain.Conflict("release_issued", "This release was issued, and stays as it is.")
	ErrReleaseDiscarded = domain.Conflict("release_discarded", "This release was discarded. Prepare another one.")
	ErrReleaseNotIssued = domain.Conflict("release_not_issued", "This release was not issued: there is nothing to hand out yet.")
	ErrRecordChanged    = domain.Conflict("record_changed", "The record has changed since this was prepared. Discard it and prepare it again.")
	ErrReleaseEmpty     = domain.Conflict("release_empty", "There is nothing in these parts of the record in these days.")
	ErrPrivateRelease   = domain.Conflict("private_release", "Notes that are kept apart are given out by their author, not with a record.")
)

// Trimmed is what was typed without blanks around it.
func (w ReleaseWanted) Trimmed() ReleaseWanted {
	for _, text := range []*string{&w.Recipient, &w.Address, &w.Purpose} {
		*text = strings.TrimSpace(*text)
	}
	w.Parts = partsInOrder(w.Parts)
	return w
}

// Under takes over from a consent what it says: to whom, and for what. A single
// consent for all future treatment names nobody: the recipient is said each time.
func (w ReleaseWanted) Under(c Consent) (ReleaseWanted, error) {
	var f domain.Faults
	if c.Said.Kind == ConsentTreating {
		f.When(domain.IsBlank(w.Recipient), "recipient", "is missing: this consent names nobody")
	} else {
		f.When(w.Recipient != "", "recipient", "stands in the consent, and is left out")
		f.When(w.Address != "", "recipientAddress", "stands in the consent, and is left out")
		w.Recipient, w.Address = c.Said.Recipient, c.Said.Address
	}
	w.ConsentID, w.Purpose = c.ID, c.Said.Purpose
	return w, f.Err()
}

// Validate names what is wrong with what is wanted.
func (w ReleaseWanted) Validate(today domain.Date) error {
	var f domain.Faults
	f.Text("recipient", w.Recipient, domain.MaxLine)
	f.Text("recipientAddress", w.Address, domain.MaxText)
	f.When(len(w.Parts) == 0, "parts", "must name what is to leave")
	checkParts(&f, w.Parts)
	f.When(w.Until.IsZero(), "until", "is missing")
	f.When(w.Until.After(today), "until", "is in the future")
	f.When(!w.From.IsZero() && !w.Until.IsZero() && w.Until.Before(w.From), "until", "is before the first day")
	return f.Err()
}

// MayLeave says whether what is wanted may leave under a consent on a day: not what
// the consent does not cover, not before it is known whether the record is
// protected, and no notes that are kept apart.
func (w ReleaseWanted) MayLeave(c Consent, mark *Part2Mark, today domain.Date) error {
	if slices.ContainsFunc(w.Parts, RecordPart.IsPrivate) {
		return ErrPrivateRelease
	}
	if mark == nil {
		return ErrPart2Unsaid
	}
	return c.MayLeave(w.Parts, mark.Protects(w.Until), today)
}

// Prepare begins a release of a record as it was read.
func Prepare(client domain.ClientID, w ReleaseWanted, record ReleasedRecord, by domain.Actor, now time.Time) (Release, error) {
	r := Release{ID: domain.NewID[domain.ReleaseID](), ClientID: client, Wanted: w, Status: ReleasePrepared, Record: record, By: by.UserID, ByName: by.Name, At: now, Version: 1}
	if record.isEmpty() {
		return r, ErrReleaseEmpty
	}
	return r, nil
}

func (r ReleasedRecord) isEmpty() bool {
	return len(r.Referrals)+len(r.Attendance)+len(r.Assessments)+len(r.Plans)+len(r.Notes)+len(r.Discharges)+len(r.Homework)+
		len(r.RiskFlags)+len(r.Agreements)+len(r.Leaflets)+len(r.Attachments)+len(r.Charges) == 0
}

// IsOpen refuses what is decided about a release that stands.
func (r Release) IsOpen() error {
	switch r.Status {
	case ReleaseIssued:
		return ErrReleaseIssued
	case ReleaseDiscarded:
		return ErrReleaseDiscarded
	case ReleasePrepared:
	}
	return nil
}

// Decide keeps what a person judged of a place. The last word about a place counts.
func (r Release) Decide(d Decision, check ReleaseCheck, by domain.Actor, now time.Time) (Release, error) {
	if err := r.IsOpen(); err != nil {
		return r, err
	}
	if err := d.validate(&r.Record, r.Record.Redactions(check, nil)); err != nil {
		return r, err
	}
	d.Why, d.By, d.ByName, d.At = tidy(d.Why), by.UserID, by.Name, now
	r.Decisions = slices.DeleteFunc(slices.Clone(r.Decisions), func(o Decision) bool { return o.Path == d.Path && o.Start == d.Start && o.End == d.End })
	if d.Kind != DecideUndo {
		r.Decisions = append(r.Decisions, d)
	}
	r.Version++
	return r, nil
}

// Discard throws a release away that was prepared, with what it held.
func (r Release) Discard(by domain.Actor, reason string, now time.Time) (Release, error) {
	if err := r.IsOpen(); err != nil {
		return r, err
	}
	remark, err := inError(by, reason, now)
	if err != nil {
		return r, err
	}
	r.Status, r.Discarded, r.Record, r.Decisions, r.Checked = ReleaseDiscarded, remark, ReleasedRecord{Client: r.Record.Client}, nil, nil
	r.Version++
	return r, nil
}

// Issue says that the package left. What it was made of does not stay beside it.
func (r Release) Issue(redactions []Redaction, issued IssuedRelease) (Release, error) {
	if err := r.IsOpen(); err != nil {
		return r, err
	}
	issued.Redacted, issued.Kept = RedactedPlaces(redactions), nil
	for _, red := range redactions {
		if k := red.Kept; k != nil {
			issued.Kept = append(issued.Kept, KeptPlace{Place: red.Place, Words: red.Words, Why: k.Why, By: k.By, Name: k.ByName})
		}
	}
	r.Status, r.Issued, r.Record, r.Decisions, r.Checked = ReleaseIssued, &issued, ReleasedRecord{Client: r.Record.Client}, nil, nil
	r.Version++
	return r, nil
}

// RedactedPlaces is what the recipient is told of what was taken out.
func RedactedPlaces(redactions []Redaction) (places []RedactedPlace) {
	for _, red := range redactions {
		if red.Kept != nil {
			continue
		}
		p := RedactedPlace{Place: red.Place, Reason: red.Reason}
		if red.ByHand != nil {
			p.Reason, p.By = "taken out by "+red.ByHand.ByName, red.ByHand.ByName
		}
		places = append(places, p)
	}
	return places
}

// ReleasePaper is all that the files of a release say.
type ReleasePaper struct {
	ID       domain.ReleaseID
	Practice domain.Settings
	Parts    []RecordPart
	From     domain.Date // zero: no bound
	Until    domain.Date
	Record   ReleasedRecord // without what was taken out
	Redacted []RedactedPlace
	Files    []PackedFile // attachments that leave
	Unread   int          // attachments of these days that nobody said may leave
	Notice   *Part2Notice // goes with what is protected; nil for what is not
	IssuedBy string
	IssuedAt time.Time
	IssuedOn domain.Date
	Zone     *time.Location
}

// Disclosed is what the log says of the release.
func (w ReleaseWanted) Disclosed(id domain.ReleaseID) Disclosed {
	return Disclosed{Recipient: w.Recipient, Address: w.Address, What: w.Words(), Purpose: w.Purpose, Basis: ByAuthorization, ConsentID: w.ConsentID, ReleaseID: id}
}

// Words say which parts of the record, and of which days.
func (w ReleaseWanted) Words() string {
	names := make([]string, len(w.Parts))
	for i, p := range w.Parts {
		names[i] = PartWords[p]
	}
	span := "until " + w.Until.String()
	if !w.From.IsZero() {
		span = "from " + w.From.String() + " " + span
	}
	return "Record: " + strings.Join(names, ", ") + "; " + span
}

// WithoutPrivate says of every release what is never in one.
const WithoutPrivate = "Notes that a therapist may keep apart from the record, for themselves (45 CFR 164.501), are never in a release, whether there are any or not: their author gives them out, under a consent of their own."

// PartWords are the parts of a record, in words.
var PartWords = map[RecordPart]string{
	PartReferrals: "referral", PartAttendance: "attendance", PartAssessments: "assessments and scores", PartPlans: "treatment plans", PartNotes: "progress notes",
	PartDischarges: "discharge summaries", PartHomework: "homework", PartRiskFlags: "risk flags", PartAgreements: "agreements and leaflets", PartAttachments: "attachments", PartCharges: "charges",
	PartPsychotherapy: "psychotherapy notes", PartCounseling: "SUD counseling notes",
}
