package domain

import (
	"maps"
	"slices"
)

// Reach is how far a role's permission goes.
type Reach int

// None is the zero Reach: what the table does not name is refused.
const (
	None Reach = iota
	// Own reaches the cohorts that a therapist leads or co-leads, and the
	// clients who are or were enrolled there. Who handed a cohort over keeps the
	// sessions of their days, to finish what they held, and no more: not the
	// cohort, nor its clients. A substitute has the sessions that they cover, for
	// as long as Cover says, and no more either.
	Own
	// All reaches everything of the kind.
	All
)

func (r Reach) String() string { return [...]string{"none", "own", "all"}[r] }

// Action is one thing that a person can do. Each route performs exactly one.
type Action string

// The actions. Those that read come first in each group: being allowed to
// read a thing is what makes a refusal a 403 instead of a 404.
const (
	ReadSelf       Action = "self.read"
	ChangePassword Action = "self.change_password"
	SignOut        Action = "self.sign_out"
	ListOwnLogins  Action = "self.list_logins"
	EndOwnLogins   Action = "self.end_logins"
	ConfirmSelf    Action = "self.confirm"

	// What a person has besides their password, of their own.
	ReadFactors       Action = "self.read_factors"
	AddFactor         Action = "self.add_factor"
	RemoveFactor      Action = "self.remove_factor"
	MakeRecoveryCodes Action = "self.make_recovery_codes"

	// The link by which one's own calendar program reads what one leads.
	ReadCalendarFeed   Action = "calendar_feed.read"
	MakeCalendarFeed   Action = "calendar_feed.make"
	RevokeCalendarFeed Action = "calendar_feed.revoke"

	// Their account at the practice's identity provider.
	ConnectIdentity    Action = "self.connect_identity"
	DisconnectIdentity Action = "self.disconnect_identity"

	// FindThings looks for anything at once. Each kind is found by whoever may
	// list it, as far as they may.
	FindThings Action = "things.find"

	ListUsers  Action = "users.list"
	CreateUser Action = "users.create"
	UpdateUser Action = "users.update"
	InviteUser Action = "users.invite"
	// RemoveUserFactors is for who lost theirs.
	RemoveUserFactors Action = "users.remove_factors"
	ListLogins        Action = "users.list_logins"
	EndLogins         Action = "users.end_logins"
	ListLeaders       Action = "leaders.list"
	ReadSettings      Action = "settings.read"
	UpdateSettings    Action = "settings.update"
	ReadTaxID         Action = "settings.read_tax_id"
	ReadAudit         Action = "audit.read"
	AcknowledgeAudit  Action = "audit.acknowledge"

	ReadNotices     Action = "security_notices.read"
	AnswerNotice    Action = "security_notices.answer"
	ReadProposals   Action = "role_proposals.read"
	DecideProposal  Action = "role_proposals.decide"
	ReadEmergencies Action = "emergency_access.read"
	OpenEmergency   Action = "emergency_access.open"
	EndEmergency    Action = "emergency_access.end"

	ListClients       Action = "clients.list"
	ReadClient        Action = "clients.read"
	ReadTimeline      Action = "clients.read_timeline"
	BriefOnClient     Action = "clients.read_briefing"
	ReadPersonal      Action = "clients.read_personal"
	CreateClient      Action = "clients.create"
	UpdateClient      Action = "clients.update"
	MergeClients      Action = "clients.merge"
	UndoMerge         Action = "clients.undo_merge"
	ReadClientFee     Action = "client_fee.read"
	SetClientFee      Action = "client_fee.set"
	ReadEnquiry       Action = "enquiries.read"
	TakeEnquiry       Action = "enquiries.take"
	UpdateEnquiry     Action = "enquiries.update"
	CloseEnquiry      Action = "enquiries.close"
	ReopenEnquiry     Action = "enquiries.reopen"
	ReadContacts      Action = "contacts.read"
	LogContact        Action = "contacts.log"
	TakeBackContact   Action = "contacts.take_back"
	ReadReferral      Action = "referrals.read"
	CreateReferral    Action = "referrals.create"
	UpdateReferral    Action = "referrals.update"
	TriageReferral    Action = "referrals.triage"
	AcceptReferral    Action = "referrals.accept"
	DeclineReferral   Action = "referrals.decline"
	RedirectReferral  Action = "referrals.redirect"
	UndoReferralStep  Action = "referrals.undo_step"
	JudgeSuitability  Action = "suitability.judge"
	ReadInstrument    Action = "instruments.read"
	ReadAssessment    Action = "assessments.read"
	TakeAssessment    Action = "assessments.take"
	MoveAssessment    Action = "assessments.move"
	VoidAssessment    Action = "assessments.void"
	UndoAssessment    Action = "assessments.undo"
	ReadRiskFlag      Action = "risk_flags.read"
	AnswerRiskFlag    Action = "risk_flags.answer"
	ReadDisclosure    Action = "disclosures.read"
	TakeDisclosures   Action = "disclosures.download" // as a file
	RecordDisclosure  Action = "disclosures.record"
	CorrectDisclosure Action = "disclosures.correct"
	ReadConsents      Action = "consents.read"
	RecordConsent     Action = "consents.record"
	EndConsent        Action = "consents.end"
	TakeBackEnd       Action = "consents.take_back_end"
	VoidConsent       Action = "consents.void"
	ListReleases      Action = "releases.list"
	PrepareRelease    Action = "releases.prepare"
	ReviewRelease     Action = "releases.review"
	IssueRelease      Action = "releases.issue"
	DiscardRelease    Action = "releases.discard"
	TakeRelease       Action = "releases.download"
	ReadPart2         Action = "part2.read"
	SayPart2          Action = "part2.say"
	ReadAttachments   Action = "attachments.read" // of a client

	ReadClinicalAttachments Action = "attachments.read_clinical"
	DownloadAttachment      Action = "attachments.read_content"
	AddAttachment           Action = "attachments.add"
	VoidAttachment          Action = "attachments.void"
	RestoreAttachment       Action = "attachments.restore"

	ReadWaitlist     Action = "waitlist.read"
	JoinWaitlist     Action = "waitlist.join"
	LeaveWaitlist    Action = "waitlist.leave"
	ReturnToWaitlist Action = "waitlist.return"
	ReadEnrollment   Action = "enrollments.read"
	EnrollClient     Action = "enrollments.create"
	EndEnrollment    Action = "enrollments.end"
	ReopenEnrollment Action = "enrollments.reopen"
	UpdateEnrollment Action = "enrollments.update"

	ReadRoom     Action = "rooms.read"
	ReadRoomLink Action = "rooms.read_link"
	KeepRoom     Action = "rooms.keep"

	ReadSupportGroups Action = "support_groups.read"
	KeepSupportGroups Action = "support_groups.keep"

	ReadCurriculum       Action = "curricula.read"
	WriteCurriculum      Action = "curricula.write"
	PublishCurriculum    Action = "curricula.publish"
	CompareVersions      Action = "curricula.compare_outcomes"
	AdoptVersion         Action = "cohorts.adopt_version"
	ReadSkills           Action = "clients.read_skills"
	ReadCohort           Action = "cohorts.read"
	CreateCohort         Action = "cohorts.create"
	UpdateCohort         Action = "cohorts.update"
	StartCohort          Action = "cohorts.start"
	CompleteCohort       Action = "cohorts.complete"
	CancelCohort         Action = "cohorts.cancel"
	ReopenCohort         Action = "cohorts.reopen"
	ListUnledCohorts     Action = "cohorts.list_unled"
	ReadOpening          Action = "cohorts.read_opening"
	ReadPurpose          Action = "cohorts.read_purpose"
	ReadComposition      Action = "cohorts.read_composition"
	ReadGoals            Action = "cohorts.read_goals"
	ReadMemberNames      Action = "cohorts.read_names"
	ReadHomework         Action = "homework.read"
	ReadFeedback         Action = "homework.read_feedback"
	ReadSession          Action = "sessions.read"
	ReadCalendar         Action = "calendar.read"
	ReadSessionCharges   Action = "sessions.read_charges"
	ListUnclosedSessions Action = "sessions.list_unclosed"
	CancelSession        Action = "sessions.cancel"
	RestoreSession       Action = "sessions.restore"
	Reschedule           Action = "sessions.reschedule"
	TakeAttendance       Action = "attendance.take"
	CorrectAttendance    Action = "attendance.correct"
	AssignHomework       Action = "homework.assign"
	RecordReturn         Action = "homework.record_return"
	CloseSession         Action = "sessions.close"
	ReadLiveHour         Action = "live_hour.read"
	RecordLiveHour       Action = "live_hour.record"
	CorrectLed           Action = "sessions.correct_led"
	ReadBriefing         Action = "sessions.read_briefing"
	ListUncovered        Action = "sessions.list_uncovered"

	MakeCover     Action = "covers.make"
	EndCover      Action = "covers.end"
	ReadAbsence   Action = "absences.read"
	RecordAbsence Action = "absences.record"
	EndAbsence    Action = "absences.end"
	ReadLedHours  Action = "led_hours.read"

	ReadSessionNotes   Action = "progress_notes.read_session"
	WriteProgressNotes Action = "progress_notes.write"
	SignProgressNotes  Action = "progress_notes.sign"
	CoSignNotes        Action = "progress_notes.co_sign"
	ReadProgressNotes  Action = "progress_notes.read"
	TakeProgressNotes  Action = "progress_notes.download" // as a file
	FindInNotes        Action = "progress_notes.find"
	AddAddendum        Action = "progress_notes.add_addendum"
	ChooseNoteFormat   Action = "progress_notes.choose_format"

	ReadPrivateNotes   Action = "private_notes.read"
	WritePrivateNote   Action = "private_notes.write"
	SignPrivateNote    Action = "private_notes.sign"
	DiscardPrivateNote Action = "private_notes.discard"
	VoidPrivateNote    Action = "private_notes.void"

	ReadSessionAttachments    Action = "session_attachments.read"
	DownloadSessionAttachment Action = "session_attachments.read_content"
	AddSessionAttachment      Action = "session_attachments.add"
	VoidSessionAttachment     Action = "session_attachments.void"
	RestoreSessionAttachment  Action = "session_attachments.restore"

	ReadTreatmentPlans   Action = "treatment_plans.read"
	WriteTreatmentPlan   Action = "treatment_plans.write"
	DiscardTreatmentPlan Action = "treatment_plans.discard"
	SignTreatmentPlan    Action = "treatment_plans.sign"
	CoSignTreatmentPlan  Action = "treatment_plans.co_sign"
	WithdrawPlan         Action = "treatment_plans.withdraw"

	ReadGroundRules    Action = "ground_rules.read"
	PublishGroundRules Action = "ground_rules.publish"
	PublishCohortRules Action = "cohort_rules.publish"
	ReadAgreements     Action = "agreements.read"
	SignAgreement      Action = "agreements.sign"
	VoidAgreement      Action = "agreements.void"
	ReadBreaches       Action = "breaches.read"
	RecordBreach       Action = "breaches.record"
	VoidBreach         Action = "breaches.void"

	ReadWarnings     Action = "warnings.read"
	ListWarnings     Action = "warnings.list"
	AnswerWarning    Action = "warnings.answer"
	ReadWarningRules Action = "warning_rules.read"
	ReadWeeks        Action = "cohorts.read_weeks"

	ReadRounds    Action = "rounds.read"
	GiveRound     Action = "rounds.give"
	EnterRound    Action = "rounds.enter" // what somebody answered on paper
	DiscussScores Action = "rounds.discuss"

	ReadCatchUp     Action = "catch_ups.read"
	RecordCatchUp   Action = "catch_ups.record"
	ArrangeMakeUp   Action = "make_ups.arrange"
	ReadCertificate Action = "certificates.read"

	IssueCertificate    Action = "certificates.issue"
	WithdrawCertificate Action = "certificates.withdraw"
	TakeCertificate     Action = "certificates.download" // as a file

	ReadDischarges    Action = "discharges.read"
	WriteDischarge    Action = "discharges.write"
	DiscardDischarge  Action = "discharges.discard"
	SignDischarge     Action = "discharges.sign"
	CoSignDischarge   Action = "discharges.co_sign"
	WithdrawDischarge Action = "discharges.withdraw"
	TakeDischarge     Action = "discharges.download" // as a file
	ReadFollowUps     Action = "follow_ups.read"
	ReadLeaflets      Action = "leaflets.read"
	PublishLeaflet    Action = "leaflets.publish"

	ReadOwnInstruments Action = "own_instruments.read"
	KeepOwnInstruments Action = "own_instruments.keep"
	ReadLeafletsGiven  Action = "leaflets_given.read"
	GiveLeaflet        Action = "leaflets_given.record"
	VoidLeafletGiven   Action = "leaflets_given.void"
	RecordFollowUp     Action = "follow_ups.record"
	VoidFollowUp       Action = "follow_ups.void"

	ReadCharge    Action = "charges.read"
	CreateCharge  Action = "charges.create"
	ReverseCharge Action = "charges.reverse"
	CorrectCharge Action = "charges.correct"
	ReadExport    Action = "exports.read"
	CreateExport  Action = "exports.create"

	DownloadExport Action = "exports.download"
)

