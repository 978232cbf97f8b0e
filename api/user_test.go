package api_test

import (
	"errors"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"cohort/api/apitest"
	"cohort/domain"
	"cohort/practice"
)

const fresh = "gusto plinth wade heron"

func addUser(w *apitest.World, email, role string) *apitest.Answer {
	return w.Do("admin", http.MethodPost, "/users", map[string]any{"name": "Nia Newcomer", "email": email, "role": role,
		"license": map[string]string{"number": "777", "state": "NY", "type": "LCSW"}})
}

func tokenOf(a *apitest.Answer) string {
	_, token, _ := strings.Cut(a.Text("invitation.link"), "/invitation#")
	return token
}

func accept(w *apitest.World, token, password string) *apitest.Answer {
	return w.Do("", http.MethodPost, "/auth/invitation", map[string]string{"token": token, "password": password})
}

func patchUser(w *apitest.World, as, id string, patch any) *apitest.Answer {
	etag := w.Do("admin", http.MethodGet, "/users/"+id, nil).Header.Get("ETag")
	return w.Do(as, http.MethodPatch, "/users/"+id, patch, apitest.IfMatch(etag))
}

func TestAnInvitedPersonSetsAPasswordOnce(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		user := addUser(w, "Nia@Example.org", "therapist").Want(http.StatusCreated)
		if user.Text("email") != "nia@example.org" || user.Text("status") != "invited" || user.Header.Get("ETag") != `"1"` ||
			user.Text("invitation.expiresAt") != w.Time().AddDate(0, 0, 7).Format(time.RFC3339) {
			t.Errorf("%s", user.Raw)
		}
		if again := w.Do("admin", http.MethodGet, "/users/"+user.Text("id"), nil).Want(http.StatusOK); again.Field("invitation") != nil {
			t.Error("the link is shown twice")
		}
		token := tokenOf(user)
		for _, weak := range []string{"short", "NiaNewcomer2026", "password1234567"} {
			a := accept(w, token, weak).WantCode(http.StatusUnprocessableEntity, "invalid")
			if !slices.Equal(a.WrongFields(), []string{"password"}) {
				t.Errorf("%s: %s", weak, a.Raw)
			}
		}
		session := accept(w, token, fresh).Want(http.StatusOK)
		if me(w, session.Text("accessToken")).Want(http.StatusOK).Text("user.license.type") != "LCSW" {
			t.Error("somebody else was signed in")
		}
		accept(w, token, fresh).WantCode(http.StatusUnprocessableEntity, "link_used")
		accept(w, "", fresh).WantCode(http.StatusUnprocessableEntity, "link_used")
		signIn(w, "nia@example.org", fresh).Want(http.StatusOK)
	})
}

func TestInvitationsEnd(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		user := addUser(w, "nia@example.org", "therapist").Want(http.StatusCreated)
		first, id := tokenOf(user), user.Text("id")
		second := w.Do("admin", http.MethodPost, "/users/"+id+"/invitation", nil).Want(http.StatusOK)
		accept(w, first, fresh).WantCode(http.StatusUnprocessableEntity, "link_used") // replaced
		w.SetTime(w.Time().AddDate(0, 0, 7))
		accept(w, tokenOf(second), fresh).WantCode(http.StatusUnprocessableEntity, "link_used") // expired
		third := w.Do("admin", http.MethodPost, "/users/"+id+"/invitation", nil).Want(http.StatusOK)
		patchUser(w, "admin", id, map[string]string{"status": "active"}).WantCode(http.StatusConflict, "invitation_open")
		patchUser(w, "admin", id, map[string]string{"status": "disabled"}).Want(http.StatusOK)
		accept(w, tokenOf(third), fresh).WantCode(http.StatusUnprocessableEntity, "link_used") // disabled
		w.Do("admin", http.MethodPost, "/users/"+id+"/invitation", nil).WantCode(http.StatusConflict, "disabled")
		if a := patchUser(w, "admin", id, map[string]string{"status": "active"}).Want(http.StatusOK); a.Text("status") != "invited" {
			t.Errorf("enabled without a password: %s", a.Raw)
		}
	})
}

