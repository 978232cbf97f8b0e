package clinical

import (
	"cohort/domain"
)

// Tx is what use cases ask of the store about this department's nouns. The
// conventions are those of domain.Tx.
type Tx interface {
	riskFlagTx
	disclosureTx
	consentTx
	releaseTx
	progressNoteTx
	privateNoteTx
	treatmentPlanTx
	groundRulesTx
	dischargeTx
	leafletTx
	warningTx
}

type treatmentPlanTx interface {
	// TreatmentPlans gives all versions of clients but discarded ones, in the order in which they were begun.
	TreatmentPlans(clients ...domain.ClientID) ([]TreatmentPlan, error)
	TreatmentPlan(domain.TreatmentPlanID) (TreatmentPlan, error)
	PlansWaitingFor(domain.UserID) ([]TreatmentPlan, error)
	CreateTreatmentPlan(TreatmentPlan) error        // its client is locked; ErrPlanOpen
	SaveTreatmentPlan(TreatmentPlan) error          // its client is locked
	PlanMembers(domain.Scope) ([]PlanMember, error) // who are in treatment now
	// InTreatmentSince is the first day of a membership, now of one that goes on; zero for none.
	InTreatmentSince(client domain.ClientID, now bool) (domain.Date, error)
}

type leafletTx interface {
	Leaflets() ([]Leaflet, error) // all versions, in the order of publishing
	CreateLeaflet(Leaflet) error  // the settings are locked
	SaveLeaflet(Leaflet) error
	// LeafletsGiven gives those of a client and of the records that were merged into theirs, in order, those in error too.
	LeafletsGiven(domain.ClientID) ([]LeafletGiven, error)
	LeafletGiven(domain.LeafletGivenID) (LeafletGiven, error)
	CreateLeafletGiven(LeafletGiven) error // its client is locked
	SaveLeafletGiven(LeafletGiven) error
}

type dischargeTx interface {
	// Discharges gives the summaries of memberships but discarded ones, in the order in which they were begun.
	Discharges(...domain.EnrollmentID) ([]Discharge, error)
	Discharge(domain.DischargeID) (Discharge, error)
	DischargesWaitingFor(domain.UserID) ([]Discharge, error)
	CreateDischarge(Discharge) error // its member's cohort is locked; ErrDischargeBegun
	SaveDischarge(Discharge) error   // its member's cohort is locked
	// EndedMembers gives whose membership ended on one of some days, but with a cohort
	// that was cancelled, by day.
	EndedMembers(scope domain.Scope, from, to domain.Date) ([]EndedMember, error)
	// DischargedMembers gives whose summary is signed and whose last day was one of some
	// days, by day.
	DischargedMembers(scope domain.Scope, from, to domain.Date) ([]EndedMember, error)
	// FollowUps gives those of discharges, in order, those in error too.
	FollowUps(...domain.DischargeID) ([]FollowUp, error)
	FollowUp(domain.FollowUpID) (FollowUp, error)
	CreateFollowUp(FollowUp) error // its member's cohort is locked
	SaveFollowUp(FollowUp) error   // its member's cohort is locked
}

type warningTx interface {
	// WarningAnswers gives what was done about the warnings of memberships, those of each
	// in order, those in error too.
	WarningAnswers(...domain.EnrollmentID) ([]WarningAnswer, error)
	WarningAnswer(domain.WarningAnswerID) (WarningAnswer, error)
	CreateWarningAnswer(WarningAnswer) error // its member's cohort is locked
	SaveWarningAnswer(WarningAnswer) error   // its member's cohort is locked
}

type groundRulesTx interface {
	// GroundRules gives all versions of the practice, and those that a cohort has for
	// itself, in the order of publishing; of the practice alone for the zero cohort.
	GroundRules(domain.CohortID) ([]GroundRules, error)
	CreateGroundRules(GroundRules) error // the settings are locked, or the cohort
	SaveGroundRules(GroundRules) error
	// AgreementsOf gives the signatures of a cohort's members, those of each in order,
	// those in error too.
	AgreementsOf(domain.CohortID) ([]Agreement, error)
	Agreement(domain.AgreementID) (Agreement, error)
	CreateAgreement(Agreement) error // the cohort is locked
	SaveAgreement(Agreement) error
	BreachesOf(domain.CohortID) ([]Breach, error) // in order, those in error too
	Breach(domain.BreachID) (Breach, error)
	CreateBreach(Breach) error // the cohort is locked
	SaveBreach(Breach) error
}

