package api_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"cohort/api"
	"cohort/api/apitest"
	"cohort/domain"
)

// jar keeps cookies as a browser does.
type jar map[string]string

func (j jar) keep(a *apitest.Answer) {
	for _, c := range (&http.Response{Header: a.Header}).Cookies() {
		if c.MaxAge < 0 {
			delete(j, c.Name)
			continue
		}
		j[c.Name] = c.Value
	}
}

func (j jar) header() apitest.Header {
	var parts []string
	for name, value := range j {
		parts = append(parts, name+"="+value)
	}
	return apitest.Header{Name: "Cookie", Value: strings.Join(parts, "; ")}
}

func signIn(w *apitest.World, email, password string, headers ...apitest.Header) *apitest.Answer {
	return w.Do("", http.MethodPost, "/auth/login", map[string]string{"email": email, "password": password}, headers...)
}

func refresh(w *apitest.World, j jar) *apitest.Answer {
	return w.Do("", http.MethodPost, "/auth/refresh", nil, j.header())
}

func bearer(token string) apitest.Header {
	return apitest.Header{Name: "Authorization", Value: "Bearer " + token}
}

func me(w *apitest.World, token string) *apitest.Answer {
	return w.Do("", http.MethodGet, "/me", nil, bearer(token))
}

func TestSigningInGivesATokenAndCookies(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		a := signIn(w, " Therapist@Example.org", apitest.Password).Want(http.StatusOK)
		if a.Text("user.role") != "therapist" || a.Text("expiresAt") != w.Time().Add(10*time.Minute).Format(time.RFC3339) {
			t.Errorf("%s", a.Raw)
		}
		for _, c := range a.Header.Values("Set-Cookie") {
			for _, want := range []string{"HttpOnly", "SameSite=Strict", "Path=/api/v1/auth"} {
				if !strings.Contains(c, want) {
					t.Errorf("%s is missing in %s", want, c)
				}
			}
		}
		if me(w, a.Text("accessToken")).Want(http.StatusOK).Text("user.email") != "therapist@example.org" {
			t.Error("somebody else")
		}
		w.SetTime(w.Time().Add(10 * time.Minute))
		me(w, a.Text("accessToken")).WantCode(http.StatusUnauthorized, "signed_out")
	})
}

func TestFailuresToSignInAllLookTheSame(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		user := w.Do("admin", http.MethodPost, "/users", map[string]string{"name": "Ira Invited", "email": "invited@example.org", "role": "intake"}).Want(http.StatusCreated)
		if user.Text("status") != "invited" {
			t.Fatalf("%s", user.Raw)
		}
		disable(w, "billing").Want(http.StatusOK)
		var first string
		for name, c := range map[string][2]string{
			"wrong password": {"therapist@example.org", "not the password at all"},
			"unknown":        {"nobody@example.org", apitest.Password},
			"invited":        {"invited@example.org", ""},
			"disabled":       {"billing@example.org", apitest.Password},
			"no address":     {"nonsense", apitest.Password},
			"NUL":            {"a\x00b@example.org", apitest.Password},
			"too long":       {"therapist@example.org", strings.Repeat("x", 100_000)},
		} {
			a := signIn(w, c[0], c[1]).WantCode(http.StatusUnauthorized, "wrong_login")
			body := strings.Replace(string(a.Raw), a.Text("requestId"), "", 1)
			if first == "" {
				first = body
			}
			if body != first || len(a.Header.Values("Set-Cookie")) > 0 {
				t.Errorf("%s: %s, others get %s", name, body, first)
			}
		}
	})
}

func disable(w *apitest.World, who string) *apitest.Answer {
	id := w.Users[who].ID.String()
	etag := w.Do("admin", http.MethodGet, "/users/"+id, nil).Want(http.StatusOK).Header.Get("ETag")
	return w.Do("admin", http.MethodPatch, "/users/"+id, map[string]string{"status": "disabled"}, apitest.IfMatch(etag))
}

func TestRefreshRotatesAndReuseEndsTheFamily(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		first, j := jar{}, jar{}
		login := signIn(w, "intake@example.org", apitest.Password).Want(http.StatusOK)
		first.keep(login)
		j.keep(login)
		w.SetTime(w.Time().Add(10 * time.Minute))
		next := refresh(w, j).Want(http.StatusOK)
		j.keep(next)
		if j["cohort_refresh"] == first["cohort_refresh"] {
			t.Fatal("the token did not change")
		}
		me(w, next.Text("accessToken")).Want(http.StatusOK)
		w.SetTime(w.Time().Add(domain.RepeatSeconds * time.Second))
		refresh(w, first).WantCode(http.StatusUnauthorized, "signed_out")
		if a := audit(w, "?action=self.renew&outcome=refused"); a.Text("items.0.detail.code") != domain.EndedByReuse {
			t.Errorf("the reuse is not recorded: %s", a.Raw)
		}
		me(w, next.Text("accessToken")).WantCode(http.StatusUnauthorized, "signed_out")
		refresh(w, j).WantCode(http.StatusUnauthorized, "signed_out")
		signIn(w, "intake@example.org", apitest.Password).Want(http.StatusOK)
	})
}

