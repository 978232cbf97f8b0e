package api_test

import (
	"bytes"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"cohort/api/apitest"
	"cohort/domain"
)

// openToASubstitute is everything that a substitute reads besides what any other
// therapist does, while a session is open to them.
var openToASubstitute = []string{"GET /sessions", "GET /sessions/{id}", "GET /sessions/{id}/attachments", "GET /sessions/{id}/attachments/{attachmentId}", "GET /sessions/{id}/briefing", "GET /sessions/{id}/charges-ahead", "GET /sessions/{id}/live", "GET /sessions/{id}/live/room",
	"GET /sessions/{id}/notes", "GET /sessions/{id}/notes/shared", "GET /sessions/{id}/notes/{clientId}", "GET /sessions/{id}/rounds", "GET /sessions/{id}/rounds/due", "GET /sessions/{id}/rounds/progress"}

// covered is a cohort whose third and fourth session, on March 17 and 24, a
// substitute covers.
type covered struct {
	*testing.T
	w       *apitest.World
	of      things
	clients []string
}

func newCovered(t *testing.T, w *apitest.World) covered {
	t.Helper()
	v := covered{T: t, w: w, of: things{"instrument": "phq-9", "number": "1"}}
	v.of["cohort"], v.clients = w.Running(3)
	v.of["client"], v.of["session"] = v.clients[0], w.Session(v.of["cohort"], 3)
	taken := w.Assess(v.of["client"], "phq-9", 0, 0, 0, 0, 0, 0, 0, 0, 1)
	v.of["assessment"], v.of["risk-flag"] = taken.Text("id"), taken.Text("riskFlags.0.id")
	v.of["enrollment"] = w.Do("intake", http.MethodGet, "/clients/"+v.of["client"]+"/enrollments", nil).Text("items.0.id")
	second := "/sessions/" + w.Session(v.of["cohort"], 2)
	w.Do("therapist", http.MethodPut, second+"/attendance", apitest.Marks(v.clients, "present", "no_show", "present")).Want(http.StatusOK)
	v.of["homework"] = w.Do("therapist", http.MethodPost, second+"/homework", map[string]any{"title": "Thought log"}).Want(http.StatusCreated).Text("id")
	v.of["session-attachment"] = w.Do("therapist", http.MethodPost, "/sessions/"+v.of["session"]+"/attachments", sessionFile()).Want(http.StatusCreated).Text("id")
	v.of["substitute"] = w.AddUser("substitute", domain.Therapist).ID.String()
	return v
}

func (v covered) at(text string) {
	v.Helper()
	t, err := time.Parse(time.RFC3339, text)
	if err != nil {
		v.Fatal(err)
	}
	v.w.SetTime(t)
}

// walk asks every route that answers with something as the substitute and as a
// therapist with whom it has nothing to do, and gives those whose answers differ.
func (v covered) walk(when string) []string {
	v.Helper()
	differ := map[string]bool{}
	asked := 0
	for _, route := range v.w.Server.Routes() {
		call := route.Method + " " + strings.TrimPrefix(route.Path, "/api/v1")
		question := route.Method == http.MethodPost && !route.TakesKey && !strings.Contains(call, "/auth/") && call != "POST /calendar/feed"
		own := strings.HasPrefix(call, "GET /me") || strings.HasPrefix(call, "GET /logins") || call == "GET /absences" || strings.Contains(call, "/reports/")
		if route.Public || own || route.Method != http.MethodGet && !question {
			continue
		}
		asked++
		path, _ := addressed(route.Path, v.of)
		path += queryOf(call, v.of)
		ask := func(who string) *apitest.Answer { return v.w.Do(who, route.Method, path, bodies(v.w, v.of)[call]) }
		theirs, others := ask("substitute"), ask("other therapist")
		if theirs.Status != others.Status || !bytes.Equal(bare(theirs), bare(others)) {
			differ[call] = true
		}
		for _, client := range v.clients {
			if bytes.Contains(theirs.Raw, []byte(client)) && !slices.Contains(openToASubstitute, call) {
				v.Errorf("%s: %s shows a client", when, call)
			}
		}
	}
	if asked < 60 {
		v.Errorf("only %d routes were asked", asked)
	}
	delete(differ, "GET /calendar") // names nobody who comes
	return slices.Sorted(maps.Keys(differ))
}