func TestANewLinkResetsAForgottenPassword(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		link := w.Do("admin", http.MethodPost, "/users/"+w.Users["intake"].ID.String()+"/invitation", nil).Want(http.StatusOK)
		signIn(w, "intake@example.org", apitest.Password).Want(http.StatusOK)
		accept(w, tokenOf(link), fresh).Want(http.StatusOK)
		w.Do("intake", http.MethodGet, "/me", nil).Want(http.StatusUnauthorized)
		signIn(w, "intake@example.org", apitest.Password).Want(http.StatusUnauthorized)
		signIn(w, "intake@example.org", fresh).Want(http.StatusOK)
	})
}

func TestAnOpenLinkEndsWithAPasswordChange(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		link := w.Do("admin", http.MethodPost, "/users/"+w.Users["intake"].ID.String()+"/invitation", nil).Want(http.StatusOK)
		others := w.Do("admin", http.MethodPost, "/users/"+w.Users["billing"].ID.String()+"/invitation", nil).Want(http.StatusOK)
		w.Do("intake", http.MethodPost, "/auth/password", map[string]string{"currentPassword": apitest.Password, "newPassword": fresh}).Want(http.StatusNoContent)
		accept(w, tokenOf(link), "eleven quiet rivers bend").WantCode(http.StatusUnprocessableEntity, "link_used")
		signIn(w, "intake@example.org", fresh).Want(http.StatusOK)
		accept(w, tokenOf(others), "eleven quiet rivers bend").Want(http.StatusOK) // somebody else's stays
	})
}

func TestEveryWrongFieldOfAUserIsNamed(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		a := w.Do("admin", http.MethodPost, "/users", map[string]any{"name": " ", "email": "nowhere", "role": "owner", "npi": "1234567890",
			"license": map[string]string{"number": "1", "state": "", "type": "LPC"}, "password": "x"}).WantCode(http.StatusUnprocessableEntity, "invalid")
		got := a.WrongFields()
		slices.Sort(got)
		if want := []string{"email", "license.state", "name", "npi", "password", "role"}; !slices.Equal(got, want) {
			t.Errorf("got %v, want %v", got, want)
		}
		addUser(w, "intake@example.org", "billing").WantCode(http.StatusUnprocessableEntity, "email_taken")
		patchUser(w, "admin", w.Users["intake"].ID.String(), map[string]string{"status": "invited", "npi": "1"}).WantCode(http.StatusUnprocessableEntity, "invalid")
	})
}

func TestUsersAreChangedByVersion(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		path := "/users/" + w.Users["therapist"].ID.String()
		w.Do("admin", http.MethodPatch, path, map[string]string{"name": "Una"}).WantCode(http.StatusPreconditionRequired, "version_required")
		w.Do("admin", http.MethodPatch, path, map[string]string{"name": "Una"}, apitest.IfMatch(`"7"`)).WantCode(http.StatusPreconditionFailed, "stale")
		a := w.Do("admin", http.MethodPatch, path, map[string]any{"name": "Una", "license": nil}, apitest.IfMatch(`"1"`)).Want(http.StatusOK)
		if a.Text("name") != "Una" || a.Field("license") != nil || a.Header.Get("ETag") != `"2"` || a.Text("email") != "therapist@example.org" {
			t.Errorf("%s", a.Raw)
		}
		leaders := w.Do("intake", http.MethodGet, "/leaders", nil).Want(http.StatusOK)
		if leaders.Text("items.0.name") != "Other therapist" || leaders.Field("items.1") != nil {
			t.Errorf("%s", leaders.Raw)
		}
		w.Do("admin", http.MethodGet, "/users/"+domain.NewID[domain.UserID]().String(), nil).Want(http.StatusNotFound)
	})
}

func TestANewRoleAndDisablingActOnTheNextRequest(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		w.Do("billing", http.MethodGet, "/users", nil).WantCode(http.StatusForbidden, "forbidden")
		patchUser(w, "admin", w.Users["billing"].ID.String(), map[string]string{"role": "admin"}).Want(http.StatusOK)
		w.Do("billing", http.MethodGet, "/users", nil).Want(http.StatusOK)
		disable(w, "billing").Want(http.StatusOK)
		w.Do("billing", http.MethodGet, "/me", nil).WantCode(http.StatusUnauthorized, "signed_out")
		patchUser(w, "admin", w.Users["billing"].ID.String(), map[string]string{"status": "active"}).Want(http.StatusOK)
		w.Do("billing", http.MethodGet, "/me", nil).WantCode(http.StatusUnauthorized, "signed_out") // its logins ended
		signIn(w, "billing@example.org", apitest.Password).Want(http.StatusOK)
	})
}

