package clinical

import (
	"time"

	"cohort/domain"
	"cohort/domain/program"
)

// Told is a text that somebody typed. A released record holds none of any other
// type, so that each is read for names of others before it leaves: see EachTold.
type Told string

// ReleasedRecord is the parts of one client's record that a release is made of.
// It has what was typed, what is chosen from closed lists, days, figures, and the
// names of who works here.
type ReleasedRecord struct {
	Client      ReleasedClient       `json:"client"`
	To          ReleasedTo           `json:"releasedTo"`
	Consent     ReleasedConsent      `json:"consent"`
	Referrals   []ReleasedReferral   `json:"referrals,omitempty" part:"referrals"`
	Attendance  []ReleasedSession    `json:"attendance,omitempty" part:"attendance"`
	Assessments []ReleasedAssessment `json:"assessments,omitempty" part:"assessments"`
	Plans       []ReleasedPlan       `json:"treatmentPlans,omitempty" part:"treatment_plans"`
	Notes       []ReleasedNote       `json:"progressNotes,omitempty" part:"progress_notes"`
	Discharges  []ReleasedDischarge  `json:"dischargeSummaries,omitempty" part:"discharge_summaries"`
	Homework    []ReleasedHomework   `json:"homework,omitempty" part:"homework"`
	RiskFlags   []ReleasedRiskFlag   `json:"riskFlags,omitempty" part:"risk_flags"`
	Agreements  []ReleasedAgreement  `json:"agreements,omitempty" part:"agreements"`
	Leaflets    []ReleasedLeaflet    `json:"leaflets,omitempty" part:"agreements"`
	Attachments []ReleasedAttachment `json:"attachments,omitempty" part:"attachments"`
	Charges     []ReleasedCharge     `json:"charges,omitempty" part:"charges"`
}

// ReleasedClient is whose record it is.
type ReleasedClient struct {
	ID        domain.ClientID `json:"id"`
	Code      string          `json:"code"`
	FirstName string          `json:"firstName"`
	LastName  string          `json:"lastName"`
	BirthDate domain.Date     `json:"birthDate,omitzero"`
}

// ReleasedTo is to whom it goes, and for what.
type ReleasedTo struct {
	Recipient Told `json:"recipient" place:"Release, recipient"`
	Address   Told `json:"address,omitempty" place:"Release, address"`
	Purpose   Told `json:"purpose" place:"Release, purpose"`
}

// ReleasedConsent is the scope of the consent under which it goes, which goes with
// it (42 CFR 2.32(b)). To whom, and for what, says the release.
type ReleasedConsent struct {
	ID         domain.ConsentID `json:"id"`
	Kind       ConsentKind      `json:"kind"`
	Parts      []RecordPart     `json:"parts"`
	Substance  bool             `json:"substance"`
	From       domain.Date      `json:"from"`
	Until      domain.Date      `json:"until,omitzero"`
	UntilEvent Told             `json:"untilEvent,omitempty" place:"Consent, what ends it"`
	Signer     ConsentSigner    `json:"signer"`
	Authority  Told             `json:"authority,omitempty" place:"Consent, authority"`
	Way        ClientSigned     `json:"way"`
	Name       Told             `json:"name,omitempty" place:"Consent, who signed"`
	SignedOn   domain.Date      `json:"signedOn"`
}

// SaidIn is what a record says of its release and of the consent.
func (w ReleaseWanted) SaidIn(r *ReleasedRecord, c Consent) {
	s := c.Said
	r.To = ReleasedTo{Recipient: Told(w.Recipient), Address: Told(w.Address), Purpose: Told(w.Purpose)}
	r.Consent = ReleasedConsent{ID: c.ID, Kind: s.Kind, Parts: s.Parts, Substance: s.Substance, From: s.From, Until: s.Until, UntilEvent: Told(s.UntilEvent), Signer: s.Signer, Authority: Told(s.Authority),
		Way: s.Signed.Way, Name: Told(s.Signed.Name), SignedOn: s.Signed.On}
}

