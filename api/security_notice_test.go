package api_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"cohort/api/apitest"
	"cohort/domain"
)

// told gives what waits for somebody of a kind.
func told(w *apitest.World, token, kind string) []map[string]any {
	w.T.Helper()
	var found []map[string]any
	list, _ := as(w, token, http.MethodGet, "/security-notices", nil).Want(http.StatusOK).Field("items").([]any)
	for _, item := range list {
		if n := item.(map[string]any); n["kind"] == kind {
			found = append(found, n)
		}
	}
	return found
}

// as calls the API with a token.
func as(w *apitest.World, token, method, path string, body any) *apitest.Answer {
	return w.Do("", method, path, body, apitest.Header{Name: "Authorization", Value: "Bearer " + token})
}

// answerNotice answers what a token's person is told.
func answerNotice(w *apitest.World, token string, notice map[string]any, answer string) *apitest.Answer {
	return as(w, token, http.MethodPost, "/security-notices/"+notice["id"].(string)+"/answer", map[string]any{"answer": answer})
}

// A link that an administrator makes is told to the person, who is asked at each
// sign-in, and to the other administrators until they have seen it.
func TestALinkIsToldToThePersonAndTheOtherAdministrators(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		w.AddUser("second admin", domain.Admin)
		w.Do("admin", http.MethodPost, "/users/"+w.Users["therapist"].ID.String()+"/invitation", nil).Want(http.StatusOK)
		asked := told(w, w.Token("therapist"), "link_made")
		if len(asked) != 1 || asked[0]["asked"] != true || asked[0]["byName"] != "Admin" {
			t.Fatalf("the person is told %v", asked)
		}
		for who, want := range map[string]int{"second admin": 1, "admin": 0, "intake": 0, "billing": 0} {
			if got := told(w, w.Token(who), "link_made"); len(got) != want {
				t.Errorf("%s is told %v", who, got)
			}
		}
		seen := told(w, w.Token("second admin"), "link_made")[0]
		path := "/security-notices/" + seen["id"].(string)
		w.Do("second admin", http.MethodPost, path+"/answer", map[string]any{"answer": "agreed"}).WantCode(http.StatusConflict, "not_asked")
		w.Do("intake", http.MethodPost, path+"/seen", nil).Want(http.StatusNotFound)
		for range 2 { // a retry is harmless
			w.Do("second admin", http.MethodPost, path+"/seen", nil).Want(http.StatusOK)
		}
		if got := told(w, w.Token("second admin"), "link_made"); len(got) != 0 {
			t.Errorf("told again: %v", got)
		}
		w.Do("therapist", http.MethodPost, path+"/seen", nil).Want(http.StatusOK)
		if got := told(w, w.Token("therapist"), "link_made"); len(got) != 1 {
			t.Error("seen is not answered")
		}
		answerNotice(w, w.Token("therapist"), asked[0], "perhaps").Want(http.StatusUnprocessableEntity)
		for range 2 {
			answerNotice(w, w.Token("therapist"), asked[0], "agreed").Want(http.StatusOK)
		}
		answerNotice(w, w.Token("therapist"), asked[0], "not_asked_for").WantCode(http.StatusConflict, "answered")
		if got := told(w, w.Token("therapist"), "link_made"); len(got) != 0 {
			t.Errorf("asked again: %v", got)
		}
		if audit := string(w.Do("second admin", http.MethodGet, "/audit?action=security_notices.answer", nil).Want(http.StatusOK).Raw); strings.Count(audit, `"seq"`) != 4 || !strings.Contains(audit, `"agreed"`) {
			t.Errorf("the audit says %s", audit)
		}
	})
}

