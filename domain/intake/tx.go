package intake

import (
	"time"

	"cohort/domain"
	"cohort/domain/intake/instrument"
)

// Tx is what use cases ask of the store about this department's nouns. The
// conventions are those of domain.Tx.
type Tx interface {
	enquiryTx
	referralTx
	assessmentTx
	waitlistTx
	roundTx
	ownInstrumentTx
}

type ownInstrumentTx interface {
	// Instruments is the library of the practice: what is shipped, and its own.
	Instruments() (instrument.Library, error)
	OwnInstruments() ([]OwnInstrument, error) // in the order of beginning them
	OwnInstrument(domain.OwnInstrumentID) (OwnInstrument, error)
	// CreateOwnInstrument and SaveOwnInstrument write one. The settings are locked.
	CreateOwnInstrument(OwnInstrument) error
	SaveOwnInstrument(OwnInstrument) error
}

type assessmentTx interface {
	// Assessments lists those that count, newest first.
	Assessments(client domain.ClientID, page domain.Page) (domain.List[Assessment], error)
	Assessment(domain.AssessmentID) (Assessment, error)
	CreateAssessment(Assessment) error
	// SaveAssessment writes whose it is and whether it counts. Its client is locked.
	SaveAssessment(Assessment) error
	// CompleteAssessments gives the client's complete assessments that count, the
	// newest first by the day on which they were taken.
	CompleteAssessments(domain.ClientID) ([]Assessment, error)
	AssessmentsOf(domain.ClientID) ([]Assessment, error) // those that count, in the same order
	// CompleteAssessmentsOfMany gives those of several clients, each in the same order.
	CompleteAssessmentsOfMany([]domain.ClientID) (map[domain.ClientID][]Assessment, error)
	AssessmentsOfMany([]domain.ClientID) (map[domain.ClientID][]Assessment, error) // complete or not
	CreateAssessmentChange(AssessmentChange) error
	SaveAssessmentChange(AssessmentChange) error
	// LastAssessmentChange gives the newest change that holds, ErrNotFound without one.
	LastAssessmentChange(domain.AssessmentID) (AssessmentChange, error)
	// AssessmentChanges gives what was moved from or to a client's record, or voided
	// on it, newest first, undone changes too.
	AssessmentChanges(domain.ClientID) ([]AssessmentChange, error)
}

type roundTx interface {
	// Rounds gives those of a session with their seats, in the order in which they were
	// given.
	Rounds(domain.SessionID) ([]Round, error)
	Round(domain.RoundID) (Round, error) // with its seats
	CreateRound(Round) error             // without seats; its cohort is locked, as for all that follows
	SaveRound(Round) error               // without seats
	CreateSeat(RoundSeat) error
	SaveSeat(RoundSeat) error
	// RoundByCode finds a round and a seat of it by the hash of the seat's code, and
	// RoundByPass a round by that of a tablet's pass.
	RoundByCode(hash string) (Round, RoundSeat, error)
	RoundByPass(hash string) (Round, error)
	// RoundAnswers gives what was filled in for seats, voided or not, in the order in
	// which it came.
	RoundAnswers(...domain.RoundSeatID) ([]Assessment, error)
}

type enquiryTx interface {
	// Enquiries lists those in a state, the one that must be answered first first.
	Enquiries(status EnquiryStatus, page domain.Page) (domain.List[Enquiry], error)
	Enquiry(domain.EnquiryID) (Enquiry, error)
	EnquiriesByID([]domain.EnquiryID) (map[domain.EnquiryID]Enquiry, error)
	LockEnquiry(domain.EnquiryID) (Enquiry, error)
	CreateEnquiry(Enquiry) error
	SaveEnquiry(Enquiry) error
	// ContactTries gives those of enquiries and of referrals, in the order in which they
	// were written down, with what was taken back of them.
	ContactTries([]domain.EnquiryID, []domain.ReferralID) ([]ContactTry, error)
	ContactTry(domain.ContactTryID) (ContactTry, error)
	CreateContactTry(ContactTry) error // its enquiry or referral is locked
	// TakeBackContactTry writes down that one was a mistake. Its enquiry or referral is
	// locked.
	TakeBackContactTry(ContactTry) error
}

type referralTx interface {
	// Referrals lists by what must be answered first, then by age. Reason,
	// referrer and history are left out.
	Referrals(filter ReferralFilter, page domain.Page) (domain.List[Referral], error)
	CountReferrals(receivedFrom domain.Date) (map[ReferralStatus]int, error) // all for the zero Date
	Referral(domain.ReferralID) (Referral, error)                            // with its history
	LockReferral(domain.ReferralID) (Referral, error)
	CreateReferral(Referral) error
	// SaveReferral saves the referral and the events that its history has gained.
	SaveReferral(Referral) error
	ReferralsOf(domain.ClientID) ([]Referral, error) // newest first, as Referrals
	// LastSteps gives when each referral took its newest step.
	LastSteps([]domain.ReferralID) (map[domain.ReferralID]time.Time, error)
	Suitability(domain.ReferralID) (*Suitability, error) // the newest, nil for none
	// InterviewedAt is when suitability was last judged, nil for never. It opens nothing.
	InterviewedAt(domain.ReferralID) (*time.Time, error)
	CreateSuitability(Suitability) error
}

// ReferralFilter limits the list of referrals.
type ReferralFilter struct {
	Statuses []ReferralStatus
	ClientID domain.ClientID
	Since    time.Time // whose last step was then or later
}

type waitlistTx interface {
	// Waitlist gives who waits for the cohort now, first in line first.
	Waitlist(domain.CohortID) ([]WaitEntry, error)
	WaitsOf(domain.ClientID) ([]WaitEntry, error) // newest first
	Wait(domain.WaitID) (WaitEntry, error)
	// LockWaitsOf locks the client's open waits and gives them, in the order of their ids.
	LockWaitsOf(domain.ClientID) ([]WaitEntry, error)
	// LockWaitsFor locks the open waits for a cohort and gives them, in the order of their ids.
	LockWaitsFor(domain.CohortID) ([]WaitEntry, error)
	WaitsEndedAt(domain.CohortID, time.Time) ([]WaitEntry, error) // that a cohort's end ended at that moment
	LockWait(domain.WaitID) (WaitEntry, error)                    // one that has ended, to make it go on
	// CohortLists gives the list of every cohort that was planned since a moment: who
	// joined it and left it, by day and without a word of theirs.
	CohortLists(since time.Time) ([]CohortList, error)
	CreateWait(WaitEntry) error // ErrAlreadyWaiting
	SaveWait(WaitEntry) error
}
