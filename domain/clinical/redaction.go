package clinical

import (
	"cmp"
	"slices"
	"strings"
	"time"
	"unicode/utf16"
	"unicode/utf8"

	"cohort/domain"
	"cohort/domain/clinical/privacy"
)

// Redacted stands in the place of what was taken out.
const Redacted = "[redacted]"

// Redaction is a place in a text that does not leave, or that was found and leaves
// because a person judged that it names nobody.
type Redaction struct {
	ToldAt
	Start  int              `json:"start"` // in the text as it was, in bytes
	End    int              `json:"end"`
	Words  string           `json:"words"` // what stands there; never in what leaves
	Reason string           `json:"reason"`
	Sure   privacy.Sureness `json:"sure"` // 0 for what a person took out
	Fixed  bool             `json:"fixed,omitempty"`
	Kept   *Decision        `json:"kept,omitempty"` // it leaves all the same
	ByHand *Decision        `json:"byHand,omitempty"`
}

// Decision is what a person decided about a place of a release that is being made.
type Decision struct {
	Path   string        `json:"path"`
	Start  int           `json:"start"` // in bytes
	End    int           `json:"end"`
	Kind   DecisionKind  `json:"kind"`
	Why    string        `json:"why"`
	By     domain.UserID `json:"by"`
	ByName string        `json:"byName"`
	At     time.Time     `json:"at"`
}

// DecisionKind is what was decided.
type DecisionKind string

// The kinds. Undo takes back what was decided about the same place.
const (
	DecideKeep   DecisionKind = "keep"   // what was found names nobody
	DecideRedact DecisionKind = "redact" // this does not leave
	DecideUndo   DecisionKind = "undo"
)

// DecisionKinds lists them.
var DecisionKinds = []DecisionKind{DecideKeep, DecideRedact, DecideUndo}

// Values is the closed list, as texts.
func (DecisionKind) Values() []string { return domain.Texts(DecisionKinds) }

// sharedReason is why a whole sentence goes.
const sharedReason = "a sentence about another member, in what all notes have in common"

// kindReasons are why a place goes, in words for whom the record is for.
var kindReasons = map[privacy.Kind]string{
	privacy.Email: "contact of another person", privacy.Phone: "contact of another person", privacy.Handle: "contact of another person", privacy.Code: "code of another person",
	privacy.Initials: "initials of another person",
}

// reasonOf says why something was taken out, without saying whom it names.
func reasonOf(kind privacy.Kind) string { return cmp.Or(kindReasons[kind], "name of another person") }

// isFixed says that what was found cannot be a word of another meaning.
func isFixed(kind privacy.Kind) bool { return kind == privacy.Email || kind == privacy.Code }

// Redactions are all places of the record that name others, and those that a person
// took out, in order; a place that was judged to name nobody says who judged so.
func (r *ReleasedRecord) Redactions(check ReleaseCheck, decided []Decision) (all []Redaction) {
	r.EachTold(func(at ToldAt, told *Told) {
		text := string(*told)
		var here []Redaction
		for _, f := range check.Find(text) {
			red := Redaction{ToldAt: at, Start: f.Start, End: f.End, Words: text[f.Start:f.End], Reason: reasonOf(f.Kind), Sure: f.Sure, Fixed: isFixed(f.Kind)}
			if at.Shared {
				red.Start, red.End = sentenceAround(text, f.Start, f.End)
				red.Words, red.Reason = text[red.Start:red.End], sharedReason
			}
			if n := len(here); n > 0 && here[n-1].End >= red.End { // the same sentence names two
				here[n-1].Sure, here[n-1].Fixed = max(here[n-1].Sure, red.Sure), here[n-1].Fixed || red.Fixed
				continue
			}
			here = append(here, red)
		}
		all = append(all, decide(here, at, text, decided)...)
	})
	return all
}