// An administrator who uses the link that they made acts as the person, and each
// entry of the audit says so, also after another sign-in with the password that
// they set, until the person answers.
func TestWhoEntersByAnAdministratorsLinkIsSeen(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		w.AddUser("second admin", domain.Admin)
		therapist := w.Users["therapist"]
		link := tokenOf(w.Do("admin", http.MethodPost, "/users/"+therapist.ID.String()+"/invitation", nil).Want(http.StatusOK))
		first := accept(w, link, fresh).Want(http.StatusOK).Text("accessToken")
		second := signIn(w, therapist.Email, fresh).Want(http.StatusOK).Text("accessToken")
		as(w, first, http.MethodGet, "/clients", nil).Want(http.StatusOK)
		as(w, second, http.MethodGet, "/clients", nil).Want(http.StatusOK)
		of := func(action string) string {
			return string(w.Do("second admin", http.MethodGet, "/audit?actorId="+therapist.ID.String()+"&action="+action, nil).Want(http.StatusOK).Raw)
		}
		const marked = `"enteredByLinkOf":"Admin"`
		for action, want := range map[string]int{"self.accept_invitation": 1, "self.sign_in": 1, "clients.list": 2} {
			if got := strings.Count(of(action), marked); got != want {
				t.Errorf("%s is marked %d times, want %d: %s", action, got, want, of(action))
			}
		}
		used := told(w, w.Token("second admin"), "link_used")
		if len(used) != 1 || used[0]["address"] != "192.0.2.1" || used[0]["byName"] != "Admin" || used[0]["userName"] != "Therapist" {
			t.Errorf("the other administrator is told %v", used)
		}
		answerNotice(w, second, told(w, second, "link_used")[0], "agreed").Want(http.StatusOK)
		if left := append(told(w, second, "link_used"), told(w, second, "link_made")...); len(left) > 0 {
			t.Errorf("one answer is about the link and its use: %v", left)
		}
		as(w, first, http.MethodGet, "/clients", nil).Want(http.StatusOK)
		if got := strings.Count(of("clients.list"), marked); got != 2 {
			t.Errorf("marked after the answer: %d", got)
		}
		if !strings.Contains(of("security_notices.answer"), marked) {
			t.Error("the answer itself was given by a login of the link, and does not say so")
		}
	})
}

// Who did not ask for it ends the logins that came of it and takes the open link
// back, and the other administrators are told.
func TestWhatWasNotAskedForIsEndedAndTold(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		w.AddUser("second admin", domain.Admin)
		id := w.Users["therapist"].ID.String()
		link := func() string {
			return tokenOf(w.Do("admin", http.MethodPost, "/users/"+id+"/invitation", nil).Want(http.StatusOK))
		}
		theirs := accept(w, link(), fresh).Want(http.StatusOK).Text("accessToken")
		open := link()
		answerNotice(w, theirs, told(w, theirs, "link_used")[0], "not_asked_for").Want(http.StatusOK)
		me(w, theirs).Want(http.StatusUnauthorized)
		accept(w, open, fresh).WantCode(http.StatusUnprocessableEntity, "link_used")
		alarm := told(w, w.Token("second admin"), "not_asked_for")
		if len(alarm) != 1 || alarm[0]["byName"] != "Therapist" || alarm[0]["after"] != "Admin" {
			t.Errorf("the other administrator is told %v", alarm)
		}
		if got := told(w, w.Token("admin"), "not_asked_for"); len(got) > 0 {
			t.Error("who did it is told that it was noticed")
		}
	})
}

// In a practice with one administrator, the clinical people are told what the
// person did not ask for. Billing has nothing to do with it.
func TestWithoutAnotherAdministratorTheClinicalPeopleAreTold(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		w.Do("admin", http.MethodPost, "/users/"+w.Users["therapist"].ID.String()+"/invitation", nil).Want(http.StatusOK)
		answerNotice(w, w.Token("therapist"), told(w, w.Token("therapist"), "link_made")[0], "not_asked_for").Want(http.StatusOK)
		for who, want := range map[string]int{"admin": 0, "intake": 1, "billing": 0, "other therapist": 1, "therapist": 0} {
			if got := told(w, w.Token(who), "not_asked_for"); len(got) != want {
				t.Errorf("%s is told %v", who, got)
			}
		}
	})
}

