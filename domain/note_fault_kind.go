package domain

// NoteFaultKind is a reason why a payer or an auditor rejects a note, or why it
// must not be signed as it is.
type NoteFaultKind string

// NoteSeverity is what a fault does to signing.
type NoteSeverity string

// The severities.
const (
	FaultBlocks NoteSeverity = "block" // the note is not signed before it is mended, or kept with a reason
	FaultAsks   NoteSeverity = "ask"   // it should be looked at
	FaultTells  NoteSeverity = "tell"  // it is said beside the note
)

// NoteSeverities lists them, the gravest first.
var NoteSeverities = []NoteSeverity{FaultBlocks, FaultAsks, FaultTells}

// Values is the closed list, as texts.
func (NoteSeverity) Values() []string { return Texts(NoteSeverities) }

// The kinds. Those of the session stand with its shared part, the others with
// the note of one member.
const (
	NamesOtherMember    NoteFaultKind = "names_other_member"
	MayNameOther        NoteFaultKind = "may_name_other_member"
	SharedNamesMember   NoteFaultKind = "shared_names_member"
	NearCopyInSession   NoteFaultKind = "near_copy_in_session"
	NearCopyOfEarlier   NoteFaultKind = "near_copy_of_earlier"
	StartMissing        NoteFaultKind = "start_missing"
	StopMissing         NoteFaultKind = "stop_missing"
	NoGoalLinked        NoteFaultKind = "no_goal_linked"
	NoPlan              NoteFaultKind = "no_plan"
	PlanOverdue         NoteFaultKind = "plan_overdue"
	NoIntervention      NoteFaultKind = "no_intervention"
	SectionEmpty        NoteFaultKind = "section_empty"
	IndividualTooShort  NoteFaultKind = "individual_too_short"
	HeadCountOutside    NoteFaultKind = "head_count"
	LicenseNotValid     NoteFaultKind = "license_not_valid"
	NoLetters           NoteFaultKind = "credential_missing"
	CoSignerMissing     NoteFaultKind = "co_signer_missing"
	MarkMissing         NoteFaultKind = "mark_missing"
	NotThere            NoteFaultKind = "not_there"
	SessionNotClosed    NoteFaultKind = "session_not_closed"
	MinutesMissing      NoteFaultKind = "minutes_missing"
	MinutesShort        NoteFaultKind = "minutes_short"
	SecondUnit          NoteFaultKind = "second_unit_that_day"
	SignerDidNotLead    NoteFaultKind = "signer_did_not_lead"
	BeforeSessionEnded  NoteFaultKind = "written_before_session_ended"
	NoteLate            NoteFaultKind = "late"
	AttendanceCorrected NoteFaultKind = "attendance_corrected"
)

// NoteFaultKinds lists them in the order in which they are told.
var NoteFaultKinds = []NoteFaultKind{SharedNamesMember, NamesOtherMember, MayNameOther, SessionNotClosed, BeforeSessionEnded, SignerDidNotLead, LicenseNotValid, NoLetters,
	CoSignerMissing, StartMissing, StopMissing, NotThere, MarkMissing, NoIntervention, SectionEmpty, IndividualTooShort, NearCopyInSession, NearCopyOfEarlier, NoPlan, PlanOverdue, NoGoalLinked,
	MinutesMissing, MinutesShort, SecondUnit, HeadCountOutside, NoteLate, AttendanceCorrected}

// Values is the closed list, as texts.
func (NoteFaultKind) Values() []string { return Texts(NoteFaultKinds) }

// usualSeverities are those of kinds that do not block. What a payer rejects
// without a question blocks; what is right now and then is asked.
var usualSeverities = map[NoteFaultKind]NoteSeverity{
	NoPlan: FaultTells, PlanOverdue: FaultTells, MayNameOther: FaultTells, NoteLate: FaultTells, AttendanceCorrected: FaultTells,
	NearCopyInSession: FaultAsks, NearCopyOfEarlier: FaultAsks, NoGoalLinked: FaultAsks, IndividualTooShort: FaultAsks, MarkMissing: FaultAsks,
	MinutesMissing: FaultAsks, MinutesShort: FaultAsks, SecondUnit: FaultAsks, HeadCountOutside: FaultAsks,
}

// Usual is how seriously the kind is taken where the practice says nothing.
func (k NoteFaultKind) Usual() NoteSeverity {
	if s, other := usualSeverities[k]; other {
		return s
	}
	return FaultBlocks
}

// Fixed says that a practice cannot take the kind less seriously: what was
// signed would say something that is not so, or by somebody who may not.
func (k NoteFaultKind) Fixed() bool {
	switch k {
	case SessionNotClosed, BeforeSessionEnded, SignerDidNotLead, CoSignerMissing, NotThere:
		return true
	default:
		return false
	}
}

// Keepable says that the writer may leave what was found as it is, for a reason
// that is kept with the note.
func (k NoteFaultKind) Keepable() bool {
	switch k {
	case NamesOtherMember, MayNameOther, SharedNamesMember, NearCopyInSession, NearCopyOfEarlier, NoGoalLinked, IndividualTooShort, SectionEmpty, MinutesShort, SecondUnit:
		return true
	default:
		return false
	}
}