// Policy says who may do what, and how far. It is written for the owner of a
// clinic to read; what it does not say is refused.
var Policy = map[Action]map[Role]Reach{
	ReadSelf:           {Admin: All, Therapist: All, Intake: All, Billing: All},
	ChangePassword:     {Admin: All, Therapist: All, Intake: All, Billing: All},
	SignOut:            {Admin: All, Therapist: All, Intake: All, Billing: All},
	ListOwnLogins:      {Admin: All, Therapist: All, Intake: All, Billing: All},
	EndOwnLogins:       {Admin: All, Therapist: All, Intake: All, Billing: All},
	ConfirmSelf:        {Admin: All, Therapist: All, Intake: All, Billing: All},
	ReadFactors:        {Admin: All, Therapist: All, Intake: All, Billing: All},
	AddFactor:          {Admin: All, Therapist: All, Intake: All, Billing: All},
	RemoveFactor:       {Admin: All, Therapist: All, Intake: All, Billing: All},
	ConnectIdentity:    {Admin: All, Therapist: All, Intake: All, Billing: All},
	DisconnectIdentity: {Admin: All, Therapist: All, Intake: All, Billing: All},
	MakeRecoveryCodes:  {Admin: All, Therapist: All, Intake: All, Billing: All},
	FindThings:         {Admin: All, Therapist: All, Intake: All, Billing: All},
	// A feed holds what its person leads: who leads nothing has none.
	ReadCalendarFeed:   {Therapist: All},
	MakeCalendarFeed:   {Therapist: All},
	RevokeCalendarFeed: {Therapist: All},

	// An administrator keeps staff, settings and the audit, and sees no
	// clinical record.
	ListUsers:         {Admin: All},
	CreateUser:        {Admin: All},
	UpdateUser:        {Admin: All},
	InviteUser:        {Admin: All},
	RemoveUserFactors: {Admin: All},
	ListLogins:        {Admin: All},
	EndLogins:         {Admin: All},
	ListLeaders:       {Admin: All, Therapist: All, Intake: All},
	ReadSettings:      {Admin: All, Therapist: All, Intake: All, Billing: All},
	UpdateSettings:    {Admin: All},
	// A sole owner's tax id may be their Social Security number: only who keeps
	// it and who writes bills with it reads it.
	ReadTaxID:        {Admin: All, Billing: All},
	ReadAudit:        {Admin: All},
	ExportAudit:      {Admin: All},
	AcknowledgeAudit: {Admin: All},
	// What was done to one's account, and what others are told of it, each reads
	// and answers for themselves.
	ReadNotices:  {Admin: All, Therapist: All, Intake: All, Billing: All},
	AnswerNotice: {Admin: Own, Therapist: Own, Intake: Own, Billing: Own},
	// A role that reads clients is given to who works here already by two
	// administrators, where there are two.
	ReadProposals:  {Admin: All},
	DecideProposal: {Admin: All},
	// In an emergency a therapist opens the record of a client whom they do not
	// treat. Billing and administrators never do; intake knows every client. Who
	// opened it, who treats the client, and an administrator can end it.
	ReadEmergencies: {Therapist: All},
	OpenEmergency:   {Therapist: All},
	EndEmergency:    {Admin: All, Therapist: Own},

	// Intake staff know every client; a therapist knows their own. Billing
	// knows people by name, birth date and contact, as a bill needs them, and
	// nothing that they were asked or said: what clients say of themselves, who
	// is called in an emergency and who signed for a minor is a line of its own.
	ListClients:  {Intake: All, Therapist: Own, Billing: All},
	ReadClient:   {Intake: All, Therapist: Own, Billing: All},
	ReadPersonal: {Intake: All, Therapist: Own},
	// What happened with a client, in one column: each kind of it as far as the line
	// of that kind reaches, and no further.
	ReadTimeline: {Intake: All, Therapist: Own, Billing: All},
	// What one wants to know before the hour, each part as far as its own line
	// reaches. Who bills has no hour with anybody.
	BriefOnClient: {Intake: All, Therapist: Own},
	CreateClient:  {Intake: All},
	UpdateClient:  {Intake: All},
	MergeClients:  {Intake: All},
	UndoMerge:     {Intake: All},
	ReadClientFee: {Intake: All, Billing: All},
	SetClientFee:  {Intake: All, Billing: All},
	// Who called, and who was called when, is the desk's own.
	ReadEnquiry:      {Intake: All},
	TakeEnquiry:      {Intake: All},
	UpdateEnquiry:    {Intake: All},
	CloseEnquiry:     {Intake: All},
	ReopenEnquiry:    {Intake: All},
	ReadContacts:     {Intake: All},
	LogContact:       {Intake: All},
	TakeBackContact:  {Intake: All},
	ReadReferral:     {Intake: All},
	CreateReferral:   {Intake: All},
	UpdateReferral:   {Intake: All},
	TriageReferral:   {Intake: All},
	AcceptReferral:   {Intake: All},
	DeclineReferral:  {Intake: All},
	RedirectReferral: {Intake: All},
	UndoReferralStep: {Intake: All},
	JudgeSuitability: {Intake: All},
	ReadInstrument:   {Intake: All, Therapist: All},
	ReadAssessment:   {Intake: All, Therapist: Own},
	TakeAssessment:   {Intake: All, Therapist: Own},
	MoveAssessment:   {Intake: All, Therapist: Own},
	VoidAssessment:   {Intake: All, Therapist: Own},
	UndoAssessment:   {Intake: All, Therapist: Own},
	ReadRiskFlag:     {Intake: All, Therapist: Own},
	AnswerRiskFlag:   {Intake: All, Therapist: Own},
	// What left the practice about a client is told by those who know them.
	ReadDisclosure:    {Intake: All, Therapist: Own},
	TakeDisclosures:   {Intake: All, Therapist: Own},
	RecordDisclosure:  {Intake: All, Therapist: Own},
	CorrectDisclosure: {Intake: All, Therapist: Own},
	// What a client consented to is kept by those who take it down and act on it, as
	// is whether the law of programs that treat substance use protects their record:
	// to whoever bills, either would tell what the client is treated for.
	ReadConsents:  {Intake: All, Therapist: Own},
	RecordConsent: {Intake: All, Therapist: Own},
	EndConsent:    {Intake: All, Therapist: Own},
	TakeBackEnd:   {Intake: All, Therapist: Own},
	VoidConsent:   {Intake: All, Therapist: Own},
	ReadPart2:     {Intake: All, Therapist: Own},
	SayPart2:      {Intake: All, Therapist: Own},
	// A record is read for names and released by who may read all of it: who treats the
	// client. Intake, which sends things out, knows that it left and to whom.
	ListReleases:   {Intake: All, Therapist: Own},
	PrepareRelease: {Therapist: Own},
	ReviewRelease:  {Therapist: Own},
	IssueRelease:   {Therapist: Own},
	DiscardRelease: {Therapist: Own},
	TakeRelease:    {Therapist: Own},
	// A file is for intake, or for who treats the client alone; nobody else sees
	// that it is there.
	ReadAttachments:         {Intake: All, Therapist: Own},
	ReadClinicalAttachments: {Therapist: Own},
	DownloadAttachment:      {Intake: All, Therapist: Own},
	AddAttachment:           {Intake: All, Therapist: Own},
	VoidAttachment:          {Intake: All, Therapist: Own},
	RestoreAttachment:       {Intake: All, Therapist: Own},
	ReadWaitlist:            {Intake: All, Therapist: Own},
	JoinWaitlist:            {Intake: All},
	LeaveWaitlist:           {Intake: All},
	ReturnToWaitlist:        {Intake: All},
	ReadEnrollment:          {Intake: All, Therapist: Own},
	EnrollClient:            {Intake: All},
	EndEnrollment:           {Intake: All, Therapist: Own},
	ReopenEnrollment:        {Intake: All, Therapist: Own},
	UpdateEnrollment:        {Intake: All, Therapist: Own},

	// A cohort without a licensed lead is theirs to mend: the administrator renews
	// a license, intake names another lead.
	ListUnledCohorts: {Admin: All, Intake: All},
	// When a planned cohort is likely to open, and what an empty seat costs: dates
	// and sums, and nobody who waits.
	ReadOpening: {Admin: All, Therapist: Own, Intake: All},
	// What a group is for, billing and the administrator do not see: they know
	// it by its code. The administrator knows its members by theirs.
	ReadPurpose: {Intake: All, Therapist: Own},
	// Who sits in a group, by age and what else was recorded of its members: for who
	// meets them, and for intake, who asked them. Nothing decides by it.
	ReadComposition: {Intake: All, Therapist: Own},
	// What a group works toward is between its members and who leads it.
	ReadGoals: {Therapist: Own},
	// Where groups meet, everybody knows; the link by which one joins opens the
	// door of a group. Administrator and intake keep the rooms.
	ReadRoom:     {Admin: All, Therapist: All, Intake: All, Billing: All},
	ReadRoomLink: {Admin: All, Therapist: All, Intake: All},
	KeepRoom:     {Admin: All, Intake: All},
	// Where people go besides and afterwards is told by whoever talks with them.
	ReadSupportGroups: {Admin: All, Therapist: All, Intake: All},
	KeepSupportGroups: {Admin: All, Therapist: All, Intake: All},
	// What members write and are told is between them and their therapist.
	ReadMemberNames:   {Intake: All, Therapist: Own, Billing: All},
	ReadHomework:      {Intake: All, Therapist: Own},
	ReadFeedback:      {Therapist: Own},
	ReadCurriculum:    {Intake: All, Therapist: All},
	WriteCurriculum:   {Therapist: All},
	PublishCurriculum: {Therapist: All},
	// How members of one version fared against those of another, of thirty on each
	// side at least: figures of the whole practice, and nobody in them.
	CompareVersions: {Therapist: All},
	AdoptVersion:    {Therapist: Own},
	ReadSkills:      {Therapist: Own}, // what a member learned is their therapist's to see
	ReadCohort:      {Admin: All, Therapist: Own, Intake: All, Billing: All},
	CreateCohort:    {Therapist: Own, Intake: All},
	UpdateCohort:    {Therapist: Own, Intake: All},
	StartCohort:     {Therapist: Own},
	CompleteCohort:  {Therapist: Own},
	CancelCohort:    {Therapist: Own, Intake: All},
	ReopenCohort:    {Therapist: Own, Intake: All},
	ReadSession:     {Admin: All, Therapist: Own, Intake: All, Billing: All},
	// When and where groups meet, by name or by code; nobody who sits in them.
	ReadCalendar: {Admin: All, Therapist: Own, Intake: All, Billing: All},
	// What a session charged, and why a charge was taken back, is between billing
	// and whoever closes it.
	ReadSessionCharges:   {Therapist: Own, Billing: All},
	ListUnclosedSessions: {Therapist: Own, Billing: All},
	CancelSession:        {Therapist: Own},
	RestoreSession:       {Therapist: Own},
	Reschedule:           {Therapist: Own},
	TakeAttendance:       {Therapist: Own},
	CorrectAttendance:    {Therapist: Own},
	AssignHomework:       {Therapist: Own},
	RecordReturn:         {Therapist: Own},
	CloseSession:         {Therapist: Own},
	// What is noted while a group meets, quick notes with it, is its leaders' alone.
	ReadLiveHour:   {Therapist: Own},
	RecordLiveHour: {Therapist: Own},
	// Notes are written and signed by who leads the session; a draft is theirs alone.
	// Who treats the client reads what is signed. What a trainee signed waits for
	// whom their license names, who reads it then and co-signs it or gives it back.
	ReadSessionNotes:   {Therapist: Own},
	WriteProgressNotes: {Therapist: Own},
	SignProgressNotes:  {Therapist: Own},
	CoSignNotes:        {Therapist: Own},
	ReadProgressNotes:  {Therapist: Own},
	TakeProgressNotes:  {Therapist: Own},
	FindInNotes:        {Therapist: Own},
	AddAddendum:        {Therapist: Own},
	ChooseNoteFormat:   {Therapist: All},
	// Psychotherapy and SUD counseling notes are their author's, whoever else treats
	// the client: here Own is what one wrote oneself. A new one is about a client
	// whom one treats.
	ReadPrivateNotes:   {Therapist: Own},
	WritePrivateNote:   {Therapist: Own},
	SignPrivateNote:    {Therapist: Own},
	DiscardPrivateNote: {Therapist: Own},
	VoidPrivateNote:    {Therapist: Own},
	// A session's files are its leaders', as its notes are.
	ReadSessionAttachments:    {Therapist: Own},
	DownloadSessionAttachment: {Therapist: Own},
	AddSessionAttachment:      {Therapist: Own},
	VoidSessionAttachment:     {Therapist: Own},
	RestoreSessionAttachment:  {Therapist: Own},

	// A plan is its client's and those who treat them; a substitute's is the session
	// alone. What a trainee signed waits for whom their license names.
	ReadTreatmentPlans:   {Therapist: Own},
	WriteTreatmentPlan:   {Therapist: Own},
	DiscardTreatmentPlan: {Therapist: Own},
	SignTreatmentPlan:    {Therapist: Own},
	CoSignTreatmentPlan:  {Therapist: Own},
	WithdrawPlan:         {Therapist: Own},
	// Who really led is kept with the session; the administrator, who answers for
	// people's hours, may put it right as well.
	CorrectLed: {Admin: All, Therapist: Own},
	// What a leader needs to know of tonight's members besides their names: who
	// handed the cohort over, and intake, have it elsewhere or not at all.
	ReadBriefing: {Therapist: Own},
	// A substitute leads some sessions of a cohort, and gets what domain.Cover says
	// for those days. Whoever leads the cohort names one, intake and the
	// administrator too; nobody who reads no client names themselves.
	ListUncovered: {Admin: All, Therapist: Own, Intake: All},
	MakeCover:     {Admin: All, Therapist: Own, Intake: All},
	EndCover:      {Admin: All, Therapist: Own, Intake: All},
	// That somebody is away, and on which days; never why.
	ReadAbsence:   {Admin: All, Therapist: Own, Intake: All},
	RecordAbsence: {Admin: All, Therapist: Own, Intake: All},
	EndAbsence:    {Admin: All, Therapist: Own, Intake: All},
	// The hours that people led, each their own.
	ReadLedHours: {Admin: All, Therapist: Own},
	// The practice's ground rules are for everybody who works with members; a cohort
	// may have its own, which its leaders write. Who signed them is known to intake and
	// its leaders.
	ReadGroundRules:    {Admin: All, Therapist: All, Intake: All},
	PublishGroundRules: {Admin: All},
	PublishCohortRules: {Therapist: Own},
	ReadAgreements:     {Intake: All, Therapist: Own},
	SignAgreement:      {Intake: All, Therapist: Own},
	VoidAgreement:      {Intake: All, Therapist: Own},
	// What left the room is between the group's leaders and the administrators, who
	// answer for the practice; nobody else learns that there was anything.
	ReadBreaches: {Admin: All, Therapist: Own},
	RecordBreach: {Therapist: Own},
	VoidBreach:   {Therapist: Own},
	// Who is at risk and why rests on attendance, homework and forms, which intake reads
	// and a group's leaders; either calls who stays away. A substitute has their session,
	// and nobody's course.
	ReadWarnings:  {Intake: All, Therapist: Own},
	ListWarnings:  {Therapist: Own},
	AnswerWarning: {Intake: All, Therapist: Own},
	ReadWeeks:     {Intake: All, Therapist: Own},
	// The rules themselves, and how often each was right: figures of the whole practice,
	// of three hundred memberships at least, and nobody in them.
	ReadWarningRules: {Admin: All, Therapist: All, Intake: All},
	// Questionnaires that are given to everybody in the room, and what they answered,
	// are the session's leaders'; a substitute gives them in the session they cover.
	ReadRounds:    {Therapist: Own},
	GiveRound:     {Therapist: Own},
	EnterRound:    {Therapist: Own},
	DiscussScores: {Therapist: Own},
	// What somebody missed, and how they made it up, is between them and their
	// therapist. In a make-up their therapist learns when other groups with the
	// same theme meet, by code; that group's leaders see who comes, that evening.
	ReadCatchUp:     {Therapist: Own},
	RecordCatchUp:   {Therapist: Own},
	ArrangeMakeUp:   {Therapist: Own},
	ReadCertificate: {Therapist: Own, Intake: All},
	// A certificate names who led the group, and is theirs to issue; the front desk
	// hands it out.
	IssueCertificate:    {Therapist: Own},
	WithdrawCertificate: {Therapist: Own},
	TakeCertificate:     {Therapist: Own, Intake: All},
	// A discharge summary is between a member and who led their group. Whether they are
	// well afterwards the front desk asks too, and reads of the summary what they took
	// home alone.
	ReadDischarges:    {Therapist: Own},
	WriteDischarge:    {Therapist: Own},
	DiscardDischarge:  {Therapist: Own},
	SignDischarge:     {Therapist: Own},
	CoSignDischarge:   {Therapist: Own},
	WithdrawDischarge: {Therapist: Own},
	TakeDischarge:     {Therapist: Own},
	ReadFollowUps:     {Therapist: Own, Intake: All},
	// What clients and families are given to read is everybody's who works with them;
	// the administrator writes it.
	ReadLeaflets:   {Admin: All, Therapist: All, Intake: All},
	PublishLeaflet: {Admin: All},
	// What the practice asks in its own words is read by everybody who asks it; the
	// administrator answers for the right to the wording.
	ReadOwnInstruments: {Admin: All, Therapist: All, Intake: All},
	KeepOwnInstruments: {Admin: All},
	ReadLeafletsGiven:  {Intake: All, Therapist: Own},
	GiveLeaflet:        {Intake: All, Therapist: Own},
	VoidLeafletGiven:   {Intake: All, Therapist: Own},
	RecordFollowUp:     {Therapist: Own, Intake: All},
	VoidFollowUp:       {Therapist: Own, Intake: All},

	ReadCharge:     {Billing: All},
	CreateCharge:   {Billing: All},
	ReverseCharge:  {Billing: All},
	CorrectCharge:  {Billing: All},
	ReadExport:     {Billing: All},
	CreateExport:   {Billing: All},
	DownloadExport: {Billing: All},
}

