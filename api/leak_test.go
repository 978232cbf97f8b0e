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

// plantEverything leaves planted texts everywhere, and asks wrongly as well:
// problems must not repeat what they were sent either.
func plantEverything(w *apitest.World) apitest.Planted {
	planted := apitest.Plant(w)
	said := planted["reason 8"]
	for _, wrong := range []any{map[string]any{"clientId": said, planted["triagenote 13"]: 1}, said, `{"reason": "` + said} {
		for _, path := range []string{"/referrals", "/clients", "/clients/search"} {
			a := w.Do("intake", http.MethodPost, path, wrong)
			for _, field := range planted.In(a.Raw) {
				w.T.Errorf("the problem of POST %s repeats the %s: %s", path, field, a.Raw)
			}
		}
	}
	return planted
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

// A copy of the database, of its log and of what the server said names nobody,
// and does not say what is the matter with anybody.
func TestNothingSaidIsInTheDatabaseFile(t *testing.T) {
	log := loggedFrom(t)
	folder := t.TempDir()
	w := apitest.New(t, storetest.SQLiteIn(t, folder))
	planted := plantEverything(w)
	checkNothingSaid(t, planted, "the log", log.text.Bytes())
	files, err := filepath.Glob(filepath.Join(folder, "*"))
	if err != nil || len(files) < 2 {
		t.Fatal(files, err) // the database and its log
	}
	size := 0
	for _, file := range files {
		content, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		size += len(content)
		checkNothingSaid(t, planted, filepath.Base(file), content)
	}
	t.Logf("%d planted texts, %d bytes in %d files, %d bytes of log", len(planted), size, len(files), log.text.Len())
}

func TestNothingSaidIsInADumpOfPostgreSQL(t *testing.T) {
	log := loggedFrom(t)
	url := storetest.PostgresURL(t)
	w := apitest.New(t, storetest.At(t, url))
	planted := plantEverything(w)
	checkNothingSaid(t, planted, "the log", log.text.Bytes())
	dump, err := exec.Command(filepath.Join(os.Getenv("COHORT_POSTGRES_BIN"), "pg_dump"), "--inserts", "--dbname", url).Output()
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(dump), "Intake") { // staff are kept in clear text: the dump is a real one
		t.Fatal("the dump does not hold the staff")
	}
	checkNothingSaid(t, planted, "the dump", dump)
	t.Logf("%d planted texts, %d bytes of dump", len(planted), len(dump))
}

func checkNothingSaid(t *testing.T, planted apitest.Planted, where string, content []byte) {
	t.Helper()
	if len(planted) < 200 {
		t.Errorf("only %d texts are planted", len(planted))
	}
	for _, field := range planted.In(content) {
		t.Errorf("%s holds the %s in clear text", where, field)
	}
}
