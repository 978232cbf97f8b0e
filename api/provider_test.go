package api_test

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"cohort/api/apitest"
	"cohort/domain"
	"cohort/oidc"
	"cohort/oidc/oidctest"
	"cohort/repository/storetest"
)

// besideProvider is a practice whose people may sign in at a real provider.
type besideProvider struct {
	*oidctest.Provider
	w      *apitest.World
	server *httptest.Server
}

const backAt = "https://example.com/sign-in/provider"

func newBesideProvider(t *testing.T, w *apitest.World, rules domain.ProviderRules) *besideProvider {
	t.Helper()
	w.SetTime(time.Now()) // as the provider's clock and the browsers'
	e := &besideProvider{oidctest.Start(t, backAt), w, httptest.NewServer(w.Server)}
	storetest.AtEnd(t, e.server.Close)
	e.use(rules)
	return e
}

func (e *besideProvider) use(rules domain.ProviderRules) {
	e.w.T.Helper()
	config := oidc.Config{Issuer: e.Issuer, ClientID: oidctest.ClientID, ClientSecret: oidctest.Secret, Redirect: backAt, Factors: []string{"mfa"}}
	if rules.Roles != "" {
		config.GroupsClaim = "groups"
	}
	p, err := oidc.New(config)
	if err != nil {
		e.w.T.Fatal(err)
	}
	rules.Name = "Harbor login"
	e.w.Desks.Office.UseProvider(p, rules)
}

// browser is somebody's, with its cookies.
type browser struct {
	e *besideProvider
	c *http.Client
}

func (e *besideProvider) browser() *browser {
	jar, err := cookiejar.New(nil)
	if err != nil {
		e.w.T.Fatal(err)
	}
	return &browser{e, &http.Client{Jar: jar}}
}

type said map[string]any

