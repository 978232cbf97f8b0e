package domain

import (
	"time"
)

// Tx is what use cases ask of the store about people, clients and the
// practice itself; each department has its own. Methods that look for one
// thing answer ErrNotFound when there is none. Lock… methods also lock the row
// until the transaction ends.
type Tx interface {
	settingsTx
	userTx
	loginTx
	factorTx
	throttleTx
	auditTx
	clientTx
	standingTx
	noticeTx
	proposalTx
	emergencyTx
	calendarFeedTx
	attachmentTx
	supportGroupTx
}

type auditTx interface {
	// AppendAudit adds entries, each with its MAC, to be linked soon after the
	// commit. It locks nothing.
	AppendAudit(entries ...AuditEntry) error
	Audit(filter AuditFilter, page Page) (List[AuditEntry], error) // newest first
	// EachAudit hands over every entry by number, its detail sealed, with its
	// link; a link without a place says that it is not linked yet.
	EachAudit(do func(AuditEntry, AuditLink) error) error
	// OpenAudit opens what is sealed of an entry: its detail, and whom it showed.
	OpenAudit(*AuditEntry) error
	auditLinkTx
}

type auditLinkTx interface {
	// LinkAudit links waiting entries behind the chain's end, which it locks
	// until the transaction ends: at most so many. It gives how many it linked.
	LinkAudit(most int) (int, error)
	CountUnlinked(most int) (int, error) // of those that wait, up to so many
	AuditHead() (AuditLink, error)
	AuditLinkAt(place int64) (AuditLink, error)
	// EachLink hands over the links behind a place in order, each with its
	// entry, its detail sealed; nil when the entry is not there.
	EachLink(after int64, do func(AuditLink, *AuditEntry) error) error
	// AuditVerifier follows the chain behind a link, under the key that entries
	// are written with.
	AuditVerifier(behind AuditLink) *ChainVerifier
	LastAuditSeq() (int64, error)
	// StrayAudit, RepeatedAudit and LostAudit look for what no link leads to,
	// and give the lowest number, 0 when there is none: an entry behind the
	// given one that is neither linked nor waits to be; one whose id another
	// entry has as well; one that waits but is not there or is linked already.
	StrayAudit(after int64) (int64, error)
	RepeatedAudit(after int64) (int64, error)
	LostAudit() (int64, error)
	// ShownBreak looks behind an entry for one that shows a client under whom it
	// would not be found, and in a whole audit for a row of the index that no
	// entry made. It gives nil when the index holds.
	ShownBreak(after int64) (*ChainBreak, error)
	// ShownCheck finds the same while somebody else walks along the entries.
	ShownCheck(after int64) ShownCheck
	auditVerificationTx
}

// ShownCheck holds the index of who was shown against entries behind a number, in
// about the order in which they were written.
type ShownCheck interface {
	// Meets takes an entry, whose detail may be sealed.
	Meets(AuditEntry) error
	// Ends says what is wrong, once every entry was met.
	Ends() (*ChainBreak, error)
}

type auditVerificationTx interface {
	LockRunningVerification() (AuditVerification, error)
	NewestVerification() (AuditVerification, error)
	// EndedVerification gives the last one that ended, or ErrNotFound.
	EndedVerification() (AuditVerification, error)
	// LockEndedVerification gives it to be acknowledged.
	LockEndedVerification() (AuditVerification, error)
	// LastVerified says how far the last verification came, unless it found
	// something: then nothing is verified.
	LastVerified() (AuditVerified, error)
	// LastWholeVerification says when one that began with the first entry was
	// begun last, the zero time when that was long ago or never.
	LastWholeVerification() (time.Time, error)
	CreateVerification(AuditVerification) error // ErrVerifying when it would run beside another one
	SaveVerification(AuditVerification) error   // the running one, locked
}

