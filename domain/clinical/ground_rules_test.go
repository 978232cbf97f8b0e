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
	e := program.Enrollment{ID: domain.NewID[domain.EnrollmentID]()}
	admitted := func(version string) program.Enrollment {
		e.Agreement = &program.Agreement{Version: version, SignedOn: domain.DateOf(now)}
		return e
	}
	// signed is given on one day and taken down on another, in days from now.
	signed := func(g clinical.GroundRules, way clinical.ClientSigned, on, taken int) clinical.Agreement {
		return clinical.Agreement{ID: domain.NewID[domain.AgreementID](), EnrollmentID: e.ID, RulesID: g.ID, At: now.AddDate(0, 0, taken),
			Signed: clinical.ClientPart{Way: way, On: domain.DateOf(now.AddDate(0, 0, on))}}
	}
	sign := func(g clinical.GroundRules, way clinical.ClientSigned, after int) clinical.Agreement {
		return signed(g, way, after, after)
	}
	slip := sign(current, clinical.ClientTyped, 1)
	slip.InError = &clinical.Remark{}
	anHourLater := sign(current, clinical.ClientTyped, 2)
	anHourLater.At = anHourLater.At.Add(time.Hour)
	breach := func(kind clinical.ConsequenceKind, after int) clinical.Breach {
		b, err := clinical.Breach{Said: clinical.BreachSaid{EnrollmentID: e.ID}}.Decide(kind, "", domain.Actor{}, now.AddDate(0, 0, after))
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	voided := breach(clinical.ConsequenceSignsAgain, 5)
	voided.InError = &clinical.Remark{}
	type agreements = []clinical.Agreement
	type breaches = []clinical.Breach
	for name, c := range map[string]struct {
		of       program.Enrollment
		signed   agreements
		breaches breaches
		want     clinical.AgreementState
	}{
		"nothing signed":                       {e, nil, nil, clinical.NeverAgreed},
		"the current version at admission":     {admitted("2"), nil, nil, clinical.Agreed},
		"another one at admission":             {admitted("1"), nil, nil, clinical.AgreedBefore},
		"signed since":                         {admitted("1"), agreements{sign(current, clinical.ClientOnPaper, 1)}, nil, clinical.Agreed},
		"the older one, and no more":           {e, agreements{sign(old, clinical.ClientDrawn, 1)}, nil, clinical.AgreedBefore},
		"an older one besides":                 {admitted("2"), agreements{sign(old, clinical.ClientDrawn, 1)}, nil, clinical.Agreed},
		"declined":                             {admitted("1"), agreements{sign(current, clinical.ClientDeclined, 1)}, nil, clinical.DeclinedToSign},
		"declined first, and signed then":      {admitted("1"), agreements{sign(current, clinical.ClientDeclined, 1), sign(current, clinical.ClientTyped, 2)}, nil, clinical.Agreed},
		"a sheet from before they declined":    {e, agreements{sign(current, clinical.ClientDeclined, 2), signed(current, clinical.ClientOnPaper, 1, 3)}, nil, clinical.DeclinedToSign},
		"entered in error":                     {admitted("1"), agreements{slip}, nil, clinical.AgreedBefore},
		"a breach after it":                    {e, agreements{sign(current, clinical.ClientTyped, 1)}, breaches{breach(clinical.ConsequenceSignsAgain, 2)}, clinical.SignsAgain},
		"a breach after that at admission":     {admitted("2"), nil, breaches{breach(clinical.ConsequenceSignsAgain, 2)}, clinical.SignsAgain},
		"signed again after a breach":          {e, agreements{sign(current, clinical.ClientTyped, 3)}, breaches{breach(clinical.ConsequenceSignsAgain, 2)}, clinical.Agreed},
		"signed again on the same day":         {e, agreements{anHourLater}, breaches{breach(clinical.ConsequenceSignsAgain, 2)}, clinical.Agreed},
		"a sheet from before the breach, late": {e, agreements{signed(current, clinical.ClientOnPaper, 1, 3)}, breaches{breach(clinical.ConsequenceSignsAgain, 2)}, clinical.SignsAgain},
		"a breach with another consequence":    {admitted("2"), nil, breaches{breach(clinical.ConsequenceTalk, 2)}, clinical.Agreed},
		"a breach that was entered in error":   {admitted("2"), nil, breaches{voided}, clinical.Agreed},
		"somebody else's signature and breach": {admitted("2"), agreements{{EnrollmentID: domain.NewID[domain.EnrollmentID](), RulesID: old.ID}}, nil, clinical.Agreed},
	} {
		t.Run(name, func(t *testing.T) {
			book := clinical.RulesBook{Rules: []clinical.GroundRules{old, current}, Signed: c.signed, Breaches: c.breaches}
			if got := book.Standing(c.of); got.State != c.want {
				t.Errorf("%s, want %s", got.State, c.want)
			}
		})
	}
	own := clinical.GroundRules{ID: domain.NewID[domain.GroundRulesID](), CohortID: domain.NewID[domain.CohortID](), Name: "2"}
	book := clinical.RulesBook{Cohort: program.Cohort{ID: own.CohortID}, Rules: []clinical.GroundRules{old, own}}
	if got := book.Standing(admitted("2")); got.State != clinical.AgreedBefore {
		t.Errorf("a name at admission is the practice's, and counts for the cohort's: %s", got.State)
	}
}