func (b *browser) post(who, path string, body any) (int, said) {
	b.e.w.T.Helper()
	var content io.Reader
	if body != nil {
		sent, err := json.Marshal(body)
		if err != nil {
			b.e.w.T.Fatal(err)
		}
		content = bytes.NewReader(sent)
	}
	r, err := http.NewRequest(http.MethodPost, b.e.server.URL+"/api/v1"+path, content)
	if err != nil {
		b.e.w.T.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/json")
	if who != "" {
		r.Header.Set("Authorization", "Bearer "+b.e.w.Token(who))
	}
	answer, err := b.c.Do(r)
	if err != nil {
		b.e.w.T.Fatal(err)
	}
	defer func() { _ = answer.Body.Close() }()
	got := said{}
	_ = json.NewDecoder(answer.Body).Decode(&got) // some have none
	return answer.StatusCode, got
}

// ask begins at the practice, and is where the provider asks.
func (b *browser) ask(who, path string) string {
	b.e.w.T.Helper()
	status, got := b.post(who, path, nil)
	address, _ := got["address"].(string)
	if status != http.StatusOK || !strings.HasPrefix(address, b.e.Issuer) {
		b.e.w.T.Fatalf("%d: %v", status, got)
	}
	return address
}

func (b *browser) back(state, code string) (int, said) {
	b.e.w.T.Helper()
	return b.post("", "/auth/provider", map[string]string{"state": state, "code": code})
}

// enters signs in at the provider under a name there.
func (b *browser) enters(name string) (int, said) {
	b.e.w.T.Helper()
	state, code := b.e.SignIn(b.ask("", "/auth/provider-sign-ins"), name)
	return b.back(state, code)
}

// connects connects somebody who is signed in with an account at the provider.
func (b *browser) connects(who, name string) (int, said) {
	b.e.w.T.Helper()
	state, code := b.e.SignIn(b.ask(who, "/auth/provider-connections"), name)
	return b.back(state, code)
}

func (e *besideProvider) want(status, wanted int, got said, code string) {
	e.w.T.Helper()
	if has, _ := got["code"].(string); status != wanted || has != code {
		e.w.T.Fatalf("status %d, want %d; code %q, want %q: %v", status, wanted, has, code, got)
	}
}

// refusal is why the newest entry of a refused sign-in says it was.
func (e *besideProvider) refusal(action string) (code, about string) {
	e.w.T.Helper()
	audit := e.w.Do("admin", http.MethodGet, "/audit?action="+action+"&outcome=refused", nil).Want(http.StatusOK)
	return audit.Text("items.0.detail.code"), audit.Text("items.0.subjectId")
}

func TestSigningInAtTheProvider(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		if none := w.Do("", http.MethodPost, "/auth/provider-sign-ins", nil); none.Status != http.StatusConflict || none.Text("code") != "provider_not_set_up" {
			t.Errorf("without one: %s", none.Raw)
		}
		e := newBesideProvider(t, w, domain.ProviderRules{})
		if page := w.Do("", http.MethodGet, "/auth/methods", nil).Want(http.StatusOK); page.Text("provider") != "Harbor login" {
			t.Errorf("%s", page.Raw)
		}
		// Nobody comes in by an address: the account there has the therapist's.
		b := e.browser()
		status, got := b.enters("therapist")
		e.want(status, http.StatusUnauthorized, got, "not_connected")
		if code, _ := e.refusal("self.sign_in"); code != "not_connected" {
			t.Errorf("the audit says %q", code)
		}
		status, got = b.connects("therapist", "theo")
		if e.want(status, http.StatusOK, got, ""); got["connected"] != true || got["accessToken"] != nil {
			t.Errorf("%v", got)
		}
		mine := w.Do("therapist", http.MethodGet, "/me/identity", nil).Want(http.StatusOK)
		if mine.Text("provider") != "Harbor login" || mine.Text("connectedAt") == "" || mine.Text("usedAt") != "" {
			t.Errorf("%s", mine.Raw)
		}
		state, code := e.SignIn(b.ask("", "/auth/provider-sign-ins"), "theo")
		status, got = b.back(state, code)
		e.want(status, http.StatusOK, got, "")
		if who, _ := got["user"].(map[string]any); who["id"] != w.Users["therapist"].ID.String() {
			t.Fatalf("%v", got)
		}
		status, again := b.back(state, code)
		e.want(status, http.StatusConflict, again, "challenge_used")
		if status, renewed := b.post("", "/auth/refresh", nil); status != http.StatusOK {
			t.Errorf("%d: %v", status, renewed)
		}
		w.SetToken("therapist", got["accessToken"].(string))
		w.Do("therapist", http.MethodPost, "/auth/factor-offers", map[string]any{"kind": "authenticator_app"}).Want(http.StatusOK) // signing in confirmed
		if status, out := b.post("", "/auth/logout", nil); status != http.StatusNoContent {
			t.Errorf("%d: %v", status, out)
		}
		w.Do("therapist", http.MethodGet, "/me", nil).Want(http.StatusUnauthorized)
		done := w.Do("admin", http.MethodGet, "/audit?action=self.sign_in&outcome=done", nil).Want(http.StatusOK)
		if done.Field("items.0.detail.provider") != true || done.Text("items.0.actorId") != w.Users["therapist"].ID.String() {
			t.Errorf("%s", done.Raw)
		}
	})
}

func TestAnAnswerCountsOnceInTheBrowserThatAsked(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		e := newBesideProvider(t, w, domain.ProviderRules{})
		b, other := e.browser(), e.browser()
		if status, got := b.connects("therapist", "theo"); status != http.StatusOK {
			t.Fatalf("%d: %v", status, got)
		}
		state, code := e.SignIn(b.ask("", "/auth/provider-sign-ins"), "theo")
		status, got := other.back(state, code) // somebody else's browser, sent there
		e.want(status, http.StatusConflict, got, "challenge_used")
		other.ask("", "/auth/provider-sign-ins")
		status, got = other.back(state, code)
		e.want(status, http.StatusUnauthorized, got, "provider_refused")
		status, got = b.back("another state", code)
		e.want(status, http.StatusUnauthorized, got, "provider_refused")
		status, got = b.back(state, code) // tried once already
		e.want(status, http.StatusConflict, got, "challenge_used")

		state, code = e.SignIn(b.ask("", "/auth/provider-sign-ins"), "theo")
		w.SetTime(w.Time().Add(domain.ChallengeMinutes * time.Minute))
		status, got = b.back(state, code)
		e.want(status, http.StatusConflict, got, "challenge_used")
		w.SetTime(time.Now())

		for _, wrong := range []oidctest.Says{{Nonce: "another"}, {For: "another practice"}, {Expired: true}} {
			e.Say(wrong)
			status, got = b.enters("theo")
			e.want(status, http.StatusUnauthorized, got, "provider_refused")
		}
		e.Say(oidctest.Says{AskedSecsAgo: 600})
		status, got = b.enters("theo")
		e.want(status, http.StatusUnauthorized, got, "provider_not_fresh")
		e.Say(oidctest.Says{NewKey: true})
		if status, got = b.enters("theo"); status != http.StatusOK {
			t.Errorf("a new key: %d: %v", status, got)
		}
		// Where the practice trusts the provider's session, nobody was asked just
		// now: what could do most harm still asks.
		e.use(domain.ProviderRules{TrustsSession: true})
		e.Say(oidctest.Says{AskedSecsAgo: 600})
		status, got = b.enters("theo")
		e.want(status, http.StatusOK, got, "")
		w.SetToken("therapist", got["accessToken"].(string))
		w.Do("therapist", http.MethodPost, "/auth/factor-offers", map[string]any{"kind": "authenticator_app"}).WantCode(http.StatusForbidden, "confirmation_needed")
		// A challenge of another kind is none of the provider's.
		a, _ := addApp(w, "billing")
		status, got = b.post("", "/auth/second-factor", map[string]any{"challenge": "x", "code": a.code()})
		e.want(status, http.StatusConflict, got, "challenge_used")
	})
}

