package apitest

import (
	"fmt"
	"net/http"
)

// The steps of the main loop, as an outside program takes them.

// Client makes a client who was referred, accepted and assessed.
func (w *World) Client(first, last string) (clientID string) {
	w.T.Helper()
	referral := w.Do("intake", http.MethodPost, "/referrals", map[string]any{
		"client": map[string]any{"firstName": first, "lastName": last, "birthDate": "1990-01-15"},
		"source": "self", "urgency": "routine", "reason": "Asked for a group.", "problemAreas": []string{"anger"}, "receivedOn": "2026-03-01",
	}).Want(http.StatusCreated)
	w.Do("intake", http.MethodPost, "/referrals/"+referral.Text("id")+"/accept", nil).Want(http.StatusOK)
	clientID = referral.Text("clientId")
	w.Assess(clientID, "phq-9", 0, 1, 1, 0, 1, 0, 1, 0, 0)
	return clientID
}

// Assess scores an instrument for a client.
func (w *World) Assess(clientID, instrument string, answers ...int) *Answer {
	w.T.Helper()
	return w.Do("intake", http.MethodPost, "/clients/"+clientID+"/assessments", map[string]any{
		"instrument": instrument, "answers": answers, "takenOn": "2026-03-05"}).Want(http.StatusCreated)
}

// Curriculum publishes a curriculum of so many weeks.
func (w *World) Curriculum(weeks int) (id string) {
	w.T.Helper()
	var list []map[string]any
	for n := 1; n <= weeks; n++ {
		week := map[string]any{"theme": fmt.Sprintf("Theme %d", n), "goal": fmt.Sprintf("Goal %d", n), "objectives": []string{"Know one"},
			"agenda": []map[string]any{{"title": "Check-in", "minutes": 15}, {"title": "Practice", "minutes": 60, "kind": "practice", "technique": "role-play"}},
			"topics": []string{"coping"}, "prompts": []string{"What helped?"}, "skills": []string{fmt.Sprintf("Skill %d", n)}, "tools": []string{fmt.Sprintf("Tool %d", (n+1)/2)},
			"materials": []string{"Handout"}, "homework": map[string]any{"title": fmt.Sprintf("Log %d", n)}}
		if n > 1 {
			week["buildsOn"] = []int{n - 1}
		}
		list = append(list, week)
	}
	id = w.Do("therapist", http.MethodPost, "/curricula", map[string]any{"name": "Anger management", "summary": "For six to twelve.", "citation": "Ours",
		"tags": []string{"anger"}, "problemArea": "depression", "groupType": "support", "weeks": list}).
		Want(http.StatusCreated).Text("id")
	w.Do("therapist", http.MethodPost, "/curricula/"+id+"/publish", nil).Want(http.StatusOK)
	return id
}

// CohortBody is a plain cohort that the therapist leads: it met for the first
// time a week ago, at 9:00 in New York. A test has several at that hour, and says
// why they may be.
func (w *World) CohortBody() map[string]any {
	return map[string]any{
		"name": "Anger, Tuesday morning", "type": "cognitive_behavioral", "approach": "cbt", "problemArea": "anger",
		"delivery": "in_person", "entry": "closed", "leadId": w.Users["therapist"].ID.String(), "coLeadIds": []string{},
		"minMembers": 6, "maxMembers": 8, "fee": map[string]any{"amount": 4500, "currency": "USD"}, "place": "Room 2",
		"schedule": map[string]any{"startsOn": "2026-03-03", "time": "09:00", "timeZone": "America/New_York",
			"durationMinutes": 90, "cadence": "weekly", "sessions": 12},
		"overrideReason": "Several of a test meet at one hour.",
	}
}

// Cohort plans a cohort; change gives other fields.
func (w *World) Cohort(change map[string]any) (id string) {
	w.T.Helper()
	body := w.CohortBody()
	for k, v := range change {
		body[k] = v
	}
	return w.Do("therapist", http.MethodPost, "/cohorts", body).Want(http.StatusCreated).Text("id")
}

// EnrollBody asks for a seat for a client who brings everything.
func EnrollBody(clientID string) map[string]any {
	return map[string]any{"clientId": clientID, "committedSessions": 12,
		"agreement": map[string]any{"version": "1", "signedOn": "2026-03-02", "signedName": "A. Client"}}
}

// Running gives a running cohort with so many members.
func (w *World) Running(members int) (cohortID string, clients []string) {
	w.T.Helper()
	cohortID = w.Cohort(map[string]any{"curriculumId": w.Curriculum(12), "maxMembers": max(members, 8)})
	for n := range members {
		id := w.Client(fmt.Sprintf("First%c", 'A'+n), "Member")
		w.Do("intake", http.MethodPost, "/cohorts/"+cohortID+"/enrollments", EnrollBody(id)).Want(http.StatusCreated)
		clients = append(clients, id)
	}
	w.Do("therapist", http.MethodPost, "/cohorts/"+cohortID+"/start", map[string]any{"overrideReason": "Small on purpose."}).Want(http.StatusOK)
	return cohortID, clients
}

// Session gives the id of a cohort's session by its number.
func (w *World) Session(cohortID string, number int) string {
	w.T.Helper()
	return w.Do("therapist", http.MethodGet, "/cohorts/"+cohortID, nil).Want(http.StatusOK).Text(fmt.Sprintf("sessions.%d.id", number-1))
}

// Marks is a roll call: one status for each client in order.
func Marks(clients []string, statuses ...string) map[string]any {
	var items []map[string]any
	for i, status := range statuses {
		items = append(items, map[string]any{"clientId": clients[i], "status": status})
	}
	return map[string]any{"items": items}
}
