package clinical

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"cohort/domain"
)

// SharedPart is what the notes of a session have in common, written once. What
// is known of the session besides, its hours, its leaders and who came, is never
// typed: see SessionFacts.
type SharedPart struct {
	SessionID  domain.SessionID
	Text       string
	Techniques []string
	Kept       []KeptFinding
	Version    int // 1 before anything was written
	UpdatedBy  domain.UserID
	ByName     string
	UpdatedAt  time.Time
	AuditedAt  time.Time // when the audit last heard of it, see Quiet
}

// The bounds of what a note holds.
const (
	maxTechniques = 30
	maxGoals      = 20
	maxKept       = 60
	maxSections   = 20
)

// UnwrittenPart is a session's shared part before anybody wrote it.
func UnwrittenPart(session domain.SessionID) SharedPart {
	return SharedPart{SessionID: session, Version: 1}
}

// Write puts another text in the place of what stands.
func (p SharedPart) Write(wanted SharedPart, by domain.Actor, now time.Time) (SharedPart, error) {
	var f domain.Faults
	f.Text("text", wanted.Text, domain.MaxText)
	f.Items("techniques", len(wanted.Techniques), maxTechniques)
	for i, name := range wanted.Techniques {
		f.Required(fmt.Sprintf("techniques[%d]", i), name, domain.MaxLine)
	}
	checkKept(&f, wanted.Kept)
	if err := f.Err(); err != nil {
		return p, err
	}
	p.Text, p.Kept, p.Techniques = tidy(wanted.Text), wanted.Kept, nil
	for _, name := range wanted.Techniques {
		name = strings.TrimSpace(name)
		if !slices.ContainsFunc(p.Techniques, func(known string) bool { return strings.EqualFold(known, name) }) {
			p.Techniques = append(p.Techniques, name)
		}
	}
	p.UpdatedBy, p.ByName, p.UpdatedAt = by.UserID, by.Name, now
	p.Version++
	return p, nil
}

// tidy is a text with line breaks of one kind. What a digest is made of must
// read the same wherever it is computed.
var tidier = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n\n")

func tidy(text string) string { return tidier.Replace(text) }

// KeptFinding is something that was found in a note and that the writer leaves
// as it is, with the reason.
type KeptFinding struct {
	Kind    domain.NoteFaultKind `json:"kind"`
	Section string               `json:"section,omitempty"`
	Text    string               `json:"text,omitempty"` // what was found
	Reason  string               `json:"reason"`
}

func checkKept(f *domain.Faults, kept []KeptFinding) {
	f.Items("kept", len(kept), maxKept)
	for i, k := range kept {
		at := fmt.Sprintf("kept[%d].", i)
		domain.OneOf(f, at+"kind", k.Kind, domain.NoteFaultKinds)
		f.When(k.Kind.Usual() != "" && slices.Contains(domain.NoteFaultKinds, k.Kind) && !k.Kind.Keepable(), at+"kind", "is not kept for a reason: it has to be mended")
		f.Text(at+"section", k.Section, domain.MaxName)
		f.Text(at+"text", k.Text, domain.MaxReason)
		f.Required(at+"reason", k.Reason, domain.MaxReason)
	}
}

// quiet is for how long the audit does not repeat that somebody writes a draft:
// it is saved as one goes, every few seconds.
const quiet = 15 * time.Minute

// Quiet says whether the audit heard of this writer's work on a draft just now.
func Quiet(was, by domain.UserID, heard, now time.Time) bool {
	return was == by && !heard.IsZero() && now.Sub(heard) < quiet
}
