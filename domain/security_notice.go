package domain

import (
	"slices"
	"time"
)

// SecurityNotice tells people on their first page what somebody did by which a
// person could be acted for unseen, or a record was opened out of reach. The
// person whose account it is answers it; others are told until they have seen
// it. It is kept: what was told, when, and to whom.
type SecurityNotice struct {
	ID       SecurityNoticeID
	Kind     NoticeKind
	UserID   UserID // whose account it is about, or who opened a record
	UserName string // read with it
	ByID     UserID // who did it
	ByName   string
	At       time.Time
	Detail   NoticeDetail
	AccessID EmergencyAccessID // of NoticeEmergency
	MailedAt *time.Time        // when a letter about it was taken by the mail server
	// Reader is what the one who reads it is asked and has said; Answered what
	// the person whose account it is has.
	Reader   NoticeReader
	Answered NoticeAnswer
}

// NoticeDetail is what changed. It is sealed where it is kept.
type NoticeDetail struct {
	Before string `json:"before,omitempty"`
	After  string `json:"after,omitempty"`
	Place  string `json:"place,omitempty"` // the network address from which a link was used
	With   string `json:"with,omitempty"`  // the second person, who confirmed
}

// NoticeReader is one of those who are told.
type NoticeReader struct {
	UserID     UserID
	Asked      bool // to answer, not only to see
	SeenAt     *time.Time
	Answer     NoticeAnswer
	AnsweredAt *time.Time
}

// NoticeKind is what people are told of.
type NoticeKind string

// The kinds.
const (
	NoticeInvited   NoticeKind = "invited"          // a person was added
	NoticeLinkMade  NoticeKind = "link_made"        // a link to set somebody's password
	NoticeLinkUsed  NoticeKind = "link_used"        // such a link was used
	NoticeRoles     NoticeKind = "roles_changed"    // somebody has other roles
	NoticeRefused   NoticeKind = "roles_refused"    // the second person said no
	NoticeEmail     NoticeKind = "email_changed"    // what somebody signs in with
	NoticeEnabled   NoticeKind = "enabled"          // a disabled person may sign in again
	NoticeFactors   NoticeKind = "factors_removed"  // somebody's second factors
	NoticeNotAsked  NoticeKind = "not_asked_for"    // a person did not ask for what was done to their account
	NoticeEmergency NoticeKind = "emergency_access" // a record was opened out of reach
	// NoticeAudit is of nobody's account: the audit was tampered with. It is not
	// kept as a notice but follows from the last verification.
	NoticeAudit NoticeKind = "audit_broken"
)

// NoticeKinds lists them.
var NoticeKinds = []NoticeKind{NoticeInvited, NoticeLinkMade, NoticeLinkUsed, NoticeRoles, NoticeRefused, NoticeEmail, NoticeEnabled,
	NoticeFactors, NoticeNotAsked, NoticeEmergency, NoticeAudit}

// Values is the closed list, as texts.
func (NoticeKind) Values() []string { return Texts(NoticeKinds) }

// MostNotices is how many a first page shows at once, the newest ones.
const MostNotices = 100

// NoticeAnswer is what a person says of what was done to their account.
type NoticeAnswer string

// The answers.
const (
	NoticeAgreed      NoticeAnswer = "agreed"
	NoticeNotAskedFor NoticeAnswer = "not_asked_for"
)

// NoticeAnswers lists them.
var NoticeAnswers = []NoticeAnswer{NoticeAgreed, NoticeNotAskedFor}

// Values is the closed list, as texts.
func (NoticeAnswer) Values() []string { return Texts(NoticeAnswers) }

// ErrAnswered is what a second, different answer gets.
var ErrAnswered = Conflict("answered", "This was answered already, and not like this.")

// ErrNotAsked is what an answer gets from somebody who is only told.
var ErrNotAsked = Conflict("not_asked", "Only the person whose account it is can answer this.")

// Waits says whether the reader has still to answer, or to see it.
func (r NoticeReader) Waits() bool {
	if r.Asked {
		return r.Answer == ""
	}
	return r.SeenAt == nil
}

// Say is the reader having answered. The same answer twice is one.
func (r NoticeReader) Say(answer NoticeAnswer, now time.Time) (NoticeReader, error) {
	var f Faults
	OneOf(&f, "answer", answer, NoticeAnswers)
	switch {
	case f.Err() != nil:
		return r, f.Err()
	case !r.Asked:
		return r, ErrNotAsked
	case r.Answer == answer:
		return r, nil
	case r.Answer != "":
		return r, ErrAnswered
	}
	r.Answer, r.AnsweredAt = answer, &now
	if r.SeenAt == nil {
		r.SeenAt = &now
	}
	return r, nil
}

// OfLink says whether it is about a link to set a password: one answer is about
// making and using it.
func (k NoticeKind) OfLink() bool { return k == NoticeLinkMade || k == NoticeLinkUsed }

// ReadsClients says whether somebody who holds the role reads clients: such a
// role is given to who works here already by two people.
func (r Role) ReadsClients() bool { return Policy[ReadClient][r] != None }

// ClientRoles are the roles among these that read clients.
func ClientRoles(roles []Role) []Role {
	return slices.DeleteFunc(slices.Clone(roles), func(r Role) bool { return !r.ReadsClients() })
}

// ClinicalRoles are those that read what clients say: their records are what an
// account is worth. Money is looked after elsewhere, and has nothing to answer
// here.
func ClinicalRoles() []Role {
	return slices.DeleteFunc(slices.Clone(Roles), func(r Role) bool { return Policy[ReadAssessment][r] == None })
}
