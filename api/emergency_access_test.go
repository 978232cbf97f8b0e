package api_test

import (
	"context"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"cohort/api/apitest"
	"cohort/domain"
)

func emergencyBody(change map[string]any) map[string]any {
	body := map[string]any{"name": "Firsta Member", "birthDate": "1990-01-15", "ground": "risk_of_harm", "reason": "Called in distress, the therapist is away."}
	for k, v := range change {
		body[k] = v
	}
	return body
}

func openEmergency(w *apitest.World, who string, change map[string]any) *apitest.Answer {
	return w.Do(who, http.MethodPost, "/emergency-accesses", emergencyBody(change))
}

// inEmergency is the client that the usual body of an emergency fits.
func inEmergency(w *apitest.World) {
	w.T.Helper()
	w.Do("intake", http.MethodPost, "/clients", map[string]any{"firstName": "Nobody", "lastName": "Here", "birthDate": "1980-01-01"}).Want(http.StatusCreated)
}

// A therapist opens the record of a client of a colleague for an hour: to be read
// as who treats the client does, and to answer a risk flag. Lists, answers and the
// record agree, and all ends by itself.
func TestAnEmergencyOpensOneRecordForAnHour(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		_, clients := w.Running(2)
		client, other := clients[0], clients[1]
		flagged := w.Assess(client, "phq-9", 0, 0, 0, 0, 0, 0, 0, 0, 1).Text("riskFlags.0.id")
		reads := []string{"/clients/" + client, "/clients/" + client + "/assessments", "/clients/" + client + "/enrollments", "/clients/" + client + "/waits"}
		asOwner := map[string]string{}
		for _, path := range reads {
			w.Do("other therapist", http.MethodGet, path, nil).Want(http.StatusNotFound)
			asOwner[path] = string(w.Do("therapist", http.MethodGet, path, nil).Want(http.StatusOK).Raw)
		}
		opened := openEmergency(w, "other therapist", nil).Want(http.StatusCreated)
		if opened.Text("clientId") != client || opened.Text("expiresAt") != w.Time().Add(time.Hour).Format(time.RFC3339) {
			t.Fatalf("%s", opened.Raw)
		}
		for _, path := range reads {
			got := w.Do("other therapist", http.MethodGet, path, nil).Want(http.StatusOK)
			if path != reads[0] && path != reads[2] && string(got.Raw) != asOwner[path] {
				t.Errorf("%s differs from what the owner reads:\n%s\n%s", path, got.Raw, asOwner[path])
			}
			w.Do("other therapist", http.MethodGet, strings.Replace(path, client, other, 1), nil).Want(http.StatusNotFound)
		}
		record := w.Do("other therapist", http.MethodGet, reads[0], nil)
		if record.Text("emergency.id") != opened.Text("id") || record.Field("own") != false || record.Text("birthDate") != "1990-01-15" {
			t.Errorf("the record: %s", record.Raw)
		}
		lists := map[string]*apitest.Answer{"clients": w.Do("other therapist", http.MethodGet, "/clients", nil), "flags": w.Do("other therapist", http.MethodGet, "/risk-flags", nil),
			"search": w.Do("other therapist", http.MethodPost, "/clients/search", map[string]any{"text": "Member"}), "find": w.Do("other therapist", http.MethodPost, "/find", map[string]any{"text": "Member"})}
		for name, list := range lists {
			if raw := string(list.Want(http.StatusOK).Raw); !strings.Contains(raw, client) || strings.Contains(raw, other) {
				t.Errorf("%s do not agree: %s", name, raw)
			}
		}
		w.Do("other therapist", http.MethodPost, "/risk-flags/"+flagged+"/answer", map[string]any{"action": "Called."}).Want(http.StatusOK)
		w.Do("other therapist", http.MethodPost, "/clients/"+client+"/assessments", map[string]any{"instrument": "gad-2", "answers": []int{0, 0}, "takenOn": "2026-03-01"}).
			WantCode(http.StatusForbidden, "forbidden")
		w.SetTime(w.Time().Add(domain.EmergencyMinutes * time.Minute))
		for _, path := range append(reads, "/clients/"+other) {
			w.Do("other therapist", http.MethodGet, path, nil).Want(http.StatusNotFound)
		}
		if raw := string(w.Do("other therapist", http.MethodGet, "/clients", nil).Raw); strings.Contains(raw, client) {
			t.Errorf("listed after the end: %s", raw)
		}
		renewed := openEmergency(w, "other therapist", map[string]any{"reason": "Still in distress."}).Want(http.StatusCreated)
		if renewed.Text("id") == opened.Text("id") {
			t.Error("renewed as the same access")
		}
	})
}