// Actions lists everything that can be done, in order: what the policy names,
// and what only the audit does.
func Actions() []Action {
	all := slices.AppendSeq([]Action{SignIn, RenewLogin, AcceptInvitation, AskForReset, TakeGroups, SetUpPractice, RestorePractice, VerifyAudit, BeginCheckpoints, RefuseRow, OpenRound, AnswerRound}, maps.Keys(Policy))
	slices.Sort(all)
	return all
}

// Values is the closed list, as texts. The audit keeps what was done for good:
// an action that ends stays in it.
func (Action) Values() []string { return Texts(Actions()) }

// ReachOf is how far the permission for the action goes: the widest reach
// among the roles that somebody holds.
func ReachOf(action Action, roles ...Role) Reach {
	widest := None
	for _, role := range roles {
		widest = max(widest, Policy[action][role])
	}
	return widest
}

// RoleFor is the role that allows the action, which the audit names: of those
// that are held, the one that reaches widest, and of several the first in the
// order of the table. What no role allows, the first of them is asked for.
func RoleFor(action Action, roles []Role) Role {
	reach := ReachOf(action, roles...)
	for _, role := range Roles {
		if reach != None && slices.Contains(roles, role) && Policy[action][role] == reach {
			return role
		}
	}
	if len(roles) == 0 {
		return ""
	}
	return roles[0]
}