func TestALoginEndsHoweverMuchItIsUsed(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		j := jar{}
		first := signIn(w, "intake@example.org", apitest.Password).Want(http.StatusOK)
		j.keep(first)
		if first.Text("endsAt") != w.Time().Add(domain.LoginHours*time.Hour).Format(time.RFC3339) {
			t.Errorf("ends at %s", first.Text("endsAt"))
		}
		for range domain.LoginHours*6 - 1 {
			w.SetTime(w.Time().Add(10 * time.Minute))
			j.keep(refresh(w, j).Want(http.StatusOK))
		}
		w.SetTime(w.Time().Add(10 * time.Minute))
		refresh(w, j).WantCode(http.StatusUnauthorized, "signed_out")
	})
}

func TestSigningOutActsAtOnce(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		j := jar{}
		a := signIn(w, "intake@example.org", apitest.Password).Want(http.StatusOK)
		j.keep(a)
		out := w.Do("", http.MethodPost, "/auth/logout", nil, j.header(), bearer(a.Text("accessToken"))).Want(http.StatusNoContent)
		if c := out.Header.Get("Set-Cookie"); !strings.Contains(c, "cohort_refresh=;") || !strings.Contains(c, "Max-Age=0") {
			t.Errorf("the cookie stays: %s", c)
		}
		me(w, a.Text("accessToken")).WantCode(http.StatusUnauthorized, "signed_out")
		refresh(w, j).WantCode(http.StatusUnauthorized, "signed_out")
		w.Do("", http.MethodPost, "/auth/logout", nil, j.header()).WantCode(http.StatusUnauthorized, "signed_out")
		w.Do("", http.MethodPost, "/auth/logout", nil).WantCode(http.StatusUnauthorized, "signed_out")

		j.keep(signIn(w, "intake@example.org", apitest.Password).Want(http.StatusOK))
		w.Do("", http.MethodPost, "/auth/logout", nil, j.header()).Want(http.StatusNoContent)
		refresh(w, j).WantCode(http.StatusUnauthorized, "signed_out")
	})
}

func TestOtherSitesCannotUseTheCookies(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		j := jar{}
		j.keep(signIn(w, "intake@example.org", apitest.Password).Want(http.StatusOK))
		for _, path := range []string{"/auth/refresh", "/auth/logout"} {
			for _, h := range []apitest.Header{{Name: "Origin", Value: "https://evil.example"}, {Name: "Origin", Value: "null"},
				{Name: "Sec-Fetch-Site", Value: "cross-site"}} {
				w.Do("", http.MethodPost, path, nil, j.header(), h).WantCode(http.StatusForbidden, "wrong_origin")
			}
		}
		signIn(w, "intake@example.org", apitest.Password, apitest.Header{Name: "Origin", Value: "https://evil.example"}).WantCode(http.StatusForbidden, "wrong_origin")
		w.Do("", http.MethodPost, "/auth/refresh", nil, j.header(), apitest.Header{Name: "Origin", Value: "http://example.com"}).Want(http.StatusOK)
	})
}

// Over TLS the cookies are the host's own: neither another name of the domain
// nor a page without TLS can have set them.
func TestCookiesOverTLSAreTheHostsOwn(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		w.Server = api.New(w.Desks, api.Config{Patience: time.Hour, Secure: true})
		j := jar{}
		a := signIn(w, "intake@example.org", apitest.Password).Want(http.StatusOK)
		j.keep(a)
		for _, c := range (&http.Response{Header: a.Header}).Cookies() {
			if !strings.HasPrefix(c.Name, "__Host-cohort_") || c.Path != "/" || !c.Secure || !c.HttpOnly || c.Domain != "" || c.SameSite != http.SameSiteStrictMode {
				t.Errorf("%+v", c)
			}
		}
		planted := jar{"cohort_refresh": j["__Host-cohort_refresh"]}
		refresh(w, planted).WantCode(http.StatusUnauthorized, "signed_out")
		j.keep(refresh(w, j).Want(http.StatusOK))
		out := w.Do("", http.MethodPost, "/auth/logout", nil, j.header()).Want(http.StatusNoContent)
		if c := out.Header.Get("Set-Cookie"); !strings.Contains(c, "__Host-cohort_refresh=;") || !strings.Contains(c, "Secure") {
			t.Errorf("the cookie stays: %s", c)
		}
	})
}