func TestWhoMaySignTheRules(t *testing.T) {
	now := time.Date(2026, 5, 4, 9, 0, 0, 0, time.UTC)
	today := domain.DateOf(now)
	old := clinical.GroundRules{ID: domain.NewID[domain.GroundRulesID](), Name: "1"}
	current := clinical.GroundRules{ID: domain.NewID[domain.GroundRulesID](), Name: "2"}
	mistaken := clinical.GroundRules{ID: domain.NewID[domain.GroundRulesID](), Name: "3", Withdrawn: &clinical.Remark{}}
	stays := program.Enrollment{ID: domain.NewID[domain.EnrollmentID]()}
	signed, left, leaves := stays, stays, stays
	signed.Agreement = &program.Agreement{Version: "2"}
	left.Until, leaves.Until = today.AddDays(-2), today.AddDays(20)
	book := clinical.RulesBook{Rules: []clinical.GroundRules{old, current, mistaken}}
	for name, c := range map[string]struct {
		e     program.Enrollment
		shown clinical.GroundRules
		way   clinical.ClientSigned
		on    domain.Date
		want  error
	}{
		"what holds":                          {stays, current, clinical.ClientTyped, today, nil},
		"what is replaced, on the screen":     {stays, old, clinical.ClientTyped, today, clinical.ErrRulesReplaced},
		"what is replaced, on paper":          {stays, old, clinical.ClientOnPaper, today.AddDays(-9), nil},
		"what was withdrawn, on paper":        {stays, mistaken, clinical.ClientOnPaper, today, clinical.ErrRulesReplaced},
		"twice":                               {signed, current, clinical.ClientTyped, today, clinical.ErrAgreesAlready},
		"who leaves later":                    {leaves, current, clinical.ClientTyped, today, nil},
		"who has left":                        {left, current, clinical.ClientTyped, today, clinical.ErrLeft},
		"who has left, and signed while here": {left, current, clinical.ClientOnPaper, today.AddDays(-3), nil},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := book.Sign(c.e, c.shown.ID, clinical.ClientPart{Way: c.way, On: c.on}, domain.Actor{}, now)
			if !errors.Is(err, c.want) {
				t.Errorf("%v, want %v", err, c.want)
			}
		})
	}
}

func TestWhatFollowsFromABreach(t *testing.T) {
	now := time.Date(2026, 5, 4, 9, 0, 0, 0, time.UTC)
	if _, err := (clinical.Breach{}).Decide(clinical.ConsequenceSignsAgain, "", domain.Actor{}, now); err == nil {
		t.Error("nobody signs again")
	}
	b, err := clinical.Breach{}.Decide(clinical.ConsequenceGroup, "", domain.Actor{}, now)
	if err != nil {
		t.Fatal(err)
	}
	before := b
	if b, err = b.Decide(clinical.ConsequenceWarning, " By letter. ", domain.Actor{}, now); err != nil || len(b.Followed) != 2 || b.Consequence().Words != "By letter." {
		t.Errorf("decided: %+v, %v", b.Followed, err)
	}
	if before.Consequence().Kind != clinical.ConsequenceGroup {
		t.Errorf("what was decided before is %+v", before.Followed)
	}
	if b, err = b.MarkInError(domain.Actor{}, "It was not here.", now); err != nil {
		t.Fatal(err)
	}
	if _, err := b.Decide(clinical.ConsequenceNone, "", domain.Actor{}, now); !errors.Is(err, clinical.ErrAgreementInError) {
		t.Errorf("after it was marked: %v", err)
	}
}
