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

// compareExports makes a batch of every charge on each database, downloads it
// from all servers and copies the same query with psql.
func (r *run) compareExports() error {
	if !r.only.MatchString("export") {
		return nil
	}
	batches, count := map[*seeded]string{}, 0
	for _, at := range []int{onPostgres, onSQLite} {
		t := r.sides[at]
		var batch string
		var n int
		var took time.Duration
		waits, err := whileReading(t, func() (err error) {
			if batch, n, took, err = createBatch(t.seeded, t.process); err != nil {
				return err
			}
			_, err = call(t.process, t.billing, http.MethodGet, "/exports/"+batch+"/file", "")
			return err
		})
		if err != nil {
			return err
		}
		batches[t.seeded], count = batch, n
		fmt.Printf("%-44s %11.1f s for %d charges, with their digest, %s\n", "create the batch", took.Seconds(), n, t.name)
		fmt.Printf("%-44s %8.1f ms; %.1f at the 99th of 100, %.1f at most\n", "others' reads meanwhile, until it is downloaded",
			ms(waits.percentile(50)), ms(waits.percentile(99)), ms(waits.percentile(100)))
	}
	var bytes int64
	download := func(t target) (float64, error) {
		begun := time.Now()
		n, err := call(t.process, t.billing, http.MethodGet, "/exports/"+batches[t.seeded]+"/file", "")
		bytes = n
		return float64(count) / time.Since(begun).Seconds(), err
	}
	for _, t := range r.sides {
		t.ForgetPeak()
	}
	if err := r.compare("export as CSV, rows", "export", download); err != nil {
		return err
	}
	fmt.Printf("%-44s", "peak memory while exporting")
	for _, t := range r.sides {
		fmt.Printf(" %10.0f MB", t.PeakMB())
	}
	fmt.Printf("   (file: %d MB)\n", bytes>>20)
	ours := r.sides[onPostgres]
	of, err := inTurns(r.rounds, side{func() (float64, error) { return download(ours) }, nil},
		side{func() (float64, error) { return copyRate(ours.seeded, batches[ours.seeded], count) }, nil})
	if err != nil {
		return err
	}
	fmt.Printf("%-44s %11.0f/s %11.0f/s   %.2f\n", "export as CSV, beside psql \\copy", median(of[0].rates), median(of[1].rates), of[0].beside(of[1]))
	return nil
}

func createBatch(s *seeded, p *process) (id string, count int, took time.Duration, err error) {
	r, err := http.NewRequest(http.MethodPost, "http://"+p.Addr+"/api/v1/exports",
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

func ms(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
