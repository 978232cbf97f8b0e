package api_test

import (
	"encoding/csv"
	"net/http"
	"strings"
	"testing"

	"cohort/api/apitest"
)

func TestDisclosuresAreRecordedAndCorrectedAndNeverLost(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		_, clients := w.Running(1)
		path := "/clients/" + clients[0] + "/disclosures"
		first := w.Do("therapist", http.MethodPost, path, disclosureBody()).Want(http.StatusCreated)
		if first.Text("recordedBy") != w.Users["therapist"].Name || first.Field("accounted") != true {
			t.Errorf("%s", first.Raw)
		}
		right := disclosureBody()
		right["reason"], right["recipient"] = "It was the other court.", "=Family court" // what a spreadsheet would take for a formula
		second := w.Do("intake", http.MethodPost, "/disclosures/"+first.Text("id")+"/correction", right).Want(http.StatusCreated)
		w.Do("intake", http.MethodPost, "/disclosures/"+first.Text("id")+"/correction", right).WantCode(http.StatusConflict, "disclosure_corrected")

		account := w.Do("intake", http.MethodGet, path, nil).Want(http.StatusOK)
		items := account.Field("items").([]any)
		if len(items) != 2 || account.Text("from") != "2020-03-10" || account.Text("items.0.correctsId") != first.Text("id") || account.Text("items.1.correctedById") != second.Text("id") {
			t.Fatalf("%s", account.Raw)
		}
		got := w.Do("therapist", http.MethodGet, path+"/file", nil).Want(http.StatusOK)
		rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(string(got.Raw), "\ufeff"))).ReadAll()
		if err != nil || len(rows) != 2 || rows[1][2] != "'=Family court" || rows[1][7] != "yes" {
			t.Errorf("%v %v", rows, err)
		}
		w.Do("intake", http.MethodPost, "/disclosures/"+second.Text("id")+"/correction", map[string]any{"reason": "Nothing was sent.", "withdrawn": true}).Want(http.StatusCreated)
		if last := w.Do("intake", http.MethodGet, path, nil); last.Field("items.0.withdrawn") != true || last.Field("items.0.accounted") != false {
			t.Errorf("%s", last.Raw)
		}
		w.Do("other therapist", http.MethodGet, path, nil).Want(http.StatusNotFound)
		w.Do("billing", http.MethodGet, path, nil).Want(http.StatusForbidden)
		w.Do("admin", http.MethodGet, path, nil).Want(http.StatusForbidden)
		if found := w.Do("admin", http.MethodGet, "/audit?action=disclosures.correct&clientId="+clients[0], nil).Want(http.StatusOK); len(found.Field("items").([]any)) != 2 {
			t.Errorf("%s", found.Raw)
		}
	})
}

func TestDisclosuresFollowAMergedRecord(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		from, into := w.Client("Ana", "Twice"), w.Client("Ana", "Twice")
		w.Do("intake", http.MethodPost, "/clients/"+from+"/disclosures", disclosureBody()).Want(http.StatusCreated)
		w.Do("intake", http.MethodPost, "/clients/"+from+"/merge", map[string]any{"intoId": into, "reason": "One person."}).Want(http.StatusOK)
		if account := w.Do("intake", http.MethodGet, "/clients/"+into+"/disclosures", nil).Want(http.StatusOK); len(account.Field("items").([]any)) != 1 {
			t.Errorf("%s", account.Raw)
		}
		w.Do("intake", http.MethodPost, "/clients/"+from+"/disclosures", disclosureBody()).WantCode(http.StatusConflict, "client_merged")
	})
}