// writes tries everything that a substitute does, and says how it was answered.
func (v covered) writes() (statuses []int) {
	session := "/sessions/" + v.of["session"]
	for _, call := range []struct {
		method, path string
		body         any
	}{
		{http.MethodPut, session + "/attendance", apitest.Marks(v.clients, "present", "present", "no_show")},
		{http.MethodPost, session + "/homework", map[string]any{"title": "Letter"}},
		{http.MethodPut, "/homework/" + v.of["homework"] + "/returns/" + v.of["client"], map[string]any{"status": "returned"}},
		{http.MethodPost, session + "/close", nil},
		{http.MethodPost, session + "/corrections", map[string]any{"items": apitest.Marks(v.clients, "excused")["items"], "reason": "Told late."}},
	} {
		var headers []apitest.Header
		if strings.Contains(call.path, "/returns/") {
			headers = append(headers, apitest.IfMatch(`"1"`))
		}
		statuses = append(statuses, v.w.Do("substitute", call.method, call.path, call.body, headers...).Status)
	}
	return statuses
}

func (v covered) cover(who string, change map[string]any) *apitest.Answer {
	body := map[string]any{"userId": v.of["substitute"], "from": "2026-03-17", "until": "2026-03-24", "reason": "A conference."}
	maps.Copy(body, change)
	return v.w.Do(who, http.MethodPost, "/cohorts/"+v.of["cohort"]+"/covers", body)
}

// free looks who is free at the cohort's hour: the substitute is not on a day on
// which they lead it, and who is covered is.
func (v covered) free(day string, want map[string]int) {
	v.Helper()
	free := v.w.Do("intake", http.MethodGet, "/calendar/free?time=09:30&timeZone=America%2FNew_York&durationMinutes=60&from="+day, nil).Want(http.StatusOK)
	for _, l := range free.Field("leaders").([]any) {
		leader := l.(map[string]any)
		if taken, asked := want[leader["name"].(string)]; asked && len(leader["taken"].([]any)) != taken {
			v.Errorf("on %s %v is taken %v", day, leader["name"], leader["taken"])
		}
	}
}

