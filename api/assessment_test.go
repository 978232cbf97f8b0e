package api_test

import (
	"fmt"
	"net/http"
	"slices"
	"testing"

	"cohort/api/apitest"
	"cohort/domain"
	"cohort/domain/intake/instrument"
)

func phq9(answers ...any) body {
	return body{"instrument": "phq-9", "answers": answers, "takenOn": "2026-03-10"}
}

func TestAssessmentIsScoredOnTheServer(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		id := newClient(t, w, "Ana", "Lopez")
		for _, c := range []struct {
			name     string
			body     body
			score    any
			band     string
			complete bool
			flags    int
		}{
			{"moderate", phq9(2, 2, 2, 2, 2, 2, 0, 0, 0), 12.0, "moderate", true, 0},
			{"minimal, yet item 9 is answered", phq9(0, 0, 0, 0, 0, 0, 0, 0, 1), 1.0, "minimal", true, 1},
			{"severe", phq9(3, 3, 3, 3, 3, 3, 3, 3, 3), 27.0, "severe", true, 1},
			{"one missing", phq9(1, 1, 1, 1, 1, 1, 1, 1, nil), 9.0, "mild", false, 0},
			{"too much missing, yet item 9 is answered", phq9(1, nil, nil, nil, nil, nil, nil, nil, 2), nil, "", false, 1},
			{"anxiety", body{"instrument": "gad-7", "answers": []int{3, 3, 3, 2, 2, 1, 1}, "takenOn": "2026-03-09"}, 15.0, "severe", true, 0},
		} {
			a := w.Do("intake", "POST", "/clients/"+id+"/assessments", c.body).Want(http.StatusCreated)
			if a.Field("score") != c.score || a.Text("band") != c.band || a.Field("complete") != c.complete || len(a.Field("riskFlags").([]any)) != c.flags {
				t.Errorf("%s: %s", c.name, a.Raw)
			}
			if c.flags == 1 && (a.Text("riskFlags.0.kind") != "suicide" || a.Number("riskFlags.0.item") != 9 || a.Text("riskFlags.0.id") == "") {
				t.Errorf("%s: %s", c.name, a.Raw)
			}
		}
		list := w.Do("intake", "GET", "/clients/"+id+"/assessments?limit=1", nil)
		if len(items(list)) != 1 || list.Text("items.0.instrument") != "gad-7" || list.Text("items.0.takenBy") != "Intake" || len(list.Field("items.0.answers").([]any)) != 7 {
			t.Errorf("%s", list.Raw)
		}
		rest := w.Do("intake", "GET", "/clients/"+id+"/assessments?cursor="+list.Text("nextCursor"), nil)
		if len(items(rest)) != 5 || rest.Number("items.2.score") != 27 || rest.Field("items.0.answers.1") != nil {
			t.Errorf("%s", rest.Raw)
		}
		if n := audited(t, w, id, domain.ReadAssessment, domain.Read); n != 2 {
			t.Errorf("%d reads were kept", n)
		}
	})
}

func TestAssessmentEveryWrongFieldIsNamed(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		id := newClient(t, w, "Ana", "Lopez")
		for _, c := range []struct {
			name string
			body any
			want []string
		}{
			{"nothing", body{}, []string{"instrument", "answers", "takenOn"}},
			{"unknown instrument", body{"instrument": "phq-10", "answers": []int{1}, "takenOn": "2026-03-10"}, []string{"instrument"}},
			{"answers out of range", body{"instrument": "phq-9", "answers": []any{4, -1, 0, 0, 0, 0, 0, 0, 0}, "takenOn": "2026-04-10", "score": 3}, []string{"answers[0]", "answers[1]", "takenOn", "score"}},
			{"too few answers", phq9(1, 2), []string{"answers"}},
			{"words and halves", phq9("a", 1.5, 0, 0, 0, 0, 0, 0, 0), []string{"answers[0]", "answers[1]"}},
			{"before birth, unknown sex", body{"instrument": "gad-7", "answers": []int{0, 0, 0, 0, 0, 0, 0}, "takenOn": "2026-02-29", "scoringSex": "x"}, []string{"takenOn", "scoringSex"}},
		} {
			a := w.Do("intake", "POST", "/clients/"+id+"/assessments", c.body).WantCode(http.StatusUnprocessableEntity, "invalid")
			got := a.WrongFields()
			for _, field := range c.want {
				if !slices.Contains(got, field) {
					t.Errorf("%s: named %v, want %v", c.name, got, c.want)
				}
			}
		}
		if a := w.Do("intake", "POST", "/clients/"+id+"/assessments", body{"instrument": "gad-7", "answers": []int{0, 0, 0, 0, 0, 0, 0}, "takenOn": "1990-03-31"}).Want(http.StatusUnprocessableEntity); !slices.Equal(a.WrongFields(), []string{"takenOn"}) {
			t.Errorf("before birth: %s", a.Raw)
		}
		if n := len(items(w.Do("intake", "GET", "/clients/"+id+"/assessments", nil))); n != 0 {
			t.Errorf("%d assessments were stored", n)
		}
	})
}

