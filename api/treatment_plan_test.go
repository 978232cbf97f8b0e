package api_test

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"testing"
	"time"

	"cohort/api/apitest"
	"cohort/domain"
	"cohort/domain/clinical"
	"cohort/practice"
)

// planBody is a treatment plan with nothing missing.
func planBody() map[string]any {
	return map[string]any{"kind": "first", "effectiveOn": "2026-03-03", "tookPart": "Chose the goal.", "clientWords": "I want calm evenings.", "strengths": "Patience.",
		"conditions": []any{map[string]any{"kind": "co_occurring", "text": "Insomnia", "code": "G47.00"}}, "careTeam": []any{map[string]any{"name": "Dr. Osei", "for": "Sleep", "outside": true, "speak": "yes"}},
		"services": []any{map[string]any{"what": "Family sessions", "howOften": "monthly"}},
		"problems": []any{map[string]any{"text": "Quarrels at home", "goals": []any{map[string]any{"id": "goal-1", "kind": "coping_skills", "text": "Calmer evenings", "objectives": []any{
			map[string]any{"text": "Takes a break before it boils over", "measure": "Log", "baseline": "1 of 7", "target": "4 of 7 evenings", "targetOn": "2026-06-01", "state": "open",
				"interventions": []any{map[string]any{"who": "Group", "what": "Practice the time-out", "howOften": "weekly"}}}}}}}}}
}

// signPlanBody signs a plan with the client's hand.
func signPlanBody(name string) map[string]any {
	return map[string]any{"name": name, "client": map[string]any{"way": "drawn", "name": "Ana Member", "drawn": "M8 8Q20 30 40 42.5L298 98", "width": 306, "height": 106, "on": "2026-03-09"}}
}

// planWaits has a trainee sign a ready draft under the therapist's license.
func planWaits(t *testing.T, w *apitest.World, plan string) {
	t.Helper()
	id, _ := domain.ParseID[domain.TreatmentPlanID](plan)
	err := w.Store.Write(context.Background(), func(tx practice.Tx) error {
		p, err := tx.TreatmentPlan(id)
		if err != nil {
			return err
		}
		if _, err := tx.LockClient(domain.Everything(), p.ClientID); err != nil {
			return err
		}
		above := w.Users["therapist"]
		day := domain.DateOf(w.Time())
		signed, err := p.Sign(clinical.Signer{UserID: above.ID, Name: "Trainee", License: "Intern 1 NY", Licensed: true, Trainee: true, CoSigner: above.ID},
			clinical.SignPlan{Name: "Trainee", Today: day, Review: 90, Client: clinical.ClientPart{Way: clinical.ClientDeclined, On: day}}, w.Time())
		if err != nil {
			return err
		}
		return tx.SaveTreatmentPlan(signed)
	})
	if err != nil {
		t.Fatal(err)
	}
}

func planCounts(w *apitest.World, who string) string {
	w.T.Helper()
	a := w.Do(who, http.MethodGet, "/plans?list=due", nil).Want(http.StatusOK)
	return fmt.Sprint(a.Number("counts.due"), a.Number("counts.overdue"), a.Number("counts.unsigned"), a.Number("counts.cosign"), len(a.Field("items").([]any)))
}

// planStory is a plan from its first draft on, beside a session that was held.
type planStory struct {
	*apitest.World
	t       *testing.T
	session string
	members []string
	of      string // the plans of the first member
	plan    string // what holds
}

func (s *planStory) do(method, path string, body any, headers ...apitest.Header) *apitest.Answer {
	s.t.Helper()
	return s.Do("therapist", method, path, body, headers...)
}

// A plan from its first draft to a signed review, with who may read it, what the
// notes know of it, what is withdrawn, and what is due after 90 days.
func TestATreatmentPlan(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		s := &planStory{World: w, t: t}
		s.session, s.members = heldSession(w)
		s.of = "/clients/" + s.members[0] + "/plans"
		s.isSigned()
		s.isReviewed()
		s.isKnownToNotes()
		s.waitsForACoSignature()
		s.isDueAgain()
	})
}

