package domain

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// NoteRules is how a practice writes progress notes.
type NoteRules struct {
	Format  NoteFormatKey `json:"format"`  // what a note begins with; "" for UsualNoteFormat
	Own     OwnNoteFormat `json:"own"`     // the practice's own, besides the known ones
	DueDays int           `json:"dueDays"` // so many days after the session a note is late
	// Since is the first day of which sessions need notes in here; zero for all. A
	// practice that came with another record has those of before there.
	Since Date `json:"since,omitzero"`
	// MostPresent is how many members payers let a group have, and LeastMinutes
	// how long a member must have been there; 0 for no such rule.
	MostPresent  int `json:"mostPresent"`
	LeastMinutes int `json:"leastMinutes"`
	// PlanDueDays is by which day of treatment a client has a treatment plan, and
	// PlanReviewDays how long one holds; 0 for what is usual.
	PlanDueDays    int `json:"planDueDays,omitempty"`
	PlanReviewDays int `json:"planReviewDays,omitempty"`
	// Severities are the faults that the practice takes more or less seriously
	// than usual.
	Severities []NoteSeverityRule `json:"severities,omitempty"`
	Phrases    []NotePhrase       `json:"phrases,omitempty"`
}

// NotePhrase is what a practice says again and again of what is the same for
// everybody. It is written into shared parts by its key, and never into a
// member's own part, where it would be a copy.
type NotePhrase struct {
	Key  string `json:"key"` // small letters and digits
	Name string `json:"name"`
	Text string `json:"text"`
}

// OwnNoteFormat is a practice's own way to write a note. Without sections there
// is none.
type OwnNoteFormat struct {
	Name     string   `json:"name,omitempty"`
	Sections []string `json:"sections,omitempty"` // titles, in order
}

// NoteSeverityRule says how seriously one kind of fault is taken.
type NoteSeverityRule struct {
	Kind     NoteFaultKind `json:"kind"`
	Severity NoteSeverity  `json:"severity"`
}

// NoteFormatKey names a format of notes.
type NoteFormatKey string

// The formats.
const (
	FormatDAP  NoteFormatKey = "dap"
	FormatSOAP NoteFormatKey = "soap"
	FormatBIRP NoteFormatKey = "birp"
	FormatGIRP NoteFormatKey = "girp"
	FormatPIE  NoteFormatKey = "pie"
	FormatOwn  NoteFormatKey = "own"
)

// UsualNoteFormat is what a practice begins with.
const UsualNoteFormat = FormatDAP

// NoteFormatKeys lists them.
var NoteFormatKeys = []NoteFormatKey{FormatDAP, FormatSOAP, FormatBIRP, FormatGIRP, FormatPIE, FormatOwn}

// Values is the closed list, as texts.
func (NoteFormatKey) Values() []string { return Texts(NoteFormatKeys) }

// The bounds of the rules.
const (
	maxNoteSections = 6
	maxDueDays      = 60
	maxNoteMinutes  = 240
	maxPhrases      = 40
	maxPhraseKey    = 12
)

// UsualNoteRules is what a practice begins with. Payers commonly take up to
// twelve members in a group (90853), and none of them a visit of minutes.
func UsualNoteRules() NoteRules {
	return NoteRules{Format: UsualNoteFormat, DueDays: 3, MostPresent: 12, LeastMinutes: 45}
}

// Severity is how seriously the practice takes a kind of fault.
func (r NoteRules) Severity(kind NoteFaultKind) NoteSeverity {
	if !kind.Fixed() {
		for _, s := range r.Severities {
			if s.Kind == kind {
				return s.Severity
			}
		}
	}
	return kind.Usual()
}

// The usual days of treatment plans: states ask for a plan within 14 to 45 days,
// and most for a review every 90.
const (
	usualPlanDays   = 30
	usualReviewDays = 90
	maxPlanDays     = 366
)

// PlanDays is by which day of treatment a client has a plan.
func (r NoteRules) PlanDays() int { return cmp.Or(r.PlanDueDays, usualPlanDays) }

// ReviewDays is after how many days a plan is reviewed.
func (r NoteRules) ReviewDays() int { return cmp.Or(r.PlanReviewDays, usualReviewDays) }

