package api_test

import (
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"cohort/api/apitest"
	"cohort/domain"
)

func room(w *apitest.World, name string, more map[string]any) *apitest.Answer {
	body := map[string]any{"name": name, "kind": "in_person", "seats": 12}
	for field, value := range more {
		body[field] = value
	}
	return w.Do("intake", http.MethodPost, "/rooms", body)
}

// Rooms are kept as records; what was typed so far becomes one with all that is
// held there.
func TestRoomsAreKept(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		cohort, _ := w.Running(6)
		typed := w.Do("admin", http.MethodGet, "/rooms/typed", nil).Want(http.StatusOK)
		if typed.Text("items.0.place") != "Room 2" || typed.Number("items.0.cohorts") != 1 {
			t.Errorf("typed: %s", typed.Raw)
		}
		made := room(w, " Room 2 ", map[string]any{"seats": 6, "address": "Harbor Street 14", "typedAs": "Room 2"}).Want(http.StatusCreated)
		if made.Text("name") != "Room 2" || made.Text("placeOfService") != "11" {
			t.Errorf("made: %s", made.Raw)
		}
		room(w, "room 2", nil).WantCode(http.StatusConflict, "room_taken")
		wrong := room(w, "https://meet.example/x", map[string]any{"kind": "online", "address": "Here", "placeOfService": "11"}).WantCode(http.StatusUnprocessableEntity, "invalid").WrongFields()
		for _, field := range []string{"name", "seats", "address", "placeOfService"} {
			if !slices.Contains(wrong, field) {
				t.Errorf("%s is not named in %v", field, wrong)
			}
		}
		online := room(w, "Video room Alder", map[string]any{"kind": "online", "seats": 0, "link": "https://meet.example/alder"}).Want(http.StatusCreated)
		for who, want := range map[string]string{"therapist": "https://meet.example/alder", "billing": ""} {
			if got := w.Do(who, http.MethodGet, "/rooms", nil).Want(http.StatusOK); got.Text("items.1.link") != want || len(items(got)) != 2 {
				t.Errorf("%s reads %s", who, got.Raw)
			}
		}
		w.Do("therapist", http.MethodPost, "/rooms", map[string]any{"name": "Mine", "kind": "in_person"}).Want(http.StatusForbidden)

		page := w.Do("therapist", http.MethodGet, "/cohorts/"+cohort, nil).Want(http.StatusOK)
		if page.Text("roomId") != made.Text("id") || page.Text("place") != "Room 2" || page.Text("sessions.11.room") != "Room 2" {
			t.Errorf("the cohort did not come: %s", page.Raw)
		}
		if !strings.Contains(string(page.Raw), "Room 2 seats 6, and this cohort takes 8.") {
			t.Errorf("nothing is said of seats: %s", page.Field("notices"))
		}
		if got := w.Do("admin", http.MethodGet, "/rooms/typed", nil).Want(http.StatusOK); len(items(got)) != 0 {
			t.Errorf("still typed: %s", got.Raw)
		}
		retire := map[string]any{"retired": true}
		path := "/rooms/" + made.Text("id")
		w.Do("admin", http.MethodPatch, path, retire, apitest.IfMatch(`"1"`)).WantCode(http.StatusConflict, "room_booked")
		w.Do("admin", http.MethodPatch, path, map[string]any{"name": "Blue room"}, apitest.IfMatch(`"1"`)).Want(http.StatusOK)
		w.Do("admin", http.MethodPatch, path, retire, apitest.IfMatch(`"1"`)).WantCode(http.StatusPreconditionFailed, "stale")
		changed(w, cohort, map[string]any{"roomId": online.Text("id")}).WantCode(http.StatusUnprocessableEntity, "invalid")
		changed(w, cohort, map[string]any{"roomId": ""}).Want(http.StatusOK)
		w.SetTime(w.Time().Add(3 * time.Hour)) // what is under way stays where it is, and is over by then
		w.Do("admin", http.MethodPatch, path, retire, apitest.IfMatch(`"2"`)).Want(http.StatusOK)
		changed(w, cohort, map[string]any{"roomId": made.Text("id")}).WantCode(http.StatusUnprocessableEntity, "invalid")
		if got := w.Do("therapist", http.MethodGet, "/sessions/"+w.Session(cohort, 1), nil).Want(http.StatusOK); got.Text("place") != "Blue room" {
			t.Errorf("what was held there is in %q", got.Text("place"))
		}
	})
}

