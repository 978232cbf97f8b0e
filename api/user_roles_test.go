package api_test

import (
	"net/http"
	"slices"
	"testing"

	"cohort/api/apitest"
	"cohort/domain"
)

func rolesIn(a *apitest.Answer, path string) []string {
	var roles []string
	if list, ok := a.Field(path).([]any); ok {
		for _, role := range list {
			roles = append(roles, role.(string))
		}
	}
	return roles
}

// Somebody with several roles has them in every answer, their own desk first,
// and what they may do is the sum.
func TestOnePersonHoldsSeveralRoles(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		owner := map[string]any{"name": "Owner", "email": "owner@example.org", "roles": []string{"billing", "therapist", "billing", "intake"}}
		made := w.Do("admin", http.MethodPost, "/users", owner).Want(http.StatusCreated)
		want := []string{"billing", "therapist", "intake"}
		if got := rolesIn(made, "roles"); !slices.Equal(got, want) || made.Text("role") != "billing" {
			t.Errorf("made: %s", made.Raw)
		}
		in := accept(w, tokenOf(made), fresh).Want(http.StatusOK)
		if got := rolesIn(in, "user.roles"); !slices.Equal(got, want) || in.Text("user.role") != "billing" {
			t.Errorf("signed in: %s", in.Raw)
		}
		mine := me(w, in.Text("accessToken")).Want(http.StatusOK)
		actions, own := rolesIn(mine, "actions"), rolesIn(mine, "own")
		if !slices.Contains(actions, "exports.create") || !slices.Contains(actions, "referrals.triage") || slices.Contains(actions, "users.create") {
			t.Errorf("may: %v", actions)
		}
		if !slices.Contains(own, "attendance.take") || slices.Contains(own, "clients.read") {
			t.Errorf("of their own: %v", own)
		}
		id := made.Text("id")
		first := patchUser(w, "admin", id, map[string]any{"role": "intake", "roles": want}).Want(http.StatusOK)
		if got := rolesIn(first, "roles"); !slices.Equal(got, []string{"intake", "billing", "therapist"}) {
			t.Errorf("their own desk: %v", got)
		}
		only := patchUser(w, "admin", id, map[string]any{"role": "intake"}).Want(http.StatusOK)
		if got := rolesIn(only, "roles"); !slices.Equal(got, []string{"intake"}) {
			t.Errorf("one role: %v", got)
		}
		patchUser(w, "admin", id, map[string]any{"roles": []string{}}).WantCode(http.StatusUnprocessableEntity, "invalid")
		patchUser(w, "admin", id, map[string]any{"roles": []string{"intake", "owner"}}).WantCode(http.StatusUnprocessableEntity, "invalid")
	})
}

// The audit names the role that allowed a deed, not the first that is held.
func TestAuditNamesTheRoleThatAllowedTheDeed(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		w.AddUser("owner", domain.Therapist, domain.Intake, domain.Billing)
		w.Do("owner", http.MethodPost, "/clients", map[string]any{"firstName": "Ana", "lastName": "Reis", "birthDate": "1980-01-01"}).Want(http.StatusCreated)
		w.Do("owner", http.MethodGet, "/charges", nil).Want(http.StatusOK)
		w.Do("owner", http.MethodPost, "/curricula", map[string]any{"name": "Plan", "weeks": []any{map[string]any{"theme": "One", "goal": "Start"}}}).Want(http.StatusCreated)
		w.Do("owner", http.MethodGet, "/users", nil).Want(http.StatusForbidden)
		for action, role := range map[string]string{"clients.create": "intake", "charges.read": "billing", "curricula.write": "therapist", "users.list": "therapist"} {
			found := w.Do("admin", http.MethodGet, "/audit?actorId="+w.Users["owner"].ID.String()+"&action="+action, nil).Want(http.StatusOK)
			if found.Text("items.0.role") != role {
				t.Errorf("%s by %q, want %q", action, found.Text("items.0.role"), role)
			}
		}
	})
}

// A therapist who also does billing or administers sees every cohort, and the
// names and the homework of their own alone.
func TestASecondRoleShowsNoNamesOfOthersCohorts(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		w.AddUser("both", domain.Admin, domain.Therapist)
		own, other := estate(w, "both", "Own"), estate(w, "other therapist", "Other")
		for of, names := range map[*things]bool{&own: true, &other: false} {
			cohort := w.Do("both", http.MethodGet, "/cohorts/"+(*of)["cohort"], nil).Want(http.StatusOK)
			session := w.Do("both", http.MethodGet, "/sessions/"+(*of)["session"], nil).Want(http.StatusOK)
			if (cohort.Text("roster.0.firstName") != "") != names || (session.Field("homework.0") != nil) != names {
				t.Errorf("names and homework shown, want %v: %s\n%s", names, cohort.Raw, session.Raw)
			}
		}
		w.Do("both", http.MethodPost, "/sessions/"+other["session"]+"/homework", map[string]any{"title": "Log"}).Want(http.StatusForbidden)
	})
}