// ReleasedReferral is how the client came here.
type ReleasedReferral struct {
	ID           domain.ReferralID `json:"id"`
	ReceivedOn   domain.Date       `json:"receivedOn"`
	Source       string            `json:"source"`
	Urgency      string            `json:"urgency"`
	Status       string            `json:"status"`
	ProblemAreas []string          `json:"problemAreas,omitempty"`
	Reason       Told              `json:"reason,omitempty" place:"reason"`
	Referrer     Told              `json:"referrer,omitempty" place:"referrer"`
}

// ReleasedSession is a session as it was for the client: never its theme, which may
// say what the members have in common.
type ReleasedSession struct {
	ID       domain.SessionID         `json:"id"`
	CohortID domain.CohortID          `json:"cohortId"`
	Group    string                   `json:"group"` // code
	Number   int                      `json:"number"`
	On       domain.Date              `json:"on"`
	Starts   time.Time                `json:"starts"`
	Ends     time.Time                `json:"ends"`
	Mark     program.AttendanceStatus `json:"mark"`
	Minutes  *int                     `json:"minutes,omitempty"` // nil: the whole session
	Leaders  []ReleasedPerson         `json:"leaders,omitempty"`
}

// ReleasedPerson is somebody of the practice.
type ReleasedPerson struct {
	ID   domain.UserID `json:"id"`
	Name string        `json:"name"`
}

// ReleasedAssessment is a filled-in form with its score.
type ReleasedAssessment struct {
	ID         domain.AssessmentID `json:"id"`
	Instrument string              `json:"instrument"` // code
	Name       string              `json:"name"`       // of the form
	TakenOn    domain.Date         `json:"takenOn"`
	TakenBy    string              `json:"takenBy"`
	Answers    []*int              `json:"answers"` // in the order of the form, null for not answered
	Algorithm  string              `json:"algorithm"`
	Total      *int                `json:"total"` // null: none, or too much missing
	Band       string              `json:"band,omitempty"`
	Missing    int                 `json:"missing,omitempty"`
	Estimated  bool                `json:"estimated,omitempty"` // from the answers that are there
	Scales     []ReleasedScale     `json:"scales,omitempty"`
	Form       *ReleasedForm       `json:"form,omitempty"` // what was asked, where the practice wrote it itself
}

// ReleasedForm is a questionnaire of the practice's own, as it was answered.
type ReleasedForm struct {
	Title        string             `json:"title"`
	Version      string             `json:"version"`
	Instructions string             `json:"instructions,omitempty"`
	Terms        string             `json:"terms"`
	Source       string             `json:"source"`
	Validated    bool               `json:"validated"`
	Questions    []ReleasedQuestion `json:"questions"`
}

// ReleasedQuestion is one of its questions.
type ReleasedQuestion struct {
	LinkID  string           `json:"linkId,omitempty"`
	LOINC   string           `json:"loinc,omitempty"`
	Text    string           `json:"text"`
	Counted bool             `json:"counted"`
	Choices []ReleasedChoice `json:"choices,omitempty"` // none: a number
}

// ReleasedChoice is an answer that could be given, as it is recorded, with its points.
type ReleasedChoice struct {
	Value  int    `json:"value"`
	Label  string `json:"label"`
	Points int    `json:"points"`
	LOINC  string `json:"loinc,omitempty"`
}

// ReleasedScale is a part of a score.
type ReleasedScale struct {
	Name  string `json:"name"`
	Total *int   `json:"total"`
	Band  string `json:"band,omitempty"`
}

// ReleasedPlan is a signed version of the treatment plan.
type ReleasedPlan struct {
	ID          domain.TreatmentPlanID `json:"id"`
	EffectiveOn domain.Date            `json:"effectiveOn"`
	Until       domain.Date            `json:"until,omitzero"` // the day before the next one; zero: it holds
	SignedBy    ReleasedPerson         `json:"signedBy"`
	SignedAs    string                 `json:"signedAs,omitempty"` // license
	ClientOn    domain.Date            `json:"clientSignedOn,omitzero"`
	Problems    []ReleasedProblem      `json:"problems,omitempty" place:"problem"`
	Conditions  []Told                 `json:"conditions,omitempty" place:"condition"`
	Strengths   Told                   `json:"strengths,omitempty" place:"strengths"`
	DoneWhen    Told                   `json:"doneWhen,omitempty" place:"what ends the treatment"`
	Services    []Told                 `json:"services,omitempty" place:"service elsewhere"`
	TookPart    Told                   `json:"tookPart,omitempty" place:"how the client took part"`
	ClientWords Told                   `json:"clientWords,omitempty" place:"the client’s words"`
}