// Two groups are not in one room at one hour, by whatever way they would come
// there; a reason lets it pass. What a move does to rooms is undone with it.
func TestOneGroupIsInOneRoomAtOneHour(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		first, second := room(w, "Room 1", nil).Text("id"), room(w, "Room 2", nil).Text("id")
		taken := made(meets(w, "therapist", "09:00", map[string]any{"roomId": first}))
		refused := meets(w, "other therapist", "10:00", map[string]any{"roomId": first}).WantCode(http.StatusConflict, "time_clash")
		if !strings.Contains(refused.Text("detail"), "Room 1 is taken by "+codeOf(w, taken)) || !slices.Contains(refused.WrongFields(), "roomId") {
			t.Errorf("refused with %s", refused.Raw)
		}
		asked := map[string]any{"leaderIds": []string{w.Users["other therapist"].ID.String()}, "schedule": clashingAt(w, "10:00"), "roomId": first}
		if before := w.Do("intake", http.MethodPost, "/leaders/clashes", asked).Want(http.StatusOK); before.Text("items.0.room.name") != "Room 1" || len(items(before)) != 1 {
			t.Errorf("said before: %s", before.Raw)
		}
		made(meets(w, "other therapist", "10:30", map[string]any{"roomId": first})) // begins the minute the other ends
		beside := made(meets(w, "other therapist", "09:00", map[string]any{"roomId": second, "overrideReason": "The half hour is for tidying up."}))
		changed(w, beside, map[string]any{"roomId": first}).WantCode(http.StatusConflict, "time_clash")
		if before := w.Do("intake", http.MethodPost, "/cohorts/"+beside+"/clashes", map[string]any{"roomId": first}).Want(http.StatusOK); before.Text("items.0.cohortId") != taken {
			t.Errorf("said before: %s", before.Raw)
		}
		w.Do("therapist", http.MethodPost, "/cohorts/"+taken+"/start", map[string]any{"overrideReason": "Small."}).Want(http.StatusOK)

		// One session of the running one moves into the other room and is refused.
		fourth := w.Session(taken, 4)
		edit := map[string]any{"kind": "move", "sessionId": fourth, "on": "2026-03-24", "roomId": second}
		ahead := w.Do("therapist", http.MethodPost, "/cohorts/"+taken+"/schedule/ahead", edit).Want(http.StatusOK)
		if ahead.Text("lines.0.kind") != "room" || ahead.Text("lines.0.after.room") != "Room 2" || ahead.Text("clashes.0.room.name") != "Room 2" {
			t.Errorf("said before: %s", ahead.Raw)
		}
		rescheduled(w, taken, edit).WantCode(http.StatusConflict, "time_clash")
		edit["on"], edit["overrideReason"] = "2026-03-25", nil
		delete(edit, "overrideReason")
		moved := rescheduled(w, taken, edit).Want(http.StatusOK)
		// All from the sixth on go to the other room, at an hour at which it is free.
		rest := rescheduled(w, taken, map[string]any{"kind": "change_rest", "sessionId": w.Session(taken, 6), "time": "12:30", "roomId": second}).Want(http.StatusOK)
		page := w.Do("therapist", http.MethodGet, "/cohorts/"+taken, nil).Want(http.StatusOK)
		if page.Text("roomId") != second || page.Text("sessions.2.room") != "Room 1" || page.Text("sessions.3.room") != "Room 2" || page.Text("sessions.11.room") != "Room 2" {
			t.Errorf("held in other rooms: %s", page.Raw)
		}
		// Another usual room: what stands in a room of its own keeps it.
		third := room(w, "Room 3", nil).Text("id")
		changed(w, taken, map[string]any{"roomId": third, "roomFrom": "2026-05-12"}).Want(http.StatusOK)
		page = w.Do("therapist", http.MethodGet, "/cohorts/"+taken, nil).Want(http.StatusOK)
		if page.Text("sessions.3.room") != "Room 2" || page.Text("sessions.9.room") != "Room 2" || page.Text("sessions.10.room") != "Room 3" {
			t.Errorf("from a day on: %s", page.Raw)
		}
		undo := func(id string) *apitest.Answer {
			return w.Do("therapist", http.MethodPost, "/cohorts/"+taken+"/schedule/undo", map[string]any{"id": id})
		}
		undo(rest.Text("id")).WantCode(http.StatusConflict, "changed_since")
		changed(w, taken, map[string]any{"roomId": second, "roomFrom": "2026-05-12"}).Want(http.StatusOK)
		undo(rest.Text("id")).Want(http.StatusOK)
		undo(moved.Text("id")).Want(http.StatusOK)
		page = w.Do("therapist", http.MethodGet, "/cohorts/"+taken, nil).Want(http.StatusOK)
		if page.Text("roomId") != first || page.Text("sessions.3.room") != "Room 1" || page.Text("sessions.11.room") != "Room 1" {
			t.Errorf("undone to %s", page.Raw)
		}
	})
}

