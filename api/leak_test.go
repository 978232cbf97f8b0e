package api_test

import (
	"bytes"
	"log/slog"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"cohort/api/apitest"
	"cohort/repository/storetest"
)

// planted are texts that only the clinic may ever read, one for each place
// where somebody can say something.
var planted = map[string]string{
	"reason": "zq-reason-husband-drinks", "referrer": "zq-referrer-hale", "triage note": "zq-triage-sounds-afraid",
	"email": "zq-email@example.org", "phone": "zq-555-0100", "address": "zq-17-harbor-lane", "suitability": "acute_crisis",
	"action": "zq-action-called-sister", "override": "zq-override-interpreter", "start reason": "zq-start-two-ill",
	"instructions": "zq-instructions-cue-diary", "title": "zq-title-anger-log", "feedback": "zq-feedback-honest",
	"end reason": "zq-end-relapsed", "signature": "zq-signature-name", "reversal": "zq-reversal-hospital",
	"cancel": "zq-cancel-therapist-ill", "fee reason": "zq-fee-lost-job",
}

// sayEverything walks the loop and leaves every planted text somewhere.
func sayEverything(w *apitest.World) {
	do := func(who, method, path string, body any, status int) *apitest.Answer {
		return w.Do(who, method, path, body).Want(status)
	}
	referral := do("intake", http.MethodPost, "/referrals", map[string]any{
		"client": map[string]any{"firstName": "Ada", "lastName": "Loon", "birthDate": "1990-01-15",
			"email": planted["email"], "phone": planted["phone"], "address": planted["address"]},
		"source": "self", "urgency": "urgent", "reason": planted["reason"], "problemAreas": []string{"anger"}, "receivedOn": "2026-03-01",
		"referrer": map[string]any{"name": planted["referrer"]}}, http.StatusCreated)
	id, client := referral.Text("id"), referral.Text("clientId")
	do("intake", http.MethodPost, "/referrals/"+id+"/triage", map[string]any{"urgency": "urgent", "note": planted["triage note"]}, http.StatusOK)
	do("intake", http.MethodPost, "/referrals/"+id+"/accept", nil, http.StatusOK)
	flag := w.Assess(client, "phq-9", 3, 3, 3, 3, 3, 3, 3, 3, 3).Text("riskFlags.0.id")
	do("intake", http.MethodPost, "/risk-flags/"+flag+"/answer", map[string]any{"action": planted["action"]}, http.StatusOK)
	version := do("intake", http.MethodGet, "/clients/"+client, nil, http.StatusOK).Header.Get("ETag")
	w.Do("intake", http.MethodPut, "/clients/"+client+"/fee", map[string]any{"amount": 1000, "reason": planted["fee reason"]},
		apitest.IfMatch(version)).Want(http.StatusOK)

	cohort := w.Cohort(map[string]any{"curriculumId": w.Curriculum(12)})
	enroll := apitest.EnrollBody(client)
	enroll["agreement"].(map[string]any)["signedName"] = planted["signature"]
	enroll["overrides"] = []map[string]any{{"requirement": "assessment", "reason": planted["override"]}}
	enrollment := do("intake", http.MethodPost, "/cohorts/"+cohort+"/enrollments", enroll, http.StatusCreated).Text("id")
	do("therapist", http.MethodPost, "/cohorts/"+cohort+"/start", map[string]any{"overrideReason": planted["start reason"]}, http.StatusOK)
	session := w.Session(cohort, 1)
	do("therapist", http.MethodPut, "/sessions/"+session+"/attendance", apitest.Marks([]string{client}, "present"), http.StatusOK)
	homework := do("therapist", http.MethodPost, "/sessions/"+session+"/homework",
		map[string]any{"title": planted["title"], "instructions": planted["instructions"]}, http.StatusCreated).Text("id")
	do("therapist", http.MethodPut, "/homework/"+homework+"/returns/"+client, map[string]any{"status": "partial", "feedback": planted["feedback"]}, http.StatusOK)
	charge := do("therapist", http.MethodPost, "/sessions/"+session+"/close", nil, http.StatusOK).Text("charges.0.id")
	do("billing", http.MethodPost, "/charges/"+charge+"/reversals", map[string]any{"reason": planted["reversal"]}, http.StatusCreated)
	do("therapist", http.MethodPost, "/sessions/"+w.Session(cohort, 2)+"/cancel", map[string]any{"reason": planted["cancel"]}, http.StatusOK)
	do("therapist", http.MethodPost, "/enrollments/"+enrollment+"/end", map[string]any{"reason": planted["end reason"]}, http.StatusOK)
	do("billing", http.MethodPost, "/exports", map[string]any{"from": "2026-03-01", "to": "2026-03-31", "format": "csv"}, http.StatusCreated)
	// Wrong calls must not repeat what they were sent either.
	for _, wrong := range []any{map[string]any{"clientId": planted["reason"], planted["triage note"]: 1}, planted["feedback"], `{"reason": "` + planted["reason"]} {
		for _, path := range []string{"/referrals", "/clients", "/cohorts/" + cohort + "/enrollments", "/clients/search"} {
			a := w.Do("intake", http.MethodPost, path, wrong)
			for name, text := range planted {
				if bytes.Contains(a.Raw, []byte(text)) {
					w.T.Errorf("the problem of POST %s repeats the %s: %s", path, name, a.Raw)
				}
			}
		}
	}
}

// lockedBuffer collects the log of requests that run side by side.
type lockedBuffer struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (b *lockedBuffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.text.Write(p)
}

// loggedFrom catches the log from here to the end of the test.
func loggedFrom(t *testing.T) *lockedBuffer {
	t.Helper()
	before, log := slog.Default(), &lockedBuffer{}
	slog.SetDefault(slog.New(slog.NewJSONHandler(log, &slog.HandlerOptions{Level: slog.LevelDebug})))
	t.Cleanup(func() { slog.SetDefault(before) })
	return log
}

// A copy of the database and of the logs tells nothing of what was said.
func TestNothingSaidIsInTheDatabaseFile(t *testing.T) {
	log := loggedFrom(t)
	folder := t.TempDir()
	w := apitest.New(t, storetest.SQLiteIn(t, folder))
	sayEverything(w)
	checkNothingSaid(t, "the log", log.text.Bytes())
	files, err := filepath.Glob(filepath.Join(folder, "*"))
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	size := 0
	for _, file := range files {
		content, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		size += len(content)
		checkNothingSaid(t, filepath.Base(file), content)
	}
	t.Logf("%d planted texts, %d bytes in %d files, %d bytes of log", len(planted), size, len(files), log.text.Len())
}

func TestNothingSaidIsInADumpOfPostgreSQL(t *testing.T) {
	log := loggedFrom(t)
	url := storetest.PostgresURL(t)
	w := apitest.New(t, storetest.At(t, url))
	sayEverything(w)
	checkNothingSaid(t, "the log", log.text.Bytes())
	dump, err := exec.Command(filepath.Join(os.Getenv("COHORT_POSTGRES_BIN"), "pg_dump"), "--inserts", "--dbname", url).Output()
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(dump), "C-") { // codes are kept in clear text: the dump is a real one
		t.Fatal("the dump does not hold the client")
	}
	checkNothingSaid(t, "the dump", dump)
	t.Logf("%d planted texts, %d bytes of dump", len(planted), len(dump))
}

func checkNothingSaid(t *testing.T, where string, content []byte) {
	t.Helper()
	for name, text := range planted {
		if bytes.Contains(content, []byte(text)) {
			t.Errorf("%s holds the %s in clear text", where, name)
		}
	}
}