func TestAssessmentOfOthersIsNotThere(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		mine, others := newClient(t, w, "Mine", "Own"), newClient(t, w, "Other", "Own")
		newCohortOf(t, w, "therapist", mine)
		w.Do("therapist", "POST", "/clients/"+mine+"/assessments", phq9(0, 0, 0, 0, 0, 0, 0, 0, 0)).Want(http.StatusCreated)
		w.Do("therapist", "POST", "/clients/"+others+"/assessments", phq9(0, 0, 0, 0, 0, 0, 0, 0, 0)).WantCode(http.StatusNotFound, "not_found")
		w.Do("admin", "POST", "/clients/"+mine+"/assessments", phq9(0, 0, 0, 0, 0, 0, 0, 0, 0)).Want(http.StatusForbidden)
	})
}

func TestInstrumentsAreDescribed(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		list := items(w.Do("therapist", "GET", "/instruments", nil))
		if len(list) != len(instrument.All()) {
			t.Errorf("%d instruments", len(list))
		}
		for _, entry := range list {
			described(t, entry.(map[string]any))
		}
		phq := w.Do("intake", "GET", "/instruments/phq-9", nil).Want(http.StatusOK)
		if len(phq.Field("items").([]any)) != 10 || phq.Number("riskItems.0.item") != 9 || phq.Text("license.terms") == "" ||
			phq.Text("items.0.answers.3.label") != "Nearly every day" || len(phq.Field("bands").([]any)) != 5 {
			t.Errorf("%s", phq.Raw)
		}
		k10 := w.Do("intake", "GET", "/instruments/k10", nil)
		if k10.Text("conventions.1.code") != "0-4" || k10.Number("conventions.1.answers.0.value") != 0 || k10.Number("items.0.answers.0.value") != 1 {
			t.Errorf("%s", k10.Raw)
		}
		if audit := w.Do("intake", "GET", "/instruments/audit", nil); len(audit.Field("skips").([]any)) != 2 || audit.Number("skips.0.items.0") != 2 {
			t.Errorf("%s", audit.Raw)
		}
		w.Do("intake", "GET", "/instruments/phq-10", nil).Want(http.StatusNotFound)
		w.Do("billing", "GET", "/instruments", nil).Want(http.StatusForbidden)
	})
}

// described says of one instrument what contract.md promises of all: items, answers,
// bands, risk items and license, and that no wording is shown where it may not be.
func described(t *testing.T, form map[string]any) {
	t.Helper()
	terms := form["license"].(map[string]any)["terms"]
	for _, field := range []string{"code", "name", "title", "version", "measures", "recallWindow", "attribution", "direction"} {
		if form[field] == "" {
			t.Errorf("%v has no %s", form["code"], field)
		}
	}
	for _, field := range []string{"items", "bands", "cutOffs", "riskItems", "notices", "sources", "conventions", "skips"} {
		if _, isList := form[field].([]any); !isList {
			t.Errorf("%v: %s is no list", form["code"], field)
		}
	}
	questions := form["items"].([]any)
	if terms == "" || len(questions) == 0 {
		t.Errorf("%v has no terms or no items", form["code"])
	}
	for _, q := range questions {
		item := q.(map[string]any)
		if (item["text"] == nil) != form["scoreOnly"].(bool) || item["max"].(float64) <= item["min"].(float64) {
			t.Errorf("%v: %v", form["code"], item)
		}
	}
	// of one table, the bands lie end to end
	next := map[string]float64{}
	for _, entry := range form["bands"].([]any) {
		b := entry.(map[string]any)
		table := fmt.Sprint(b["set"], b["sex"], b["convention"])
		if end, begun := next[table]; begun && b["from"].(float64) != end {
			t.Errorf("%v: band %v does not begin at %v", form["code"], b, end)
		}
		next[table] = b["to"].(float64) + 1
	}
}

func TestConventionsAndQuestionsThatDoNotApply(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		id := newClient(t, w, "Ana", "Lopez")
		path := "/clients/" + id + "/assessments"
		k10 := w.Do("intake", "POST", path, body{"instrument": "k10", "answers": []int{0, 1, 1, 1, 1, 1, 1, 1, 1, 1}, "convention": "0-4", "takenOn": "2026-03-10"}).Want(http.StatusCreated)
		if k10.Number("score") != 9 || k10.Number("max") != 40 || k10.Text("band") != "moderate" || k10.Text("convention") != "0-4" {
			t.Errorf("%s", k10.Raw)
		}
		wsas := w.Do("intake", "POST", path, body{"instrument": "wsas", "answers": []any{nil, 4, 4, 4, 4}, "notApplicable": []int{1}, "takenOn": "2026-03-10"}).Want(http.StatusCreated)
		if wsas.Number("score") != 16 || wsas.Number("max") != 32 || wsas.Field("complete") != true || wsas.Number("notApplicable.0") != 1 {
			t.Errorf("%s", wsas.Raw)
		}
		list := w.Do("intake", "GET", path, nil)
		if list.Number("items.0.notApplicable.0") != 1 || list.Text("items.1.convention") != "0-4" {
			t.Errorf("%s", list.Raw)
		}
		wrong := w.Do("intake", "POST", path, body{"instrument": "phq-9", "answers": []int{0, 0, 0, 0, 0, 0, 0, 0, 0}, "convention": "0-4", "notApplicable": []int{9}, "takenOn": "2026-03-10"}).WantCode(http.StatusUnprocessableEntity, "invalid")
		if got := wrong.WrongFields(); !slices.Contains(got, "convention") || !slices.Contains(got, "notApplicable") {
			t.Errorf("named %v", got)
		}
	})
}
