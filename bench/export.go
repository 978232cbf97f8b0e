package main

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// compareExports downloads a batch of a million charges from both servers and
// copies the same query with psql.
func compareExports(s *seeded, ours, theirs *process, rounds int) error {
	batch, count, took, err := createBatch(s, ours)
	if err != nil {
		return err
	}
	fmt.Printf("%-46s %8.1f s for %d charges, with their digest\n", "create the batch", took.Seconds(), count)
	var bytes int64
	download := func(p *process) func() (float64, error) {
		return func() (float64, error) {
			begun := time.Now()
			n, err := call(p, s.billing, http.MethodGet, "/exports/"+batch+"/file", "")
			bytes = n
			return float64(count) / time.Since(begun).Seconds(), err
		}
	}
	if err := ours.profiled("export", func() error { _, err := download(ours)(); return err }); err != nil {
		return err
	}
	ours.forgetPeak()
	theirs.forgetPeak()
	if err := inTurns("export as CSV, rows", perSecond, rounds, side{download(ours), ours}, side{download(theirs), theirs}); err != nil {
		return err
	}
	fmt.Printf("%-46s %8.0f MB %11.0f MB   (file: %d MB)\n", "peak memory while exporting", ours.peakMB(), theirs.peakMB(), bytes>>20)
	copied := func() (float64, error) { return copyRate(s, batch, count) }
	return inTurns("export as CSV, beside psql \\copy", perSecond, rounds, side{download(ours), ours}, side{turn: copied})
}

func createBatch(s *seeded, p *process) (id string, count int, took time.Duration, err error) {
	r, err := http.NewRequest(http.MethodPost, "http://"+p.addr+"/api/v1/exports",
		strings.NewReader(`{"from":"2019-01-01","to":"2025-12-31","format":"csv"}`))
	if err != nil {
		return "", 0, 0, err
	}
	r.Header.Set("Authorization", "Bearer "+s.billing)
	r.Header.Set("Content-Type", "application/json")
	begun := time.Now()
	answer, err := caller.Do(r)
	if err != nil {
		return "", 0, 0, err
	}
	defer answer.Body.Close()
	content, err := io.ReadAll(answer.Body)
	if err != nil || answer.StatusCode != http.StatusCreated {
		return "", 0, 0, fmt.Errorf("create the batch: %d %s %w", answer.StatusCode, content, err)
	}
	var made struct {
		ID    string
		Count int
	}
	err = json.Unmarshal(content, &made)
	return made.ID, made.Count, time.Since(begun), err
}

// copyRate copies what the servers ask for with psql; the amounts stay whole
// numbers, so PostgreSQL does not calculate.
func copyRate(s *seeded, batch string, count int) (float64, error) {
	query := `SELECT c.id, c.client_code, c.session_id, c.service_date, c.kind, c.code, c.units, c.fee_amount, c.fee_currency, c.reverses_id
		FROM batch_charges b JOIN charges c ON c.id = b.charge_id WHERE b.batch_id = '` + batch + `' ORDER BY b.service_date, b.charge_id`
	psql := filepath.Join(os.Getenv("COHORT_POSTGRES_BIN"), "psql")
	begun := time.Now()
	out, err := exec.Command(psql, s.url, "-c", `\copy (`+strings.ReplaceAll(query, "\n", " ")+`) TO '/dev/null' WITH (FORMAT csv, HEADER)`).CombinedOutput()
	if err != nil {
		return 0, fmt.Errorf("%w: %s", err, out)
	}
	return float64(count) / time.Since(begun).Seconds(), nil
}