// Several people want one room for one hour at the same moment: one gets it,
// whether they plan a cohort or change one.
func TestOneRoomIsBookedOnce(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		wanted, elsewhere := room(w, "Room 1", nil).Text("id"), room(w, "Room 2", nil).Text("id")
		var leaders []string
		for _, who := range []string{"one", "two", "three", "four", "five", "six"} {
			w.AddUser(who, domain.Therapist)
			leaders = append(leaders, who)
		}
		planned := made(meets(w, "therapist", "15:00", map[string]any{"roomId": elsewhere}))
		version := w.Do("intake", http.MethodGet, "/cohorts/"+planned, nil).Want(http.StatusOK).Header.Get("ETag")
		got := make([]int, len(leaders)+1)
		var wait sync.WaitGroup
		for i, who := range leaders {
			wait.Go(func() { got[i] = meets(w, who, "09:00", map[string]any{"roomId": wanted}).Status })
		}
		wait.Go(func() {
			schedule := clashingAt(w, "09:30")
			got[len(leaders)] = w.Do("intake", http.MethodPatch, "/cohorts/"+planned, map[string]any{"roomId": wanted, "schedule": schedule}, apitest.IfMatch(version)).Status
		})
		wait.Wait()
		booked := 0
		for _, status := range got {
			if status == http.StatusCreated || status == http.StatusOK {
				booked++
			} else if status != http.StatusConflict {
				t.Errorf("answered %d", status)
			}
		}
		if booked != 1 {
			t.Errorf("%d of %v have the room", booked, got)
		}
	})
}

