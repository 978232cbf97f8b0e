package api_test

import (
	"net/http"
	"testing"
	"time"

	"github.com/descope/virtualwebauthn"
	"github.com/pquerna/otp/totp"

	"cohort/api/apitest"
	"cohort/domain"
)

// theApp is somebody's authenticator app.
type theApp struct {
	w   *apitest.World
	key string
}

// code is what the app shows now.
func (a theApp) code() string {
	a.w.T.Helper()
	code, err := totp.GenerateCode(a.key, a.w.Time())
	if err != nil {
		a.w.T.Fatal(err)
	}
	return code
}

// next lets half a minute go by and is the new code: each works once.
func (a theApp) next() string {
	a.w.SetTime(a.w.Time().Add(domain.CodeSeconds * time.Second))
	return a.code()
}

// addApp gives a person an authenticator app, and their first recovery codes.
func addApp(w *apitest.World, who string) (a theApp, codes []string) {
	w.T.Helper()
	offer := w.Do(who, http.MethodPost, "/auth/factor-offers", map[string]any{"kind": "authenticator_app"}).Want(http.StatusOK)
	a = theApp{w, offer.Text("app.key")}
	added := w.Do(who, http.MethodPost, "/auth/factors", map[string]any{"challenge": offer.Text("challenge"), "label": "My phone", "code": a.code()}).Want(http.StatusCreated)
	var body struct{ RecoveryCodes []string }
	added.Into(&body)
	return a, body.RecoveryCodes
}

// passwordOf is the first step of signing in.
func passwordOf(w *apitest.World, who string) *apitest.Answer {
	w.T.Helper()
	return w.Do("", http.MethodPost, "/auth/login", map[string]any{"email": w.Users[who].Email, "password": apitest.Password})
}

// asked is the challenge that the password of somebody with a factor gets.
func asked(w *apitest.World, who string) string {
	w.T.Helper()
	a := passwordOf(w, who).Want(http.StatusOK)
	if a.Field("mfaRequired") != true || a.Field("accessToken") != nil || len(a.Header.Values("Set-Cookie")) > 0 {
		w.T.Fatalf("the password alone signed in: %s", a.Raw)
	}
	return a.Text("challenge")
}

func secondFactor(w *apitest.World, challenge string, with map[string]any) *apitest.Answer {
	w.T.Helper()
	with["challenge"] = challenge
	return w.Do("", http.MethodPost, "/auth/second-factor", with)
}

func TestACodeOfAnAppIsAskedBehindThePassword(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		app, codes := addApp(w, "therapist")
		if len(codes) != domain.RecoveryCodes {
			t.Errorf("%d recovery codes", len(codes))
		}
		challenge := asked(w, "therapist")
		secondFactor(w, challenge, map[string]any{"code": app.code()}).WantCode(http.StatusUnauthorized, "wrong_factor") // used to enroll
		secondFactor(w, challenge, map[string]any{"code": "000000"}).WantCode(http.StatusUnauthorized, "wrong_factor")
		used := app.next()
		in := secondFactor(w, challenge, map[string]any{"code": used}).Want(http.StatusOK)
		if in.Text("user.id") != w.Users["therapist"].ID.String() || in.Text("accessToken") == "" || len(in.Header.Values("Set-Cookie")) < 2 {
			t.Errorf("%s", in.Raw)
		}
		secondFactor(w, challenge, map[string]any{"code": app.next()}).WantCode(http.StatusConflict, "challenge_used")
		secondFactor(w, asked(w, "therapist"), map[string]any{"code": used}).WantCode(http.StatusUnauthorized, "wrong_factor")
	})
}

func TestAChallengeEndsAndIsOnePersonsForOnePurpose(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		app, _ := addApp(w, "therapist")
		other, _ := addApp(w, "intake")
		late := asked(w, "therapist")
		w.SetTime(w.Time().Add(domain.ChallengeMinutes * time.Minute))
		secondFactor(w, late, map[string]any{"code": app.code()}).WantCode(http.StatusConflict, "challenge_used")
		secondFactor(w, asked(w, "therapist"), map[string]any{"code": other.next()}).WantCode(http.StatusUnauthorized, "wrong_factor")
		secondFactor(w, "nobody's", map[string]any{"code": app.next()}).WantCode(http.StatusConflict, "challenge_used")

		// A challenge to add a factor signs nobody in, and is not another person's.
		offer := w.Do("billing", http.MethodPost, "/auth/factor-offers", map[string]any{"kind": "authenticator_app"}).Want(http.StatusOK)
		theirs := theApp{w, offer.Text("app.key")}
		secondFactor(w, offer.Text("challenge"), map[string]any{"code": theirs.code()}).WantCode(http.StatusConflict, "challenge_used")
		w.Do("admin", http.MethodPost, "/auth/factors", map[string]any{"challenge": offer.Text("challenge"), "code": theirs.code()}).WantCode(http.StatusConflict, "challenge_used")
	})
}

