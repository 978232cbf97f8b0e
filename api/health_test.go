package api_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"cohort/api/apitest"
	"cohort/repository/storetest"
)

// Metrics are for this machine, unless whoever asks comes through a proxy.
func TestMetricsAnswerThisMachineAlone(t *testing.T) {
	t.Parallel()
	w := apitest.New(t, storetest.SQLite(t))
	for name, c := range map[string]struct {
		from, forwarded string
		want            int
	}{
		"this machine":            {"127.0.0.1:9", "", http.StatusOK},
		"another machine":         {"192.0.2.7:9", "", http.StatusNotFound},
		"a proxy on this machine": {"127.0.0.1:9", "198.51.100.2", http.StatusNotFound},
	} {
		request := httptest.NewRequest(http.MethodGet, "/metrics", nil)
		request.RemoteAddr = c.from
		if c.forwarded != "" {
			request.Header.Set("X-Forwarded-For", c.forwarded)
		}
		recorder := httptest.NewRecorder()
		w.Server.ServeHTTP(recorder, request)
		if recorder.Code != c.want {
			t.Errorf("%s: %d, want %d", name, recorder.Code, c.want)
		}
		if c.want == http.StatusOK && !strings.Contains(recorder.Body.String(), "cohort_request_duration_seconds") && !strings.Contains(recorder.Body.String(), "go_goroutines") {
			t.Errorf("%s: no figures", name)
		}
	}
}