func TestWhoMayNotSignInMayNotAtTheProvider(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		e := newBesideProvider(t, w, domain.ProviderRules{})
		b := e.browser()
		if status, got := b.connects("intake", "ines"); status != http.StatusOK {
			t.Fatalf("%d: %v", status, got)
		}
		status, got := b.connects("billing", "ines") // one account, one person
		e.want(status, http.StatusConflict, got, "identity_taken")
		address := "/users/" + w.Users["intake"].ID.String()
		was := w.Do("admin", http.MethodGet, address, nil).Want(http.StatusOK)
		w.Do("admin", http.MethodPatch, address, map[string]any{"status": "disabled"}, apitest.IfMatch(was.Header.Get("ETag"))).Want(http.StatusOK)
		status, got = b.enters("ines")
		e.want(status, http.StatusUnauthorized, got, "not_connected")
		if code, about := e.refusal("self.sign_in"); code != "not_connected" || about != w.Users["intake"].ID.String() {
			t.Errorf("the audit says %q of %s", code, about)
		}
		// Who was signed out meanwhile connects nothing.
		state, code := e.SignIn(b.ask("therapist", "/auth/provider-connections"), "theo")
		w.Do("therapist", http.MethodPost, "/auth/logout", nil, apitest.Header{Name: "Authorization", Value: "Bearer " + w.Token("therapist")}).Want(http.StatusNoContent)
		status, got = b.back(state, code)
		e.want(status, http.StatusUnauthorized, got, "signed_out")
		status, got = b.enters("theo")
		e.want(status, http.StatusUnauthorized, got, "not_connected")
	})
}

func TestTheSameNameAtAnotherProviderIsSomebodyElse(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		e := newBesideProvider(t, w, domain.ProviderRules{})
		if status, got := e.browser().connects("therapist", "theo"); status != http.StatusOK {
			t.Fatalf("%d: %v", status, got)
		}
		other := newBesideProvider(t, w, domain.ProviderRules{})
		status, got := other.browser().enters("theo")
		e.want(status, http.StatusUnauthorized, got, "not_connected")
		if status, got = other.browser().connects("admin", "theo"); status != http.StatusOK {
			t.Errorf("%d: %v", status, got)
		}
	})
}

func TestDisconnectingEndsWhatCameByIt(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		e := newBesideProvider(t, w, domain.ProviderRules{})
		b := e.browser()
		if status, got := b.connects("therapist", "theo"); status != http.StatusOK {
			t.Fatalf("%d: %v", status, got)
		}
		status, got := b.enters("theo")
		e.want(status, http.StatusOK, got, "")
		left := w.Do("therapist", http.MethodPost, "/me/identity/remove", nil).Want(http.StatusOK)
		if left.Text("connectedAt") != "" {
			t.Errorf("%s", left.Raw)
		}
		if status, _ := b.post("", "/auth/refresh", nil); status != http.StatusUnauthorized {
			t.Errorf("the login that came by it goes on: %d", status)
		}
		status, got = b.enters("theo")
		e.want(status, http.StatusUnauthorized, got, "not_connected")
		w.Do("therapist", http.MethodPost, "/me/identity/remove", nil).Want(http.StatusOK) // again: nothing
	})
}

