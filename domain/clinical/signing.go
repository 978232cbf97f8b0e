package clinical

import (
	"encoding/json"
	"time"

	"cohort/domain"
)

// Signing is how a text of one clinician becomes a record that never changes: they
// write it and sign it, a trainee's waits for who answers for them, and what was
// signed in error is withdrawn and stays to be read. Treatment plans and discharge
// summaries have it; progress notes, which a session's leader signs together, have
// their own.
type Signing struct {
	Status    SigningStatus
	WaitsFor  domain.UserID   // who is to co-sign
	SignedFor domain.ClientID // whose record it was; it may have been merged since
	Signed    *Signature
	CoSigned  *Signature
	Returned  *Remark
	Withdrawn *Remark
	Version   int
	UpdatedBy domain.UserID
	ByName    string
	UpdatedAt time.Time
	AuditedAt time.Time // when the audit last heard of it, see Quiet
}

// SigningStatus is where such a text stands.
type SigningStatus string

// The states.
const (
	SigningDraft     SigningStatus = "draft"
	SigningWaiting   SigningStatus = "waiting" // signed by a trainee, for a co-signature
	SigningSigned    SigningStatus = "signed"
	SigningCoSigned  SigningStatus = "co_signed"
	SigningWithdrawn SigningStatus = "withdrawn" // signed in error
	SigningDiscarded SigningStatus = "discarded" // a draft that was thrown away, with its text
)

// SigningStatuses lists them.
var SigningStatuses = []SigningStatus{SigningDraft, SigningWaiting, SigningSigned, SigningCoSigned, SigningWithdrawn, SigningDiscarded}

// Values is the closed list, as texts.
func (SigningStatus) Values() []string { return domain.Texts(SigningStatuses) }

// Holds says that a text is signed, and by who answers for it.
func (s SigningStatus) Holds() bool { return s == SigningSigned || s == SigningCoSigned }

// IsOpen says that a text is still to be written or signed.
func (s SigningStatus) IsOpen() bool { return s == SigningDraft || s == SigningWaiting }

// IsLive says that a text is being written or holds.
func (s SigningStatus) IsLive() bool { return s.IsOpen() || s.Holds() }

// signingErrors are what is said of a text that does not stand where it would have
// to, each in the words of what it is.
type signingErrors struct {
	signed    error // it was to be written, signed or thrown away
	notSigned error // it was to be withdrawn
	notYours  error // it was to be co-signed or given back
	remark    string
}

// newSigning is a draft.
func newSigning(by domain.Actor, now time.Time) Signing {
	return Signing{Status: SigningDraft, Version: 1, UpdatedBy: by.UserID, ByName: by.Name, UpdatedAt: now}
}

// wrote says who changed a draft.
func (g *Signing) wrote(by domain.UserID, name string, now time.Time) {
	g.UpdatedBy, g.ByName, g.UpdatedAt = by, name, now
	g.Version++
}

// discard throws a draft away.
func (g *Signing) discard(errs signingErrors, now time.Time) error {
	if g.Status != SigningDraft {
		return errs.signed
	}
	g.Status, g.Returned, g.UpdatedAt = SigningDiscarded, nil, now
	g.Version++
	return nil
}

// maySign names what keeps somebody from signing.
func (s Signer) maySign(f *domain.Faults, typed string) {
	s.typedName(f, typed)
	f.When(!s.Licensed, "name", "must be of somebody whose license is valid on the day")
	f.When(s.Trainee && s.CoSigner.IsZero(), "name", "is a trainee's without somebody who co-signs")
}

// sign puts a signature under a draft. What is signed is complete by now but for the
// digest, which digested gives of it.
func (g *Signing) sign(s Signer, client domain.ClientID, now time.Time, digested func() (string, error)) (err error) {
	signed := s.signature(now)
	g.Signed, g.SignedFor, g.Returned, g.CoSigned = &signed, client, nil, nil
	g.Status, g.WaitsFor = SigningSigned, domain.UserID{}
	if s.Trainee {
		g.Status, g.WaitsFor = SigningWaiting, s.CoSigner
	}
	g.wrote(s.UserID, s.Name, now)
	g.Signed.Digest, err = digested()
	return err
}

// coSign puts the supervisor's signature beside the trainee's.
func (g *Signing) coSign(errs signingErrors, s Signer, typed string, now time.Time) error {
	if g.Status != SigningWaiting || g.WaitsFor != s.UserID {
		return errs.notYours
	}
	var f domain.Faults
	s.typedName(&f, typed)
	f.When(!s.Licensed || s.Trainee, "name", "must be of somebody with a valid license of their own")
	if err := f.Err(); err != nil {
		return err
	}
	signed := s.signature(now)
	signed.Digest = g.Signed.Digest
	g.Status, g.CoSigned, g.WaitsFor, g.UpdatedAt = SigningCoSigned, &signed, domain.UserID{}, now
	g.Version++
	return nil
}

// giveBack returns a trainee's text to them, with a remark. What was signed stands
// no more.
func (g *Signing) giveBack(errs signingErrors, s Signer, remark string, now time.Time) error {
	if g.Status != SigningWaiting || g.WaitsFor != s.UserID {
		return errs.notYours
	}
	var f domain.Faults
	f.Required(errs.remark, remark, domain.MaxReason)
	if err := f.Err(); err != nil {
		return err
	}
	g.Status, g.WaitsFor, g.Signed, g.UpdatedAt = SigningDraft, domain.UserID{}, nil, now
	g.Returned = &Remark{UserID: s.UserID, Name: s.Name, Text: tidy(remark), At: now}
	g.Version++
	return nil
}

// withdraw says that what was signed was an error. It stays as it was.
func (g *Signing) withdraw(errs signingErrors, by domain.Actor, reason string, now time.Time) error {
	if !g.Status.Holds() {
		return errs.notSigned
	}
	var f domain.Faults
	f.Required("reason", reason, domain.MaxReason)
	if err := f.Err(); err != nil {
		return err
	}
	g.Status, g.UpdatedAt = SigningWithdrawn, now
	g.Withdrawn = &Remark{UserID: by.UserID, Name: by.Name, Text: tidy(reason), At: now}
	g.Version++
	return nil
}

// carries says whether the signatures are under a text with this digest.
func (g Signing) carries(sum string) bool {
	return g.Signed != nil && sum == g.Signed.Digest && (g.CoSigned == nil || g.CoSigned.Digest == sum)
}

// canonicalText is the text that the digest of a signed one is made of: its content
// with objects in the order of their names.
func canonicalText(content any) ([]byte, error) {
	text, err := json.Marshal(content)
	if err != nil {
		return nil, err
	}
	var sorted any
	if err := json.Unmarshal(text, &sorted); err != nil {
		return nil, err
	}
	return canonicalJSON(sorted)
}