// ReleasedProblem is a problem of a plan.
type ReleasedProblem struct {
	Text  Told           `json:"text" place:"text"`
	Goals []ReleasedGoal `json:"goals,omitempty" place:"goal"`
}

// ReleasedGoal is a goal of a plan.
type ReleasedGoal struct {
	ID         string              `json:"id"`
	Text       Told                `json:"text" place:"text"`
	Objectives []ReleasedObjective `json:"objectives,omitempty" place:"objective"`
}

// ReleasedObjective is a step toward a goal.
type ReleasedObjective struct {
	Text          Told           `json:"text" place:"text"`
	Measured      Told           `json:"measured,omitempty" place:"measure"` // measure, from where to where
	State         ObjectiveState `json:"state"`
	TargetOn      domain.Date    `json:"targetOn,omitzero"`
	Interventions []Told         `json:"interventions,omitempty" place:"intervention"`
}

// ReleasedNote is a signed progress note as it stands, with what was added.
type ReleasedNote struct {
	ID         domain.ProgressNoteID `json:"id"`
	On         domain.Date           `json:"on"` // the session's day
	Group      string                `json:"group"`
	Number     int                   `json:"number"`
	Starts     string                `json:"starts"`
	Ends       string                `json:"ends"`
	Present    int                   `json:"present"`
	Expected   int                   `json:"expected"`
	Service    string                `json:"service,omitempty"` // procedure code
	Mark       string                `json:"mark"`
	Minutes    int                   `json:"minutes"`
	Theme      Told                  `json:"theme,omitempty" place:"theme"`
	Where      Told                  `json:"place,omitempty" place:"place"`
	Techniques []Told                `json:"techniques,omitempty" place:"technique"`
	Shared     Told                  `json:"shared,omitempty" place:"what all notes have in common" shared:"true"`
	Sections   []ReleasedSection     `json:"sections" place:"section"`
	Goals      []Told                `json:"goals,omitempty" place:"goal"`
	Signed     []ReleasedSignature   `json:"signed"`
	Addenda    []ReleasedAddendum    `json:"addenda,omitempty" place:"addendum"`
}

// ReleasedSection is what stands under one heading.
type ReleasedSection struct {
	Title Told `json:"title" place:"heading"`
	Text  Told `json:"text" place:"text"`
}

// ReleasedSignature is who signed, as what.
type ReleasedSignature struct {
	ReleasedPerson

	License string    `json:"license,omitempty"`
	At      time.Time `json:"at"`
	Digest  string    `json:"digest"` // of the note as it was signed, before anything was redacted
}

// ReleasedAddendum is what was added to a note.
type ReleasedAddendum struct {
	Text   Told              `json:"text" place:"text"`
	Signed ReleasedSignature `json:"signed"`
}

// ReleasedCharge is a fee.
type ReleasedCharge struct {
	ID     domain.ChargeID `json:"id"`
	On     domain.Date     `json:"on"`
	Kind   string          `json:"kind"`
	Code   string          `json:"code,omitempty"`
	Units  int             `json:"units"`
	Fee    domain.Money    `json:"fee"`
	Status string          `json:"status"`
	Reason Told            `json:"reason,omitempty" place:"reason"`
}

// placed is what a text stands in, in words that hold nothing typed.
type placed interface{ place() string }

func (r ReleasedReferral) place() string { return "Referral of " + r.ReceivedOn.String() }
func (r ReleasedPlan) place() string     { return "Treatment plan of " + r.EffectiveOn.String() }
func (r ReleasedNote) place() string     { return "Progress note of " + r.On.String() }
func (r ReleasedCharge) place() string   { return "Charge of " + r.On.String() }
