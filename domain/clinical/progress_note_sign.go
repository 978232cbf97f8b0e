package clinical

import (
	"fmt"
	"strings"
	"time"

	"cohort/domain"
)

// Signer is who signs, with what they may practice by on the session's day.
type Signer struct {
	UserID     domain.UserID
	Name       string
	Credential string // as it is written behind a name, such as LPC
	License    string // kind, number and state
	Licensed   bool   // a license of theirs was valid on the day
	Trainee    bool   // it is one that works under somebody's
	CoSigner   domain.UserID
	CoSignerAs string // name
}

// SignerOn is a person as they may sign what they led on a day: by a license of
// their own, and by a trainee's only where there is no other.
func SignerOn(u domain.User, day domain.Date) Signer {
	s := Signer{UserID: u.ID, Name: u.Name}
	for _, trainee := range []bool{false, true} {
		for _, l := range u.Licenses {
			if s.Licensed || !l.ValidOn(day) || (l.Kind == domain.Trainee) != trainee {
				continue
			}
			s.Licensed, s.Trainee = true, trainee
			s.Credential, s.License = strings.TrimSpace(l.Type), strings.TrimSpace(fmt.Sprintf("%s %s %s", l.Type, l.Number, l.State))
			if trainee {
				s.CoSigner, s.CoSignerAs = l.SupervisorID, l.Supervisor
			}
		}
	}
	return s
}

// Signature is somebody's name under a text, typed by them.
type Signature struct {
	UserID     domain.UserID `json:"userId"`
	Name       string        `json:"name"`
	Credential string        `json:"credential"`
	License    string        `json:"license"`
	At         time.Time     `json:"at"`
	Digest     string        `json:"digest"` // of what was signed, see Digest
}

// Remark is why a note went back to who wrote it.
type Remark struct {
	UserID  domain.UserID `json:"userId"`
	Name    string        `json:"name"`
	Section string        `json:"section,omitempty"`
	Text    string        `json:"text"`
	At      time.Time     `json:"at"`
}

// Addendum is what was added to a note after it was signed.
type Addendum struct {
	ID     domain.AddendumID
	Text   string
	Signed Signature
}

// typedName checks the name that was typed under a text: whoever signs writes
// their own.
func (s Signer) typedName(f *domain.Faults, typed string) {
	f.Required("name", typed, domain.MaxName)
	f.When(!domain.IsBlank(typed) && domain.FoldName(typed) != domain.FoldName(s.Name), "name", "must be your own name, as it stands in your account")
}

// CheckName names what is wrong with a typed name.
func (s Signer) CheckName(typed string) error {
	var f domain.Faults
	s.typedName(&f, typed)
	return f.Err()
}

func (s Signer) signature(at time.Time) Signature {
	return Signature{UserID: s.UserID, Name: s.Name, Credential: s.Credential, License: s.License, At: at}
}

// Sign locks the note with all that it rests on. A trainee's waits for who
// answers for them.
func (n ProgressNote) Sign(s Signer, record SignedRecord, now time.Time) (ProgressNote, error) {
	if n.Status.Locked() {
		return n, ErrNoteSigned
	}
	signed := s.signature(now)
	n.Record, n.CoSigned, n.Returned = &record, nil, nil
	n.Status, n.WaitsFor = NoteSigned, domain.UserID{}
	if s.Trainee {
		n.Status, n.WaitsFor = NoteWaiting, s.CoSigner
	}
	n.Signed = &signed
	digest, err := n.Digest()
	n.Signed.Digest = digest
	n.UpdatedBy, n.ByName, n.UpdatedAt = s.UserID, s.Name, now
	n.Version++
	return n, err
}

// CoSign puts the supervisor's signature beside the trainee's, over the same text.
func (n ProgressNote) CoSign(s Signer, now time.Time) (ProgressNote, error) {
	if n.Status != NoteWaiting || n.WaitsFor != s.UserID {
		return n, ErrNothingWaits
	}
	signed := s.signature(now)
	signed.Digest = n.Signed.Digest
	n.Status, n.CoSigned, n.WaitsFor = NoteCoSigned, &signed, domain.UserID{}
	n.UpdatedAt = now
	n.Version++
	return n, nil
}

// Return gives the note back to who wrote it, with a remark. What was signed
// stands no more; the store keeps it as a version.
func (n ProgressNote) Return(s Signer, section, text string, now time.Time) (ProgressNote, error) {
	if n.Status != NoteWaiting || n.WaitsFor != s.UserID {
		return n, ErrNothingWaits
	}
	n.Status, n.WaitsFor, n.Signed, n.Record = NoteReturned, domain.UserID{}, nil, nil
	n.Returned = &Remark{UserID: s.UserID, Name: s.Name, Section: section, Text: tidy(text), At: now}
	n.UpdatedAt = now
	n.Version++
	return n, nil
}

// Add writes an addendum to a note that is signed. It changes nothing of it.
func (n ProgressNote) Add(s Signer, typed, text string, now time.Time) (Addendum, error) {
	if !n.Status.Locked() {
		return Addendum{}, ErrNoteNotSigned
	}
	var f domain.Faults
	f.Required("text", text, domain.MaxText)
	s.typedName(&f, typed)
	if err := f.Err(); err != nil {
		return Addendum{}, err
	}
	a := Addendum{ID: domain.NewID[domain.AddendumID](), Text: tidy(text), Signed: s.signature(now)}
	var err error
	a.Signed.Digest, err = n.digestOf(a)
	return a, err
}