func TestAProviderThatIsDownKeepsNobodyOut(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		e := newBesideProvider(t, w, domain.ProviderRules{})
		b := e.browser()
		state, code := e.SignIn(b.ask("", "/auth/provider-sign-ins"), "theo")
		e.Stop()
		status, got := b.back(state, code)
		e.want(status, http.StatusServiceUnavailable, got, "provider_unreachable")
		e.use(domain.ProviderRules{}) // a server that has never seen it
		status, got = b.post("", "/auth/provider-sign-ins", nil)
		e.want(status, http.StatusServiceUnavailable, got, "provider_unreachable")
		passwordOf(w, "therapist").Want(http.StatusOK)
	})
}

func TestTheProvidersSecondFactorCountsWhereThePracticeSaysSo(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		e := newBesideProvider(t, w, domain.ProviderRules{})
		b := e.browser()
		if status, got := b.connects("therapist", "theo"); status != http.StatusOK {
			t.Fatalf("%d: %v", status, got)
		}
		needFactors(w, "therapist")
		me := func(got said) *apitest.Answer {
			w.SetToken("therapist", got["accessToken"].(string))
			return w.Do("therapist", http.MethodGet, "/cohorts", nil)
		}
		_, got := b.enters("theo") // a password there, and nothing here
		me(got).WantCode(http.StatusForbidden, "second_factor_needed")
		e.Say(oidctest.Says{Methods: []string{"pwd", "mfa"}})
		_, got = b.enters("theo")
		me(got).Want(http.StatusOK)

		app, _ := addApp(w, "therapist")
		e.Say(oidctest.Says{})
		status, got := b.enters("theo")
		if e.want(status, http.StatusOK, got, ""); got["mfaRequired"] != true || got["accessToken"] != nil {
			t.Fatalf("%v", got)
		}
		status, got = b.post("", "/auth/second-factor", map[string]any{"challenge": got["challenge"], "code": app.next()})
		e.want(status, http.StatusOK, got, "")
		w.SetTime(time.Now())
		e.Say(oidctest.Says{Methods: []string{"mfa"}})
		status, got = b.enters("theo")
		if e.want(status, http.StatusOK, got, ""); got["accessToken"] == nil {
			t.Errorf("%v", got)
		}
	})
}

func TestWhoIsThereIsConfirmedAtTheProvider(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		e := newBesideProvider(t, w, domain.ProviderRules{TrustsSession: true})
		b := e.browser()
		if status, got := b.connects("therapist", "theo"); status != http.StatusOK {
			t.Fatalf("%d: %v", status, got)
		}
		e.Say(oidctest.Says{AskedSecsAgo: 600})
		_, got := b.enters("theo")
		w.SetToken("therapist", got["accessToken"].(string))
		harm := func() *apitest.Answer {
			return w.Do("therapist", http.MethodPost, "/auth/factor-offers", map[string]any{"kind": "authenticator_app"})
		}
		harm().WantCode(http.StatusForbidden, "confirmation_needed")
		confirms := func(name string) (int, said) {
			state, code := e.SignIn(b.ask("therapist", "/auth/provider-confirmations"), name)
			return b.back(state, code)
		}
		status, got := confirms("theo")
		e.want(status, http.StatusUnauthorized, got, "provider_not_fresh")
		e.Say(oidctest.Says{})
		status, got = confirms("somebody else")
		e.want(status, http.StatusUnauthorized, got, "provider_refused")
		if code, about := e.refusal("self.confirm"); code != "provider_refused" || about != w.Users["therapist"].ID.String() {
			t.Errorf("the audit says %q of %s", code, about)
		}
		harm().WantCode(http.StatusForbidden, "confirmation_needed")
		status, got = confirms("theo")
		if e.want(status, http.StatusOK, got, ""); got["confirmed"] != true {
			t.Errorf("%v", got)
		}
		harm().Want(http.StatusOK)
		addApp(w, "therapist")
		status, got = confirms("theo") // who has a second factor proves it with one
		e.want(status, http.StatusUnprocessableEntity, got, "invalid")
		e.Say(oidctest.Says{Methods: []string{"mfa"}})
		status, got = confirms("theo")
		e.want(status, http.StatusOK, got, "")
	})
}
