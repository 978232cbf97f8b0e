package clinical_test

import (
	"errors"
	"testing"
	"time"

	"cohort/domain"
	"cohort/domain/clinical"
	"cohort/domain/program"
)

func TestRulesThatHold(t *testing.T) {
	now := time.Date(2026, 5, 4, 9, 0, 0, 0, time.UTC)
	by := domain.Actor{UserID: domain.NewID[domain.UserID](), Name: "Maya"}
	cohort, other := domain.NewID[domain.CohortID](), domain.NewID[domain.CohortID]()
	rules := func(name string, of domain.CohortID, withdrawn bool) clinical.GroundRules {
		g, err := clinical.GroundRules{Name: name, Text: "# One\nStays here.", CohortID: of}.Publish(nil, by, now)
		if err == nil && withdrawn {
			g, err = g.Withdraw(by, "The wrong file.", now)
		}
		if err != nil {
			t.Fatal(err)
		}
		return g
	}
	first, own, second := rules("1", domain.CohortID{}, false), rules("1 own", cohort, false), rules("2", domain.CohortID{}, false)
	for name, c := range map[string]struct {
		all  []clinical.GroundRules
		want string
	}{
		"none":                           {nil, ""},
		"the practice's newest":          {[]clinical.GroundRules{first, second}, "2"},
		"the cohort's own, though older": {[]clinical.GroundRules{first, own, second}, "1 own"},
		"not another cohort's":           {[]clinical.GroundRules{first, rules("theirs", other, false)}, "1"},
		"not what was withdrawn":         {[]clinical.GroundRules{first, rules("2", domain.CohortID{}, true), rules("own", cohort, true)}, "1"},
	} {
		t.Run(name, func(t *testing.T) {
			got := ""
			if g := clinical.CurrentRules(c.all, cohort); g != nil {
				got = g.Name
			}
			if got != c.want {
				t.Errorf("%q holds, want %q", got, c.want)
			}
		})
	}
	if _, err := (clinical.GroundRules{Name: " 1 OWN", Text: "x"}).Publish([]clinical.GroundRules{own}, by, now); !errors.Is(err, clinical.ErrRulesName) {
		t.Errorf("a name twice: %v", err)
	}
	if _, err := (clinical.GroundRules{Name: "3", Text: " "}).Publish(nil, by, now); err == nil {
		t.Error("rules without a text")
	}
	if _, err := (clinical.GroundRules{Name: "3", Text: clinical.SeedRules}).Publish(nil, by, now); err != nil {
		t.Errorf("the text to begin with: %v", err)
	}
}