func (s *planStory) isSigned() {
	s.t.Helper()
	s.Do("other therapist", http.MethodGet, s.of, nil).Want(http.StatusNotFound)
	s.Do("intake", http.MethodGet, s.of, nil).Want(http.StatusForbidden)
	begun := s.do(http.MethodPost, s.of, nil).Want(http.StatusCreated)
	s.plan = "/plans/" + begun.Text("id")
	s.do(http.MethodPost, s.of, nil).WantCode(http.StatusConflict, "plan_open")
	s.Do("other therapist", http.MethodGet, s.plan, nil).Want(http.StatusNotFound)
	early := s.do(http.MethodPost, s.plan+"/sign", signPlanBody("Therapist")).Want(http.StatusUnprocessableEntity)
	if !slices.Contains(early.WrongFields(), "problems") || !slices.Contains(early.WrongFields(), "tookPart") {
		s.t.Errorf("an empty plan lacks %v", early.WrongFields())
	}
	written := s.do(http.MethodPut, s.plan, planBody(), apitest.IfMatch(`"1"`)).Want(http.StatusOK)
	s.do(http.MethodPut, s.plan, planBody(), apitest.IfMatch(`"1"`)).WantCode(http.StatusPreconditionFailed, "stale")
	if got := planCounts(s.World, "therapist"); got != "0 0 1 0 0" || written.Text("problems.0.goals.0.id") != "goal-1" {
		s.t.Errorf("while it is a draft: %s, %s", got, written.Raw)
	}
	signed := s.do(http.MethodPost, s.plan+"/sign", signPlanBody("therapist")).Want(http.StatusOK)
	if signed.Text("status") != "signed" || signed.Text("reviewOn") != "2026-06-01" || signed.Field("unchanged") != true || signed.Text("client.drawn") == "" {
		s.t.Errorf("signed: %s", signed.Raw)
	}
	s.do(http.MethodPut, s.plan, planBody(), apitest.IfMatch(signed.Header.Get("ETag"))).WantCode(http.StatusConflict, "plan_signed")
}

func (s *planStory) isReviewed() {
	s.t.Helper()
	review := "/plans/" + s.do(http.MethodPost, s.of, nil).Want(http.StatusCreated).Text("id")
	again := planBody()
	again["kind"] = "review"
	objective := again["problems"].([]any)[0].(map[string]any)["goals"].([]any)[0].(map[string]any)["objectives"].([]any)[0].(map[string]any)
	objective["state"], objective["stateOn"] = "partly", "2026-03-10"
	s.do(http.MethodPut, review, again, apitest.IfMatch(`"1"`)).Want(http.StatusOK)
	s.do(http.MethodPost, review+"/sign", signPlanBody("Therapist")).Want(http.StatusOK)
	page := s.do(http.MethodGet, s.of, nil).Want(http.StatusOK)
	if "/plans/"+page.Text("liveId") != review || page.Text("items.0.kind") != "review" || page.Text("items.1.status") != "signed" || page.Text("items.0.problems.0.goals.0.objectives.0.state") != "partly" {
		s.t.Errorf("reviewed: %s", page.Raw)
	}
	s.do(http.MethodPost, review+"/withdraw", map[string]any{"reason": "Of another client."}).Want(http.StatusOK)
	if page = s.do(http.MethodGet, s.of, nil).Want(http.StatusOK); "/plans/"+page.Text("liveId") != s.plan {
		s.t.Errorf("after the withdrawal holds: %s", page.Raw)
	}
	told := s.do(http.MethodGet, "/clients/"+s.members[0]+"/timeline?kind=plan", nil).Want(http.StatusOK)
	if told.Text("items.0.plan.status") != "withdrawn" || told.Text("items.1.plan.kind") != "first" || told.Number("items.1.plan.goals") != 1 {
		s.t.Errorf("the timeline tells %s", told.Raw)
	}
	intake := s.Do("intake", http.MethodGet, "/clients/"+s.members[0]+"/timeline?kind=plan", nil).Want(http.StatusOK)
	if len(intake.Field("items").([]any)) != 0 {
		s.t.Errorf("the timeline tells intake %s", intake.Raw)
	}
}