func TestAStolenPasswordAllowsNoGuessingOfCodes(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		app, _ := addApp(w, "therapist")
		challenge, tries, full := asked(w, "therapist"), 0, 0
		for range 10 * domain.MaxChallengeTries {
			switch a := secondFactor(w, challenge, map[string]any{"code": "123456"}); a.Status {
			case http.StatusUnauthorized:
				tries++
			case http.StatusConflict:
				challenge = asked(w, "therapist")
			case http.StatusTooManyRequests:
				full++
			default:
				t.Fatalf("%d: %s", a.Status, a.Raw)
			}
		}
		if tries > 10 || full == 0 {
			t.Errorf("%d guesses, %d refused", tries, full)
		}
		secondFactor(w, asked(w, "therapist"), map[string]any{"code": app.next()}).WantCode(http.StatusTooManyRequests, "too_many_attempts")
		w.SetTime(w.Time().Add(time.Hour))
		secondFactor(w, asked(w, "therapist"), map[string]any{"code": app.next()}).Want(http.StatusOK)
	})
}

func TestARecoveryCodeWorksOnceAndNewOnesReplaceTheOld(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		_, codes := addApp(w, "therapist")
		shouted := "  " + codes[0][:5] + codes[0][6:] + " "
		secondFactor(w, asked(w, "therapist"), map[string]any{"recoveryCode": shouted}).Want(http.StatusOK)
		secondFactor(w, asked(w, "therapist"), map[string]any{"recoveryCode": codes[0]}).WantCode(http.StatusUnauthorized, "wrong_factor")
		mine := w.Do("therapist", http.MethodGet, "/me/factors", nil).Want(http.StatusOK)
		if mine.Number("recoveryCodesLeft") != 9 || mine.Text("recoveryCodeUsedAt") == "" {
			t.Errorf("%s", mine.Raw)
		}
		var fresh struct{ RecoveryCodes []string }
		w.Do("therapist", http.MethodPost, "/auth/recovery-codes", nil).Want(http.StatusOK).Into(&fresh)
		secondFactor(w, asked(w, "therapist"), map[string]any{"recoveryCode": codes[1]}).WantCode(http.StatusUnauthorized, "wrong_factor")
		secondFactor(w, asked(w, "therapist"), map[string]any{"recoveryCode": fresh.RecoveryCodes[0]}).Want(http.StatusOK)

		// Somebody else's code is nobody's here.
		addApp(w, "intake")
		secondFactor(w, asked(w, "intake"), map[string]any{"recoveryCode": fresh.RecoveryCodes[1]}).WantCode(http.StatusUnauthorized, "wrong_factor")
	})
}

// practiceSite is where browsers believe the practice of a World to be.
var practiceSite = virtualwebauthn.RelyingParty{Name: "P", ID: "example.com", Origin: "https://example.com"}

// key is a passkey of somebody's.
type key struct {
	w    *apitest.World
	on   virtualwebauthn.Authenticator
	cred virtualwebauthn.Credential
}

// wholeKey is the length of a public key of this kind: two coordinates of 32
// bytes with their labels (RFC 9053). The authenticator leaves a zero at the
// beginning of one out, which no server takes: once in 128 keys.
const wholeKey = 77

func newCredential() virtualwebauthn.Credential {
	for {
		if made := virtualwebauthn.NewCredential(virtualwebauthn.KeyTypeEC2); len(made.Key.AttestationData()) == wholeKey {
			return made
		}
	}
}

func addKey(w *apitest.World, who string) *key {
	w.T.Helper()
	id := w.Users[who].ID
	k := &key{w: w, on: virtualwebauthn.NewAuthenticatorWithOptions(virtualwebauthn.AuthenticatorOptions{UserHandle: id.UUID[:]}),
		cred: newCredential()}
	offer := w.Do(who, http.MethodPost, "/auth/factor-offers", map[string]any{"kind": "passkey"}).Want(http.StatusOK)
	w.Do(who, http.MethodPost, "/auth/factors", map[string]any{"challenge": offer.Text("challenge"), "passkey": k.made(practiceSite, offer)}).Want(http.StatusCreated)
	k.on.AddCredential(k.cred)
	return k
}

