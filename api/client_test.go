package api_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"cohort/api/apitest"
	"cohort/domain"
)

type body = map[string]any

func newClient(t *testing.T, w *apitest.World, first, last string) string {
	t.Helper()
	return w.Do("intake", "POST", "/clients", body{"firstName": first, "lastName": last, "birthDate": "1990-04-01"}).
		Want(http.StatusCreated).Text("id")
}

func TestClientIsKeptAndChanged(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		made := w.Do("intake", "POST", "/clients", body{"firstName": " Ana ", "lastName": "Lopez", "preferredName": "Annie",
			"birthDate": "1990-04-01", "email": "ana@example.org", "phone": "+1 212 555 0101", "address": "1 Main St", "language": "es-MX"}).
			Want(http.StatusCreated)
		id := made.Text("id")
		if code := made.Text("code"); len(code) != 6 || !strings.HasPrefix(code, "C-") {
			t.Errorf("code %q", code)
		}
		if made.Header.Get("ETag") != `"1"` || made.Text("firstName") != "Ana" || len(made.Field("possibleDuplicates").([]any)) != 0 {
			t.Errorf("%s", made.Raw)
		}
		w.Do("intake", "PATCH", "/clients/"+id, body{"phone": ""}).WantCode(http.StatusPreconditionRequired, "version_required")
		changed := w.Do("intake", "PATCH", "/clients/"+id, body{"phone": "", "lastName": "Lopez-Vega"}, apitest.IfMatch(`"1"`)).Want(http.StatusOK)
		if changed.Text("lastName") != "Lopez-Vega" || changed.Field("phone") != nil || changed.Text("email") != "ana@example.org" {
			t.Errorf("%s", changed.Raw)
		}
		w.Do("intake", "PATCH", "/clients/"+id, body{"phone": "1"}, apitest.IfMatch(`"1"`)).WantCode(http.StatusPreconditionFailed, "stale")
		read := w.Do("intake", "GET", "/clients/"+id, nil).Want(http.StatusOK)
		if read.Number("version") != 2 || read.Text("language") != "es-MX" || read.Header.Get("ETag") != `"2"` {
			t.Errorf("%s", read.Raw)
		}
	})
}

func TestClientEveryWrongFieldIsNamed(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		for _, c := range []struct {
			name string
			body any
			want []string
		}{
			{"nothing", body{}, []string{"firstName", "birthDate"}},
			{"everything", body{"firstName": "a\x00b", "lastName": strings.Repeat("x", 101), "preferredName": "\u0007", "formerNames": []string{"fine", "An\u202ea"}, "birthDate": "1990-02-30",
				"email": "nobody", "phone": strings.Repeat("1", 201), "address": strings.Repeat("a", 301), "language": "english please"},
				[]string{"firstName", "lastName", "preferredName", "formerNames[1]", "birthDate", "email", "phone", "address", "language"}},
			{"future", body{"firstName": "", "lastName": "B", "birthDate": "2026-03-12"}, []string{"firstName", "birthDate"}},
			{"tomorrow at the practice", body{"firstName": "A", "lastName": "B", "birthDate": "2026-03-11"}, []string{"birthDate"}},
			{"long ago", body{"firstName": "A", "lastName": "B", "birthDate": "1890-01-01"}, []string{"birthDate"}},
			{"unknown field", body{"firstName": "A", "lastName": "", "birthDate": "1990-01-01", "ssn": "1"}, []string{"ssn"}},
			{"wrong types", body{"firstName": 1, "lastName": 2, "birthDate": true}, []string{"firstName", "lastName", "birthDate"}},
			{"no letters", body{"firstName": "--", "lastName": "??", "birthDate": "1990-01-01"}, []string{"firstName", "lastName"}},
		} {
			a := w.Do("intake", "POST", "/clients", c.body).WantCode(http.StatusUnprocessableEntity, "invalid")
			got := a.WrongFields()
			slices.Sort(got)
			slices.Sort(c.want)
			if !slices.Equal(got, c.want) {
				t.Errorf("%s: named %v, want %v: %s", c.name, got, c.want, a.Raw)
			}
		}
		w.Do("intake", "POST", "/clients", "{\"firstName\":\"\xff\"}").Want(http.StatusUnprocessableEntity)
		if n := len(w.Do("intake", "GET", "/clients", nil).Want(http.StatusOK).Field("items").([]any)); n != 0 {
			t.Errorf("%d clients were stored", n)
		}
	})
}