// Where the practice sends mail, an administrator's link goes to the person and is
// shown to nobody; what is done to an account goes to both addresses when one of
// them was changed.
func TestALinkGoesByMailToThePersonAlone(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		server, ended := mailing(t, w)
		therapist := w.Users["therapist"]
		made := w.Do("admin", http.MethodPost, "/users/"+therapist.ID.String()+"/invitation", nil).Want(http.StatusOK)
		if made.Field("invitation") != nil || made.Field("linkMailed") != true {
			t.Fatalf("the administrator gets %s", made.Raw)
		}
		letter := <-server.Letters
		if err := <-ended; err != nil || letter.To != therapist.Email || !strings.Contains(letter.Text, "Admin asked") {
			t.Fatalf("to %s: %s (%v)", letter.To, letter.Text, err)
		}
		link := resetLink.FindStringSubmatch(strings.ReplaceAll(letter.Text, "=\r\n", ""))
		in := accept(w, link[1], fresh).Want(http.StatusOK).Text("accessToken")
		if asked := told(w, in, "link_made"); len(asked) != 1 {
			t.Error("the person is not asked")
		}
		if used := told(w, in, "link_used"); len(used) != 0 {
			t.Error("a link that only they got is taken for somebody else's")
		}
		patchUser(w, "admin", therapist.ID.String(), map[string]any{"email": "else@example.org"}).Want(http.StatusOK)
		to := []string{(<-server.Letters).To, (<-server.Letters).To}
		if err := <-ended; err != nil {
			t.Fatal(err)
		}
		if slices.Sort(to); !slices.Equal(to, []string{"else@example.org", therapist.Email}) {
			t.Errorf("told at %v", to)
		}
		changed := told(w, in, "email_changed")
		if len(changed) != 1 || changed[0]["before"] != therapist.Email || changed[0]["mailedAt"] == nil {
			t.Errorf("on the first page: %v", changed)
		}
	})
}

// An administrator who changes somebody's address and lets a link be mailed there
// entered by a link of their own.
func TestALinkMailedToAChangedAddressIsTheAdministrators(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		server, ended := mailing(t, w)
		w.AddUser("second admin", domain.Admin)
		therapist := w.Users["therapist"]
		patchUser(w, "admin", therapist.ID.String(), map[string]any{"email": "mine@example.org"}).Want(http.StatusOK)
		<-server.Letters
		<-server.Letters
		<-ended
		askForReset(w, "mine@example.org").Want(http.StatusNoContent)
		link := resetLink.FindStringSubmatch(strings.ReplaceAll((<-server.Letters).Text, "=\r\n", ""))
		<-ended
		in := accept(w, link[1], fresh).Want(http.StatusOK).Text("accessToken")
		as(w, in, http.MethodGet, "/clients", nil).Want(http.StatusOK)
		if audit := string(w.Do("second admin", http.MethodGet, "/audit?action=clients.list", nil).Raw); !strings.Contains(audit, `"enteredByLinkOf":"Admin"`) {
			t.Errorf("the audit says %s", audit)
		}
		if used := told(w, w.Token("second admin"), "link_used"); len(used) != 1 || used[0]["byName"] != "Admin" {
			t.Errorf("the other administrator is told %v", used)
		}
	})
}

// An administrator who invites a second self is seen by the others: when the
// person is added, and when somebody enters by the link.
func TestASecondSelfIsTold(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		w.AddUser("second admin", domain.Admin)
		made := w.Do("admin", http.MethodPost, "/users", map[string]any{"name": "Ana Reis", "email": "ana@example.org", "role": "intake"}).Want(http.StatusCreated)
		in := accept(w, tokenOf(made), fresh).Want(http.StatusOK).Text("accessToken")
		invited, used := told(w, w.Token("second admin"), "invited"), told(w, w.Token("second admin"), "link_used")
		if len(invited) != 1 || invited[0]["after"] != "intake" || len(used) != 1 || used[0]["address"] != "192.0.2.1" {
			t.Errorf("told %v %v", invited, used)
		}
		if got := told(w, in, "link_used"); len(got) > 0 {
			t.Error("who was just invited is asked about it")
		}
		if audit := string(w.Do("second admin", http.MethodGet, "/audit?action=self.accept_invitation", nil).Raw); !strings.Contains(audit, `"enteredByLinkOf":"Admin"`) {
			t.Errorf("the audit of the acceptance says %s", audit)
		}
	})
}

// Somebody who was disabled and is enabled again is told, and others are.
func TestEnablingIsTold(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		w.AddUser("second admin", domain.Admin)
		billing := w.Users["billing"]
		patchUser(w, "admin", billing.ID.String(), map[string]any{"status": "disabled"}).Want(http.StatusOK)
		patchUser(w, "admin", billing.ID.String(), map[string]any{"status": "active"}).Want(http.StatusOK)
		in := signIn(w, billing.Email, apitest.Password).Want(http.StatusOK).Text("accessToken")
		if asked := told(w, in, "enabled"); len(asked) != 1 || asked[0]["asked"] != true {
			t.Errorf("the person is told %v", asked)
		}
		if got := told(w, w.Token("second admin"), "enabled"); len(got) != 1 {
			t.Errorf("the other administrator is told %v", got)
		}
	})
}