// The calendar has what is planned and when the practice is closed, and says who
// and what is free at an hour.
func TestCalendarSaysWhatIsFree(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		version := w.Do("admin", http.MethodGet, "/settings/closed-days", nil).Want(http.StatusOK).Header.Get("ETag")
		w.Do("admin", http.MethodPut, "/settings/closed-days", map[string]any{"except": []string{}, "closures": []any{map[string]any{"from": "2026-03-17", "to": "2026-03-17", "reason": "Repairs"}}}, apitest.IfMatch(version)).Want(http.StatusOK)
		first, second := room(w, "Room 1", nil).Text("id"), room(w, "Room 2", nil).Text("id")
		planned := made(meets(w, "therapist", "09:00", map[string]any{"roomId": first}))
		month := w.Do("billing", http.MethodGet, "/calendar?from=2026-03-01&to=2026-03-31", nil).Want(http.StatusOK)
		if month.Text("closed.0.date") != "2026-03-17" || month.Text("closed.0.why") != "Repairs" || len(items(month)) != 0 {
			t.Errorf("closed: %s", month.Raw)
		}
		dates := month.Field("planned").([]any)
		if len(dates) != 4 || month.Text("planned.0.status") != "planned" || month.Text("planned.0.cohortName") != codeOf(w, planned) || month.Text("planned.0.room") != "Room 1" || month.Text("planned.0.leaders.0.name") != "Therapist" {
			t.Errorf("planned: %s", month.Raw)
		}
		free := func(query string) *apitest.Answer {
			t.Helper()
			return w.Do("therapist", http.MethodGet, "/calendar/free?timeZone=America%2FNew_York&durationMinutes=60&"+query, nil)
		}
		at := free("from=2026-03-10&time=10:00").Want(http.StatusOK)
		if len(at.Field("hours").([]any)) != 1 || at.Text("rooms.0.taken.0.cohort") != "Cohort at 09:00" || len(at.Field("rooms.1.taken").([]any)) != 0 || at.Text("rooms.1.id") != second {
			t.Errorf("free rooms: %s", at.Raw)
		}
		for _, l := range at.Field("leaders").([]any) {
			leader := l.(map[string]any)
			if want := map[string]int{"Therapist": 1}[leader["name"].(string)]; len(leader["taken"].([]any)) != want {
				t.Errorf("%v is taken %v", leader["name"], leader["taken"])
			}
		}
		if at := free("from=2026-03-10&time=10:00&cohortId=" + planned).Want(http.StatusOK); len(at.Field("rooms.0.taken").([]any)) != 0 {
			t.Errorf("a cohort is in its own way: %s", at.Raw)
		}
		if at := free("from=2026-02-24&time=10:00&sessions=4").Want(http.StatusOK); len(at.Field("hours").([]any)) != 4 || len(at.Field("rooms.0.taken").([]any)) != 3 {
			t.Errorf("a course: %s", at.Raw)
		}
		free("from=2026-03-10&time=25:00").WantCode(http.StatusUnprocessableEntity, "invalid")
	})
}

// What a group works toward is between its members and who leads it.
func TestGoalsAreForWhoLeads(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		cohort, _ := w.Running(6)
		goals := map[string]any{"goals": map[string]any{"toward": "Notice anger early.", "end": "Each has a plan that held for four weeks."}}
		changed(w, cohort, goals).Want(http.StatusForbidden)
		version := w.Do("therapist", http.MethodGet, "/cohorts/"+cohort, nil).Want(http.StatusOK).Header.Get("ETag")
		w.Do("therapist", http.MethodPatch, "/cohorts/"+cohort, goals, apitest.IfMatch(version)).Want(http.StatusOK)
		for who, want := range map[string]string{"therapist": "Notice anger early.", "intake": "", "billing": "", "admin": ""} {
			for _, path := range []string{"/cohorts/" + cohort, "/sessions/" + w.Session(cohort, 2)} {
				page := w.Do(who, http.MethodGet, path, nil).Want(http.StatusOK)
				if got := strings.Contains(string(page.Raw), "Notice anger early."); got != (want != "") {
					t.Errorf("%s reads %s: %v", who, path, got)
				}
			}
		}
		if kept := changed(w, cohort, map[string]any{"name": "Renamed"}).Want(http.StatusOK); strings.Contains(string(kept.Raw), "Notice") {
			t.Error("intake is told the goals by a change of its own")
		}
		if page := w.Do("therapist", http.MethodGet, "/cohorts/"+cohort, nil).Want(http.StatusOK); page.Text("goals.end") != "Each has a plan that held for four weeks." {
			t.Errorf("goals: %s", page.Raw)
		}
	})
}