type progressNoteTx interface {
	// SharedPart gives what the notes of a session have in common, unwritten where
	// nobody wrote it.
	SharedPart(domain.SessionID) (SharedPart, error)
	SaveSharedPart(SharedPart, NotesOwed) error // its cohort is locked
	// OweNotes says that a session that was closed needs notes, by a day. Its
	// cohort is locked.
	OweNotes(NotesOwed) error
	// SettleNotes finds out whether a session still owes notes. Its cohort is locked.
	SettleNotes(domain.SessionID) error
	ProgressNotes(domain.SessionID) ([]ProgressNote, error)     // with addenda, in the order of their ids
	LockProgressNotes(domain.SessionID) ([]ProgressNote, error) // in the order of their ids
	ProgressNote(domain.ProgressNoteID) (ProgressNote, error)   // with addenda
	// LockProgressNote locks the one of a client in a session, ErrNotFound without one.
	LockProgressNote(domain.SessionID, domain.ClientID) (ProgressNote, error)
	CreateProgressNote(n ProgressNote, heldOn domain.Date) error
	SaveProgressNote(ProgressNote) error // locked
	KeepNoteVersion(ProgressNote) error  // what stands, before it is returned; locked
	CreateAddendum(domain.ProgressNoteID, Addendum) error
	// SignedNotes lists those of a client, the newest session first.
	SignedNotes(client domain.ClientID, page domain.Page) (domain.List[ProgressNote], error)
	// SignedBetween gives those of a client that were signed of sessions between two
	// days, the oldest session first, at most so many.
	SignedBetween(client domain.ClientID, span NotesSpan, most int) ([]ProgressNote, error)
	// NotesOnTimeline gives those of a client with their addenda, by the day of the session and id.
	NotesOnTimeline(client domain.ClientID, cut domain.TimelineCut) ([]HeldNote, error)
	// EarlierNotes gives the last signed notes of clients before a day, the newest
	// first and without addenda, at most so many of each.
	EarlierNotes(clients []domain.ClientID, before domain.Date, most int) (map[domain.ClientID][]ProgressNote, error)
	// NotesPerhapsSaying gives the notes of a client or a cohort, the newest session
	// first and with addenda, but for those that have a word less than all: by a
	// hash of each word's beginning, so that one of them may lack it all the same.
	NotesPerhapsSaying(among NotesAmong, marks []string) ([]ProgressNote, error)
	// OwedNotes lists the sessions that owe notes, the longest due first.
	OwedNotes(scope domain.Scope, most int) ([]NotesDue, error)
	WaitingNotes(supervisor domain.UserID, most int) ([]NotesDue, error) // the same of what waits for a co-signature
	// OtherUnits counts, for clients, the other sessions that were charged on a day.
	OtherUnits(session domain.SessionID, day domain.Date, clients []domain.ClientID) (map[domain.ClientID]int, error)
	NoteFormat(domain.UserID) (domain.NoteFormatKey, error) // "" where they chose none
	SaveNoteFormat(domain.UserID, domain.NoteFormatKey) error
}

// privateNoteTx asks nothing without an author: there is no question by which
// anybody else's private notes are found, counted or opened.
type privateNoteTx interface {
	// PrivateNotes lists those of an author, the newest first: about a client and
	// the records that were merged into theirs, or all where none is given.
	PrivateNotes(author domain.UserID, client domain.ClientID, page domain.Page) (domain.List[PrivateNote], error)
	PrivateNote(author domain.UserID, id domain.PrivateNoteID) (PrivateNote, error)
	LockPrivateNote(author domain.UserID, id domain.PrivateNoteID) (PrivateNote, error)
	CreatePrivateNote(PrivateNote) error
	SavePrivateNote(PrivateNote) error    // locked
	DiscardPrivateNote(PrivateNote) error // locked; for good
}

type disclosureTx interface {
	Disclosure(domain.DisclosureID) (Disclosure, error)
	// DisclosuresOf gives those of a client and of the records that were merged into
	// theirs, newest first.
	DisclosuresOf(client domain.ClientID, from domain.Date) ([]Disclosure, error)
	CreateDisclosure(Disclosure) error // ErrDisclosureCorrected
}

type consentTx interface {
	// ConsentsOf gives those of a client and of the records that were merged into
	// theirs, in the order of being taken down, ended ones and those in error too.
	ConsentsOf(domain.ClientID) ([]Consent, error)
	Consent(domain.ConsentID) (Consent, error)
	CreateConsent(Consent) error // its client is locked
	SaveConsent(Consent) error   // its client is locked
	// Part2Marks gives what was said of a client and of the records that were merged
	// into theirs, in order.
	Part2Marks(domain.ClientID) ([]Part2Mark, error)
	CreatePart2Mark(Part2Mark) error // its client is locked
}

type releaseTx interface {
	// ReleasesOf gives those of a client and of the records that were merged into
	// theirs, in the order of being prepared, discarded ones too.
	ReleasesOf(domain.ClientID) ([]Release, error)
	Release(domain.ReleaseID) (Release, error)
	CreateRelease(Release) error // its client is locked
	SaveRelease(Release) error   // its client is locked
	// KeepPackage keeps what left, for good.
	KeepPackage(id domain.ReleaseID, content []byte) error
	Package(domain.ReleaseID) ([]byte, error)
}

type riskFlagTx interface {
	RiskFlags(scope domain.Scope, filter RiskFlagFilter, page domain.Page) (domain.List[RiskFlag], error) // oldest first
	RiskFlagsOf(domain.ClientID) ([]RiskFlag, error)                                                      // all of them, oldest first
	RiskFlagsOfMany([]domain.ClientID) (map[domain.ClientID][]RiskFlag, error)                            // each client's, oldest first
	LockRiskFlag(domain.RiskFlagID) (RiskFlag, error)
	// LockRiskFlagsOf locks all flags of a client and gives them, oldest first.
	LockRiskFlagsOf(domain.ClientID) ([]RiskFlag, error)
	CreateRiskFlag(RiskFlag) error
	SaveRiskFlag(RiskFlag) error
}

// RiskFlagFilter limits the list of flags.
type RiskFlagFilter struct {
	ClientID domain.ClientID
	Open     bool // only those that wait for an answer
}