func TestTheLastAdministratorStays(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		id := w.Users["admin"].ID.String()
		patchUser(w, "admin", id, map[string]string{"status": "disabled"}).WantCode(http.StatusConflict, "last_admin")
		patchUser(w, "admin", id, map[string]string{"role": "billing"}).WantCode(http.StatusConflict, "last_admin")
		addUser(w, "nia@example.org", "admin").Want(http.StatusCreated) // invited: cannot sign in yet
		patchUser(w, "admin", id, map[string]string{"role": "billing"}).WantCode(http.StatusConflict, "last_admin")
		patchUser(w, "admin", id, map[string]string{"name": "Ada"}).Want(http.StatusOK)
	})
}

func TestTwoAdministratorsCannotBothLeave(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		survivor := "admin"
		for round := range 8 {
			pair := []string{"first" + string(rune('a'+round)), "second" + string(rune('a'+round))}
			for _, name := range pair {
				w.AddUser(name, domain.Admin)
			}
			id := w.Users[survivor].ID.String() // from now on, the two are the only ones
			etag := w.Do(pair[0], http.MethodGet, "/users/"+id, nil).Want(http.StatusOK).Header.Get("ETag")
			w.Do(pair[0], http.MethodPatch, "/users/"+id, map[string]string{"status": "disabled"}, apitest.IfMatch(etag)).Want(http.StatusOK)
			answers := make([]*apitest.Answer, 2)
			var both sync.WaitGroup
			for i, name := range pair {
				both.Go(func() {
					answers[i] = w.Do(name, http.MethodPatch, "/users/"+w.Users[pair[1-i]].ID.String(),
						map[string]string{"status": "disabled"}, apitest.IfMatch(`"1"`))
				})
			}
			both.Wait()
			admins := 0
			for i, name := range pair { // each disabled the other
				if answers[1-i].Status != http.StatusOK {
					survivor = name
					admins++
				}
			}
			if admins != 1 {
				t.Fatalf("%d administrators are left: %s %s", admins, answers[0].Raw, answers[1].Raw)
			}
			w.Do(survivor, http.MethodGet, "/users", nil).Want(http.StatusOK)
		}
	})
}

func TestChangingThePasswordEndsTheOtherLogins(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		other := signIn(w, "intake@example.org", apitest.Password).Want(http.StatusOK)
		change := func(current, wanted string) *apitest.Answer {
			return w.Do("intake", http.MethodPost, "/auth/password", map[string]string{"currentPassword": current, "newPassword": wanted})
		}
		if a := change(wrong, fresh).WantCode(http.StatusUnprocessableEntity, "invalid"); !slices.Equal(a.WrongFields(), []string{"currentPassword"}) {
			t.Errorf("%s", a.Raw)
		}
		if a := change(apitest.Password, "too short").WantCode(http.StatusUnprocessableEntity, "invalid"); !slices.Equal(a.WrongFields(), []string{"newPassword"}) {
			t.Errorf("%s", a.Raw)
		}
		if a := change(apitest.Password, domain.DemonstrationPassword).WantCode(http.StatusUnprocessableEntity, "invalid"); !slices.Equal(a.WrongFields(), []string{"newPassword"}) {
			t.Errorf("the demonstration's: %s", a.Raw)
		}
		change(apitest.Password, fresh).Want(http.StatusNoContent)
		w.Do("intake", http.MethodGet, "/me", nil).Want(http.StatusOK)
		me(w, other.Text("accessToken")).WantCode(http.StatusUnauthorized, "signed_out")
		signIn(w, "intake@example.org", apitest.Password).Want(http.StatusUnauthorized)
		for range 9 {
			change(wrong, fresh).Want(http.StatusUnprocessableEntity)
		}
		change(wrong, fresh).WantCode(http.StatusTooManyRequests, "too_many_attempts")
	})
}

