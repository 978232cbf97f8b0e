package main

import (
	"strings"
	"testing"

	"cohort/domain"
)

func TestWhatIsSaidOfAProviderIsWhole(t *testing.T) {
	whole := provider{Name: " Harbor login ", RoleRule: "set", RoleOf: map[string]string{"therapists": "therapist"}, TrustSession: true}
	rules, err := whole.rules()
	if err != nil || rules.Name != "Harbor login" || rules.Roles != domain.RolesSet || rules.Groups["therapists"] != domain.Therapist || !rules.TrustsSession {
		t.Errorf("%+v, %v", rules, err)
	}
	for name, c := range map[string]struct {
		change func(*provider)
		says   string
	}{
		"no name":                {func(e *provider) { e.Name = " " }, "--oidc-name"},
		"a role that is none":    {func(e *provider) { e.RoleOf = map[string]string{"board": "owner"} }, "owner"},
		"groups without a role":  {func(e *provider) { e.RoleOf = nil }, "--oidc-role"},
		"narrowed to no one":     {func(e *provider) { e.RoleRule, e.RoleOf = "narrow", nil }, "nobody would have a role"},
		"a name of three meters": {func(e *provider) { e.Name = strings.Repeat("a", domain.MaxName+1) }, "--oidc-name"},
	} {
		e := whole
		c.change(&e)
		if _, err := e.rules(); err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := (provider{Name: "Harbor login", RoleRule: "keep"}).rules(); err != nil {
		t.Error(err)
	}
}
