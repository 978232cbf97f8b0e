package domain_test

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"cohort/domain"
)

func supportGroup(change func(*domain.SupportGroup)) domain.SupportGroup {
	g := domain.SupportGroup{SupportGroupListing: domain.SupportGroupListing{Name: "Lantern Fellowship", Kind: domain.RecoveryGroup, Subject: "alcohol and other drugs", Reach: domain.LocalGroup,
		Ways: []domain.SupportGroupWay{domain.SupportInPerson}, TwelveStep: true, Open: true, Cost: domain.SupportDonation, Places: []domain.SupportGroupPlace{domain.SupportAtChurch},
		Address: "14 Harbor Street", Rhythm: domain.SupportWeekly, When: "Tuesdays at 19:00", Languages: []string{"en", "es-MX"}}, Remark: "Ring twice."}
	if change != nil {
		change(&g)
	}
	return g
}

func TestSupportGroupValidate(t *testing.T) {
	for outcome, test := range map[string]struct {
		group domain.SupportGroup
		wrong string
	}{
		"a local group":                   {supportGroup(nil), ""},
		"nothing is said":                 {domain.SupportGroup{}, "cost kind name reach subject ways"},
		"an organization with a schedule": {supportGroup(func(g *domain.SupportGroup) { g.Reach = domain.NationalOrganization }), "rhythm when"},
		"a house that nobody comes to":    {supportGroup(func(g *domain.SupportGroup) { g.Ways = []domain.SupportGroupWay{domain.SupportOnline} }), "address places"},
		"values of no list": {supportGroup(func(g *domain.SupportGroup) {
			g.Ways, g.Places, g.Rhythm, g.Languages = append(g.Ways, "by_dove"), []domain.SupportGroupPlace{"barn"}, "daily", []string{"english"}
		}), "languages[0] places[0] rhythm ways[1]"},
		"addresses that lead nowhere":  {supportGroup(func(g *domain.SupportGroup) { g.Website, g.Email = "javascript:alert(1)", "no mail" }), "email website"},
		"a website with a password":    {supportGroup(func(g *domain.SupportGroup) { g.Website = "https://a:b@example.org" }), "website"},
		"a website with a blank":       {supportGroup(func(g *domain.SupportGroup) { g.Website = "https://example.org/a b" }), "website"},
		"a website without its scheme": {supportGroup(func(g *domain.SupportGroup) { g.Website = " example.org " }), ""},
		"more than is read on a sheet": {supportGroup(func(g *domain.SupportGroup) { g.About = strings.Repeat("a", domain.MaxReason+1) }), "about"},
	} {
		t.Run(outcome, func(t *testing.T) {
			if got := wrongFields(test.group.Tidied().Validate()); got != test.wrong {
				t.Errorf("wrong are %q, want %q", got, test.wrong)
			}
		})
	}
}

func wrongFields(err error) string {
	var e domain.Error
	errors.As(err, &e)
	fields := make([]string, len(e.Fields))
	for i, f := range e.Fields {
		fields[i] = f.Field
	}
	slices.Sort(fields)
	return strings.Join(fields, " ")
}

func TestSupportGroupTidied(t *testing.T) {
	g := supportGroup(func(g *domain.SupportGroup) {
		g.Name, g.Website = " Lantern ", "lantern.example/meet"
		g.Ways = []domain.SupportGroupWay{domain.SupportTelephone, domain.SupportInPerson, domain.SupportTelephone}
		g.Languages = []string{"es", "en", "es"}
	}).Tidied()
	if g.Name != "Lantern" || g.Website != "https://lantern.example/meet" || !slices.Equal(g.Ways, []domain.SupportGroupWay{domain.SupportInPerson, domain.SupportTelephone}) ||
		!slices.Equal(g.Languages, []string{"en", "es"}) {
		t.Errorf("tidied: %+v", g)
	}
}

// The library holds 33 organizations that each stand as they are, under a key of
// their own, and none copies when somebody meets.
func TestSupportGroupLibrary(t *testing.T) {
	keys := map[string]bool{}
	for _, g := range domain.SupportGroupLibrary() {
		if err := (domain.SupportGroup{SupportGroupListing: g.SupportGroupListing}).Validate(); err != nil {
			t.Errorf("%s: %v", g.Name, err)
		}
		if keys[g.Key] || g.Website != "https://"+g.Key || g.Reach != domain.NationalOrganization || g.FirstNames != g.TwelveStep {
			t.Errorf("%s stands under %s: %+v", g.Name, g.Key, g)
		}
		keys[g.Key] = true
		if found, known := domain.FromLibrary(g.Key); !known || found.Name != g.Name {
			t.Errorf("%s is not found by its key", g.Name)
		}
	}
	if len(keys) != 33 {
		t.Errorf("%d organizations", len(keys))
	}
	if _, known := domain.FromLibrary("example.org"); known {
		t.Error("what is not there is found")
	}
}

