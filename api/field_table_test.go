package api_test

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"cohort/domain"
)

// fieldReaders is the table that a person reads: each field of what the API
// answers, the line of the policy that it stands under, and who reads it.
const fieldReaders = "../docs/field-readers.md"

// values are kinds of things that stand in many nouns: a field that holds one is
// told as a field of its noun.
var values = []string{"Money", "FeeBand", "PostalAddress", "Schedule", "AgeBand", "Seats"}

// nouns says of what a body is, where it is called otherwise: the same thing in
// another list or on another page.
var nouns = map[string]string{
	"ShownClient": "Client", "NewClient": "Client", "MergedClient": "Client", "ClientName": "Client", "FoundClient": "Client", "AlikeClient": "Client",
	"CohortAnswer": "Cohort", "CohortCard": "Cohort", "FoundCohort": "Cohort", "UnledCohort": "Cohort",
	"SessionAnswer": "Session", "CohortSession": "Session", "DatedSession": "Session", "CalendarSession": "Session", "AffectedSession": "Session", "SessionCover": "Cover", "NewCalendarFeed": "CalendarFeed", "UnclosedSession": "Session", "FoundSession": "Session",
	"NewCharge": "Charge", "CorrectedCharge": "Charge", "UserAnswer": "User", "FoundReferral": "Referral", "SettingsAnswer": "Settings",
	"CurriculumAnswer": "Curriculum", "CurriculumVersionAnswer": "Curriculum", "ImportedCurriculum": "Curriculum", "LicenseAnswer": "License", "InvitationAnswer": "Invitation",
	"ClientFeeAnswer": "ClientFee", "SessionWeek": "Week", "WeekTheme": "Week", "AdmissionAnswer": "AdmissionCheck",
}

// named is a field under its noun.
func named(schema, field string) string { return cmp.Or(nouns[schema], schema) + "." + field }

// nounOf is the name of what a schema describes, "" for what has none.
func nounOf(s *schema) string { return strings.TrimPrefix(s.Ref, "#/components/schemas/") }

// reading is what was read by whom: field, then person.
type reading map[string]map[string]bool

// note walks along an answer and notes every field in it that says something.
func (r reading) note(doc description, who string, s *schema, value any) {
	name := nounOf(s)
	if name != "" {
		s = doc.Components.Schemas[name]
	}
	switch v := value.(type) {
	case []any:
		for _, item := range v {
			r.note(doc, who, s.Items, item)
		}
	case map[string]any:
		for key, part := range v {
			field, known := s.Properties[key]
			if !known || empty(part) {
				continue
			}
			if name != "" && key != "items" && key != "nextCursor" {
				r.add(named(name, key), who)
			}
			if !slices.Contains(values, nounOf(field)) {
				r.note(doc, who, field, part)
			}
		}
	}
}

func (r reading) add(field, who string) {
	if r[field] == nil {
		r[field] = map[string]bool{}
	}
	r[field][who] = true
}

// empty says that a value tells nothing.
func empty(value any) bool {
	switch v := value.(type) {
	case nil:
		return true
	case string:
		return v == ""
	case bool:
		return !v
	case float64:
		return v == 0
	case []any:
		return len(v) == 0
	case map[string]any:
		return len(v) == 0
	}
	return false
}

// reach is how far a role reads a field, by what was read.
func (r reading) reach(field, role string) domain.Reach {
	switch by := r[field]; {
	case !by[role]:
		return domain.None
	case role == "therapist" && !by[strangeTherapist]:
		return domain.Own
	}
	return domain.All
}

// fieldTable reads the text before the first noun, and the line of the policy
// that each field stands under.
func fieldTable(doc string) (intro string, policy map[string]string) {
	intro, rest, _ := strings.Cut(doc, "## ")
	policy = map[string]string{}
	noun := ""
	for _, line := range strings.Split("## "+rest, "\n") {
		if name, is := strings.CutPrefix(line, "## "); is {
			noun = name
		}
		if cells := strings.Split(line, " | "); strings.HasPrefix(line, "| `") && len(cells) == 6 {
			policy[noun+"."+strings.Trim(cells[0], "| `")] = cells[1]
		}
	}
	return intro, policy
}

// table writes what was read, and fails the test where the policy does not say so.
func (r reading) table(t *testing.T, policy map[string]string) (table string, unread int) {
	t.Helper()
	var out strings.Builder
	last := ""
	for _, field := range slices.Sorted(maps.Keys(r)) {
		noun, name, _ := strings.Cut(field, ".")
		if noun != last {
			fmt.Fprintf(&out, "%s## %s\n\n| Field | Policy | Administrator | Therapist | Intake | Billing |\n|---|---|---|---|---|---|\n", between(last), noun)
			last = noun
		}
		fmt.Fprintf(&out, "| `%s` | %s", name, policy[field])
		seen := false
		for _, role := range readers {
			is, may := r.reach(field, role), mayRead(t, field, policy[field], domain.Role(role))
			if is > may {
				t.Errorf("%s is read by %s (%s), and the policy (%s) says %s", field, role, is, policy[field], may)
			}
			seen = seen || is != domain.None
			fmt.Fprintf(&out, " | %s", strings.Replace(is.String(), "none", "–", 1))
		}
		if !seen {
			unread++
		}
		out.WriteString(" |\n")
	}
	return out.String(), unread
}

func between(last string) string {
	if last == "" {
		return ""
	}
	return "\n"
}

// mayRead is how far the lines of the policy, separated by commas, reach.
func mayRead(t *testing.T, field, lines string, role domain.Role) (reach domain.Reach) {
	t.Helper()
	for action := range strings.SplitSeq(lines, ", ") {
		if _, known := domain.Policy[domain.Action(action)]; !known {
			if role == domain.Admin { // once
				t.Errorf("docs/field-readers.md does not say under which line of the policy %s stands: %q", field, lines)
			}
			return domain.All
		}
		reach = max(reach, domain.ReachOf(domain.Action(action), role))
	}
	return reach
}

// newLines are the lines of now that were not there before.
func newLines(before, now string) string {
	var out strings.Builder
	for _, line := range strings.Split(now, "\n") {
		if !strings.Contains(before, line) {
			out.WriteString(line + "\n")
		}
	}
	return out.String()
}