type clientTx interface {
	// Clients lists by name, as people sort; with a search text those who fit
	// it, who fit well before the others. Contacts are left out.
	Clients(scope Scope, filter ClientFilter, page Page) (List[Client], error)
	Client(scope Scope, id ClientID) (Client, error)
	LockClient(scope Scope, id ClientID) (Client, error) // ErrClientMerged when its person is another record
	LockClients(...ClientID) error                       // in the order of their ids
	ClientsByID(ids []ClientID) (map[ClientID]Client, error)
	ClientsInFull(ids []ClientID) (map[ClientID]Client, error) // with contact and what is personal
	// ClientsLike gives the clients who are worth comparing with this one, for
	// the duplicate warning.
	ClientsLike(Client) ([]Client, error)
	CountClients() (int, error)
	// CreateClient answers ErrCodeTaken, and the transaction goes on, when
	// another client has the code.
	CreateClient(Client) error
	SaveClient(Client) error
	ClientFees(ClientID) ([]ClientFee, error) // in the order of On
	AddClientFee(ClientID, ClientFee) error   // the client is locked
	ClientFeeReach(client ClientID, from, until Date) (FeeReach, error)
	ClientByCode(code string) (Client, error) // contact left out; of a merged record's, the one that it was merged into
	clientMergeTx
	// Treats says whether the user leads a cohort in which the client is or was enrolled.
	Treats(user UserID, client ClientID) (bool, error)
}

type clientMergeTx interface {
	// LockTwins locks two clients and everything that hangs on them, in the one
	// order, and gives them, merged or not.
	LockTwins(from, into ClientID) (Client, Client, error)
	// MoveClient gives all that hangs on one client to the other, and says which
	// rows moved, and which could not because the other has one like it.
	MoveClient(from, into ClientID) (moved, kept []MovedRows, err error)
	// MoveClientBack gives back what a merge moved, with what rests on it since.
	MoveClientBack(ClientMerge) error
	CreateClientMerge(ClientMerge) error
	SaveClientMerge(ClientMerge) error
	ClientMerge(from ClientID) (ClientMerge, error) // the one that holds
	ClientMerges(ClientID) ([]ClientMerge, error)   // from or into the client, newest first, undone ones too
}

type loginTx interface {
	CreateLogin(Login, RefreshToken) error
	// LoginWithUser gives a login and who it belongs to, with the emergency
	// accesses and covers of theirs that were not ended, in one round trip: every request
	// asks. The user comes without the password hash.
	LoginWithUser(id LoginID, now time.Time) (Login, User, error)
	// LockRefreshToken finds a token and locks the login that it belongs to, and
	// so the whole family.
	LockRefreshToken(hash string) (RefreshToken, Login, error)
	SpendRefreshToken(spent, next RefreshToken) error
	// SaveSeen keeps when a person's hand was last there; the login is locked.
	SaveSeen(Login) error
	// LoginsOf gives a user's logins that have not ended at a time, newest first.
	LoginsOf(user UserID, at time.Time) ([]Login, error)
	EndLogin(id LoginID, reason string, at time.Time) error
	// EndLoginsOf ends every login of a user but the one to keep (zero: none).
	EndLoginsOf(user UserID, keep LoginID, reason string, at time.Time) error
	// EndOldLogins ends the user's oldest logins beyond the newest keep.
	EndOldLogins(user UserID, keep int, reason string, at time.Time) error
	EndLoginsByLink(user UserID, reason string, at time.Time) error // those that an administrator's link led to
	AnswerForLinks(user UserID) error                               // the person has answered for such a link
	SignedInFrom(user UserID, address string, since time.Time) (bool, error)
	// DropExpired removes refresh tokens, invitations, throttles and
	// idempotency keys that no longer matter.
	DropExpired(now time.Time) error
}

