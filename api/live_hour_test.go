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

// tablet is a device in the room, which may hear nothing of the others.
type tablet struct {
	w       *apitest.World
	who     string
	session string
	id      string
	seq     int
}

func newTablet(w *apitest.World, who, session string) *tablet {
	return &tablet{w: w, who: who, session: session, id: domain.NewID[domain.DeviceID]().String()}
}

func (d *tablet) fact(kind, client, ref, value string, over ...any) body {
	d.seq++
	f := body{"id": domain.NewID[domain.FactID]().String(), "deviceId": d.id, "seq": d.seq, "millis": d.w.Time().UnixMilli(), "count": d.seq, "kind": kind, "value": value}
	if client != "" {
		f["clientId"] = client
	}
	if ref != "" {
		f["ref"] = ref
	}
	if len(over) > 0 {
		f["over"] = over
	}
	return f
}

func (d *tablet) send(facts ...body) *apitest.Answer {
	return d.w.Do(d.who, http.MethodPost, "/sessions/"+d.session+"/live/facts", body{"items": facts})
}

// placeOf finds a place in a live hour.
func placeOf(t *testing.T, a *apitest.Answer, kind, client, ref string) map[string]any {
	t.Helper()
	for _, one := range a.Want(http.StatusOK).Field("places").([]any) {
		p := one.(map[string]any)
		is := func(key, want string) bool { got, _ := p[key].(string); return got == want }
		if is("kind", kind) && is("clientId", client) && is("ref", ref) {
			return p
		}
	}
	t.Fatalf("no %s in %s", kind, a.Raw)
	return nil
}

// Two leaders note one hour on two devices, one of them without a network: what
// both say is put together, what cannot be is shown, and the record has it.
func TestLiveHourOfTwoDevices(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		cohort, c := w.Running(6)
		first, second := w.Session(cohort, 1), w.Session(cohort, 2)
		homework := w.Do("therapist", http.MethodPost, "/sessions/"+first+"/homework", body{"title": "Cue log"}).Want(http.StatusCreated).Text("id")
		w.SetTime(w.Time().Add(7 * 24 * time.Hour))
		w.Renew("therapist")
		one, other := newTablet(w, "therapist", second), newTablet(w, "therapist", second)
		note := domain.NewID[domain.FactID]().String()
		batch := []body{one.fact("mark", c[0], "", "present"), one.fact("mark", c[1], "", "present"), one.fact("turn", c[0], "", "yes"), one.fact("return", c[0], homework, "returned"),
			one.fact("note", c[0], note, "Ana said that Bela helped."), one.fact("goal", c[0], "", "Say it before it boils"), one.fact("part", "", "", "1"), one.fact("more", "", "1", "5")}
		a := one.send(batch...).Want(http.StatusOK)
		if again := one.send(batch...).Want(http.StatusOK); again.Number("facts") != a.Number("facts") {
			t.Errorf("sent again, there are %v facts, not %v", again.Number("facts"), a.Number("facts"))
		}
		// The other one was cut off since before the hour.
		later(w, time.Minute)
		a = other.send(other.fact("mark", c[0], "", "late"), other.fact("mark", c[1], "", "present"), other.fact("turn", c[0], "", "yes"), other.fact("more", "", "1", "5")).Want(http.StatusOK)
		if p := placeOf(t, a, "mark", c[0], ""); p["value"] != "late" || len(p["others"].([]any)) != 1 || len(p["heads"].([]any)) != 2 {
			t.Errorf("two marks of one member come to %v", p)
		}
		if p := placeOf(t, a, "mark", c[1], ""); p["value"] != "present" || len(p["others"].([]any)) != 0 {
			t.Errorf("two equal marks come to %v", p)
		}
		if p := placeOf(t, a, "more", "", "1"); p["value"] != "10" {
			t.Errorf("five more minutes twice are %v", p["value"])
		}
		session := w.Do("therapist", http.MethodGet, "/sessions/"+second, nil).Want(http.StatusOK)
		if status := session.Text("earlierHomework.0.returns.0.status") + session.Text("earlierHomework.0.returns.1.status"); !strings.Contains(status, "returned") || len(session.Field("attendance").([]any)) != 2 {
			t.Errorf("the record has %s", session.Raw)
		}
		// Somebody decides at the session's page, which counts as seen.
		w.Do("therapist", http.MethodPut, "/sessions/"+second+"/attendance", apitest.Marks(c, "left_early", "present", "present", "present", "present", "present")).Want(http.StatusOK)
		p := placeOf(t, w.Do("therapist", http.MethodGet, "/sessions/"+second+"/live", nil), "mark", c[0], "")
		if p["value"] != "left_early" || len(p["others"].([]any)) != 0 {
			t.Errorf("after the session's page: %v", p)
		}
		a = one.send(one.fact("mark", c[0], "", "present", p["heads"].([]any)...))
		if p := placeOf(t, a, "mark", c[0], ""); p["value"] != "present" || len(p["others"].([]any)) != 0 {
			t.Errorf("decided on the device: %v", p)
		}
		roomNamesNobody(t, w, second)

		w.Do("therapist", http.MethodPost, "/sessions/"+second+"/close", nil).Want(http.StatusOK)
		lateMark := other.fact("mark", c[2], "", "no_show", placeOf(t, a, "mark", c[2], "")["heads"].([]any)...)
		a = other.send(lateMark, other.fact("turn", c[3], "", "yes"))
		p = placeOf(t, a, "mark", c[2], "")
		if late := p["unlanded"].([]any); p["value"] != "present" || len(late) != 1 || late[0].(map[string]any)["why"] != "session_closed" {
			t.Errorf("a mark that came after closing: %v", p)
		}
		if placeOf(t, a, "turn", c[3], "")["value"] != "yes" {
			t.Error("a turn that came after closing is lost")
		}
		a = one.send(one.fact("mark", c[2], "", "present", p["heads"].([]any)...))
		if p = placeOf(t, a, "mark", c[2], ""); len(p["unlanded"].([]any)) != 0 {
			t.Errorf("left as it is: %v", p)
		}

		third := w.Session(cohort, 3)
		next := w.Do("therapist", http.MethodGet, "/sessions/"+third+"/live", nil).Want(http.StatusOK)
		waiting := []string{}
		for _, one := range next.Field("withoutTurn").([]any) {
			waiting = append(waiting, one.(map[string]any)["clientId"].(string))
		}
		if slices.Contains(waiting, c[0]) || slices.Contains(waiting, c[3]) || !slices.Contains(waiting, c[1]) || len(waiting) != 4 {
			t.Errorf("without a turn are %v", waiting)
		}
		if next.Text("goals.0.goal") != "Say it before it boils" || next.Number("recap.number") != 2 || len(next.Field("recap.parts").([]any)) > 1 {
			t.Errorf("the next hour looks back at %s", next.Raw)
		}
	})
}