// A substitute has the sessions that they cover, with what they need to know of
// the members, from the day before until the end of the day after the last one,
// over every route; and nothing else at any time.
func TestASubstituteHasTheirSessionsForThatTimeOnly(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		v := newCovered(t, w)
		nothing := []int{404, 404, 404, 404, 404}
		session := "/sessions/" + v.of["session"]
		made := v.cover("therapist", nil).Want(http.StatusOK)
		if made.Text("items.0.opensAt") != "2026-03-16T04:00:00Z" || made.Text("items.1.expiresAt") != "2026-03-26T04:00:00Z" || made.Text("items.1.forName") != "Therapist" {
			t.Fatalf("%s", made.Raw)
		}
		v.free("2026-03-17", map[string]int{"Substitute": 1, "Therapist": 0})
		v.free("2026-03-31", map[string]int{"Substitute": 0, "Therapist": 1})
		v.at("2026-03-16T03:59:59Z")
		if got := v.walk("before"); len(got) > 0 {
			t.Errorf("before, the substitute reads %v", got)
		}
		if got := v.writes(); !slices.Equal(got, nothing) {
			t.Errorf("before: %v", got)
		}
		ahead := w.Do("substitute", http.MethodGet, "/calendar?from=2026-03-01&to=2026-03-31", nil).Want(http.StatusOK)
		if len(items(ahead)) != 2 || strings.Contains(string(ahead.Raw), "Anger") || ahead.Text("items.0.theme") != "" || ahead.Text("items.0.covers.0.userName") != "Substitute" {
			t.Errorf("the calendar before: %s", ahead.Raw)
		}

		v.at("2026-03-16T04:00:00Z")
		if got := v.walk("meanwhile"); !slices.Equal(got, openToASubstitute) {
			t.Errorf("meanwhile, the substitute reads %v", got)
		}
		read := w.Do("substitute", http.MethodGet, session, nil).Want(http.StatusOK)
		if read.Field("own") != true || read.Text("coverUntil") != "2026-03-26T04:00:00Z" || read.Text("roster.0.roomName") != "FirstA" || read.Text("cohortName") != "Anger, Tuesday morning" ||
			read.Text("covers.0.reason") == "" || read.Text("ledBy.0.as") != "substitute" || read.Text("earlierHomework.0.title") != "Thought log" {
			t.Errorf("the session: %s", read.Raw)
		}
		brief := w.Do("substitute", http.MethodGet, session+"/briefing", nil).Want(http.StatusOK)
		if brief.Text("flags.0.clientId") != v.of["client"] || brief.Text("last.number") == "" && brief.Number("last.number") != 2 || brief.Text("last.absent.0.roomName") != "FirstB" || brief.Text("last.homework.0") != "Thought log" ||
			strings.Contains(string(brief.Raw), "phq") {
			t.Errorf("the briefing: %s", brief.Raw)
		}
		for _, number := range []int{2, 5} {
			w.Do("substitute", http.MethodGet, "/sessions/"+w.Session(v.of["cohort"], number), nil).Want(http.StatusNotFound)
		}
		for _, closed := range []string{"/cancel", "/restore"} {
			w.Do("substitute", http.MethodPost, session+closed, map[string]any{"reason": "Snow."}).WantCode(http.StatusForbidden, "forbidden")
		}

		v.moved(4)
		v.at("2026-03-17T15:00:00Z")
		if got := v.writes(); !slices.Equal(got, []int{200, 201, 200, 200, 200}) {
			t.Errorf("meanwhile: %v", got)
		}
		v.audited()
		v.at("2026-03-26T03:59:59Z")
		w.Do("substitute", http.MethodGet, session, nil).Want(http.StatusOK)
		v.at("2026-03-26T04:00:00Z")
		if got := v.walk("afterwards"); len(got) > 0 {
			t.Errorf("afterwards, the substitute reads %v", got)
		}
		if got := v.writes(); !slices.Equal(got, nothing) {
			t.Errorf("afterwards: %v", got)
		}
		v.credited()
	})
}

// moved moves a covered session to another day: it is not the one for which the
// substitute was asked; back on its day, it is.
func (v covered) moved(number int) {
	v.Helper()
	id := v.w.Session(v.of["cohort"], number)
	read := func(want int) { v.Helper(); v.w.Do("substitute", http.MethodGet, "/sessions/"+id, nil).Want(want) }
	read(http.StatusOK)
	change := rescheduled(v.w, v.of["cohort"], map[string]any{"kind": "move", "sessionId": id, "on": "2026-03-25"}).Want(http.StatusOK).Text("id")
	read(http.StatusNotFound)
	v.w.Do("therapist", http.MethodPost, "/cohorts/"+v.of["cohort"]+"/schedule/undo", map[string]any{"id": change, "overrideReason": "Back."}).Want(http.StatusOK)
	read(http.StatusOK)
}

// audited looks for what a substitute did and saw: each entry says so.
func (v covered) audited() {
	v.Helper()
	list := v.w.Do("admin", http.MethodGet, "/audit?limit=200&actorId="+v.of["substitute"]+"&action=sessions.close", nil).Want(http.StatusOK)
	if !strings.Contains(string(list.Raw), `"substitute"`) {
		v.Errorf("the audit does not say that a substitute closed it: %s", list.Raw)
	}
	checkShown(v.T, v.w, "the session as the substitute reads it", v.w.Do("substitute", http.MethodGet, "/sessions/"+v.of["session"]+"/briefing", nil).Want(http.StatusOK))
}