// What people type finds whom they mean, on both databases alike: any part of
// any name in any spelling, a code, a phone number, a birth date.
func TestClientSearchFindsByAnyPart(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		newClient(t, w, "Ana María", "O'Neill")
		newClient(t, w, "Ann", "Adams")
		w.Do("intake", "POST", "/clients", body{"firstName": "Suharto", "birthDate": "1987-03-04", "phone": "(212) 555-0199 ext. 4410, the night nurse", "formerNames": []string{"Soe Harto Wibowo"}}).Want(http.StatusCreated)
		made := w.Do("intake", "POST", "/clients", body{"firstName": "Björn", "lastName": "A\u0308kesson", "preferredName": "Bear", "birthDate": "1990-04-01"}).Want(http.StatusCreated)
		code := made.Text("code")
		for _, c := range []struct {
			text string
			want []string
		}{
			{"", []string{"Ann", "Björn", "Ana María", "Suharto"}},
			{"an", []string{"Ann", "Ana María"}},
			{"ANA MAR", []string{"Ana María"}},
			{"o'n", []string{"Ana María"}},
			{"oneill, ana", []string{"Ana María"}},
			{"ONEILL MARI\u0301A", []string{"Ana María"}},
			{"neill", []string{"Ana María"}},
			{"bear äk", []string{"Björn"}},
			{"BJORN akesson", []string{"Björn"}},
			{"kess", []string{"Björn"}},
			{strings.ToLower(code), []string{"Björn"}},
			{strings.TrimPrefix(code, "C-"), []string{"Björn"}},
			{"wibowo", []string{"Suharto"}},
			{"555-0199", []string{"Suharto"}},
			{"+1 212 555 0199", []string{"Suharto"}},
			{"0199", []string{"Suharto"}},
			{"1987-03-04", []string{"Suharto"}},
			{"03/04/1987", []string{"Suharto"}},
			{"4 Mar 1987", []string{"Suharto"}},
			{"suh 3/4/87", []string{"Suharto"}},
			{"ana 4 Mar 1987", nil},
			{"annx", nil},
			{"%", nil},
			{"_", nil},
		} {
			a := w.Do("intake", "POST", "/clients/search", body{"text": c.text})
			var got []string
			for _, item := range items(a) {
				got = append(got, item.(map[string]any)["firstName"].(string))
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("%q found %v, want %v", c.text, got, c.want)
			}
		}
		w.Do("intake", "POST", "/clients/search", body{"text": "a\x00", "cohortId": "x", "limit": 201, "more": 1}).
			WantCode(http.StatusUnprocessableEntity, "invalid")
	})
}

func TestClientListGoesOnWhereItStopped(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		for _, last := range []string{"Drew", "Abel", "Cole", "Abel", "Birch"} {
			newClient(t, w, "Same", last)
		}
		var got []string
		cursor := ""
		for range 5 {
			a := w.Do("intake", "POST", "/clients/search", body{"limit": 2, "cursor": cursor})
			for _, item := range items(a) {
				got = append(got, item.(map[string]any)["lastName"].(string))
			}
			if cursor = a.Text("nextCursor"); cursor == "" {
				break
			}
			if strings.Contains(strings.ToLower(cursor), "abel") {
				t.Error("the cursor holds a name")
			}
		}
		if want := []string{"Abel", "Abel", "Birch", "Cole", "Drew"}; !slices.Equal(got, want) {
			t.Errorf("got %v", got)
		}
		w.Do("intake", "GET", "/clients?cursor=Abel", nil).WantCode(http.StatusUnprocessableEntity, "invalid")
		w.Do("intake", "GET", "/clients?name=Abel", nil).Want(http.StatusUnprocessableEntity)
	})
}

func TestClientDuplicatesAreToldAndStored(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		first := newClient(t, w, "Mary-Ann", "Chen")
		for _, c := range []struct {
			name                   string
			firstName, last, birth string
			alike                  string
		}{
			{"same name in another spelling", "mary ann", "CHEN", "1990-04-01", "same"},
			{"first and last swapped", "Chen", "Maryann", "1990-04-01", "same"},
			{"the day after", "Mary-Ann", "Chen", "1990-04-02", "perhaps"},
			{"day and month exchanged", "Mary-Ann", "Chen", "1990-01-04", "perhaps"},
			{"a letter", "Mary-Ann", "Chan", "1990-04-01", "perhaps"},
			{"another birthday", "Mary-Ann", "Chen", "1990-06-09", ""},
			{"another name", "Lee", "Chen", "1990-04-01", ""},
		} {
			like := body{"firstName": c.firstName, "lastName": c.last, "birthDate": c.birth}
			asked := items(w.Do("intake", "POST", "/clients/duplicates", like))
			if (len(asked) == 1) != (c.alike != "") || c.alike != "" && (asked[0].(map[string]any)["id"] != first || asked[0].(map[string]any)["likeness"] != c.alike) {
				t.Errorf("%s: %v", c.name, asked)
			}
		}
		again := w.Do("intake", "POST", "/clients", body{"firstName": "Mary Ann", "lastName": "Chen", "birthDate": "1990-04-01"}).Want(http.StatusCreated)
		if again.Text("possibleDuplicates.0.id") != first {
			t.Errorf("%s", again.Raw)
		}
		w.Do("therapist", "POST", "/clients/duplicates", body{"firstName": "Mary Ann", "lastName": "Chen", "birthDate": "1990-04-01"}).Want(http.StatusForbidden)
	})
}