// The goals of what held on the day are offered in the note, which says how far
// they are.
func (s *planStory) isKnownToNotes() {
	s.t.Helper()
	notes := "/sessions/" + s.session + "/notes"
	offered := memberOf(s.t, s.do(http.MethodGet, notes, nil).Want(http.StatusOK), s.members[0])["context"].(map[string]any)["goals"].([]any)
	if first := offered[0].(map[string]any); first["id"] != "plan:goal-1" || first["progress"] != nil {
		s.t.Errorf("to link: %v", offered)
	}
	note := noteBody()
	goal := map[string]any{"id": "plan:goal-1", "text": "Calmer evenings", "progress": 11}
	note["goals"] = []any{goal}
	if bad := s.do(http.MethodPut, notes+"/"+s.members[0], note, apitest.IfMatch(`"1"`)).Want(http.StatusUnprocessableEntity); !slices.Equal(bad.WrongFields(), []string{"goals[0].progress"}) {
		s.t.Errorf("a progress of 11: %v", bad.WrongFields())
	}
	goal["progress"] = 6
	own := s.do(http.MethodPut, notes+"/"+s.members[0], note, apitest.IfMatch(`"1"`)).Want(http.StatusOK)
	other := s.do(http.MethodPut, notes+"/"+s.members[1], noteBody(), apitest.IfMatch(`"1"`)).Want(http.StatusOK)
	if slices.Contains(kindsOf(own.Field("faults")), "no_plan") || !slices.Contains(kindsOf(other.Field("faults")), "no_plan") {
		s.t.Errorf("with a plan %s, without %s", own.Raw, other.Raw)
	}
	s.do(http.MethodPut, notes+"/shared", map[string]any{"text": "The group met.", "techniques": []string{"Role-play"}}, apitest.IfMatch(`"1"`)).Want(http.StatusOK)
	s.do(http.MethodPost, notes+"/sign", map[string]any{"name": "Therapist", "clientIds": s.members[:1]}).Want(http.StatusOK)
	page := s.do(http.MethodGet, s.of, nil).Want(http.StatusOK)
	if page.Text("lines.0.points.0.on") != "2026-03-03" || page.Number("lines.0.points.0.value") != 6 {
		s.t.Errorf("the line of a goal: %s", page.Raw)
	}
}

func (s *planStory) waitsForACoSignature() {
	s.t.Helper()
	mate := "/clients/" + s.members[2] + "/plans"
	id := s.do(http.MethodPost, mate, nil).Want(http.StatusCreated).Text("id")
	waits := "/plans/" + id
	s.do(http.MethodPut, waits, planBody(), apitest.IfMatch(`"1"`)).Want(http.StatusOK)
	planWaits(s.t, s.World, id)
	s.Do("other therapist", http.MethodPost, waits+"/cosign", map[string]any{"name": "Other Therapist"}).Want(http.StatusNotFound)
	s.do(http.MethodPost, waits+"/cosign", map[string]any{"return": "Which evenings?"}).Want(http.StatusOK)
	planWaits(s.t, s.World, id)
	if done := s.do(http.MethodPost, waits+"/cosign", map[string]any{"name": "Therapist"}).Want(http.StatusOK); done.Text("status") != "co_signed" {
		s.t.Errorf("co-signed: %s", done.Raw)
	}
}

// After 90 days reviews are due, and the first plans of the other four since long.
func (s *planStory) isDueAgain() {
	s.t.Helper()
	s.SetTime(time.Date(2026, 5, 25, 14, 0, 0, 0, time.UTC))
	s.Renew("therapist")
	if got := planCounts(s.World, "therapist"); got != "2 4 0 0 2" {
		s.t.Errorf("a week before: %s", got)
	}
	s.SetTime(time.Date(2026, 6, 3, 14, 0, 0, 0, time.UTC))
	s.Renew("therapist")
	if got := planCounts(s.World, "therapist"); got != "0 6 0 0 0" {
		s.t.Errorf("after 90 days: %s", got)
	}
	review := s.do(http.MethodPost, s.of, nil).Want(http.StatusCreated)
	next := planBody()
	next["kind"], next["effectiveOn"] = "review", "2026-06-03"
	s.do(http.MethodPut, "/plans/"+review.Text("id"), next, apitest.IfMatch(`"1"`)).Want(http.StatusOK)
	signed := s.do(http.MethodPost, "/plans/"+review.Text("id")+"/sign", signPlanBody("Therapist")).Want(http.StatusOK)
	if signed.Text("reviewOn") != "2026-09-01" {
		s.t.Errorf("reviewed after 90 days: %s", signed.Raw)
	}
	if got := planCounts(s.World, "therapist"); got != "0 5 0 0 0" {
		s.t.Errorf("after the review: %s", got)
	}
}
