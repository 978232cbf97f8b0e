package api_test

import (
	"bytes"
	"context"
	"database/sql"
	"fmt"
	"net/http"
	"path/filepath"
	"strings"
	"testing"

	"cohort/api"
	"cohort/api/apitest"
	"cohort/domain"
	"cohort/repository/storetest"
)

// badWorld is a practice whose tables a test can look into.
type badWorld struct {
	*apitest.World
	db    *sql.DB
	count string // a question for everything that a refused request must not change
	own   things
}

// eachBadWorld runs a test in a world on SQLite and one on PostgreSQL, beside
// each other and beside other tests.
func eachBadWorld(t *testing.T, test func(*testing.T, *badWorld)) {
	t.Helper()
	t.Parallel()
	for _, kind := range storetest.Databases(t) {
		t.Run(kind, func(t *testing.T) {
			t.Parallel()
			test(t, openBadWorld(t, kind))
		})
	}
}

// openBadWorld makes a world on one of the two databases, with one object of
// each kind.
func openBadWorld(t *testing.T, kind string) *badWorld {
	t.Helper()
	url, driver, source := "", "pgx", ""
	if kind == "sqlite" {
		url, driver = filepath.Join(t.TempDir(), "cohort.db"), "sqlite3"
		source = "file:" + url
	} else {
		url = storetest.PostgresURL(t)
		source = url
	}
	w := &badWorld{World: apitest.New(t, storetest.At(t, url))}
	var err error
	if w.db, err = sql.Open(driver, source); err != nil {
		t.Fatal(err)
	}
	storetest.AtEnd(t, func() { _ = w.db.Close() }) // a throwaway database
	w.own = estate(w.World, "therapist", "Own")
	w.count = w.countQuestion(kind)
	return w
}

// countQuestion asks for the rows and the versions of every table but the
// audit, which records refusals, and the throttles, which count them.
func (w *badWorld) countQuestion(kind string) string {
	w.T.Helper()
	columns := "SELECT m.name, p.name FROM sqlite_master m, pragma_table_info(m.name) p WHERE m.type = 'table' ORDER BY 1"
	if kind != "sqlite" {
		columns = "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'public' ORDER BY 1"
	}
	rows, err := w.db.Query(columns)
	if err != nil {
		w.T.Fatal(err)
	}
	defer rows.Close()
	sums := map[string]string{}
	for rows.Next() {
		var table, column string
		if err := rows.Scan(&table, &column); err != nil {
			w.T.Fatal(err)
		}
		if strings.HasPrefix(table, "audit") || strings.HasPrefix(table, "sqlite") || strings.HasPrefix(table, "goose") || table == "throttles" {
			continue
		}
		if sums[table] == "" {
			sums[table] = "0"
		}
		if column == "version" {
			sums[table] = "COALESCE(SUM(version), 0)"
		}
	}
	if err := rows.Err(); err != nil || len(sums) < 20 {
		w.T.Fatalf("%d tables: %v", len(sums), err)
	}
	var parts []string
	for table, sum := range sums {
		parts = append(parts, fmt.Sprintf("SELECT '%s' AS t, COUNT(*) AS n, %s AS v FROM %s", table, sum, table))
	}
	return strings.Join(parts, " UNION ALL ") + " ORDER BY 1"
}

// stored sums up what is kept.
func (w *badWorld) stored() string {
	w.T.Helper()
	rows, err := w.db.QueryContext(context.Background(), w.count)
	if err != nil {
		w.T.Fatal(err)
	}
	defer func() { _ = rows.Close() }() // read to its end
	var out strings.Builder
	for rows.Next() {
		var table string
		var n, versions int64
		if err := rows.Scan(&table, &n, &versions); err != nil {
			w.T.Fatal(err)
		}
		fmt.Fprintf(&out, "%s:%d/%d ", table, n, versions)
	}
	if err := rows.Err(); err != nil {
		w.T.Fatal(err)
	}
	return out.String()
}

// marker is in every text that these tests send: no answer may repeat it.
const marker = "Zq9Marker"

// checkProblem fails the test unless the answer is a problem as the API
// promises one, that repeats nothing.
func checkProblem(t *testing.T, what string, a *apitest.Answer) {
	t.Helper()
	if a.Status >= http.StatusInternalServerError {
		t.Errorf("%s: %d %s", what, a.Status, a.Raw)
		return
	}
	if a.Status < http.StatusBadRequest {
		return
	}
	if kind := a.Header.Get("Content-Type"); kind != "application/problem+json" {
		t.Errorf("%s: %d as %q: %s", what, a.Status, kind, a.Raw)
		return
	}
	if a.Text("code") == "" || a.Text("requestId") == "" || int(a.Number("status")) != a.Status || a.Text("detail") == "" {
		t.Errorf("%s: an incomplete problem: %s", what, a.Raw)
	}
	if bytes.Contains(a.Raw, []byte(marker)) {
		t.Errorf("%s: the problem repeats what was sent: %s", what, a.Raw)
	}
}

// whoMay gives somebody whose role has a route's action.
func whoMay(w *apitest.World, route api.Route) string {
	if route.Public {
		return ""
	}
	for _, who := range []string{"therapist", "intake", "billing", "admin"} {
		if domain.ReachOf(route.Action, w.Users[who].Roles...) != domain.None {
			return who
		}
	}
	return "admin"
}

// call names a route as the tables of these tests do.
func call(route api.Route) string {
	return route.Method + " " + strings.TrimPrefix(route.Path, "/api/v1")
}