func TestClientsOfOthersAreNotThere(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		mine, others := newClient(t, w, "Mine", "Own"), newClient(t, w, "Other", "Own")
		newCohortOf(t, w, "therapist", mine)
		newCohortOf(t, w, "other therapist", others)
		if list := items(w.Do("therapist", "POST", "/clients/search", body{"text": "own"})); len(list) != 1 || list[0].(map[string]any)["id"] != mine {
			t.Errorf("the therapist sees %v", list)
		}
		w.Do("therapist", "GET", "/clients/"+mine, nil).Want(http.StatusOK)
		for _, path := range []string{"", "/assessments", "/waits"} {
			w.Do("therapist", "GET", "/clients/"+others+path, nil).WantCode(http.StatusNotFound, "not_found")
			w.Do("intake", "GET", "/clients/"+domain.NewID[domain.ClientID]().String()+path, nil).WantCode(http.StatusNotFound, "not_found")
			w.Do("admin", "GET", "/clients/"+mine+path, nil).WantCode(http.StatusForbidden, "forbidden")
			if path != "" { // who it is, billing knows
				w.Do("billing", "GET", "/clients/"+mine+path, nil).WantCode(http.StatusForbidden, "forbidden")
			}
		}
		w.Do("therapist", "PATCH", "/clients/"+mine, body{}, apitest.IfMatch("1")).WantCode(http.StatusForbidden, "forbidden")
		w.Do("intake", "GET", "/clients/x", nil).Want(http.StatusNotFound)
		for _, action := range []domain.Action{domain.ReadClient, domain.ReadAssessment, domain.ReadWaitlist} {
			if n := audited(t, w, others, action, domain.Refused); n != 1 {
				t.Errorf("%d refusals of %s were kept, want 1", n, action)
			}
		}
		if n := audited(t, w, mine, domain.ReadClient, domain.Read); n != 1 {
			t.Errorf("%d reads were kept, want 1", n)
		}
		if n := audited(t, w, mine, domain.CreateClient, domain.Done); n != 1 {
			t.Errorf("%d creations were kept, want 1", n)
		}
	})
}

func TestClientFeeIsForIntakeAndBilling(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		id := newClient(t, w, "Ana", "Lopez")
		newCohortOf(t, w, "therapist", id)
		put := func(amount any, reason, version string) *apitest.Answer {
			return w.Do("billing", "PUT", "/clients/"+id+"/fee", body{"amount": amount, "reason": reason}, apitest.IfMatch(version))
		}
		for name, a := range map[string]*apitest.Answer{"too low without a reason": put(2999, "", "1"), "too high without a reason": put(15001, "", "1"),
			"negative": put(-1, "x", "1"), "beyond all fees": put(int64(1)<<62, "x", "1"), "overflowing": w.Do("billing", "PUT", "/clients/"+id+"/fee",
				`{"amount":99999999999999999999}`, apitest.IfMatch("1"))} {
			if a.Status != http.StatusUnprocessableEntity || len(a.WrongFields()) != 1 {
				t.Errorf("%s: %s", name, a.Raw)
			}
		}
		set := put(1500, "hardship", "1").Want(http.StatusOK)
		if set.Number("fee.amount") != 1500 || set.Text("fee.currency") != "USD" || set.Number("version") != 2 || set.Field("firstName") != nil {
			t.Errorf("%s", set.Raw)
		}
		put(3000, "", "1").WantCode(http.StatusPreconditionFailed, "stale")
		if a := w.Do("intake", "GET", "/clients/"+id, nil); a.Number("fee.amount") != 1500 || a.Text("fee.reason") != "hardship" {
			t.Errorf("intake sees %s", a.Raw)
		}
		if a := w.Do("therapist", "GET", "/clients/"+id, nil).Want(http.StatusOK); a.Field("fee") != nil {
			t.Errorf("the therapist sees %s", a.Raw)
		}
		if a := put(nil, "", "2").Want(http.StatusOK); a.Field("fee") != nil {
			t.Errorf("%s", a.Raw)
		}
		w.Do("therapist", "GET", "/clients/"+id+"/fee", nil).Want(http.StatusForbidden)
	})
}