func roomNamesNobody(t *testing.T, w *apitest.World, session string) {
	t.Helper()
	room := w.Do("therapist", http.MethodGet, "/sessions/"+session+"/live/room", nil).Want(http.StatusOK)
	for _, forbidden := range []string{"clientId", "C-", "boils", "helped", "present", "cohort"} {
		if strings.Contains(string(room.Raw), forbidden) {
			t.Errorf("the room reads %q in %s", forbidden, room.Raw)
		}
	}
	if room.Number("part") != 1 {
		t.Errorf("the room sees %s", room.Raw)
	}
}

// A quick note about one member names no other; what is malformed is named, and
// who does not lead the session has no hour.
func TestLiveHourKeepsItsWord(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		cohort, c := w.Running(6)
		session := w.Session(cohort, 1)
		d := newTablet(w, "therapist", session)
		name := w.Do("intake", http.MethodGet, "/clients/"+c[1], nil).Want(http.StatusOK).Text("firstName")
		about := domain.NewID[domain.FactID]().String()
		a := d.send(d.fact("note", c[0], about, "Was comforted by "+name+" today.")).Want(http.StatusOK)
		if len(a.Field("named").([]any)) == 0 || a.Text("named.0.note") != about {
			t.Errorf("the note is not read: %s", a.Raw)
		}
		bad := d.fact("mark", c[0], "", "asleep")
		bad["millis"] = 5
		got := d.send(bad, d.fact("turn", "", "", "yes"), d.fact("return", c[0], "first", "returned"), d.fact("more", "", "0", "5"), d.fact("goal", w.Users["admin"].ID.String(), "", "x"), d.fact("technique", "", "Role-play", "often")).
			WantCode(http.StatusUnprocessableEntity, "invalid").WrongFields()
		for _, field := range []string{"items[0].value", "items[0].millis", "items[1].clientId", "items[2].ref", "items[3].ref", "items[4].clientId", "items[5].value"} {
			if !slices.Contains(got, field) {
				t.Errorf("%s is not named in %v", field, got)
			}
		}
		w.AddUser("stranger", domain.Therapist)
		newTablet(w, "stranger", session).send().Want(http.StatusNotFound)
		for _, who := range []string{"intake", "billing", "admin"} {
			w.Do(who, http.MethodGet, "/sessions/"+session+"/live", nil).Want(http.StatusForbidden)
			w.Do(who, http.MethodGet, "/sessions/"+session+"/live/room", nil).Want(http.StatusForbidden)
		}
	})
}

// liveFacts are facts of several kinds, for those who go through every route. What
// the record does not keep fits every group.
func liveFacts(of things) []any {
	facts := []any{}
	for n, f := range []body{
		{"kind": "turn", "clientId": of["client"], "value": "yes"}, {"kind": "goal", "clientId": of["client"], "value": "Ask for help once"},
		{"kind": "technique", "ref": "Role-play", "value": "yes"}, {"kind": "part", "value": "1"}, {"kind": "more", "ref": "1", "value": "5"},
		{"kind": "note", "ref": domain.NewID[domain.FactID]().String(), "value": "The group was quiet."},
	} {
		f["id"], f["deviceId"] = domain.NewID[domain.FactID]().String(), domain.NewID[domain.DeviceID]().String()
		f["seq"], f["millis"] = n+1, 1_773_151_200_000
		facts = append(facts, f)
	}
	return facts
}
