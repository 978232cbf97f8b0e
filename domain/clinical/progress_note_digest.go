package clinical

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"cohort/domain"
)

// SessionFacts are what is known of a session without anybody typing it.
type SessionFacts struct {
	Cohort   string    `json:"cohort"` // its code
	Date     string    `json:"date"`
	Ends     string    `json:"ends"` // RFC 3339, UTC
	Expected int       `json:"expected"`
	Leaders  []LedFact `json:"leaders"`
	Minutes  int       `json:"minutes"`
	Number   int       `json:"number"`
	Place    string    `json:"place"`
	Present  int       `json:"present"`
	Service  string    `json:"service"` // procedure code
	Starts   string    `json:"starts"`
	Theme    string    `json:"theme"`
}

// LedFact is who led, with what they practice by.
type LedFact struct {
	Credential string `json:"credential"`
	Name       string `json:"name"`
}

// MemberFacts are what the roll says of the member.
type MemberFacts struct {
	Mark    string `json:"mark"`
	Minutes int    `json:"minutes"`
	Place   string `json:"place"`
}

// SignedRecord is what a note rests on, as it was when it was signed.
type SignedRecord struct {
	Client     domain.ClientID `json:"client"` // whose record it was; it may have been merged since
	Facts      SessionFacts    `json:"facts"`
	Member     MemberFacts     `json:"member"`
	Shared     string          `json:"shared"`
	Techniques []string        `json:"techniques"`
}

// A digest is SHA-256, in hexadecimal digits, over a text that anybody can make
// again: one JSON object without blanks, its names in the order of the alphabet
// at every level, in UTF-8, with nothing escaped but quotation marks, reverse
// solidi and control characters. Lists keep their order, and are [] when they
// are empty. Instants are RFC 3339 in UTC with milliseconds.

// signedNote is what a signature covers.
type signedNote struct {
	Client   string          `json:"client"`
	Facts    SessionFacts    `json:"facts"`
	Format   string          `json:"format"`
	Goals    []canonicalGoal `json:"goals"`
	Member   MemberFacts     `json:"member"`
	Note     string          `json:"note"`
	Sections []canonicalPart `json:"sections"`
	Session  string          `json:"session"`
	Shared   string          `json:"shared"`
	Signed   canonicalSigned `json:"signed"`
	Used     []string        `json:"techniques"`
}

// canonicalGoal has no progress where none was said, as notes of before.
type canonicalGoal struct {
	ID       string `json:"id"`
	Progress *int   `json:"progress,omitempty"`
	Text     string `json:"text"`
}

type canonicalPart struct {
	Key   string `json:"key"`
	Text  string `json:"text"`
	Title string `json:"title"`
}

type canonicalSigned struct {
	At         string `json:"at"`
	Credential string `json:"credential"`
	License    string `json:"license"`
	Name       string `json:"name"`
	User       string `json:"user"`
}

// Instant is a time as it stands in what is signed.
func Instant(t time.Time) string { return t.UTC().Format("2006-01-02T15:04:05.000Z07:00") }

func (s Signature) canonical() canonicalSigned {
	return canonicalSigned{At: Instant(s.At), Credential: s.Credential, License: s.License, Name: s.Name, User: s.UserID.String()}
}

// Canonical is the text that the digest of a signed note is made of.
func (n ProgressNote) Canonical() ([]byte, error) {
	if n.Signed == nil || n.Record == nil {
		return nil, ErrNoteNotSigned
	}
	r := n.Record
	out := signedNote{Client: r.Client.String(), Format: string(n.Format), Member: r.Member, Note: n.ID.String(), Session: n.SessionID.String(), Shared: r.Shared,
		Facts: r.Facts,
		Goals: []canonicalGoal{}, Sections: []canonicalPart{}, Used: append([]string{}, r.Techniques...), Signed: n.Signed.canonical()}
	out.Facts.Leaders = append([]LedFact{}, r.Facts.Leaders...)
	for _, g := range n.Goals {
		out.Goals = append(out.Goals, canonicalGoal{ID: g.ID, Progress: g.Progress, Text: g.Text})
	}
	for _, s := range n.Sections {
		out.Sections = append(out.Sections, canonicalPart{Key: s.Key, Text: s.Text, Title: s.Title})
	}
	return canonicalJSON(out)
}

// Digest is the digest of a signed note.
func (n ProgressNote) Digest() (string, error) {
	text, err := n.Canonical()
	return digest(text), err
}

func (n ProgressNote) digestOf(a Addendum) (string, error) {
	return digestOfAddendum(a, n.ID, n.Signed)
}

// Unchanged says whether the note and its addenda still are what was signed.
func (n ProgressNote) Unchanged() bool {
	if d, err := n.Digest(); err != nil || d != n.Signed.Digest || n.CoSigned != nil && n.CoSigned.Digest != d {
		return false
	}
	for _, a := range n.Addenda {
		if d, err := n.digestOf(a); err != nil || d != a.Signed.Digest {
			return false
		}
	}
	return true
}

func digest(text []byte) string {
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:])
}

func canonicalJSON(value any) ([]byte, error) {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	err := encoder.Encode(value)
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), err
}

// On dates the facts.
func (f SessionFacts) On(day domain.Date, starts, ends time.Time) SessionFacts {
	f.Date, f.Starts, f.Ends = day.String(), Instant(starts), Instant(ends)
	return f
}

// Text is what the facts say, in lines.
func (f SessionFacts) Text() string {
	var led []string
	for _, l := range f.Leaders {
		led = append(led, strings.TrimSuffix(l.Name+", "+l.Credential, ", "))
	}
	lines := []string{fmt.Sprintf("Session %d of %s, %s, from %s to %s (%d minutes)", f.Number, f.Cohort, f.Date, f.Starts, f.Ends, f.Minutes)}
	lines = append(lines, "Theme: "+f.Theme, fmt.Sprintf("Present: %d of %d", f.Present, f.Expected), "Led by "+strings.Join(led, " and "), "Place: "+f.Place)
	if f.Service != "" {
		lines = append(lines, "Service: "+f.Service)
	}
	return strings.Join(lines, "\n")
}