type noticeTx interface {
	CreateNotice(SecurityNotice, []NoticeReader) error
	WaitingNotices(reader UserID, most int) ([]SecurityNotice, error) // newest first
	LockNotice(id SecurityNoticeID, reader UserID) (SecurityNotice, error)
	SaveNoticeReader(SecurityNoticeID, NoticeReader) error // locked
	// OpenNoticesAbout gives what a person has not answered about their account.
	OpenNoticesAbout(user UserID, kinds ...NoticeKind) ([]SecurityNotice, error)
	// LetIn says whether somebody was invited, let in by a link or given roles by
	// another one since a time.
	LetIn(user, by UserID, since time.Time) (bool, error)
	NoticeMailed(id SecurityNoticeID, at time.Time) error
	ActiveUsers(roles ...Role) ([]User, error) // who can sign in and holds one of them
	Treating(ClientID) ([]User, error)         // who leads a cohort in which the client is or was
}

type proposalTx interface {
	PendingProposals(now time.Time) ([]RoleProposal, error) // oldest first
	PendingProposalOf(UserID) (RoleProposal, error)         // expired or not
	RoleProposal(RoleProposalID) (RoleProposal, error)
	LockRoleProposal(RoleProposalID) (RoleProposal, error)
	CreateRoleProposal(RoleProposal) error
	SaveRoleProposal(RoleProposal) error // locked
}

type emergencyTx interface {
	OpenEmergencies(user UserID, now time.Time) ([]EmergencyAccess, error) // newest first
	EmergencyAccess(EmergencyAccessID) (EmergencyAccess, error)
	EmergenciesByID([]EmergencyAccessID) (map[EmergencyAccessID]EmergencyAccess, error)
	LockEmergencyAccess(EmergencyAccessID) (EmergencyAccess, error)
	CreateEmergencyAccess(EmergencyAccess) error
	SaveEmergencyAccess(EmergencyAccess) error // locked
}

type attachmentTx interface {
	Attachment(AttachmentID) (Attachment, error)
	AttachmentContent(AttachmentID) ([]byte, error)
	AttachmentsWith(AttachedTo) ([]Attachment, error) // in order of coming
	CurriculumFiles() ([]AttachmentID, error)         // of all curricula
	// CreateAttachment keeps a file. What it is put with is locked: of a session,
	// its cohort.
	CreateAttachment(a Attachment, content []byte) error
	SaveAttachment(Attachment) error // what is said of it; what it is put with is locked
}

type calendarFeedTx interface {
	CalendarFeed(UserID) (CalendarFeed, error)
	CalendarFeedBySecret(secretHash string) (CalendarFeed, error)
	SaveCalendarFeed(CalendarFeed) error // in place of the person's earlier one; the user is locked
	// UseCalendarFeed counts a reading on a day; ErrNotFound when it was revoked meanwhile.
	UseCalendarFeed(secretHash string, on Date) error
	DropCalendarFeed(UserID) error
}

type factorTx interface {
	// Factors gives all of a person's, in the order in which they were added.
	Factors(UserID) ([]Factor, error)
	// HaveFactors says who of these people has any that counts.
	HaveFactors(...UserID) (map[UserID]bool, error)
	AddFactor(Factor) error        // ErrPasskeyTaken; the user is locked
	SaveFactor(Factor) error       // the user is locked
	DropFactors(...FactorID) error // for good
	RecoveryCodes(UserID) ([]RecoveryCode, error)
	// ReplaceRecoveryCodes puts these in place of all that the person has.
	ReplaceRecoveryCodes(UserID, []RecoveryCode) error
	// UseRecoveryCode marks an unused code of the person as used, and answers
	// ErrNotFound when there is none.
	UseRecoveryCode(user UserID, hash string, at time.Time) error
	// IdentityOf gives the account with which a person is connected at the
	// provider, and IdentityByHandle whose an account is.
	IdentityOf(UserID) (Identity, error)
	IdentityByHandle(handle string) (Identity, error)
	AddIdentity(Identity) error  // ErrIdentityTaken; the user is locked
	SaveIdentity(Identity) error // the user is locked
	DropIdentity(UserID) error   // if there is one; the user is locked
	CreateChallenge(Challenge) error
	// TryChallenge counts a try, and gives the challenge with it.
	TryChallenge(hash string) (Challenge, error)
	// DropChallenge removes one that was answered: ErrNotFound when somebody
	// else was faster.
	DropChallenge(hash string) error
	// ConfirmLogin keeps that the person of a login proved who they are.
	ConfirmLogin(id LoginID, at time.Time) error
}

