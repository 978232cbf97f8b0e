package api_test

import (
	"net/http"
	"testing"

	"cohort/api/apitest"
)

func feeBody(amount int, reason string) map[string]any {
	return map[string]any{"fee": map[string]any{"amount": amount, "currency": "USD"}, "reason": reason}
}

func TestFeeIsCorrectedByAReversalAndANewCharge(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		_, path, clients := closedSession(t, w, "present")
		charge := "/charges/" + w.Do("billing", http.MethodGet, "/charges", nil).Want(http.StatusOK).Text("items.0.id")
		w.Do("billing", http.MethodPost, "/exports", map[string]any{"format": "csv"}).Want(http.StatusCreated)

		w.Do("billing", http.MethodPost, charge+"/correction", feeBody(4500, "Same.")).WantCode(http.StatusConflict, "same_fee")
		for field, body := range map[string]map[string]any{
			"reason":       feeBody(4000, ""),
			"fee.amount":   feeBody(-1, "Less than nothing."),
			"fee.currency": {"fee": map[string]any{"amount": 4000, "currency": "EUR"}, "reason": "Abroad."},
		} {
			if got := w.Do("billing", http.MethodPost, charge+"/correction", body).Want(http.StatusUnprocessableEntity).WrongFields(); len(got) != 1 || got[0] != field {
				t.Errorf("%s: %v", field, got)
			}
		}
		made := w.Do("billing", http.MethodPost, charge+"/correction", feeBody(3000, "The sliding scale was overlooked.")).Want(http.StatusCreated)
		if made.Number("charge.fee.amount") != 3000 || made.Number("reversal.fee.amount") != -4500 || made.Text("charge.id") != made.Text("id") ||
			made.Text("correctsId") != made.Text("reversal.reversesId") || made.Text("feeSource") != "hand" || made.Text("sessionId") == "" || made.Text("kind") != "session" {
			t.Errorf("corrected: %s", made.Raw)
		}
		w.Do("billing", http.MethodPost, charge+"/correction", feeBody(2000, "Again.")).WantCode(http.StatusConflict, "already_charged")
		w.Do("billing", http.MethodPost, "/charges/"+made.Text("reversal.id")+"/correction", feeBody(2000, "Of a reversal.")).WantCode(http.StatusConflict, "is_reversal")
		if batch := w.Do("billing", http.MethodPost, "/exports", map[string]any{"format": "csv"}).Want(http.StatusCreated); batch.Number("total.amount") != -1500 || batch.Number("count") != 2 {
			t.Errorf("the next batch: %s", batch.Raw)
		}
		session := w.Do("therapist", http.MethodGet, path, nil).Want(http.StatusOK)
		if _, amount, all := standing(t, session, clients[0]); amount != 3000 || all != 3 {
			t.Errorf("the session: %s", session.Raw)
		}
	})
}

func TestChargeThatWasReversedByMistakeIsMadeAgain(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		_, path, clients := closedSession(t, w, "present")
		charge := "/charges/" + w.Do("billing", http.MethodGet, "/charges", nil).Want(http.StatusOK).Text("items.0.id")
		reversal := w.Do("billing", http.MethodPost, charge+"/reversals", map[string]any{"reason": "Wrong row."}).Want(http.StatusCreated)
		made := w.Do("billing", http.MethodPost, charge+"/correction", feeBody(4500, "It was right after all.")).Want(http.StatusCreated)
		if made.Number("charge.fee.amount") != 4500 || made.Text("reversal.id") != reversal.Text("id") {
			t.Errorf("made again: %s", made.Raw)
		}
		w.Do("billing", http.MethodPost, charge+"/correction", feeBody(4500, "Twice.")).WantCode(http.StatusConflict, "already_charged")
		if _, amount, all := standing(t, w.Do("therapist", http.MethodGet, path, nil).Want(http.StatusOK), clients[0]); amount != 4500 || all != 3 {
			t.Errorf("%v stands among %d", amount, all)
		}
	})
}

func TestChargeByHandNeedsNoSession(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		client := w.Client("Ana", "Lopez")
		code := w.Do("intake", http.MethodGet, "/clients/"+client, nil).Want(http.StatusOK).Text("code")
		body := func(change map[string]any) map[string]any {
			b := map[string]any{"clientId": client, "kind": "intake", "serviceDate": "2026-03-02", "fee": map[string]any{"amount": 8000, "currency": "USD"}, "reason": "Intake interview."}
			for field, value := range change {
				b[field] = value
			}
			return b
		}
		made := w.Do("billing", http.MethodPost, "/charges", body(nil)).Want(http.StatusCreated)
		if made.Text("clientCode") != code || made.Number("fee.amount") != 8000 || made.JSON()["sessionId"] != nil || made.Text("feeSource") != "hand" || made.Text("reason") != "Intake interview." {
			t.Errorf("made: %s", made.Raw)
		}
		byCode := body(map[string]any{"clientCode": code, "kind": "materials"})
		delete(byCode, "clientId")
		w.Do("billing", http.MethodPost, "/charges", byCode).Want(http.StatusCreated)
		for field, change := range map[string]map[string]any{
			"kind":         {"kind": "session"},
			"serviceDate":  {"serviceDate": "2026-12-31"},
			"fee.amount":   {"fee": map[string]any{"amount": 0, "currency": "USD"}},
			"fee.currency": {"fee": map[string]any{"amount": 8000, "currency": "EUR"}},
			"reason":       {"reason": ""},
			"clientId":     {"clientId": "01a226a6-a387-7477-8ac6-077e06df1bef"},
			"clientCode":   {"clientId": "", "clientCode": "C-000000"},
		} {
			if got := w.Do("billing", http.MethodPost, "/charges", body(change)).Want(http.StatusUnprocessableEntity).WrongFields(); len(got) != 1 || got[0] != field {
				t.Errorf("%s: %v", field, got)
			}
		}
		w.Do("billing", http.MethodPost, "/charges/"+made.Text("id")+"/correction", feeBody(7000, "Half an hour only.")).Want(http.StatusCreated)
		list := w.Do("billing", http.MethodGet, "/charges?totals=true&clientId="+client, nil).Want(http.StatusOK)
		if list.Number("totals.amount.amount") != 8000+7000 || list.Number("totals.count") != 4 {
			t.Errorf("the client's charges: %s", list.Raw)
		}
		if batch := w.Do("billing", http.MethodPost, "/exports", map[string]any{"format": "csv"}).Want(http.StatusCreated); batch.Number("count") != 4 {
			t.Errorf("the batch: %s", batch.Raw)
		}
	})
}