// credited looks at who led the session that the substitute closed, and puts it
// right: what stood is kept.
func (v covered) credited() {
	v.Helper()
	session := "/sessions/" + v.of["session"]
	hours := func(who string, want string) {
		v.Helper()
		a := v.w.Do(who, http.MethodGet, "/reports/led-hours?from=2026-03-01&to=2026-03-31", nil).Want(http.StatusOK)
		var got []string
		for _, sum := range a.Field("sums").([]any) {
			s := sum.(map[string]any)
			got = append(got, fmt.Sprintf("%s %s %v×%v", s["name"], s["as"], s["sessions"], s["minutes"]))
		}
		if text := strings.Join(got, ", "); text != want {
			v.Errorf("%s reads %q, want %q", who, text, want)
		}
	}
	hours("substitute", "Substitute substitute 1×90")
	hours("admin", "Substitute substitute 1×90")
	hours("therapist", "")
	v.w.Do("intake", http.MethodGet, "/reports/led-hours?from=2026-03-01&to=2026-03-31", nil).Want(http.StatusForbidden)
	body := map[string]any{"ledBy": []string{v.of["substitute"], v.w.Users["therapist"].ID.String()}, "reason": "Came for the second half."}
	put := v.w.Do("therapist", http.MethodPost, session+"/led-by", body).Want(http.StatusOK)
	if put.Text("ledBy.0.as") != "lead" || put.Text("ledBy.1.as") != "substitute" || put.Text("ledChanges.0.was.0.name") != "Substitute" || put.Text("ledChanges.0.reason") == "" {
		v.Errorf("corrected: %s", put.Raw)
	}
	hours("therapist", "Therapist lead 1×90")
	v.w.Do("therapist", http.MethodPost, session+"/led-by", map[string]any{"ledBy": []string{}, "reason": " "}).Want(http.StatusUnprocessableEntity)
	file := v.w.Do("admin", http.MethodGet, "/reports/led-hours/file?from=2026-03-01&to=2026-03-31&userId="+v.of["substitute"], nil).Want(http.StatusOK)
	if want := "\ufeffname,led_as,date,cohort,session,minutes\nSubstitute,substitute,2026-03-17,"; !strings.HasPrefix(string(file.Raw), want) || strings.Count(string(file.Raw), "\n") != 2 {
		v.Errorf("the file: %s", file.Raw)
	}
}