// The one who fits exactly is opened, and nothing is shown of anybody else.
func TestAnEmergencyFindsWhoFitsExactly(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		_, clients := w.Running(1)
		code := w.Do("intake", http.MethodGet, "/clients/"+clients[0], nil).Text("code")
		refused := map[string]map[string]any{
			"nobody_fits": {"name": "Firsta"},
			"invalid":     {"name": "", "code": ""},
		}
		for want, change := range refused {
			openEmergency(w, "other therapist", change).WantCode(http.StatusUnprocessableEntity, want)
		}
		openEmergency(w, "other therapist", map[string]any{"birthDate": "1990-01-16"}).WantCode(http.StatusUnprocessableEntity, "nobody_fits")
		openEmergency(w, "other therapist", map[string]any{"birthDate": ""}).WantCode(http.StatusUnprocessableEntity, "invalid")
		openEmergency(w, "other therapist", map[string]any{"reason": " "}).WantCode(http.StatusUnprocessableEntity, "invalid")
		openEmergency(w, "other therapist", map[string]any{"ground": "curiosity"}).WantCode(http.StatusUnprocessableEntity, "invalid")
		openEmergency(w, "therapist", nil).WantCode(http.StatusConflict, "in_reach")
		for _, who := range []string{"admin", "billing", "intake"} {
			openEmergency(w, who, nil).Want(http.StatusForbidden)
		}
		first := openEmergency(w, "other therapist", map[string]any{"name": "member FIRSTA", "code": code}).Want(http.StatusCreated)
		if again := openEmergency(w, "other therapist", map[string]any{"name": "", "code": code}).Want(http.StatusCreated); again.Text("id") != first.Text("id") {
			t.Error("opened twice at once")
		}
		w.Client("Firsta", "Member")
		w.AddUser("third therapist", domain.Therapist)
		openEmergency(w, "third therapist", nil).WantCode(http.StatusConflict, "several_fit")
		openEmergency(w, "third therapist", map[string]any{"code": code}).Want(http.StatusCreated)
		for range 8 {
			openEmergency(w, "third therapist", map[string]any{"name": "No Body"}).WantCode(http.StatusUnprocessableEntity, "nobody_fits")
		}
		openEmergency(w, "third therapist", map[string]any{"name": "No Body"}).Want(http.StatusTooManyRequests)
		audit := string(w.Do("admin", http.MethodGet, "/audit?action=emergency_access.open&outcome=refused", nil).Want(http.StatusOK).Raw)
		if !strings.Contains(audit, "nobody_fits") || !strings.Contains(audit, "too_many_attempts") || strings.Contains(audit, "No Body") {
			t.Errorf("the audit says %s", audit)
		}
	})
}

// Who treats the client and the administrators are told; the reason, which may be
// clinical, only who treats them. Each entry under it carries the access and is
// found by the filter.
func TestAnEmergencyIsToldAndStandsOut(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		_, clients := w.Running(1)
		w.Do("other therapist", http.MethodGet, "/clients", nil).Want(http.StatusOK)
		opened := openEmergency(w, "other therapist", nil).Want(http.StatusCreated)
		w.Do("other therapist", http.MethodGet, "/clients/"+clients[0], nil).Want(http.StatusOK)
		w.Do("other therapist", http.MethodPost, "/clients/search", map[string]any{"text": "Member"}).Want(http.StatusOK)
		w.Do("other therapist", http.MethodGet, "/cohorts", nil).Want(http.StatusOK)
		for who, reads := range map[string]bool{"therapist": true, "admin": false} {
			got := told(w, w.Token(who), "emergency_access")
			if len(got) != 1 {
				t.Fatalf("%s is told %v", who, got)
			}
			access := got[0]["access"].(map[string]any)
			if _, reason := access["reason"]; reason != reads || access["clientId"] != clients[0] || access["ground"] != "risk_of_harm" || got[0]["userName"] != "Other therapist" {
				t.Errorf("%s is told %v", who, got)
			}
		}
		for _, who := range []string{"intake", "billing", "other therapist"} {
			if got := told(w, w.Token(who), "emergency_access"); len(got) > 0 {
				t.Errorf("%s is told %v", who, got)
			}
		}
		filtered := w.Do("admin", http.MethodGet, "/audit?emergency=true", nil).Want(http.StatusOK)
		actions := map[string]int{}
		items, _ := filtered.Field("items").([]any)
		for _, item := range items {
			e := item.(map[string]any)
			actions[e["action"].(string)]++
			if detail, _ := e["detail"].(map[string]any); detail["emergencyAccess"] != opened.Text("id") {
				t.Errorf("does not carry the access: %v", e)
			}
		}
		for action, want := range map[string]int{"emergency_access.open": 1, "clients.read": 1, "clients.list": 1, "cohorts.read": 0} {
			if actions[action] != want {
				t.Errorf("%s: %d entries, want %d in %v", action, actions[action], want, actions)
			}
		}
		if strings.Contains(string(filtered.Raw), "distress") {
			t.Error("the audit shows administrators the reason")
		}
		page := w.Do("admin", http.MethodGet, "/audit?emergency=true&limit=2", nil).Want(http.StatusOK)
		next := w.Do("admin", http.MethodGet, "/audit?emergency=true&limit=2&cursor="+page.Text("nextCursor"), nil).Want(http.StatusOK)
		if page.Text("items.1.action") == "" || page.Text("items.2.action") != "" || next.Text("items.0.action") != "emergency_access.open" {
			t.Errorf("page by page: %s %s", page.Raw, next.Raw)
		}
	})
}

