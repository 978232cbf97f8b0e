package api_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"cohort/api"
	"cohort/api/apitest"
	"cohort/repository/storetest"
)

func TestOnlyThePracticesOwnNamesAreAnswered(t *testing.T) {
	t.Parallel()
	w := apitest.New(t, storetest.SQLite(t))
	server := api.New(w.Desks, api.Config{Hosts: []string{"cohort.example.org", "192.0.2.10", "2001:db8::7"}})
	for host, want := range map[string]int{
		"cohort.example.org": http.StatusOK, "Cohort.Example.ORG:8443": http.StatusOK, "cohort.example.org.": http.StatusOK,
		"192.0.2.10": http.StatusOK, "[2001:db8::7]:8080": http.StatusOK,
		"localhost:8080": http.StatusOK, "127.0.0.1": http.StatusOK, "127.9.9.9:1": http.StatusOK, "[::1]:8080": http.StatusOK,
		"evil.example": http.StatusMisdirectedRequest, "cohort.example.org.evil.example": http.StatusMisdirectedRequest,
		"evilcohort.example.org": http.StatusMisdirectedRequest, "localhost.evil.example": http.StatusMisdirectedRequest,
		"127.0.0.1.evil.example": http.StatusMisdirectedRequest, "192.0.2.11": http.StatusMisdirectedRequest,
		"0.0.0.0": http.StatusMisdirectedRequest, "": http.StatusMisdirectedRequest, ":8080": http.StatusMisdirectedRequest,
	} {
		for _, path := range []string{"/api/v1/auth/methods", "/nowhere", "/healthz", "/readyz"} {
			request := httptest.NewRequest(http.MethodGet, path, nil)
			request.Host = host
			recorder := httptest.NewRecorder()
			server.ServeHTTP(recorder, request)
			refused := recorder.Code == http.StatusMisdirectedRequest
			if refused != (want == http.StatusMisdirectedRequest && !strings.HasSuffix(path, "z")) {
				t.Errorf("%q%s: %d", host, path, recorder.Code)
			}
			body := recorder.Body.String()
			if refused && (!strings.Contains(body, `"wrong_host"`) || strings.Contains(body, "evil") || recorder.Header().Get("X-Content-Type-Options") == "") {
				t.Errorf("%q%s: %s", host, path, body)
			}
		}
	}
}

func TestWithoutNamesEveryHostIsAnswered(t *testing.T) {
	t.Parallel()
	w := apitest.New(t, storetest.SQLite(t))
	request := httptest.NewRequest(http.MethodGet, "/api/v1/auth/methods", nil)
	request.Host = "evil.example"
	recorder := httptest.NewRecorder()
	w.Server.ServeHTTP(recorder, request)
	if recorder.Code != http.StatusOK {
		t.Errorf("%d", recorder.Code)
	}
}