type standingTx interface {
	Standing() (Standing, error)
	// ContinueNumbers lets numbers go on behind these, where they are not
	// beyond them already.
	ContinueNumbers(map[string]int64) error
	// LastCode gives the highest code of a noun (ClientCodeNoun, CohortCodeNoun)
	// that may have been given to what is not here, 0 for none.
	LastCode(noun string) (int64, error)
	// EndEveryLogin ends the logins of all people and takes every invitation and
	// the setup link back. It says how many logins it ended.
	EndEveryLogin(reason string, at time.Time) (int, error)
}

type settingsTx interface {
	Settings() (Settings, error)
	LockSettings() (Settings, error)
	HoldSettings() (Settings, error) // nobody changes them until the deed is done
	SaveSettings(Settings) error
	PracticeFees() ([]PracticeFee, error) // in the order of On
	AddPracticeFee(PracticeFee) error     // the settings are locked
	PracticeFeeReach(from, until Date) (FeeReach, error)
	// HasFees says whether any fee was ever agreed or charged: the currency is
	// fixed from then on, or amounts would turn into others.
	HasFees() (bool, error)
}

type throttleTx interface {
	// CountAttempt adds one attempt to the bucket's window, beginning a new
	// window when the old one has ended, and gives the count so far and when
	// the window ends.
	CountAttempt(bucket string, now time.Time, window time.Duration) (count int, ends time.Time, err error)
	// ForgiveAttempts takes one attempt of each bucket back.
	ForgiveAttempts(buckets []string) error
}

type userTx interface {
	Users(page Page) (List[User], error) // by name
	Leaders() ([]User, error)            // who may lead a cohort, by name
	CountUsers() (int, error)
	User(UserID) (User, error)
	LockUser(UserID) (User, error)
	LockUsers(...UserID) error // those who are to lead something; who is not there is left out
	UserByEmail(email string) (User, error)
	CreateUser(User) error // ErrEmailTaken
	SaveUser(User) error   // ErrEmailTaken
	// LockActiveAdmins counts the active administrators and keeps that number
	// from changing until the transaction ends.
	LockActiveAdmins(others ...UserID) (int, error)
	LedCohorts(UserID) ([]CohortID, error) // planned or running, led or co-led, in the order of their ids
	SaveInvitation(Invitation) error       // replaces the user's earlier one
	Invitation(tokenHash string) (Invitation, error)
	LockInvitation(tokenHash string) (Invitation, error)
	DropInvitation(UserID) error
	SaveSetupLink(tokenHash string, expires time.Time) error // replaces the earlier one
	LockSetupLink(tokenHash string) (expires time.Time, err error)
	DropSetupLink() error
}

type supportGroupTx interface {
	// SupportGroups lists those that fit on a day, by name.
	SupportGroups(filter SupportGroupFilter, today Date, page Page) (List[SupportGroup], error)
	SupportGroup(SupportGroupID) (SupportGroup, error)
	// LibraryTaken gives by which entry each organization of the library was taken.
	LibraryTaken() (map[string]SupportGroupID, error)
	LockSupportGroups(...SupportGroupID) ([]SupportGroup, error) // in the order asked; each once
	CreateSupportGroup(SupportGroup) error
	SaveSupportGroup(SupportGroup) error
	SupportGroupChecks(SupportGroupID) ([]SupportGroupCheck, error) // in order of writing
	// CreateSupportGroupCheck and SaveSupportGroupCheck write one of a group that is locked.
	CreateSupportGroupCheck(SupportGroupCheck) error
	SaveSupportGroupCheck(SupportGroupCheck) error
}
