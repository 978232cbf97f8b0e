package fhir

import (
	"fmt"
	"regexp"
	"strings"
	"sync"

	"cohort/domain/intake/instrument"
)

// About is what the clinic must say of a form, because a Questionnaire does not.
type About struct {
	Direction    instrument.Direction // which way the score gets better; required
	Code         string               // of our own, such as "clinic-intake"; else taken from the resource
	RecallWindow string
	License      string // terms of the wording; else the resource's copyright

	// Uncounted are the link ids of questions that are recorded and not counted,
	// though the form states scores: the clinic's own decision, where those scores
	// cannot be used.
	Uncounted []string
}

// Imported is a definition read from a Questionnaire.
type Imported struct {
	Definition instrument.Definition
	Known      string   // code of the shipped instrument with the same LOINC code, if any
	Notes      []string // what was not taken over, in words
}

// ReadQuestionnaire imports a FHIR R4 Questionnaire. Groups are flattened;
// choices with a stated score (two may share one), yes/no questions and whole
// numbers with both limits become scored items; choices without a score get those
// of the shipped instrument whose LOINC code the question has, and are kept
// unscored where there is none. A question that states scores which cannot be
// counted (halves, less than 0, some choices only) is refused, unless the clinic
// says that it does not count; what states none and cannot be counted is left out
// with a note. The total is the plain sum. The error is an *ImportError.
func ReadQuestionnaire(data []byte, about About) (Imported, error) {
	var q questionnaire
	if err := decode(data, "Questionnaire", &q); err != nil {
		return Imported{}, err
	}
	r := &reader{sets: valueSets(q), seen: map[string]bool{}, codes: map[string]bool{}, uncounted: map[string]bool{}}
	for _, linkID := range about.Uncounted {
		r.uncounted[linkID] = true
	}
	r.items(q.Item, 0)
	r.notes = append(r.notes, "the total is the plain sum of the answers: what else the form's authors do with them (doubling, turning round, sub-scales) is not in the file")
	d := instrument.Definition{
		Code:     firstOf(about.Code, slug(q.Name), slug(q.ID), slug(lastPart(q.URL))),
		Title:    firstOf(q.Title, q.Name, q.ID),
		Version:  firstOf(q.Version, "1"),
		Measures: firstOf(q.Purpose, q.Title, q.Name),
		Language: firstOf(q.Language, "en"),

		Direction:    about.Direction,
		RecallWindow: firstOf(about.RecallWindow, "not stated"),
		Items:        r.found,
		Method:       instrument.MethodSum,
		Multiplier:   1,
		License:      instrument.License{Terms: firstOf(about.License, q.Copyright)},
		Attribution:  firstOf(q.Copyright, q.Publisher, about.License),
		LOINC:        instrument.LOINC{Panel: loincOf(q.Code)},
	}
	d.Name = d.Title
	if r.usesLOINC || d.LOINC.Panel != "" {
		d.Notices = append(d.Notices, instrument.LOINCNotice)
	}
	r.whole(d)
	if err := r.bad.orNil(); err != nil {
		return Imported{}, err
	}
	if err := d.Check(); err != nil {
		return Imported{}, refuse("not a sound instrument: %s", strings.ReplaceAll(err.Error(), "\n", "; "))
	}
	return Imported{Definition: d, Known: shippedAs(d.LOINC.Panel), Notes: r.notes}, nil
}

// whole says what is missing from the form as a whole.
func (r *reader) whole(d instrument.Definition) {
	if d.Direction == "" {
		r.bad.add("", "say which way the score gets better")
	}
	if d.License.Terms == "" {
		r.bad.add("", "the form states no copyright: say under what terms it may be used")
	}
	if d.Code == "" || d.Title == "" {
		r.bad.add("", "the form has no name: give it a code")
	}
	for _, item := range r.found {
		if !item.Unscored {
			return
		}
	}
	r.bad.add("", "no question has answers that count")
}

