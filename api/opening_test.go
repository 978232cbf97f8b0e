package api_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"cohort/api/apitest"
	"cohort/domain"
)

// A planned cohort tells when it is likely to open, from the lists of the whole
// practice; it says nothing while these are too few, and names nobody.
func TestOpeningIsForetoldFromThePracticesOwnLists(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		after := func(weeks int) { w.SetTime(apitest.Now.Add(time.Duration(weeks) * 7 * 24 * time.Hour)) }
		clients := []string{newClient(t, w, "Ana", "A"), newClient(t, w, "Ben", "B")}
		cohort := w.Cohort(map[string]any{"name": "Waiting to open"})
		opening := "/cohorts/" + cohort + "/opening"
		a := w.Do("intake", "GET", opening, nil).Want(http.StatusOK)
		if a.Text("quiet") != "too_short" || a.Number("missing") != 6 || a.Field("aboutOn") != nil || !strings.Contains(a.Text("rests"), "a forecast needs 8") {
			t.Errorf("%s", a.Raw)
		}
		if a.Number("seats.emptySession.amount") != 4500 || a.Number("seats.emptyCourse.amount") != 54000 || a.Field("seats.breakEven") != nil || a.Field("seats.leaderCost") != nil {
			t.Errorf("%s", a.Raw)
		}
		var left string
		for n := range 7 {
			other := w.Cohort(nil)
			for i, client := range clients {
				after(n*2 + i)
				wait := w.Do("intake", "POST", "/cohorts/"+other+"/waitlist", body{"clientId": client}).Want(http.StatusCreated)
				left = wait.Text("id")
			}
			after(n*2 + 2)
			w.Do("therapist", "POST", "/cohorts/"+other+"/cancel", body{"reason": "Nobody else came."}).Want(http.StatusOK)
		}
		w.Do("intake", "POST", "/cohorts/"+cohort+"/waitlist", body{"clientId": clients[0]}).Want(http.StatusCreated)
		late := w.Do("intake", "POST", "/cohorts/"+cohort+"/waitlist", body{"clientId": clients[1]}).Want(http.StatusCreated).Text("id")
		if left == late {
			t.Error("a wait of one cohort is that of another")
		}
		w.Do("intake", "POST", "/waitlist/"+late+"/leave", nil).Want(http.StatusOK)

		a = w.Do("intake", "GET", opening+"?leaderCost=20000", nil).Want(http.StatusOK)
		days := []string{"2026-06-16", a.Text("fromOn"), a.Text("aboutOn")}
		if a.Field("quiet") != nil || a.Number("present") != 1 || a.Number("missing") != 5 || !slices.IsSorted(days) || a.Text("aboutOn") > "2027-06-16" {
			t.Errorf("%s", a.Raw)
		}
		if !strings.HasPrefix(a.Text("says"), "Opens about ") || !strings.HasPrefix(a.Text("rests"), "From 16 people who joined the practice's lists in ") {
			t.Errorf("%s", a.Raw)
		}
		if a.Number("seats.breakEven") != 5 || a.Number("seats.leaderCost.amount") != 20000 {
			t.Errorf("%s", a.Raw)
		}
		for _, who := range []string{"therapist", "admin"} {
			if same := w.Do(who, "GET", opening+"?leaderCost=20000", nil).Want(http.StatusOK); same.Text("says") != a.Text("says") {
				t.Errorf("%s reads %s", who, same.Raw)
			}
		}
		w.Do("other therapist", "GET", opening, nil).WantCode(http.StatusNotFound, "not_found")
		w.Do("billing", "GET", opening, nil).WantCode(http.StatusForbidden, "forbidden")
		w.Do("intake", "GET", opening+"?leaderCost=-1", nil).Want(http.StatusUnprocessableEntity)
		if audited(t, w, clients[0], domain.ReadOpening, domain.Read) != 0 {
			t.Error("a forecast names somebody")
		}
		w.Do("therapist", "POST", "/cohorts/"+cohort+"/cancel", body{"reason": "Too few."}).Want(http.StatusOK)
		if a := w.Do("intake", "GET", opening, nil).Want(http.StatusOK); a.Text("quiet") != "begun" {
			t.Errorf("%s", a.Raw)
		}
	})
}