// It is ended early by who opened it, by who treats the client, by an
// administrator, and by nobody else.
func TestAnEmergencyIsEndedEarly(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		_, clients := w.Running(1)
		w.AddUser("third therapist", domain.Therapist)
		for _, who := range []string{"other therapist", "therapist", "admin"} {
			id := openEmergency(w, "other therapist", nil).Want(http.StatusCreated).Text("id")
			w.Do("third therapist", http.MethodPost, "/emergency-accesses/"+id+"/end", nil).Want(http.StatusNotFound)
			w.Do("billing", http.MethodPost, "/emergency-accesses/"+id+"/end", nil).Want(http.StatusForbidden)
			w.Do("other therapist", http.MethodGet, "/clients/"+clients[0], nil).Want(http.StatusOK)
			for range 2 { // a retry is harmless
				if ended := w.Do(who, http.MethodPost, "/emergency-accesses/"+id+"/end", nil).Want(http.StatusOK); ended.Text("endedAt") == "" {
					t.Errorf("ended by %s: %s", who, ended.Raw)
				}
			}
			w.Do("other therapist", http.MethodGet, "/clients/"+clients[0], nil).Want(http.StatusNotFound)
			if open := w.Do("other therapist", http.MethodGet, "/emergency-accesses", nil).Want(http.StatusOK); open.Text("items.0.id") != "" {
				t.Errorf("open after %s ended it: %s", who, open.Raw)
			}
		}
	})
}

// A request that came while the record was open and is answered after it was
// closed shows nothing, and changes nothing.
func TestAnEmergencyEndsDuringARequest(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		_, clients := w.Running(1)
		flag := w.Assess(clients[0], "phq-9", 0, 0, 0, 0, 0, 0, 0, 0, 1).Text("riskFlags.0.id")
		id := openEmergency(w, "other therapist", nil).Want(http.StatusCreated).Text("id")
		came, err := w.Desks.Office.ActorOf(context.Background(), w.Token("other therapist"), "192.0.2.1", "test")
		if err != nil || len(came.Emergencies) != 1 {
			t.Fatalf("%v %v", came, err)
		}
		client, _ := domain.ParseID[domain.ClientID](clients[0])
		ctx := w.Desks.Answering(context.Background())
		if _, err := w.Desks.Intake.Client(ctx, came, client); err != nil {
			t.Fatal(err)
		}
		w.Do("therapist", http.MethodPost, "/emergency-accesses/"+id+"/end", nil).Want(http.StatusOK)
		if err := w.Desks.Answered(ctx, came, []domain.ClientID{client}); !domain.ErrNotFound.Is(err) {
			t.Errorf("the record is answered after its end: %v", err)
		}
		flagID, _ := domain.ParseID[domain.RiskFlagID](flag)
		if _, err := w.Desks.Clinical.AnswerRiskFlag(context.Background(), came, flagID, "Called."); !domain.ErrNotFound.Is(err) {
			t.Errorf("a flag is answered after the end: %v", err)
		}
		if refused := string(w.Do("admin", http.MethodGet, "/audit?action=clients.read&outcome=refused", nil).Raw); !strings.Contains(refused, id) {
			t.Errorf("the audit says %s", refused)
		}
	})
}

// Of many requests at once, one opens the record.
func TestAnEmergencyIsOpenedOnce(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		w.Running(1)
		ids := make([]string, 6)
		var all sync.WaitGroup
		for i := range ids {
			all.Go(func() { ids[i] = openEmergency(w, "other therapist", nil).Want(http.StatusCreated).Text("id") })
		}
		all.Wait()
		for _, id := range ids {
			if id != ids[0] {
				t.Errorf("opened as %v", ids)
			}
		}
		if got := told(w, w.Token("therapist"), "emergency_access"); len(got) != 1 {
			t.Errorf("told %d times", len(got))
		}
	})
}