func TestSupportGroupFilterFits(t *testing.T) {
	today := domain.Date{Year: 2026, Month: time.March, Day: 10}
	yes, no := true, false
	verified := func(on domain.Date) func(*domain.SupportGroup) {
		return func(g *domain.SupportGroup) { g.Standing.VerifiedOn = on }
	}
	for outcome, test := range map[string]struct {
		filter domain.SupportGroupFilter
		change func(*domain.SupportGroup)
		fits   bool
	}{
		"nothing is asked":                   {domain.SupportGroupFilter{}, nil, true},
		"beginnings of words, folded":        {domain.SupportGroupFilter{Words: "LANT álco harb"}, nil, true},
		"a word of staff's remark":           {domain.SupportGroupFilter{Words: "twice"}, nil, true},
		"the middle of a word":               {domain.SupportGroupFilter{Words: "ntern"}, nil, false},
		"a word that is not there":           {domain.SupportGroupFilter{Words: "lantern grief"}, nil, false},
		"its kind":                           {domain.SupportGroupFilter{Kind: domain.RecoveryGroup}, nil, true},
		"another kind":                       {domain.SupportGroupFilter{Kind: domain.PeerSupportGroup}, nil, false},
		"another reach":                      {domain.SupportGroupFilter{Reach: domain.NationalOrganization}, nil, false},
		"a way":                              {domain.SupportGroupFilter{Way: domain.SupportInPerson}, nil, true},
		"another way":                        {domain.SupportGroupFilter{Way: domain.SupportOnline}, nil, false},
		"one of several costs":               {domain.SupportGroupFilter{Costs: []domain.SupportGroupCost{domain.SupportFree, domain.SupportDonation}}, nil, true},
		"another cost":                       {domain.SupportGroupFilter{Costs: []domain.SupportGroupCost{domain.SupportFee}}, nil, false},
		"with twelve steps":                  {domain.SupportGroupFilter{TwelveStep: &yes}, nil, true},
		"without twelve steps":               {domain.SupportGroupFilter{TwelveStep: &no}, nil, false},
		"with a sponsor":                     {domain.SupportGroupFilter{Sponsor: &yes}, nil, false},
		"without a sponsor":                  {domain.SupportGroupFilter{Sponsor: &no}, nil, true},
		"a language":                         {domain.SupportGroupFilter{Language: "EN"}, nil, true},
		"a language of which it has a kind":  {domain.SupportGroupFilter{Language: "es"}, nil, true},
		"a kind of a language that it has":   {domain.SupportGroupFilter{Language: "en-GB"}, nil, false},
		"a language that begins alike":       {domain.SupportGroupFilter{Language: "e"}, nil, false},
		"never verified":                     {domain.SupportGroupFilter{Unverified: 12}, nil, true},
		"verified more than a year ago":      {domain.SupportGroupFilter{Unverified: 12}, verified(domain.Date{Year: 2025, Month: time.March, Day: 9}), true},
		"verified a year ago":                {domain.SupportGroupFilter{Unverified: 12}, verified(domain.Date{Year: 2025, Month: time.March, Day: 10}), false},
		"those that are there":               {domain.SupportGroupFilter{}, func(g *domain.SupportGroup) { g.Standing.EndedFrom = today }, false},
		"those that are there no more":       {domain.SupportGroupFilter{Ended: true}, func(g *domain.SupportGroup) { g.Standing.EndedFrom = today }, true},
		"those that are there till tomorrow": {domain.SupportGroupFilter{Ended: true}, func(g *domain.SupportGroup) { g.Standing.EndedFrom = today.AddDays(1) }, false},
	} {
		t.Run(outcome, func(t *testing.T) {
			if got := test.filter.Fits(supportGroup(test.change), today); got != test.fits {
				t.Errorf("fits: %t", got)
			}
		})
	}
	wrong := domain.SupportGroupFilter{Words: strings.Repeat("a", 301), Kind: "a", Reach: "a", Way: "a", Costs: []domain.SupportGroupCost{"a"}, Language: "a", Unverified: 121}
	if got := wrongFields(wrong.Validate()); got != "cost kind language reach unverifiedMonths way words" {
		t.Errorf("wrong are %s", got)
	}
}