// Allow is the one decision about a thing: may this actor, who owns the thing
// or not, do the action to it? Whoever could not even read the thing is told
// that it does not exist; whoever could is told that they may not.
func Allow(by Actor, action, read Action, owns bool) error {
	switch reach := by.Reach(action); {
	case reach == All, reach == Own && owns:
		return nil
	case reach == None:
		return ErrForbidden
	}
	if by.Reach(read) == All {
		return ErrForbidden
	}
	return ErrNotFound
}

// May says whether the actor, who owns the thing or not, sees that part of it.
// A part of a thing that somebody does not see is left out of the answer.
func May(by Actor, part Action, owns bool) bool {
	reach := by.Reach(part)
	return reach == All || reach == Own && owns
}

// ScopeOf turns the reach into the condition that a list query carries.
func ScopeOf(by Actor, action Action) (Scope, error) {
	switch by.Reach(action) {
	case All:
		return Scope{all: true}, nil
	case Own:
		return Scope{leader: by.UserID, opened: by.emergencyClients(action), covered: by.coversFor(action)}, nil
	default:
		return Scope{}, ErrForbidden
	}
}

// Scope limits a query to what an actor may see. The zero Scope sees nothing.
type Scope struct {
	all     bool
	leader  UserID
	opened  []ClientID
	covered []Cover
}