// reader gathers the items of a Questionnaire.
type reader struct {
	sets      map[string][]coding
	found     []instrument.Item
	notes     []string
	seen      map[string]bool // link ids
	codes     map[string]bool // LOINC codes of questions
	uncounted map[string]bool // link ids
	usesLOINC bool
	bad       ImportError
}

func (r *reader) note(linkID, format string, args ...any) {
	r.notes = append(r.notes, fmt.Sprintf("question %q ", short(linkID))+fmt.Sprintf(format, args...))
}

func (r *reader) items(list []questionnaireItem, depth int) {
	if depth > maxDepth {
		r.bad.add("", "groups are nested more than %d deep", maxDepth)
		return
	}
	for n, item := range list {
		switch {
		case item.LinkID == "":
			r.bad.add("", "entry %d of a group %d levels down has no link id", n+1, depth)
			continue
		case r.seen[item.LinkID]:
			r.bad.add(item.LinkID, "shares its link id with another")
			continue
		}
		r.seen[item.LinkID] = true
		if item.Type != "group" && item.Type != "display" {
			r.item(item)
		}
		r.items(item.Item, depth+1)
	}
}

func (r *reader) item(q questionnaireItem) {
	switch {
	case q.ReadOnly:
		r.note(q.LinkID, "is worked out by the sender and is left out")
		return
	case q.Repeats:
		r.leaveOut(q, "takes several answers")
		return
	case q.Text == "":
		r.leaveOut(q, "has no wording")
		return
	}
	item := instrument.Item{Number: len(r.found) + 1, Text: q.Text, LinkID: q.LinkID, LOINC: termOf(q), Weight: 1}
	if r.codes[item.LOINC] {
		r.note(q.LinkID, "has the LOINC code of another question, and is kept without it")
		item.LOINC = ""
	}
	if !r.answers(q, &item) {
		return
	}
	r.codes[item.LOINC] = item.LOINC != ""
	if len(q.EnableWhen) > 0 {
		r.note(q.LinkID, "is asked only on a condition, which is not taken over: left blank, it counts as missing")
	}
	r.usesLOINC = r.usesLOINC || item.LOINC != ""
	for _, a := range item.Answers {
		r.usesLOINC = r.usesLOINC || a.LOINC != ""
	}
	r.found = append(r.found, item)
}

// termOf is the LOINC code of a question: the one stated, or the link id where it
// is, with or without a slash, that of a question we ship.
func termOf(q questionnaireItem) string {
	if code := loincOf(q.Code); code != "" {
		return code
	}
	if tail := lastPart(q.LinkID); shipped()[tail] != nil {
		return tail
	}
	return ""
}

// shipped holds the questions of the shipped instruments by their LOINC code; the
// same question in two of them has the same choices.
var shipped = sync.OnceValue(func() map[string]*instrument.Item {
	byCode := map[string]*instrument.Item{}
	for _, d := range instrument.All() {
		for i := range d.Items {
			if code := d.Items[i].LOINC; code != "" {
				byCode[code] = &d.Items[i]
			}
		}
	}
	return byCode
})

var unsafe = regexp.MustCompile(`[^a-z0-9]+`)

// slug turns "PHQ-9 (Form)" into "phq-9-form".
func slug(name string) string {
	return strings.Trim(unsafe.ReplaceAllString(strings.ToLower(name), "-"), "-")
}

func lastPart(url string) string { return url[strings.LastIndex(url, "/")+1:] }

func firstOf(values ...string) string {
	for _, v := range values {
		if v = strings.TrimSpace(v); v != "" {
			return v
		}
	}
	return ""
}

// shippedAs is the code of the shipped instrument with this LOINC code.
func shippedAs(panel string) string {
	for _, d := range instrument.All() {
		if panel != "" && d.LOINC.Panel == panel {
			return d.Code
		}
	}
	return ""
}