// Trimmed is what was typed without blanks around it, and severities that say
// nothing new left out.
func (r NoteRules) Trimmed() NoteRules {
	r.Format = cmp.Or(r.Format, UsualNoteFormat)
	r.Own.Name = strings.TrimSpace(r.Own.Name)
	r.Own.Sections = slices.Clone(r.Own.Sections)
	for i, title := range r.Own.Sections {
		r.Own.Sections[i] = strings.TrimSpace(title)
	}
	r.Phrases = slices.Clone(r.Phrases)
	for i, p := range r.Phrases {
		r.Phrases[i] = NotePhrase{Key: strings.ToLower(strings.TrimSpace(p.Key)), Name: strings.TrimSpace(p.Name), Text: strings.TrimSpace(p.Text)}
	}
	r.Severities = slices.DeleteFunc(slices.Clone(r.Severities), func(s NoteSeverityRule) bool { return s.Severity == s.Kind.Usual() })
	return r
}

// Validate names everything that is wrong with the rules.
func (r NoteRules) Validate() error {
	var f Faults
	OneOf(&f, "format", r.Format, NoteFormatKeys)
	f.When(r.Format == FormatOwn && len(r.Own.Sections) == 0, "format", "is the practice's own, which has no sections")
	f.Text("own.name", r.Own.Name, MaxName)
	f.When(len(r.Own.Sections) > 0 && IsBlank(r.Own.Name), "own.name", "is missing")
	f.Items("own.sections", len(r.Own.Sections), maxNoteSections)
	for i, title := range r.Own.Sections {
		at := fmt.Sprintf("own.sections[%d]", i)
		f.Required(at, title, MaxName)
		f.When(slices.Index(r.Own.Sections, title) < i, at, "is named twice")
	}
	f.When(r.DueDays < 1 || r.DueDays > maxDueDays, "dueDays", fmt.Sprintf("must be between 1 and %d", maxDueDays))
	f.When(r.MostPresent < 0 || r.MostPresent > 100, "mostPresent", "must be between 0 and 100")
	f.When(r.LeastMinutes < 0 || r.LeastMinutes > maxNoteMinutes, "leastMinutes", fmt.Sprintf("must be between 0 and %d", maxNoteMinutes))
	f.When(r.PlanDueDays < 0 || r.PlanDueDays > maxPlanDays, "planDueDays", fmt.Sprintf("must be between 1 and %d; 0 for %d", maxPlanDays, usualPlanDays))
	f.When(r.PlanReviewDays < 0 || r.PlanReviewDays > maxPlanDays, "planReviewDays", fmt.Sprintf("must be between 1 and %d; 0 for %d", maxPlanDays, usualReviewDays))
	f.Items("severities", len(r.Severities), len(NoteFaultKinds))
	for i, s := range r.Severities {
		at := fmt.Sprintf("severities[%d].", i)
		OneOf(&f, at+"kind", s.Kind, NoteFaultKinds)
		OneOf(&f, at+"severity", s.Severity, NoteSeverities)
		f.When(s.Kind.Fixed() && s.Severity != s.Kind.Usual(), at+"severity", "is fixed: a signature would say what is not so")
		f.When(slices.IndexFunc(r.Severities, func(o NoteSeverityRule) bool { return o.Kind == s.Kind }) < i, at+"kind", "is named twice")
	}
	r.validatePhrases(&f)
	return f.Err()
}

func (r NoteRules) validatePhrases(f *Faults) {
	f.Items("phrases", len(r.Phrases), maxPhrases)
	for i, p := range r.Phrases {
		at := fmt.Sprintf("phrases[%d].", i)
		f.Required(at+"name", p.Name, MaxName)
		f.Required(at+"text", p.Text, MaxReason)
		f.Required(at+"key", p.Key, maxPhraseKey)
		f.When(strings.Trim(p.Key, "abcdefghijklmnopqrstuvwxyz0123456789") != "", at+"key", "is of small letters and digits")
		f.When(p.Key != "" && slices.IndexFunc(r.Phrases, func(o NotePhrase) bool { return o.Key == p.Key }) < i, at+"key", "is named twice")
	}
}