// Everything is the scope of the system itself, such as the demonstration
// seed and exports at the command line.
func Everything() Scope { return Scope{all: true} }

// All says that the query needs no condition.
func (s Scope) All() bool { return s.all }

// Leader is whose cohorts the query is limited to when not All.
func (s Scope) Leader() UserID { return s.leader }

// Covered are the sessions that are open to a substitute besides.
func (s Scope) Covered() []Cover { return s.covered }

// Covering is the scope with the sessions of these covers, of its leader alone.
// It is for questions that name nobody who comes.
func (s Scope) Covering(covers []Cover) Scope {
	s.covered = slices.DeleteFunc(slices.Clone(covers), func(c Cover) bool { return s.all || c.UserID != s.leader })
	return s
}

// Opened are the clients whose records an emergency opens besides.
func (s Scope) Opened() []ClientID { return s.opened }

// OwnActionsOf lists what the roles may do on one's own cohorts and clients
// alone.
func OwnActionsOf(roles []Role) []Action {
	return slices.DeleteFunc(ActionsOf(roles), func(a Action) bool { return ReachOf(a, roles...) != Own })
}

// ActionsOf lists what the roles may do, for the page to show no dead ends.
func ActionsOf(roles []Role) []Action {
	var may []Action
	for action := range Policy {
		if ReachOf(action, roles...) != None {
			may = append(may, action)
		}
	}
	slices.Sort(may)
	return may
}