// A password that is the demonstration's, from before that was refused, signs
// nobody in until another is set; one that is wrong is told apart by nothing.
func TestTheDemonstrationsPasswordOpensNothing(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		hash, err := apitest.PlainHasher{}.Hash(domain.DemonstrationPassword)
		if err != nil {
			t.Fatal(err)
		}
		if err := w.Store.Write(t.Context(), func(tx practice.Tx) error {
			u, err := tx.LockUser(w.Users["intake"].ID)
			u.PasswordHash = hash
			return errors.Join(err, tx.SaveUser(u))
		}); err != nil {
			t.Fatal(err)
		}
		for _, typed := range []string{domain.DemonstrationPassword, "Seven Calm Herons Wade"} {
			want := map[bool]string{true: "public_password", false: "wrong_login"}[typed == domain.DemonstrationPassword]
			if a := signIn(w, "intake@example.org", typed).WantCode(http.StatusUnauthorized, want); a.Text("accessToken") != "" {
				t.Errorf("%s", a.Raw)
			}
		}
		signIn(w, "billing@example.org", domain.DemonstrationPassword).WantCode(http.StatusUnauthorized, "wrong_login")
		accept(w, tokenOf(w.Do("admin", http.MethodPost, "/users/"+w.Users["intake"].ID.String()+"/invitation", nil).Want(http.StatusOK)), fresh).Want(http.StatusOK)
		signIn(w, "intake@example.org", fresh).Want(http.StatusOK)
	})
}

func TestALeadKeepsTheLicense(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		lead := w.Users["therapist"].ID.String()
		cohort := w.Do("intake", http.MethodPost, "/cohorts", map[string]any{"name": "Tuesday", "type": "support", "delivery": "in_person",
			"entry": "closed", "leadId": lead, "minMembers": 6, "maxMembers": 8, "fee": map[string]any{"amount": 4500, "currency": "USD"},
			"schedule": map[string]any{"startsOn": "2026-03-17", "time": "18:00", "timeZone": "America/New_York", "durationMinutes": 90,
				"cadence": "weekly", "sessions": 8}}).Want(http.StatusCreated)
		for _, patch := range []map[string]any{{"license": nil}, {"role": "intake"}} {
			patchUser(w, "admin", lead, patch).WantCode(http.StatusConflict, "leads_cohorts")
		}
		patchUser(w, "admin", w.Users["other therapist"].ID.String(), map[string]any{"license": nil}).Want(http.StatusOK)
		w.Do("intake", http.MethodPost, "/cohorts/"+cohort.Text("id")+"/cancel", map[string]string{"reason": "too few"}).Want(http.StatusOK)
		patchUser(w, "admin", lead, map[string]any{"license": nil}).Want(http.StatusOK)
	})
}

// While a cohort is planned, nobody takes the license of who is to lead it:
// whichever comes first, a planned cohort is never led by somebody without one.
func TestLosingALicenseRacesWithBeingGivenACohort(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		lead := w.Users["other therapist"].ID.String()
		license := w.Do("admin", http.MethodGet, "/users/"+lead, nil).Want(http.StatusOK).Field("license")
		body := w.CohortBody()
		body["leadId"] = lead
		given := map[string]any{"leadId": lead}
		for range 8 {
			mine := w.Cohort(nil)
			var made *apitest.Answer
			got := atOnce(3, func(i int) int {
				switch i {
				case 0:
					made = w.Do("intake", http.MethodPost, "/cohorts", body)
					return made.Status
				case 1:
					return w.Do("intake", http.MethodPatch, "/cohorts/"+mine, given, apitest.IfMatch(`"1"`)).Status
				}
				return patchUser(w, "admin", lead, map[string]any{"license": nil}).Status
			})
			leads := w.Do("intake", http.MethodGet, "/cohorts/"+mine, nil).Text("leadId") == lead || made.Status == http.StatusCreated
			without := w.Do("admin", http.MethodGet, "/users/"+lead, nil).Field("license") == nil
			if leads && without {
				t.Fatalf("a cohort without a licensed lead; answers by status: %v", got)
			}
			cancel := map[string]string{"reason": "Round over."}
			w.Do("intake", http.MethodPost, "/cohorts/"+mine+"/cancel", cancel).Want(http.StatusOK)
			if made.Status == http.StatusCreated {
				w.Do("intake", http.MethodPost, "/cohorts/"+made.Text("id")+"/cancel", cancel).Want(http.StatusOK)
			}
			patchUser(w, "admin", lead, map[string]any{"license": license}).Want(http.StatusOK)
		}
	})
}
