package clinical_test

import (
	"math"
	"slices"
	"testing"

	"cohort/domain/clinical"
	"cohort/domain/program"
)

// The limits were computed by hand from Wilson’s formula; those of 8 of 10 and of 0 of
// 10 stand in textbooks as well.
func TestWilsonsInterval(t *testing.T) {
	for _, c := range []struct {
		are, of        int
		rate, from, to float64
	}{
		{8, 10, 0.8, 0.490162, 0.943318},
		{0, 10, 0, 0, 0.277533},
		{10, 10, 1, 0.722467, 1},
		{1, 2, 0.5, 0.094531, 0.905469},
		{15, 300, 0.05, 0.030532, 0.080847},
		{0, 0, 0, 0, 0},
	} {
		s := clinical.ShareOf(c.are, c.of)
		for _, pair := range [][2]float64{{s.Rate, c.rate}, {s.From, c.from}, {s.To, c.to}} {
			if math.Abs(pair[0]-pair[1]) > 0.0000006 {
				t.Errorf("%d of %d: %.6f from %.6f to %.6f, not %.6f from %.6f to %.6f", c.are, c.of, s.Rate, s.From, s.To, c.rate, c.from, c.to)
			}
		}
	}
}

func TestHowAMembershipEnded(t *testing.T) {
	summary := func(r clinical.DischargeReason, sub clinical.DischargeSubReason, s clinical.SigningStatus) *clinical.Discharge {
		return &clinical.Discharge{Signing: clinical.Signing{Status: s}, Text: clinical.DischargeText{Reason: r, SubReason: sub}}
	}
	for _, c := range []struct {
		name    string
		outcome program.EnrollmentOutcome
		summary *clinical.Discharge
		want    clinical.EndedHow
	}{
		{"with the cohort", program.MemberCompleted, nil, clinical.EndedAsPlanned},
		{"left, and nobody wrote a summary", program.MemberLeft, nil, clinical.EndedEarly},
		{"the cohort was cancelled", program.MemberCancelled, nil, clinical.EndedOtherwise},
		{"a draft says nothing", program.MemberCompleted, summary(clinical.DischargeDroppedOut, "", clinical.SigningDraft), clinical.EndedAsPlanned},
		{"stayed on the roster and had dropped out", program.MemberCompleted, summary(clinical.DischargeDroppedOut, "", clinical.SigningSigned), clinical.EndedEarly},
		{"left, having reached what they came for", program.MemberLeft, summary(clinical.DischargeCompleted, "goals_met", clinical.SigningCoSigned), clinical.EndedAsPlanned},
		{"sent away for staying away", program.MemberLeft, summary(clinical.DischargeByFacility, "non_attendance", clinical.SigningSigned), clinical.EndedEarly},
		{"sent away for a breach", program.MemberLeft, summary(clinical.DischargeByFacility, "confidentiality_breach", clinical.SigningSigned), clinical.EndedOtherwise},
		{"transferred", program.MemberLeft, summary(clinical.DischargeTransferred, "", clinical.SigningSigned), clinical.EndedOtherwise},
	} {
		if got := clinical.HowEnded(program.Enrollment{Outcome: c.outcome}, c.summary); got != c.want {
			t.Errorf("%s: %s, not %s", c.name, got, c.want)
		}
	}
}

// ended are memberships of four sessions that ended on the day of the fourth.
func ended(n int, marks string, how clinical.EndedHow) (all []clinical.EndedMembership) {
	for range n {
		f := attended(marks)
		f.Enrollment.Until, f.Enrollment.ThroughSession = march(23), 4
		all = append(all, clinical.EndedMembership{WarningFacts: f, How: how})
	}
	return all
}

func TestHowOftenARuleWasRight(t *testing.T) {
	// Of 320: 40 with an early no-show, of whom 24 left early; 20 with two in a row by
	// the third session, of whom 16 left; 240 without a warning, of whom 10 left; 20 for
	// another reason.
	all := slices.Concat(
		ended(24, "npp-", clinical.EndedEarly), ended(16, "nppp", clinical.EndedAsPlanned),
		ended(16, "lllp", clinical.EndedEarly), ended(4, "pllp", clinical.EndedAsPlanned),
		ended(10, "pppp", clinical.EndedEarly), ended(230, "pppp", clinical.EndedAsPlanned),
		ended(20, "nnnn", clinical.EndedOtherwise))
	r := clinical.RecordOf(all)
	if !r.Enough() || r.Ended != 320 || r.Otherwise != 20 || r.Early.Are != 50 || r.Early.Of != 300 || r.From != march(23) {
		t.Errorf("%+v", r)
	}
	for _, c := range []struct {
		of            clinical.RuleRight
		right, warned int
		caught        int
	}{{r.Rules[0], 24, 40, 24}, {r.Rules[1], 16, 20, 16}, {r.Rules[2], 0, 0, 0}, {r.Any, 40, 60, 40}} {
		if c.of.Right != clinical.ShareOf(c.right, c.warned) || c.of.Caught != clinical.ShareOf(c.caught, 50) {
			t.Errorf("%q: %+v", c.of.Rule, c.of)
		}
	}
	t.Logf("of %d warned by %s %d left early: %.3f (%.3f to %.3f)", r.Rules[0].Right.Of, r.Rules[0].Rule, r.Rules[0].Right.Are, r.Rules[0].Right.Rate, r.Rules[0].Right.From, r.Rules[0].Right.To)
}

func TestNoNumberBeforeThreeHundred(t *testing.T) {
	r := clinical.RecordOf(ended(299, "nnnn", clinical.EndedEarly))
	if r.Enough() || r.Ended != 299 || r.Rules != nil || r.Early.Of != 0 {
		t.Errorf("%+v", r)
	}
	if !clinical.RecordOf(ended(300, "nnnn", clinical.EndedEarly)).Enough() {
		t.Error("three hundred are not enough")
	}
}

func TestAWarningOnTheLastDayComesTooLate(t *testing.T) {
	r := clinical.RecordOf(slices.Concat(ended(1, "ppll", clinical.EndedEarly), ended(299, "pppp", clinical.EndedAsPlanned)))
	if r.Any.Right.Of != 0 {
		t.Errorf("%+v", r.Any)
	}
}