// Who is away leaves sessions that somebody has to take: they are listed with who
// could, and stand on the first page of who sees to it until somebody has.
func TestWhatAnAbsenceLeavesIsCovered(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		v := newCovered(t, w)
		w.AddUser("admin and therapist", domain.Admin, domain.Therapist)
		uncovered := func(want ...int) {
			t.Helper()
			for _, who := range []string{"admin", "intake", "therapist"} {
				list := w.Do(who, http.MethodGet, "/sessions/uncovered", nil).Want(http.StatusOK)
				var got []int
				for _, item := range items(list) {
					got = append(got, int(item.(map[string]any)["number"].(float64)))
				}
				if !slices.Equal(got, want) || who == "admin" && strings.Contains(string(list.Raw), "Anger") {
					t.Errorf("%s sees %v, want %v: %s", who, got, want, list.Raw)
				}
			}
		}
		uncovered()
		away := w.Do("therapist", http.MethodPost, "/absences", map[string]any{"from": "2026-03-16", "until": "2026-03-20"}).Want(http.StatusCreated)
		if away.Number("sessions.0.number") != 3 || away.Field("sessions.0.uncovered") != true || len(away.Field("sessions").([]any)) != 1 {
			t.Errorf("%s", away.Raw)
		}
		uncovered(3)
		w.Do("other therapist", http.MethodPost, "/absences", map[string]any{"userId": w.Users["therapist"].ID.String(), "from": "2026-03-16", "until": "2026-03-20"}).WantCode(http.StatusUnprocessableEntity, "invalid")
		w.Do("intake", http.MethodPost, "/absences", map[string]any{"userId": w.Users["other therapist"].ID.String(), "from": "2026-03-17", "until": "2026-03-17"}).Want(http.StatusCreated)
		if own := w.Do("other therapist", http.MethodGet, "/absences", nil).Want(http.StatusOK); len(items(own)) != 1 || len(items(w.Do("admin", http.MethodGet, "/absences", nil))) != 2 {
			t.Errorf("one's own: %s", own.Raw)
		}

		theirs := w.CohortBody() // the substitute leads one at that hour
		theirs["leadId"], theirs["name"] = v.of["substitute"], "Grief"
		w.Do("intake", http.MethodPost, "/cohorts", theirs).Want(http.StatusCreated)
		w.AddUser("third therapist", domain.Therapist)
		giveLicense(w, "third therapist", licensed("2026-03-20")).Want(http.StatusOK)
		list := w.Do("therapist", http.MethodGet, "/cohorts/"+v.of["cohort"]+"/substitutes?from=2026-03-17&until=2026-03-17", nil).Want(http.StatusOK)
		if names := strings.Join([]string{list.Text("items.0.name"), list.Text("items.1.name"), list.Text("items.2.name"), list.Text("items.3.name")}, ", "); names != "Admin and therapist, Third therapist, Other therapist, Substitute" ||
			list.Field("items.2.away") != true || list.Text("items.3.clashes.0.cohort") == "" {
			t.Errorf("who could take it: %s", list.Raw)
		}
		v.cover("therapist", map[string]any{"until": "2026-03-17"}).WantCode(http.StatusConflict, "time_clash")
		v.cover("therapist", map[string]any{"userId": w.Users["other therapist"].ID.String()}).WantCode(http.StatusUnprocessableEntity, "invalid")
		v.cover("therapist", map[string]any{"userId": w.Users["third therapist"].ID.String()}).WantCode(http.StatusUnprocessableEntity, "invalid") // licensed for the first day alone
		v.cover("therapist", map[string]any{"userId": w.Users["therapist"].ID.String()}).WantCode(http.StatusUnprocessableEntity, "invalid")
		v.cover("therapist", map[string]any{"reason": " ", "until": "2026-06-17"}).WantCode(http.StatusUnprocessableEntity, "invalid")
		v.cover("admin and therapist", map[string]any{"userId": w.Users["admin and therapist"].ID.String()}).WantCode(http.StatusUnprocessableEntity, "cover_oneself")
		v.cover("other therapist", nil).Want(http.StatusNotFound)
		v.cover("billing", nil).Want(http.StatusForbidden)
		cover := v.cover("admin", map[string]any{"until": "2026-03-17", "overrideReason": "Theirs begins later that day."}).Want(http.StatusOK).Text("items.0.id")
		v.cover("intake", map[string]any{"userId": w.Users["third therapist"].ID.String(), "until": "2026-03-17"}).WantCode(http.StatusConflict, "already_covered")
		uncovered()

		feed := newFeed(w, "therapist", nil)
		if text := unfolded(fetch(w, feed).Want(http.StatusOK)); strings.Count(text, "(covered)") != 1 {
			t.Error("the leader's feed does not say what is covered")
		}
		if text := unfolded(fetch(w, newFeed(w, "substitute", nil)).Want(http.StatusOK)); !strings.Contains(text, "session-"+v.of["session"]+"@") || strings.Contains(text, "(covered)") {
			t.Error("the substitute's feed has not what they cover")
		}
		w.SetTime(time.Date(2026, 3, 16, 12, 0, 0, 0, time.UTC))
		w.Do("substitute", http.MethodGet, "/sessions/"+v.of["session"], nil).Want(http.StatusOK)
		w.Do("other therapist", http.MethodPost, "/covers/"+cover+"/end", nil).Want(http.StatusNotFound)
		w.Do("substitute", http.MethodPost, "/covers/"+cover+"/end", nil).Want(http.StatusOK) // they give it back
		w.Do("substitute", http.MethodGet, "/sessions/"+v.of["session"], nil).Want(http.StatusNotFound)
		uncovered(3)
		w.Do("therapist", http.MethodPost, "/absences/"+away.Text("id")+"/end", nil).Want(http.StatusOK)
		uncovered()

		ahead := w.Do("therapist", http.MethodGet, "/cohorts/"+v.of["cohort"]+"/handover?toId="+v.of["substitute"], nil).Want(http.StatusOK)
		if len(ahead.Field("coming").([]any)) != 10 || len(ahead.Field("unclosed").([]any)) != 2 || ahead.Number("openFlags") != 1 || ahead.Number("unsettledHomework") != 1 || ahead.Text("clashes.0.cohort") == "" {
			t.Errorf("handing over: %s", ahead.Raw)
		}
	})
}
