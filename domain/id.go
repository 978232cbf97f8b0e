package domain

import (
	"github.com/google/uuid"
)

// ID is a UUIDv7 that cannot be mistaken for the id of another kind of thing:
// a ClientID does not compile where a CohortID is wanted. Its text form is the
// usual 36 characters, in JSON and in both databases.
type ID[Kind any] struct{ uuid.UUID }

type (
	userKind           struct{}
	loginKind          struct{}
	clientKind         struct{}
	referralKind       struct{}
	assessmentKind     struct{}
	riskFlagKind       struct{}
	waitKind           struct{}
	curriculumKind     struct{}
	cohortKind         struct{}
	enrollmentKind     struct{}
	sessionKind        struct{}
	homeworkKind       struct{}
	chargeKind         struct{}
	feeKind            struct{}
	correctionKind     struct{}
	batchKind          struct{}
	auditKind          struct{}
	agreementKind      struct{}
	verificationKind   struct{}
	mergeKind          struct{}
	changeKind         struct{}
	noticeKind         struct{}
	proposalKind       struct{}
	emergencyKind      struct{}
	factorKind         struct{}
	scheduleChangeKind struct{}
	disclosureKind     struct{}
	factKind           struct{}
	deviceKind         struct{}
	coverKind          struct{}
	absenceKind        struct{}
	ledChangeKind      struct{}
	catchUpKind        struct{}
	guestKind          struct{}
	roomKind           struct{}
	techniqueKind      struct{}
	attachmentKind     struct{}
	adoptionKind       struct{}
	progressNoteKind   struct{}
	addendumKind       struct{}
	privateNoteKind    struct{}
	treatmentPlanKind  struct{}
	groundRulesKind    struct{}
	breachKind         struct{}
	warningAnswerKind  struct{}
	certificateKind    struct{}
	supportGroupKind   struct{}
	supportCheckKind   struct{}
	consentKind        struct{}
	part2MarkKind      struct{}
	releaseKind        struct{}
	dischargeKind      struct{}
	followUpKind       struct{}
	leafletKind        struct{}
	leafletGivenKind   struct{}
	roundKind          struct{}
	roundSeatKind      struct{}
	enquiryKind        struct{}
	contactTryKind     struct{}
	ownInstrumentKind  struct{}
)

// The ids of the things that Cohort keeps.
type (
	UserID         = ID[userKind]
	LoginID        = ID[loginKind]
	ClientID       = ID[clientKind]
	ReferralID     = ID[referralKind]
	AssessmentID   = ID[assessmentKind]
	RiskFlagID     = ID[riskFlagKind]
	WaitID         = ID[waitKind]
	CurriculumID   = ID[curriculumKind]
	CohortID       = ID[cohortKind]
	EnrollmentID   = ID[enrollmentKind]
	SessionID      = ID[sessionKind]
	HomeworkID     = ID[homeworkKind]
	ChargeID       = ID[chargeKind]
	FeeID          = ID[feeKind]
	CorrectionID   = ID[correctionKind]
	BatchID        = ID[batchKind]
	CatchUpID      = ID[catchUpKind]
	GuestID        = ID[guestKind]
	AuditID        = ID[auditKind]
	AgreementID    = ID[agreementKind]
	VerificationID = ID[verificationKind]
	MergeID        = ID[mergeKind]
	DisclosureID   = ID[disclosureKind]

	AssessmentChangeID = ID[changeKind]
	SecurityNoticeID   = ID[noticeKind]
	RoleProposalID     = ID[proposalKind]
	EmergencyAccessID  = ID[emergencyKind]

	FactorID = ID[factorKind]

	ScheduleChangeID = ID[scheduleChangeKind]

	FactID      = ID[factKind] // of the live hour
	DeviceID    = ID[deviceKind]
	CoverID     = ID[coverKind]
	AbsenceID   = ID[absenceKind]
	LedChangeID = ID[ledChangeKind]

	RoomID       = ID[roomKind]
	TechniqueID  = ID[techniqueKind]
	AttachmentID = ID[attachmentKind]
	AdoptionID   = ID[adoptionKind]

	ProgressNoteID      = ID[progressNoteKind]
	AddendumID          = ID[addendumKind]
	PrivateNoteID       = ID[privateNoteKind]
	TreatmentPlanID     = ID[treatmentPlanKind]
	CertificateID       = ID[certificateKind]
	SupportGroupID      = ID[supportGroupKind]
	SupportGroupCheckID = ID[supportCheckKind]
	DischargeID         = ID[dischargeKind]
	LeafletID           = ID[leafletKind]
	LeafletGivenID      = ID[leafletGivenKind]
	FollowUpID          = ID[followUpKind]

	GroundRulesID = ID[groundRulesKind]
	BreachID      = ID[breachKind]

	WarningAnswerID = ID[warningAnswerKind]

	ConsentID   = ID[consentKind]
	Part2MarkID = ID[part2MarkKind]
	ReleaseID   = ID[releaseKind]
	RoundID     = ID[roundKind]
	RoundSeatID = ID[roundSeatKind]

	EnquiryID    = ID[enquiryKind]
	ContactTryID = ID[contactTryKind]

	OwnInstrumentID = ID[ownInstrumentKind]
)

// AnyID is satisfied by every id, for code that only carries one, such as the
// audit.
type AnyID interface {
	String() string
	IsZero() bool
}

// NewID makes a fresh id. Version 7 begins with the time in milliseconds, so
// rows made together lie together.
func NewID[T ID[K], K any]() ID[K] { return ID[K]{uuid.Must(uuid.NewV7())} }

// ParseID reads an id from its 36 characters. Anything else is ErrNotFound:
// an address that cannot name a thing names nothing.
func ParseID[T ID[K], K any](s string) (ID[K], error) {
	if len(s) != 36 {
		return ID[K]{}, ErrNotFound
	}
	u, err := uuid.Parse(s)
	if err != nil || u == uuid.Nil {
		return ID[K]{}, ErrNotFound
	}
	return ID[K]{u}, nil
}

// IsZero says that no id was given.
func (id ID[K]) IsZero() bool { return id.UUID == uuid.Nil }
