package api_test

import (
	"fmt"
	"slices"
	"testing"

	"cohort/api/apitest"
	"cohort/repository/storetest"
)

// openNames are fields that share their name with one from a closed list and
// are free text.
var openNames = map[string]bool{
	"RiskFlag.why": true, "AssessmentRisk.why": true, "InstrumentRiskItem.why": true, "LiveSaid.why": true, "ClosedDay.why": true, "ClosedSession.why": true, "UnledCohort.why": true, "RoundFlag.why": true, "OwnRisk.why": true, "TriedRisk.why": true, "OwnForm.source": true, // in words
	"NoteMember.why": true, "NoteFacts.place": true,
	"NoteHeading.key": true, "NoteSection.key": true, "NoteSectionBody.key": true, "CoSignSection.key": true, "AuthenticatorApp.key": true, "NotePhrase.key": true, "LibraryOrganization.key": true, // a practice has headings of its own
	"AssessmentRisk.severity": true, "BriefingFlag.severity": true, "HourFlag.severity": true, "RiskFlag.severity": true, "InstrumentRiskItem.severity": true, "TimelineFlag.severity": true, "RoundFlag.severity": true, // as the instrument says it
	"BriefingFlag.kind": true, "HourFlag.kind": true, "RoundFlag.kind": true, "CarePerson.for": true, "AffectedSession.place": true, "TypedPlace.place": true,
	"ProviderAnswer.state":      true,                                                       // what the provider sends back
	"AnswerRiskFlagBody.action": true, "RiskFlag.action": true, "TimelineFlag.action": true, // what was done about it, in words
	"AssessmentRisk.kind": true, "InstrumentRiskItem.kind": true, "RiskFlag.kind": true, "TimelineFlag.kind": true, // as the instrument names it
	"License.state": true, "License.type": true, "LicenseAnswer.state": true, "LicenseAnswer.type": true, "Problem.type": true,
	"CohortAnswer.place": true, "CohortBody.place": true, "CohortCard.place": true, "CohortChange.place": true,
	"DecideReleaseBody.why": true, "ReleaseFound.why": true, "RedactedPlace.place": true, "ReleaseText.place": true, "LiveRecap.parts": true,
	"DatedSession.place": true, "CalendarSession.place": true, "ClosedSession.place": true, "SessionAnswer.place": true, // a room or a link
}

// A text whose name is that of a closed list anywhere in the description is
// from one everywhere: a field that forgot its list is found by its name.
func TestWalkClosedListsAreDescribed(t *testing.T) {
	t.Parallel()
	d := describe(t, apitest.New(t, storetest.SQLite(t)))
	all := d.texts()
	closed := map[string]bool{}
	for _, text := range all {
		if text.values != nil {
			closed[text.name] = true
		}
	}
	if len(closed) < 25 {
		t.Errorf("only %d names have a closed list", len(closed))
	}
	for _, text := range all {
		at := text.owner + "." + text.name
		if free := text.values == nil; closed[text.name] && free != openNames[at] {
			t.Errorf("%s: free text %t, expected %t", at, free, openNames[at])
		}
	}
}

// property is a field or a parameter that is a text, or a list of texts.
type property struct {
	owner, name string
	values      []string
}

func (d description) texts() (all []property) {
	add := func(owner, name string, s *schema) {
		if s.Items != nil {
			s = s.Items
		}
		if kind, _ := s.kind(); kind == "string" {
			all = append(all, property{owner, name, s.Enum})
		}
	}
	for owner, s := range d.Components.Schemas {
		for name, field := range s.Properties {
			add(owner, name, field)
		}
	}
	for path, item := range d.Paths {
		for method, op := range item {
			for _, p := range op.Parameters {
				add(method+" "+path, p.Name, p.Schema)
			}
		}
	}
	return all
}

// choices looks at every value of an answer that is described as one of a
// closed list.
func (d description) choices(t *testing.T, at string, s *schema, value any) (n int) {
	t.Helper()
	d.walk(at, s, value, func(at string, s *schema, value any) {
		v, isText := value.(string)
		if !isText || s.Enum == nil {
			return
		}
		n++
		if !slices.Contains(s.Enum, v) {
			t.Errorf("%s is %q, which is none of %v", at, v, s.Enum)
		}
	})
	return n
}

// walk visits a value of an answer and all that it holds, as far as it is
// described.
func (d description) walk(at string, s *schema, value any, visit func(at string, s *schema, value any)) {
	if s = d.resolve(s); s == nil {
		return
	}
	visit(at, s, value)
	switch v := value.(type) {
	case map[string]any:
		for name, inside := range s.Properties {
			if part, sent := v[name]; sent {
				d.walk(at+"."+name, inside, part, visit)
			}
		}
	case []any:
		for i, entry := range v {
			d.walk(fmt.Sprintf("%s[%d]", at, i), s.Items, entry, visit)
		}
	}
}
