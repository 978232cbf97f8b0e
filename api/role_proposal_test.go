package api_test

import (
	"net/http"
	"slices"
	"sync"
	"testing"

	"cohort/api/apitest"
	"cohort/domain"
)

// propose lets "admin" give somebody a role, and gives the id of the proposal.
func propose(w *apitest.World, who, role string) string {
	w.T.Helper()
	a := patchUser(w, "admin", w.Users[who].ID.String(), map[string]any{"roles": []string{string(w.Users[who].Role()), role}}).Want(http.StatusOK)
	if got := rolesIn(a, "roles"); !slices.Equal(got, domain.Texts(w.Users[who].Roles)) {
		w.T.Fatalf("roles at once: %v", got)
	}
	return a.Text("proposal.id")
}

func decide(w *apitest.World, who, id, how string) *apitest.Answer {
	return w.Do(who, http.MethodPost, "/role-proposals/"+id+"/"+how, map[string]any{})
}

// A role that reads clients is given to who works here by two administrators.
func TestAClinicalRoleNeedsASecondAdministrator(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		w.AddUser("second admin", domain.Admin)
		billing := w.Users["billing"].ID.String()
		id := propose(w, "billing", "intake")
		if again := propose(w, "billing", "intake"); again != id {
			t.Error("proposed twice")
		}
		waiting := w.Do("second admin", http.MethodGet, "/role-proposals", nil).Want(http.StatusOK)
		if waiting.Text("items.0.id") != id || waiting.Text("items.0.proposedBy") != "Admin" || waiting.Text("items.1.id") != "" {
			t.Errorf("waiting: %s", waiting.Raw)
		}
		if listed := w.Do("second admin", http.MethodGet, "/users/"+billing, nil).Want(http.StatusOK); listed.Text("proposal.id") != id {
			t.Errorf("on the person: %s", listed.Raw)
		}
		w.Do("billing", http.MethodGet, "/referrals", nil).Want(http.StatusForbidden)
		decide(w, "admin", id, "confirm").WantCode(http.StatusConflict, "own_proposal")
		decide(w, "admin", id, "refuse").WantCode(http.StatusConflict, "own_proposal")
		decide(w, "second admin", id, "withdraw").WantCode(http.StatusConflict, "not_own_proposal")
		w.Do("billing", http.MethodGet, "/referrals", nil).Want(http.StatusForbidden)
		for range 2 { // a retry is harmless
			decide(w, "second admin", id, "confirm").Want(http.StatusOK)
		}
		w.Do("billing", http.MethodGet, "/referrals", nil).Want(http.StatusOK)
		decide(w, "second admin", id, "refuse").WantCode(http.StatusConflict, "proposal_decided")
		asked := told(w, w.Token("billing"), "roles_changed")
		if len(asked) != 1 || asked[0]["after"] != "billing, intake" || asked[0]["with"] != "Second admin" || asked[0]["byName"] != "Admin" {
			t.Errorf("the person is told %v", asked)
		}
	})
}

// What no second person is needed for goes at once: a role that reads no clients,
// one less, another order, the person's other fields.
func TestOtherChangesOfAPersonNeedNoSecond(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		w.AddUser("second admin", domain.Admin)
		id := w.Users["billing"].ID.String()
		a := patchUser(w, "admin", id, map[string]any{"roles": []string{"billing", "admin"}}).Want(http.StatusOK)
		if got := rolesIn(a, "roles"); !slices.Equal(got, []string{"billing", "admin"}) || a.Field("proposal") != nil {
			t.Errorf("an administrator: %s", a.Raw)
		}
		mixed := patchUser(w, "admin", id, map[string]any{"name": "Billing Anew", "roles": []string{"billing", "intake"}}).Want(http.StatusOK)
		if mixed.Text("name") != "Billing Anew" || mixed.Text("proposal.id") == "" || !slices.Equal(rolesIn(mixed, "roles"), []string{"billing", "admin"}) {
			t.Errorf("the rest is saved: %s", mixed.Raw)
		}
		less := patchUser(w, "admin", id, map[string]any{"roles": []string{"billing"}}).Want(http.StatusOK)
		if !slices.Equal(rolesIn(less, "roles"), []string{"billing"}) || less.Field("proposal") != nil {
			t.Errorf("one less, and what was proposed is withdrawn: %s", less.Raw)
		}
	})
}

// An administrator does not give themself a clinical role alone.
func TestAnAdministratorDoesNotMakeThemselfIntake(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		w.AddUser("second admin", domain.Admin)
		id := propose(w, "admin", "intake")
		decide(w, "admin", id, "confirm").WantCode(http.StatusConflict, "own_proposal")
		w.Do("admin", http.MethodGet, "/clients", nil).Want(http.StatusForbidden)
		refused := decide(w, "second admin", id, "refuse").Want(http.StatusOK)
		if refused.Text("status") != "refused" {
			t.Errorf("%s", refused.Raw)
		}
		if got := told(w, w.Token("admin"), "roles_refused"); len(got) != 1 || got[0]["byName"] != "Second admin" {
			t.Errorf("who proposed it is told %v", got)
		}
		decide(w, "second admin", id, "confirm").WantCode(http.StatusConflict, "proposal_decided")
	})
}

