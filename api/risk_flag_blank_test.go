package api_test

import (
	"net/http"
	"slices"
	"testing"
	"time"

	"cohort/api/apitest"
)

// flagsOf gives a client's flags that wait for an answer, oldest first, each as
// "phq-9 9" with a "?" for a question that was left blank.
func flagsOf(w *apitest.World, client string) (open []string) {
	w.T.Helper()
	list := w.Do("intake", http.MethodGet, "/risk-flags?open=true&clientId="+client, nil).Want(http.StatusOK)
	for _, f := range items(list) {
		flag := f.(map[string]any)
		name := flag["instrument"].(string) + " " + string(rune('0'+int(flag["item"].(float64))))
		if flag["blank"] == true {
			name += "?"
		}
		open = append(open, name)
	}
	return open
}

// A question about a risk that is left blank is not a no: it stays somebody's
// task until it is asked again, or until somebody says what was done.
func TestRiskItemLeftBlankStaysATask(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		ana := newClient(t, w, "Ana", "Blank")
		took := func(on string, answers ...any) *apitest.Answer {
			w.SetTime(w.Time().Add(time.Minute))
			body := phq9(answers...)
			body["takenOn"] = on
			return w.Do("intake", http.MethodPost, "/clients/"+ana+"/assessments", body).Want(http.StatusCreated)
		}
		opens := func(when string, want ...string) {
			t.Helper()
			if got := flagsOf(w, ana); !slices.Equal(got, want) {
				t.Errorf("%s: open are %v, want %v", when, got, want)
			}
		}
		blank := took("2026-03-04", 1, 1, 1, 1, 1, 1, 1, 1, nil)
		if blank.Number("riskBlanks.0.item") != 9 || blank.Text("riskBlanks.0.kind") != "suicide" || blank.Text("riskBlanks.0.id") == "" || len(blank.Field("riskFlags").([]any)) != 0 {
			t.Errorf("%s", blank.Raw)
		}
		opens("left blank", "phq-9 9?")
		list := w.Do("intake", http.MethodGet, "/clients/"+ana+"/assessments", nil).Want(http.StatusOK)
		if list.Number("items.0.riskBlanks.0.item") != 9 {
			t.Errorf("the blank is not named where the score stands: %s", list.Raw)
		}
		took("2026-03-05", 1, 1, 1, 1, 1, 1, 1, 1, nil)
		opens("left blank again", "phq-9 9?", "phq-9 9?")
		took("2026-03-03", 0, 0, 0, 0, 0, 0, 0, 0, 0)
		opens("an earlier answer, typed late", "phq-9 9?", "phq-9 9?")
		took("2026-03-04", nil, 1, 1, 1, 1, 1, 1, 1, 0)
		opens("asked again on the day of the first", "phq-9 9?")
		took("2026-03-08", 0, 0, 0, 0, 0, 0, 0, 0, 1)
		opens("asked again, and said yes", "phq-9 9")
		took("2026-03-06", 0, 0, 0, 0, 0, 0, 0, 0, nil)
		opens("an older one, typed late: it was asked since", "phq-9 9")
		if n := len(items(w.Do("intake", http.MethodGet, "/risk-flags?clientId="+ana, nil))); n != 4 {
			t.Errorf("%d flags are kept", n)
		}
		closed := w.Do("intake", http.MethodGet, "/risk-flags?clientId="+ana, nil)
		if closed.Text("items.0.closedFor") != "asked_again" || closed.Text("items.0.closedAt") == "" || closed.Field("items.0.answeredAt") != nil {
			t.Errorf("%s", closed.Raw)
		}
		took("2026-03-09", 1, 1, 1, 1, 1, 1, 1, 1, nil)
		opens("left blank once more", "phq-9 9", "phq-9 9?")
		last := w.Do("intake", http.MethodGet, "/risk-flags?open=true&clientId="+ana, nil).Text("items.1.id")
		w.Do("intake", http.MethodPost, "/risk-flags/"+last+"/answer", body{"action": "Asked on the phone: no such thoughts."}).Want(http.StatusOK)
		opens("answered for", "phq-9 9")
	})
}

// What the form itself says to leave out, or what is no risk, raises nothing.
func TestOnlyRiskItemsThatWereAskedRaiseAFlagWhenBlank(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		ana := newClient(t, w, "Ana", "Blank")
		for _, c := range []struct {
			name, instrument string
			answers          []any
			want             []string
		}{
			{"another question of the PHQ-9", "phq-9", []any{nil, 1, 1, 1, 1, 1, 1, 1, 0}, nil},
			{"what the screener says to leave out", "c-ssrs", []any{0, 0, nil, nil, nil, 0}, nil},
			{"one question of the screener", "c-ssrs", []any{0, 0, nil, nil, nil, nil}, []string{"c-ssrs 6?"}},
		} {
			w.Do("intake", http.MethodPost, "/clients/"+ana+"/assessments", body{"instrument": c.instrument, "answers": c.answers, "takenOn": "2026-03-05"}).Want(http.StatusCreated)
			if got := flagsOf(w, ana); !slices.Equal(got, c.want) {
				t.Errorf("%s: open are %v, want %v", c.name, got, c.want)
			}
		}
	})
}

// Whoever has waited longest comes first, in every list and on every page of it.
func TestRiskFlagsComeOldestFirst(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		clients := map[string]bool{}
		var want []string
		for i, name := range []string{"Ana", "Ben", "Cleo"} {
			id := newClient(t, w, name, "Flagged")
			clients[id] = true
			for range 2 {
				w.SetTime(apitest.Now.Add(time.Duration(i+len(want)) * time.Minute))
				want = append(want, w.Do("intake", http.MethodPost, "/clients/"+id+"/assessments", phq9(0, 0, 0, 0, 0, 0, 0, 0, 1)).Want(http.StatusCreated).Text("riskFlags.0.id"))
			}
		}
		for _, question := range []string{"", "&open=true"} {
			var got []string
			cursor := ""
			for page := 0; page == 0 || cursor != ""; page++ {
				list := w.Do("intake", http.MethodGet, "/risk-flags?limit=4"+question+cursor, nil).Want(http.StatusOK)
				for _, f := range items(list) {
					got = append(got, f.(map[string]any)["id"].(string))
				}
				cursor = ""
				if next := list.Text("nextCursor"); next != "" {
					cursor = "&cursor=" + next
				}
			}
			if !slices.Equal(got, want) {
				t.Errorf("%q gives\n%v, want\n%v", question, got, want)
			}
		}
	})
}
