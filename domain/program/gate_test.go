package program

import (
	"errors"
	"slices"
	"testing"

	"cohort/domain"
)

func day(month, number int) domain.Date {
	return domain.Date{Year: 2026, Month: 3, Day: 3}.AddDays(31*(month-3) + number - 3)
}

// brought is somebody who brings everything: an adult, assessed a week before,
// who commits to the eight sessions that are left.
func brought() Gate {
	return Gate{ReferralAccepted: true, AssessedOn: day(3, 3), BirthDate: domain.Date{Year: 1990, Month: 1, Day: 15}, Since: day(3, 10), First: day(3, 10), Committed: 8, Left: 8,
		Agreement: &Agreement{Version: "1", SignedName: "Ana Lopez", SignedOn: day(3, 3)}, Asked: domain.DefaultAdmission()}
}

func age(years int) domain.Date { return domain.Date{Year: 2026 - years, Month: 3, Day: 10} }

// The gate names everything that is missing. Its code is one of those that
// outside programs were promised as long as one of those is missing.
func TestGateNamesWhatIsMissing(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name  string
		edit  func(*Gate)
		want  error
		wrong []string
	}{
		{"nothing", func(*Gate) {}, nil, nil},
		{"the agreement", func(g *Gate) { g.Agreement = nil }, ErrAgreementMissing, []string{"agreement"}},
		{"the assessment", func(g *Gate) { g.AssessedOn = domain.Date{} }, ErrAssessmentMissing, []string{"clientId"}},
		{"an assessment of 61 days ago", func(g *Gate) { g.AssessedOn = g.Since.AddDays(-61) }, ErrAssessmentTooOld, []string{"clientId"}},
		{"nothing with one of 60 days ago", func(g *Gate) { g.AssessedOn = g.Since.AddDays(-60) }, nil, nil},
		{"nothing with one of 61 days ago where 90 are asked", func(g *Gate) { g.AssessedOn, g.Asked.AssessmentDays = g.Since.AddDays(-61), 90 }, nil, nil},
		{"an answer to a risk flag", func(g *Gate) { g.RiskOpen = true }, ErrRiskOpen, []string{"clientId"}},
		{"a guardian of a minor", func(g *Gate) { g.BirthDate = age(18).AddDays(1) }, ErrGuardianMissing, []string{"clientId"}},
		{"nothing of a minor with one", func(g *Gate) { g.BirthDate, g.Guardian = age(16), true }, nil, nil},
		{"nothing of somebody who is 18 by the first session", func(g *Gate) { g.BirthDate = age(18) }, nil, nil},
		{"years, of a minor with a guardian in a band for adults", func(g *Gate) { g.BirthDate, g.Guardian, g.Ages = age(16), true, AgeBand{From: 18} }, ErrAgeOutside, []string{"clientId"}},
		{"years, of an adult in a band for the young", func(g *Gate) { g.Ages = AgeBand{From: 13, To: 17} }, ErrAgeOutside, []string{"clientId"}},
		{"nothing at either end of a band", func(g *Gate) { g.BirthDate, g.Ages = age(65), AgeBand{From: 65, To: 65} }, nil, nil},
		{"an age, whatever the band", func(g *Gate) { g.BirthDate, g.Ages = domain.Date{}, AgeBand{From: 65} }, ErrAgeUnknown, []string{"clientId"}},
		{"nothing without a birth date, with a reason", func(g *Gate) {
			g.BirthDate, g.Overrides = domain.Date{}, []Override{{RuleAgeUnknown, "Certainly over 40."}}
		}, nil, nil},
		{"the referral", func(g *Gate) { g.ReferralAccepted = false }, ErrReferralNotAccepted, []string{"referralId"}},
		{"the commitment", func(g *Gate) { g.Committed = 0 }, ErrCommitmentMissing, []string{"committedSessions"}},
		{"sessions, with one of eight", func(g *Gate) { g.Committed = 1 }, ErrCommitmentTooShort, []string{"committedSessions"}},
		{"sessions, with three of seven that are left", func(g *Gate) { g.Committed, g.Left = 3, 7 }, ErrCommitmentTooShort, []string{"committedSessions"}},
		{"nothing with four of them", func(g *Gate) { g.Committed, g.Left = 4, 7 }, nil, nil},
		{"nothing with one of the last one", func(g *Gate) { g.Committed, g.Left = 1, 1 }, nil, nil},
		{"a version that the practice has", func(g *Gate) { g.Asked.Agreements = []string{"2", "3"} }, ErrAgreementUnknown, []string{"agreement.version"}},
		{"nothing with an older version", func(g *Gate) { g.Asked.Agreements = []string{"2", "1"} }, nil, nil},
		{"referral and assessment", func(g *Gate) { g.ReferralAccepted, g.AssessedOn = false, domain.Date{} }, ErrAssessmentMissing, []string{"clientId", "referralId"}},
		{"everything", func(g *Gate) { *g = Gate{RiskOpen: true} }, ErrAgreementMissing, []string{"agreement", "clientId", "clientId", "referralId", "committedSessions", "clientId"}},
		{"the agreement, with a reason", func(g *Gate) {
			g.Agreement, g.Overrides = nil, []Override{{RuleAgreement, "Signs on Tuesday."}}
		}, nil, nil},
		{"the agreement, with a blank reason", func(g *Gate) { g.Agreement, g.Overrides = nil, []Override{{RuleAgreement, "  "}} },
			ErrAgreementMissing, []string{"agreement"}},
		{"the agreement, with a reason for another thing", func(g *Gate) { g.Agreement, g.Overrides = nil, []Override{{RuleReferral, "Known."}} },
			ErrAgreementMissing, []string{"agreement"}},
	} {
		gate := brought()
		c.edit(&gate)
		err := gate.Check()
		if (err == nil) != (c.want == nil) || !errors.Is(err, c.want) || !slices.Equal(fields(err), c.wrong) {
			t.Errorf("%s: %v, want %v naming %v", c.name, err, c.want, c.wrong)
		}
	}
	if len(ErrAgreementMissing.Fields) > 0 {
		t.Error("a check wrote into the error that all share")
	}
}

// Each rule of the gate can be let pass, and has an error under its own name.
func TestEachRuleCanBeLetPass(t *testing.T) {
	t.Parallel()
	for _, check := range (Gate{}).Checks() {
		refused, known := refusals[check.Rule]
		if !known || refused.err.Code != string(check.Rule) || refused.field == "" || !slices.Contains(Rules, check.Rule) {
			t.Errorf("%s: %+v", check.Rule, refused)
		}
	}
	worst := Gate{RiskOpen: true, Ages: AgeBand{From: 30}, BirthDate: age(16), First: day(3, 10)}
	for _, check := range worst.Checks() {
		if !check.Met {
			worst.Overrides = append(worst.Overrides, Override{check.Rule, "R"})
		}
	}
	if err := worst.Check(); err != nil || len(worst.Overrides) < 7 {
		t.Errorf("%d let pass, %v", len(worst.Overrides), err)
	}
}

func TestSignaturesAreNames(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]bool{"Ana Lopez": true, "A. Client": true, "O\u2019Neill-Vega": true, "\u738b\u82b3": true, "X": false, "12345": false, "---": false, "John Hale 3rd": true} {
		e := Enrollment{ClientID: domain.NewID[domain.ClientID](), Agreement: &Agreement{Version: "1", SignedOn: day(3, 3), SignedName: name}}
		err := e.Validate(8, day(3, 10))
		if (err == nil) != want || !want && !slices.Equal(fields(err), []string{"agreement.signedName"}) {
			t.Errorf("%q: %v", name, err)
		}
	}
}
