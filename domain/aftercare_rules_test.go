package domain

import (
	"slices"
	"strings"
	"testing"
)

func TestWhomPapersNameForTheWorstHour(t *testing.T) {
	own := CrisisLine{Name: "Night line", Number: "555-0100"}
	for name, is := range map[string]struct {
		settings Settings
		want     string
	}{
		"dollars and no address":   {Settings{Currency: "USD"}, "Call or text 988 (988 Suicide & Crisis Lifeline) at any hour, or call 911 where somebody is in danger."},
		"a territory":              {Settings{Currency: "USD", Address: PostalAddress{Country: "PR"}}, "Call or text 988 (988 Suicide & Crisis Lifeline) at any hour, or call 911 where somebody is in danger."},
		"Canada":                   {Settings{Currency: "CAD", Address: PostalAddress{Country: "CA"}}, "Call or text 988 (9-8-8: Suicide Crisis Helpline) at any hour, or call 911 where somebody is in danger."},
		"a country not known here": {Settings{Currency: "EUR", Address: PostalAddress{Country: "FI"}}, "Where somebody is in danger, call the emergency number of where you are."},
		"dollars elsewhere":        {Settings{Currency: "USD", Address: PostalAddress{Country: "EC"}}, "Where somebody is in danger, call the emergency number of where you are."},
		"one of its own":           {Settings{Currency: "USD", Aftercare: AftercareRules{Crisis: own}}, "Call 555-0100 (Night line) at any hour, or call the emergency number of where you are where somebody is in danger."},
	} {
		if got := is.settings.CrisisLine().Words(); got != is.want {
			t.Errorf("%s: %q", name, got)
		}
	}
}

func TestAftercareRules(t *testing.T) {
	tidied := AftercareRules{FollowUpDays: []int{180, 30}, Crisis: CrisisLine{Name: " Line ", Number: " 116 123 "}}.Tidied()
	if !slices.Equal(tidied.FollowUpDays, []int{30, 180}) || tidied.Crisis != (CrisisLine{Name: "Line", Number: "116 123"}) {
		t.Errorf("tidied: %+v", tidied)
	}
	if err := tidied.Validate(); err != nil {
		t.Error(err)
	}
	if got := (Settings{Aftercare: AftercareRules{FollowUpDays: []int{45}}}).FollowUpDays(); !slices.Equal(got, []int{45}) {
		t.Errorf("own days: %v", got)
	}
	for wrong, r := range map[string]AftercareRules{
		"followUpDays[0]":  {FollowUpDays: []int{6}},
		"followUpDays[1]":  {FollowUpDays: []int{30, 30}},
		"followUpDays":     {FollowUpDays: []int{10, 20, 30, 40, 50}},
		"crisis.number":    {Crisis: CrisisLine{Name: "Line"}},
		"crisis.emergency": {Crisis: CrisisLine{Emergency: "call us"}},
	} {
		if err := r.Validate(); err == nil || !strings.Contains(err.Error(), wrong) {
			t.Errorf("%s: %v", wrong, err)
		}
	}
}