func (k *key) made(at virtualwebauthn.RelyingParty, offer *apitest.Answer) string {
	k.w.T.Helper()
	options, err := virtualwebauthn.ParseAttestationOptions(offer.Text("passkey"))
	if err != nil {
		k.w.T.Fatal(err)
	}
	return virtualwebauthn.CreateAttestationResponse(at, k.on, k.cred, *options)
}

// signs answers a challenge, with a count that rises.
func (k *key) signs(asked *apitest.Answer) string {
	k.w.T.Helper()
	k.cred.Counter++
	return k.signsAt(practiceSite, asked)
}

func (k *key) signsAt(at virtualwebauthn.RelyingParty, asked *apitest.Answer) string {
	k.w.T.Helper()
	options, err := virtualwebauthn.ParseAssertionOptions(asked.Text("passkey"))
	if err != nil {
		k.w.T.Fatalf("%v: %s", err, asked.Raw)
	}
	return virtualwebauthn.CreateAssertionResponse(at, k.on, k.cred, *options)
}

func TestAPasskeyIsASecondFactor(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		k := addKey(w, "therapist")
		challenge := passwordOf(w, "therapist").Want(http.StatusOK)
		answer := k.signs(challenge)
		secondFactor(w, challenge.Text("challenge"), map[string]any{"passkey": answer}).Want(http.StatusOK)
		again := passwordOf(w, "therapist").Want(http.StatusOK)
		secondFactor(w, again.Text("challenge"), map[string]any{"passkey": answer}).WantCode(http.StatusUnauthorized, "wrong_factor") // of another challenge
		elsewhere := virtualwebauthn.RelyingParty{Name: "P", ID: "example.com", Origin: "https://cohort.example.net"}
		secondFactor(w, again.Text("challenge"), map[string]any{"passkey": k.signsAt(elsewhere, again)}).WantCode(http.StatusUnauthorized, "wrong_factor")
	})
}

func TestAPasskeyThatWasCopiedIsRefusedAndRecorded(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		k := addKey(w, "therapist")
		k.cred.Counter = 9
		first := passwordOf(w, "therapist").Want(http.StatusOK)
		secondFactor(w, first.Text("challenge"), map[string]any{"passkey": k.signs(first)}).Want(http.StatusOK)
		k.cred.Counter = 4
		second := passwordOf(w, "therapist").Want(http.StatusOK)
		secondFactor(w, second.Text("challenge"), map[string]any{"passkey": k.signs(second)}).WantCode(http.StatusUnauthorized, "factor_copied")
		audit := w.Do("admin", http.MethodGet, "/audit?action=self.sign_in&outcome=refused", nil).Want(http.StatusOK)
		if audit.Text("items.0.detail.code") != "factor_copied" || audit.Text("items.0.subjectId") != w.Users["therapist"].ID.String() {
			t.Errorf("%s", audit.Raw)
		}
	})
}

func TestAPasskeyAloneSignsIn(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		k, other := addKey(w, "therapist"), addKey(w, "intake")
		ask := func() *apitest.Answer {
			return w.Do("", http.MethodPost, "/auth/passkey-challenges", nil).Want(http.StatusOK)
		}
		in := func(asked *apitest.Answer, answer string) *apitest.Answer {
			return w.Do("", http.MethodPost, "/auth/passkey", map[string]any{"challenge": asked.Text("challenge"), "passkey": answer})
		}
		asked := ask()
		answer := k.signs(asked)
		if a := in(asked, answer).Want(http.StatusOK); a.Text("user.id") != w.Users["therapist"].ID.String() {
			t.Errorf("%s", a.Raw)
		}
		in(asked, answer).WantCode(http.StatusConflict, "challenge_used")

		// One that does not verify who holds it is half of what is needed.
		k.on.Options.UserNotVerified = true
		unverified := ask()
		in(unverified, k.signs(unverified)).WantCode(http.StatusUnauthorized, "wrong_factor")
		// Nor does one passkey sign as another's owner.
		id := w.Users["admin"].ID
		other.on.Options.UserHandle = id.UUID[:]
		forged := ask()
		in(forged, other.signs(forged)).WantCode(http.StatusUnauthorized, "wrong_factor")
		nobody := domain.NewID[domain.UserID]()
		other.on.Options.UserHandle = nobody.UUID[:]
		in(forged, other.signs(forged)).WantCode(http.StatusUnauthorized, "wrong_factor")
	})
}