func TestHowAMemberStandsToTheRules(t *testing.T) {
	now := time.Date(2026, 5, 4, 9, 0, 0, 0, time.UTC)
	old := clinical.GroundRules{ID: domain.NewID[domain.GroundRulesID](), Name: "1"}
	current := clinical.GroundRules{ID: domain.NewID[domain.GroundRulesID](), Name: "2"}
	all := []clinical.GroundRules{old, current}
	e := program.Enrollment{ID: domain.NewID[domain.EnrollmentID]()}
	admitted := func(version string) program.Enrollment {
		e.Agreement = &program.Agreement{Version: version, SignedOn: domain.DateOf(now)}
		return e
	}
	sign := func(g clinical.GroundRules, way clinical.ClientSigned, after int) clinical.Agreement {
		return clinical.Agreement{ID: domain.NewID[domain.AgreementID](), EnrollmentID: e.ID, RulesID: g.ID, Signed: clinical.ClientPart{Way: way}, At: now.AddDate(0, 0, after)}
	}
	slip := sign(current, clinical.ClientTyped, 1)
	slip.InError = &clinical.Remark{}
	breach := func(kind clinical.ConsequenceKind, after int) clinical.Breach {
		b, err := clinical.Breach{Said: clinical.BreachSaid{EnrollmentID: e.ID}}.Decide(kind, "", domain.Actor{}, now.AddDate(0, 0, after))
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	voided := breach(clinical.ConsequenceSignsAgain, 5)
	voided.InError = &clinical.Remark{}
	for name, c := range map[string]struct {
		of       program.Enrollment
		signed   []clinical.Agreement
		breaches []clinical.Breach
		want     clinical.AgreementState
	}{
		"nothing signed":                       {e, nil, nil, clinical.NeverAgreed},
		"the current version at admission":     {admitted("2"), nil, nil, clinical.Agreed},
		"another one at admission":             {admitted("1"), nil, nil, clinical.AgreedBefore},
		"signed since":                         {admitted("1"), []clinical.Agreement{sign(current, clinical.ClientOnPaper, 1)}, nil, clinical.Agreed},
		"the older one, and no more":           {e, []clinical.Agreement{sign(old, clinical.ClientDrawn, 1)}, nil, clinical.AgreedBefore},
		"an older one besides":                 {admitted("2"), []clinical.Agreement{sign(old, clinical.ClientDrawn, 1)}, nil, clinical.Agreed},
		"declined":                             {admitted("1"), []clinical.Agreement{sign(current, clinical.ClientDeclined, 1)}, nil, clinical.DeclinedToSign},
		"declined first, and signed then":      {admitted("1"), []clinical.Agreement{sign(current, clinical.ClientDeclined, 1), sign(current, clinical.ClientTyped, 2)}, nil, clinical.Agreed},
		"entered in error":                     {admitted("1"), []clinical.Agreement{slip}, nil, clinical.AgreedBefore},
		"a breach after it":                    {e, []clinical.Agreement{sign(current, clinical.ClientTyped, 1)}, []clinical.Breach{breach(clinical.ConsequenceSignsAgain, 2)}, clinical.SignsAgain},
		"a breach after that at admission":     {admitted("2"), nil, []clinical.Breach{breach(clinical.ConsequenceSignsAgain, 2)}, clinical.SignsAgain},
		"signed again after a breach":          {e, []clinical.Agreement{sign(current, clinical.ClientTyped, 3)}, []clinical.Breach{breach(clinical.ConsequenceSignsAgain, 2)}, clinical.Agreed},
		"a breach with another consequence":    {admitted("2"), nil, []clinical.Breach{breach(clinical.ConsequenceTalk, 2)}, clinical.Agreed},
		"a breach that was entered in error":   {admitted("2"), nil, []clinical.Breach{voided}, clinical.Agreed},
		"somebody else's signature and breach": {admitted("2"), []clinical.Agreement{{EnrollmentID: domain.NewID[domain.EnrollmentID](), RulesID: old.ID}}, nil, clinical.Agreed},
	} {
		t.Run(name, func(t *testing.T) {
			if got := clinical.Standing(c.of, &current, all, c.signed, c.breaches); got.State != c.want {
				t.Errorf("%s, want %s", got.State, c.want)
			}
		})
	}
	if err := clinical.MaySign(e, &current, old.ID, clinical.NeverAgreed); !errors.Is(err, clinical.ErrRulesReplaced) {
		t.Errorf("what is replaced: %v", err)
	}
	if err := clinical.MaySign(e, &current, current.ID, clinical.Agreed); !errors.Is(err, clinical.ErrAgreesAlready) {
		t.Errorf("signed twice: %v", err)
	}
	if err := clinical.MaySign(e, &current, current.ID, clinical.SignsAgain); err != nil {
		t.Errorf("again: %v", err)
	}
	if _, err := (clinical.Breach{}).Decide(clinical.ConsequenceSignsAgain, "", domain.Actor{}, now); err == nil {
		t.Error("nobody signs again")
	}
	b := breach(clinical.ConsequenceTalk, 1)
	if b, _ = b.Decide(clinical.ConsequenceWarning, "By letter.", domain.Actor{}, now); len(b.Followed) != 2 || b.Consequence().Words != "By letter." {
		t.Errorf("decided: %+v", b.Followed)
	}
}