// decide brings in what people decided about one text.
func decide(found []Redaction, at ToldAt, text string, decided []Decision) []Redaction {
	for i := range decided {
		d := decided[i]
		if d.Path != at.Path || d.End > len(text) {
			continue
		}
		switch d.Kind {
		case DecideKeep:
			if of := slices.IndexFunc(found, d.sameAs); of >= 0 && !found[of].Fixed {
				found[of].Kept = &d
			}
		case DecideRedact:
			found = append(found, Redaction{ToldAt: at, Start: d.Start, End: d.End, Words: text[d.Start:d.End], Reason: d.Why, ByHand: &d})
		case DecideUndo: // it is gone from the list with what it took back
		}
	}
	slices.SortStableFunc(found, func(a, b Redaction) int { return cmp.Compare(a.Start, b.Start) })
	return found
}

func (d Decision) sameAs(r Redaction) bool { return d.Start == r.Start && d.End == r.End }

// Without gives the record with everything taken out that is to be. The record
// itself stays as it is.
func (r ReleasedRecord) Without(redactions []Redaction) (ReleasedRecord, error) {
	out, err := r.clone()
	if err != nil {
		return out, err
	}
	of := map[string][]Redaction{}
	for _, red := range redactions {
		if red.Kept == nil {
			of[red.Path] = append(of[red.Path], red)
		}
	}
	out.EachTold(func(at ToldAt, told *Told) { *told = Told(cutOutOf(string(*told), of[at.Path])) })
	return out, nil
}

// cutOutOf puts the mark in the place of each stretch; those that touch or overlap
// get one.
func cutOutOf(text string, places []Redaction) string {
	var b strings.Builder
	done := 0
	for i := 0; i < len(places); {
		start, end := places[i].Start, places[i].End
		for i++; i < len(places) && places[i].Start <= end; i++ {
			end = max(end, places[i].End)
		}
		b.WriteString(text[done:start])
		b.WriteString(Redacted)
		done = end
	}
	b.WriteString(text[done:])
	return b.String()
}

// Placed is a decision about a place that is told as a browser counts. What is no
// place of that text begins before it, and is refused.
func (r *ReleasedRecord) Placed(path string, start, end int, kind DecisionKind, why string) Decision {
	d := Decision{Path: path, Start: -1, End: -1, Kind: kind, Why: why}
	r.EachTold(func(at ToldAt, told *Told) {
		if at.Path != path {
			return
		}
		units := 0
		for i, letter := range string(*told) + "\x00" {
			if units == start {
				d.Start = i
			}
			if units == end {
				d.End = i
			}
			units += utf16.RuneLen(letter)
		}
	})
	return d
}

// validate names what is wrong with a decision about a record.
func (d Decision) validate(r *ReleasedRecord, found []Redaction) error {
	var f domain.Faults
	domain.OneOf(&f, "kind", d.Kind, DecisionKinds)
	if d.Kind != DecideUndo {
		f.Required("why", d.Why, domain.MaxReason)
	}
	text, is := "", false
	r.EachTold(func(at ToldAt, told *Told) {
		if at.Path == d.Path {
			text, is = string(*told), true
		}
	})
	begins := is && d.Start >= 0 && d.Start < len(text)
	inside := begins && d.Start < d.End && d.End <= len(text) && utf8.ValidString(text[d.Start:d.End]) && utf8.ValidString(text[:d.Start])
	f.When(!is, "path", "is no text of this record")
	f.When(!begins, "start", "must begin a place in that text")
	f.When(!inside, "end", "must end a place in that text")
	of := slices.IndexFunc(found, func(r Redaction) bool { return r.Path == d.Path && r.ByHand == nil && d.sameAs(r) })
	switch {
	case !inside || d.Kind != DecideKeep:
	case of < 0:
		f.Add("start", "must begin a place at which something was found")
	case found[of].Fixed:
		f.Add("kind", "must not be keep: this is a code or an address of another member, and no word")
	}
	return f.Err()
}