func TestAPasskeyIsOnePersonsAtOnePlace(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		k := addKey(w, "therapist")
		offer := w.Do("intake", http.MethodPost, "/auth/factor-offers", map[string]any{"kind": "passkey"}).Want(http.StatusOK)
		w.Do("intake", http.MethodPost, "/auth/factors", map[string]any{"challenge": offer.Text("challenge"), "passkey": k.made(practiceSite, offer)}).WantCode(http.StatusConflict, "passkey_taken")
		elsewhere := virtualwebauthn.RelyingParty{Name: "P", ID: "example.net", Origin: "https://example.net"}
		w.Do("intake", http.MethodPost, "/auth/factors", map[string]any{"challenge": offer.Text("challenge"), "passkey": k.made(elsewhere, offer)}).WantCode(http.StatusUnprocessableEntity, "wrong_factor")
	})
}

func TestALinkToANewPasswordDoesNotGetPastAFactor(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		app, _ := addApp(w, "therapist")
		link := w.Do("admin", http.MethodPost, "/users/"+w.Users["therapist"].ID.String()+"/invitation", nil).Want(http.StatusOK).Text("invitation.link")
		a := w.Do("", http.MethodPost, "/auth/invitation", map[string]any{"token": link[len("/invitation#"):], "password": "four slow rivers bend east"}).Want(http.StatusOK)
		if a.Field("mfaRequired") != true || a.Field("accessToken") != nil || len(a.Header.Values("Set-Cookie")) > 0 {
			t.Fatalf("%s", a.Raw)
		}
		secondFactor(w, a.Text("challenge"), map[string]any{"code": app.next()}).Want(http.StatusOK)
	})
}

func TestAnAdministratorRemovesTheFactorsOfWhoLostThem(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		addApp(w, "therapist")
		addKey(w, "therapist")
		address := "/users/" + w.Users["therapist"].ID.String()
		if has := w.Do("admin", http.MethodGet, address, nil).Want(http.StatusOK); has.Field("secondFactor") != true {
			t.Errorf("%s", has.Raw)
		}
		w.Do("admin", http.MethodPost, address+"/factors/remove", map[string]any{"reason": " "}).Want(http.StatusUnprocessableEntity)
		w.Do("intake", http.MethodPost, address+"/factors/remove", map[string]any{"reason": "Why not."}).Want(http.StatusForbidden)
		left := w.Do("admin", http.MethodPost, address+"/factors/remove", map[string]any{"reason": "Lost the phone."}).Want(http.StatusOK)
		if left.Field("secondFactor") != false {
			t.Errorf("%s", left.Raw)
		}
		w.Do("therapist", http.MethodGet, "/me", nil).Want(http.StatusUnauthorized) // their logins have ended
		in := passwordOf(w, "therapist").Want(http.StatusOK)
		w.SetToken("therapist", in.Text("accessToken"))
		told := w.Do("therapist", http.MethodGet, "/me/factors", nil).Want(http.StatusOK)
		if told.Text("items.0.removedByName") != w.Users["admin"].Name || told.Number("recoveryCodesLeft") != 0 {
			t.Errorf("%s", told.Raw)
		}
		addApp(w, "therapist")
		if told = w.Do("therapist", http.MethodGet, "/me/factors", nil); told.Text("items.0.removedByName") != "" {
			t.Errorf("told of it for good: %s", told.Raw)
		}
	})
}

func TestOwnFactorsAreRemovedButTheLastThatARoleNeeds(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		addApp(w, "admin")
		mine := w.Do("admin", http.MethodGet, "/me/factors", nil).Want(http.StatusOK)
		needFactors(w, "admin")
		w.Do("admin", http.MethodPost, "/me/factors/"+mine.Text("items.0.id")+"/remove", nil).WantCode(http.StatusConflict, "last_factor_needed")
		needFactors(w)
		theirs := addAppOf(w, "intake")
		w.Do("admin", http.MethodPost, "/me/factors/"+theirs+"/remove", nil).Want(http.StatusNotFound)
		left := w.Do("admin", http.MethodPost, "/me/factors/"+mine.Text("items.0.id")+"/remove", nil).Want(http.StatusOK)
		if left.Field("items.0") != nil || left.Number("recoveryCodesLeft") != 0 {
			t.Errorf("%s", left.Raw)
		}
		passwordOf(w, "admin").Want(http.StatusOK)
	})
}

func addAppOf(w *apitest.World, who string) string {
	addApp(w, who)
	return w.Do(who, http.MethodGet, "/me/factors", nil).Text("items.0.id")
}

// needFactors says which roles need a second factor.
func needFactors(w *apitest.World, roles ...string) {
	w.T.Helper()
	now := w.Do("admin", http.MethodGet, "/settings/second-factor", nil).Want(http.StatusOK)
	w.Do("admin", http.MethodPut, "/settings/second-factor", map[string]any{"roles": append([]string{}, roles...)}, apitest.IfMatch(now.Header.Get("ETag"))).Want(http.StatusOK)
}
