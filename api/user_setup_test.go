package api_test

import (
	"net/http"
	"slices"
	"sync"
	"testing"
	"time"

	"cohort/api"
	"cohort/api/apitest"
	"cohort/domain"
	"cohort/factor"
	"cohort/practice/desks"
	"cohort/repository"
	"cohort/repository/storetest"
)

// emptyWorld is a practice in which nobody exists yet.
func emptyWorld(t *testing.T, store *repository.Store) *apitest.World {
	t.Helper()
	w := &apitest.World{T: t, Store: store, Keys: storetest.Keys(t)}
	w.SetTime(apitest.Now)
	w.Desks = desks.Open(desks.Outside{Store: store, Keys: w.Keys, Hasher: apitest.PlainHasher{}, Passkeys: factor.Passkeys{}, Codes: factor.Codes{}, Now: w.Time})
	w.Server = api.New(w.Desks, api.Config{Secure: true})
	return w
}

func TestTheFirstAdministratorIsCreatedOnce(t *testing.T) {
	storetest.Each(t, func(t *testing.T, store *repository.Store) {
		w := emptyWorld(t, store)
		if w.Do("", http.MethodGet, "/auth/methods", nil).Want(http.StatusOK).Field("setup") != true {
			t.Error("the practice does not wait for anybody")
		}
		link, err := w.Desks.Office.FirstAdminLink(t.Context())
		if err != nil || link.Token == "" || !link.ExpiresAt.Equal(w.Time().Add(24*time.Hour)) {
			t.Fatalf("%v, %v", link.ExpiresAt, err)
		}
		setUp := func(token, email string) *apitest.Answer {
			return w.Do("", http.MethodPost, "/auth/setup", map[string]string{"token": token, "name": "Ada", "email": email, "password": fresh})
		}
		setUp("guessed", "ada@example.org").WantCode(http.StatusUnprocessableEntity, "link_used")
		setUp(link.Token, "nowhere").WantCode(http.StatusUnprocessableEntity, "invalid")
		statuses := make(chan int, 8)
		var all sync.WaitGroup
		for range cap(statuses) {
			all.Go(func() { statuses <- setUp(link.Token, "ada@example.org").Status })
		}
		all.Wait()
		close(statuses)
		created := 0
		for s := range statuses {
			if s == http.StatusOK {
				created++
			}
		}
		if created != 1 {
			t.Errorf("%d administrators from one link", created)
		}
		if w.Do("", http.MethodGet, "/auth/methods", nil).Want(http.StatusOK).Field("setup") != false {
			t.Error("the practice still waits")
		}
		if again, err := w.Desks.Office.FirstAdminLink(t.Context()); err != nil || again.Token != "" {
			t.Errorf("a second link: %v", err)
		}
		a := signIn(w, "ada@example.org", fresh).Want(http.StatusOK)
		for _, c := range (&http.Response{Header: a.Header}).Cookies() {
			if !c.Secure {
				t.Errorf("%s is not Secure", c.Name)
			}
		}
	})
}

func TestASetupLinkExpires(t *testing.T) {
	storetest.Each(t, func(t *testing.T, store *repository.Store) {
		w := emptyWorld(t, store)
		link, err := w.Desks.Office.FirstAdminLink(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		w.SetTime(w.Time().Add(24 * time.Hour))
		w.Do("", http.MethodPost, "/auth/setup", map[string]string{"token": link.Token, "name": "Ada", "email": "ada@example.org", "password": fresh}).
			WantCode(http.StatusUnprocessableEntity, "link_used")
	})
}

func TestAPersonIsAddedAtTheCommandLine(t *testing.T) {
	storetest.Each(t, func(t *testing.T, store *repository.Store) {
		w := emptyWorld(t, store)
		license, err := domain.ParseLicense("LPC 12345 NY")
		if err != nil {
			t.Fatal(err)
		}
		wanted := domain.User{Name: "Una", Email: "Una@example.org", Roles: []domain.Role{domain.Therapist}, Licenses: []domain.License{license}}
		if _, err := w.Desks.Office.AddUser(t.Context(), domain.Operator("user add"), wanted, "short"); err == nil {
			t.Error("a short password was taken")
		}
		u, err := w.Desks.Office.AddUser(t.Context(), domain.Operator("user add"), wanted, fresh)
		if err != nil || u.Licenses[0].Number != "12345" || u.Status != domain.UserActive {
			t.Fatalf("%+v, %v", u, err)
		}
		signIn(w, "una@example.org", fresh).Want(http.StatusOK)
		if _, err := w.Desks.Office.AddUser(t.Context(), domain.Operator("user add"), wanted, fresh); !domain.ErrEmailTaken.Is(err) {
			t.Errorf("twice: %v", err)
		}
	})
}

// The first administrator says what the practice is; nobody asks again.
func TestSetupSaysWhatThePracticeIs(t *testing.T) {
	storetest.Each(t, func(t *testing.T, store *repository.Store) {
		w := emptyWorld(t, store)
		link, err := w.Desks.Office.FirstAdminLink(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		practice := map[string]any{"practiceName": " Hafen ", "currency": "EUR", "timeZone": "Europe/Berlin", "taxId": "12/345/67890",
			"address": map[string]any{"line1": "Hafenstraße 3", "postalCode": "20359", "city": "Hamburg", "country": "DE"}}
		body := map[string]any{"token": link.Token, "name": "Ada", "email": "ada@example.org", "password": fresh, "practice": practice}
		set := func(wanted any) *apitest.Answer {
			body["practice"] = wanted
			return w.Do("", http.MethodPost, "/auth/setup", body)
		}
		wrong := set(map[string]any{"practiceName": "", "currency": "ABC", "timeZone": "Local", "npi": "1", "address": map[string]any{"city": "Hamburg", "country": "DE"}})
		want := []string{"practice.address.line1", "practice.currency", "practice.npi", "practice.practiceName", "practice.timeZone"}
		if got := slices.Sorted(slices.Values(wrong.Want(http.StatusUnprocessableEntity).WrongFields())); !slices.Equal(got, want) {
			t.Errorf("%v, want %v", got, want)
		}
		token := set(practice).Want(http.StatusOK).Text("accessToken")
		got := w.Do("", http.MethodGet, "/settings", nil, apitest.Header{Name: "Authorization", Value: "Bearer " + token}).Want(http.StatusOK)
		if got.Text("practiceName") != "Hafen" || got.Text("currency") != "EUR" || got.Text("timeZone") != "Europe/Berlin" || got.Text("clock") != "24h" ||
			got.Text("taxId") != "12/345/67890" || got.Field("address").(map[string]any)["line1"] != "Hafenstraße 3" || got.Number("version") != 2 {
			t.Errorf("the practice is %s", got.Raw)
		}
		if got.Field("admission") == nil || w.Do("", http.MethodGet, "/auth/methods", nil).Text("practiceName") != "Hafen" {
			t.Error("the practice is not whole")
		}
	})
}

// Who sets a practice up chooses the currency before anybody can sign in.
func TestCurrenciesAreThereForTheFirst(t *testing.T) {
	storetest.Each(t, func(t *testing.T, store *repository.Store) {
		w := emptyWorld(t, store)
		for _, item := range w.Do("", http.MethodGet, "/currencies", nil).Want(http.StatusOK).Field("items").([]any) {
			c := item.(map[string]any)
			if where := c["countries"].([]any); c["code"] == "CHF" && !slices.Equal(where, []any{"CH", "LI"}) {
				t.Errorf("francs in %v", where)
			}
		}
	})
}
