package api_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"cohort/api/apitest"
	"cohort/domain"
	"cohort/oidc/oidctest"
)

var groupsHere = map[string]domain.Role{"therapists": domain.Therapist, "front desk": domain.Intake, "books": domain.Billing, "board": domain.Admin}

// in signs somebody in who is in these groups at the provider.
func (e *besideProvider) in(b *browser, name string, groups ...string) (int, said) {
	e.w.T.Helper()
	e.Say(oidctest.Says{Groups: groups})
	return b.enters(name)
}

func (e *besideProvider) roles(who string) string {
	e.w.T.Helper()
	a := e.w.Do("admin", http.MethodGet, "/users/"+e.w.Users[who].ID.String(), nil).Want(http.StatusOK)
	var u struct{ Roles []string }
	a.Into(&u)
	return strings.Join(u.Roles, ",")
}

func TestGroupsNarrowRoles(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		w.AddUser("both", domain.Intake, domain.Billing)
		e := newBesideProvider(t, w, domain.ProviderRules{Roles: domain.RolesNarrowed, Groups: groupsHere})
		b := e.browser()
		if status, got := b.connects("both", "uma"); status != http.StatusOK {
			t.Fatalf("%d: %v", status, got)
		}
		status, got := e.in(b, "uma", "books", "front desk", "therapists", "choir")
		e.want(status, http.StatusOK, got, "")
		if has := e.roles("both"); has != "intake,billing" {
			t.Errorf("has %s", has)
		}
		status, got = e.in(b, "uma", "books")
		e.want(status, http.StatusOK, got, "")
		if has := e.roles("both"); has != "billing" {
			t.Errorf("has %s", has)
		}
		audit := w.Do("admin", http.MethodGet, "/audit?action=self.take_groups", nil).Want(http.StatusOK)
		if audit.Text("items.0.detail.role") != "intake, billing to billing" || audit.Text("items.0.subjectId") != w.Users["both"].ID.String() {
			t.Errorf("%s", audit.Raw)
		}
		status, got = e.in(b, "uma", "books", "front desk") // what was taken does not come back
		e.want(status, http.StatusOK, got, "")
		if has := e.roles("both"); has != "billing" {
			t.Errorf("has %s", has)
		}
		// No group is left: they are out, everywhere.
		w.SetToken("both", got["accessToken"].(string))
		w.Do("both", http.MethodGet, "/me", nil).Want(http.StatusOK)
		status, got = e.in(b, "uma", "choir")
		e.want(status, http.StatusUnauthorized, got, "no_role")
		w.Do("both", http.MethodGet, "/me", nil).Want(http.StatusUnauthorized)
		if code, about := e.refusal("self.sign_in"); code != "no_role" || about != w.Users["both"].ID.String() {
			t.Errorf("the audit says %q of %s", code, about)
		}
	})
}

func TestGroupsSetRolesAndAreTold(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		e := newBesideProvider(t, w, domain.ProviderRules{Roles: domain.RolesSet, Groups: groupsHere})
		b := e.browser()
		if status, got := b.connects("billing", "bo"); status != http.StatusOK {
			t.Fatalf("%d: %v", status, got)
		}
		status, got := e.in(b, "bo", "books", "front desk")
		e.want(status, http.StatusOK, got, "")
		if has := e.roles("billing"); has != "billing,intake" {
			t.Errorf("has %s", has)
		}
		// A role that reads clients without a second administrator: all who read
		// clients are told, and the person is asked.
		for who, asked := range map[string]bool{"admin": false, "therapist": false, "billing": true} {
			told := w.Do(who, http.MethodGet, "/security-notices", nil).Want(http.StatusOK)
			if told.Text("items.0.kind") != "roles_changed" || told.Text("items.0.byName") != "Harbor login" || told.Field("items.0.asked") != asked {
				t.Errorf("%s: %s", who, told.Raw)
			}
		}
		// The last administrator stays one, whatever the provider says.
		if status, got := b.connects("admin", "ada"); status != http.StatusOK {
			t.Fatalf("%d: %v", status, got)
		}
		status, got = e.in(b, "ada", "books")
		e.want(status, http.StatusOK, got, "")
		if has := strings.Split(e.roles("admin"), ","); !slices.Contains(has, "admin") || !slices.Contains(has, "billing") {
			t.Errorf("has %v", has)
		}
		status, got = e.in(b, "ada")
		e.want(status, http.StatusOK, got, "")
	})
}

func TestWhoLeadsIsNotTakenFromTheirCohorts(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		w.Running(1)
		e := newBesideProvider(t, w, domain.ProviderRules{Roles: domain.RolesNarrowed, Groups: groupsHere})
		b := e.browser()
		if status, got := b.connects("therapist", "theo"); status != http.StatusOK {
			t.Fatalf("%d: %v", status, got)
		}
		status, got := e.in(b, "theo", "therapists")
		e.want(status, http.StatusOK, got, "")
		status, got = e.in(b, "theo", "books")
		e.want(status, http.StatusUnauthorized, got, "no_role")
		w.Do("therapist", http.MethodGet, "/me", nil).Want(http.StatusUnauthorized)
		e.use(domain.ProviderRules{Roles: domain.RolesSet, Groups: groupsHere})
		status, got = e.in(b, "theo", "books")
		e.want(status, http.StatusUnauthorized, got, "leads_still")
		if has := e.roles("therapist"); has != "therapist" {
			t.Errorf("has %s", has)
		}
	})
}
