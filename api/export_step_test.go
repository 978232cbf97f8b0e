package api_test

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"net/http"
	"strings"
	"testing"
	"time"

	"cohort/api/apitest"
	"cohort/document/chargefile"
	"cohort/domain/billing"
	"cohort/factor"
	"cohort/practice"
	billingdesk "cohort/practice/billing"
	"cohort/practice/desks"
)

// cutStore loses its database after so many transactions, as when the server
// is ended.
type cutStore struct {
	practice.Store
	left int
}

var errCut = errors.New("the server was ended")

func (s *cutStore) Write(ctx context.Context, do func(practice.Tx) error) error {
	if s.left--; s.left < 0 {
		return errCut
	}
	return s.Store.Write(ctx, do)
}

var inMarch = map[string]any{"from": "2026-03-01", "to": "2026-03-31", "format": "csv"}

// cutExport begins an export of w's charges and is ended after some steps.
func cutExport(t *testing.T, w *apitest.World, steps int, key practice.Key) {
	t.Helper()
	store := &cutStore{w.Store, steps}
	ended := desks.Open(desks.Outside{Store: store, Keys: w.Keys, Hasher: apitest.PlainHasher{}, Passkeys: factor.Passkeys{}, Codes: factor.Codes{}, Now: w.Time, Writers: chargefile.New})
	wanted := billing.Batch{From: apitest.March(1), To: apitest.March(31), Format: billing.FormatCSV}
	if _, err := ended.Billing.CreateExport(practice.WithKey(context.Background(), key), w.Actor("billing"), wanted); !errors.Is(err, errCut) {
		t.Fatalf("the export ended with %v", err)
	}
}

// holds checks that there is one batch, that its file has its digest and every
// charge once, and that nothing is open.
func holds(t *testing.T, w *apitest.World, charges int) {
	t.Helper()
	list := w.Do("billing", http.MethodGet, "/exports", nil).Want(http.StatusOK)
	if n := len(list.Field("items").([]any)); n != 1 || list.Number("items.0.count") != float64(charges) || list.Number("items.0.number") != 1 {
		t.Fatalf("%d batches: %s", n, list.Raw)
	}
	if list.Number("items.0.total.amount") != float64(apitest.ChargeFee*charges) {
		t.Errorf("the total is %v", list.Number("items.0.total.amount"))
	}
	file := w.Do("billing", http.MethodGet, "/exports/"+list.Text("items.0.id")+"/file", nil).Want(http.StatusOK)
	if digest := sha256.Sum256(file.Raw); hex.EncodeToString(digest[:]) != list.Text("items.0.sha256") {
		t.Error("the file does not have its digest")
	}
	lines := map[string]bool{}
	for line := range strings.Lines(string(file.Raw)) {
		lines[line] = true
	}
	if len(lines) != charges+1 {
		t.Errorf("%d different lines for %d charges", len(lines), charges)
	}
	if open := w.Do("billing", http.MethodGet, "/charges?exported=false&totals=true", nil).Number("totals.count"); open != 0 {
		t.Errorf("%v charges are open", open)
	}
}

// An export that was cut off after any of its steps is finished: by whoever
// asks again with the same key, or by the housekeeping. Until then nobody sees
// it, and no other export is made.
func TestExportThatWasCutOffIsFinished(t *testing.T) {
	const charges = 2500
	for name, steps := range map[string]int{"after the first step": 1, "half-way": 2, "before its digest is written": 3} {
		for _, how := range []string{"by asking again", "by the housekeeping"} {
			t.Run(name+" "+how, func(t *testing.T) {
				apitest.Each(t, func(t *testing.T, w *apitest.World) {
					w.Charges(charges)
					key := apitest.Header{Name: "Idempotency-Key", Value: "march"}
					cutExport(t, w, steps, w.Desks.KeyOf("march", "POST /api/v1/exports\n"+apitest.JSON(t, inMarch)))
					if items := w.Do("billing", http.MethodGet, "/exports", nil).Field("items").([]any); len(items) != 0 {
						t.Errorf("a batch is shown before it is whole: %v", items)
					}
					w.Do("billing", http.MethodPost, "/exports", inMarch).WantCode(http.StatusConflict, "export_under_way")
					finishExport(t, w, how, key)
					again := w.Do("billing", http.MethodPost, "/exports", inMarch, key).Want(http.StatusCreated)
					if again.Number("count") != charges {
						t.Errorf("asked again, it answers %s", again.Raw)
					}
					w.Do("billing", http.MethodPost, "/exports", inMarch).WantCode(http.StatusConflict, "nothing_to_export")
					holds(t, w, charges)
				})
			})
		}
	}
}

func finishExport(t *testing.T, w *apitest.World, how string, key apitest.Header) {
	t.Helper()
	if how == "by asking again" {
		w.Do("billing", http.MethodPost, "/exports", inMarch, key).Want(http.StatusCreated)
		return
	}
	finish := func() {
		if err := w.Desks.Billing.FinishExports(context.Background()); err != nil {
			t.Fatal(err)
		}
	}
	finish() // it may still be under way elsewhere
	w.Do("billing", http.MethodPost, "/exports", inMarch).WantCode(http.StatusConflict, "export_under_way")
	w.SetTime(w.Time().Add(billingdesk.ExportRest))
	finish()
}

// Two who finish one export at the same time make one batch.
func TestExportIsFinishedOnce(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		w.Charges(2500)
		cutExport(t, w, 1, practice.Key{})
		w.SetTime(w.Time().Add(time.Hour))
		ended := make(chan error)
		for range 4 {
			go func() { ended <- w.Desks.Billing.FinishExports(context.Background()) }()
		}
		for range 4 {
			if err := <-ended; err != nil {
				t.Error(err)
			}
		}
		holds(t, w, 2500)
	})
}