func TestSupportGroupFoundValidate(t *testing.T) {
	today := domain.Date{Year: 2026, Month: time.March, Day: 10}
	for outcome, test := range map[string]struct {
		found domain.SupportGroupFound
		wrong string
	}{
		"still right":             {domain.SupportGroupFound{Finding: domain.FoundRight, On: today}, ""},
		"nothing is said":         {domain.SupportGroupFound{}, "finding on"},
		"tomorrow":                {domain.SupportGroupFound{Finding: domain.FoundRight, On: today.AddDays(1)}, "on"},
		"before everything":       {domain.SupportGroupFound{Finding: domain.FoundEnded, On: domain.Date{Year: 1899, Month: 1, Day: 1}}, "endedFrom on"},
		"an end that is foretold": {domain.SupportGroupFound{Finding: domain.FoundEnded, On: today, EndedFrom: today.AddDays(60)}, ""},
		"an end in another life":  {domain.SupportGroupFound{Finding: domain.FoundEnded, On: today, EndedFrom: today.AddDays(400)}, "endedFrom"},
		"an end of what is right": {domain.SupportGroupFound{Finding: domain.FoundRight, On: today, EndedFrom: today}, "endedFrom"},
	} {
		t.Run(outcome, func(t *testing.T) {
			if got := wrongFields(test.found.Tidied().Validate(today)); got != test.wrong {
				t.Errorf("wrong are %q, want %q", got, test.wrong)
			}
		})
	}
}

// Whatever was found counts for its own day, however late it was written down;
// what was entered in error does not, and what stood before stands again.
func TestSupportGroupStandingOf(t *testing.T) {
	by := domain.Actor{Name: "Iris Okafor"}
	day := func(n int) domain.Date { return domain.Date{Year: 2026, Month: time.March, Day: n} }
	at := time.Date(2026, 3, 20, 12, 0, 0, 0, time.UTC)
	check := func(finding domain.SupportGroupFinding, on, written int) domain.SupportGroupCheck {
		return domain.SupportGroupCheck{SupportGroupFound: domain.SupportGroupFound{Finding: finding, On: day(on)}.Tidied(), ByName: by.Name, At: at.Add(time.Duration(written) * time.Hour)}
	}
	inError := func(c domain.SupportGroupCheck) domain.SupportGroupCheck {
		c, err := c.MarkInError(by, " Another group. ", at)
		if err != nil || c.InError.Reason != "Another group." {
			t.Fatalf("in error: %+v, %v", c.InError, err)
		}
		if _, err := c.MarkInError(by, "Again.", at); !errors.Is(err, domain.ErrCheckInError) {
			t.Errorf("in error twice: %v", err)
		}
		return c
	}
	if _, err := check(domain.FoundRight, 1, 0).MarkInError(by, " ", at); wrongFields(err) != "reason" {
		t.Errorf("without a reason: %v", err)
	}
	right := domain.SupportGroupStanding{VerifiedOn: day(2), VerifiedBy: by.Name}
	ended := domain.SupportGroupStanding{VerifiedOn: day(5), VerifiedBy: by.Name, EndedFrom: day(5)}
	for outcome, test := range map[string]struct {
		checks []domain.SupportGroupCheck
		want   domain.SupportGroupStanding
	}{
		"never":                 {nil, domain.SupportGroupStanding{}},
		"once":                  {[]domain.SupportGroupCheck{check(domain.FoundRight, 2, 0)}, right},
		"an earlier day, late":  {[]domain.SupportGroupCheck{check(domain.FoundRight, 2, 0), check(domain.FoundChanged, 1, 1)}, right},
		"nobody answered since": {[]domain.SupportGroupCheck{check(domain.FoundRight, 2, 0), check(domain.FoundNoAnswer, 3, 1)}, domain.SupportGroupStanding{VerifiedOn: day(2), VerifiedBy: by.Name, NotReachedOn: day(3)}},
		"nobody answered, then": {[]domain.SupportGroupCheck{check(domain.FoundNoAnswer, 1, 0), check(domain.FoundRight, 2, 1)}, right},
		"ended":                 {[]domain.SupportGroupCheck{check(domain.FoundRight, 2, 0), check(domain.FoundEnded, 5, 1)}, ended},
		"ended in error":        {[]domain.SupportGroupCheck{check(domain.FoundRight, 2, 0), inError(check(domain.FoundEnded, 5, 1))}, right},
		"there again":           {[]domain.SupportGroupCheck{check(domain.FoundEnded, 5, 1), check(domain.FoundRight, 6, 2)}, domain.SupportGroupStanding{VerifiedOn: day(6), VerifiedBy: by.Name}},
		"the same day, later":   {[]domain.SupportGroupCheck{check(domain.FoundEnded, 5, 2), check(domain.FoundRight, 5, 1)}, ended},
	} {
		t.Run(outcome, func(t *testing.T) {
			if got := domain.StandingOf(test.checks); got != test.want {
				t.Errorf("stands %+v, want %+v", got, test.want)
			}
		})
	}
	if ended.Over(day(4)) || !ended.Over(day(5)) || right.Over(day(30)) {
		t.Error("over on another day")
	}
}