// The only administrator sets everything up alone; those who read clients see it.
func TestTheOnlyAdministratorGivesRolesAndIsSeen(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		a := patchUser(w, "admin", w.Users["admin"].ID.String(), map[string]any{"roles": []string{"admin", "intake"}}).Want(http.StatusOK)
		if a.Field("proposal") != nil || !slices.Equal(rolesIn(a, "roles"), []string{"admin", "intake"}) {
			t.Fatalf("%s", a.Raw)
		}
		w.Do("admin", http.MethodGet, "/clients", nil).Want(http.StatusOK)
		back := patchUser(w, "admin", w.Users["admin"].ID.String(), map[string]any{"roles": []string{"admin"}}).Want(http.StatusOK)
		if !slices.Equal(rolesIn(back, "roles"), []string{"admin"}) {
			t.Fatalf("%s", back.Raw)
		}
		for _, who := range []string{"therapist", "other therapist", "intake"} {
			if got := told(w, w.Token(who), "roles_changed"); len(got) != 1 || got[0]["after"] != "admin, intake" || got[0]["asked"] != false {
				t.Errorf("%s is told %v", who, got)
			}
		}
		if got := told(w, w.Token("billing"), "roles_changed"); len(got) > 0 {
			t.Errorf("billing is told %v", got)
		}
	})
}

// A proposal that nobody decided ends after a week; the roles meanwhile changed
// are not overwritten; who proposed it may take it back.
func TestProposalsEnd(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		w.AddUser("second admin", domain.Admin)
		expired := propose(w, "billing", "intake")
		w.SetTime(w.Time().AddDate(0, 0, domain.ProposalDays))
		decide(w, "second admin", expired, "confirm").WantCode(http.StatusConflict, "proposal_decided")
		withdrawn := propose(w, "billing", "intake")
		decide(w, "admin", withdrawn, "withdraw").Want(http.StatusOK)
		decide(w, "second admin", withdrawn, "confirm").WantCode(http.StatusConflict, "proposal_decided")
		if left := w.Do("admin", http.MethodGet, "/role-proposals", nil).Want(http.StatusOK); left.Text("items.0.id") != "" {
			t.Errorf("waiting: %s", left.Raw)
		}
		if now := w.Do("admin", http.MethodGet, "/users/"+w.Users["billing"].ID.String(), nil); !slices.Equal(rolesIn(now, "roles"), []string{"billing"}) {
			t.Errorf("roles: %s", now.Raw)
		}
	})
}

// An administrator whom the proposer let in lately is no independent second: what
// they confirm is told to the clinical people.
func TestASecondWhomTheProposerLetInIsSeen(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		made := w.Do("admin", http.MethodPost, "/users", map[string]any{"name": "Puppet", "email": "puppet@example.org", "role": "admin"}).Want(http.StatusCreated)
		puppet := accept(w, tokenOf(made), fresh).Want(http.StatusOK).Text("accessToken")
		id := propose(w, "admin", "intake")
		as(w, puppet, http.MethodPost, "/role-proposals/"+id+"/confirm", nil).Want(http.StatusOK)
		for _, who := range []string{"therapist", "intake"} {
			if got := told(w, w.Token(who), "roles_changed"); len(got) != 1 || got[0]["with"] != "Puppet" {
				t.Errorf("%s is told %v", who, got)
			}
		}
	})
}

// Of two who decide at once, one does.
func TestTwoDecideAtOnce(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		w.AddUser("second admin", domain.Admin)
		w.AddUser("third admin", domain.Admin)
		id := propose(w, "billing", "intake")
		answers := make([]*apitest.Answer, 6)
		var all sync.WaitGroup
		for i := range answers {
			all.Go(func() {
				answers[i] = decide(w, []string{"second admin", "third admin"}[i%2], id, []string{"confirm", "refuse", "confirm"}[i%3])
			})
		}
		all.Wait()
		done := map[string]bool{}
		for i, a := range answers {
			switch a.Status {
			case http.StatusOK:
				done[[]string{"second admin", "third admin"}[i%2]+a.Text("status")] = true
			case http.StatusConflict:
			default:
				t.Errorf("%d %s", a.Status, a.Raw)
			}
		}
		if len(done) != 1 {
			t.Errorf("decided in %d ways: %v", len(done), done)
		}
		if told := told(w, w.Token("billing"), "roles_changed"); len(told) > 1 {
			t.Errorf("given %d times", len(told))
		}
	})
}
