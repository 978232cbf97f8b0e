package clinical_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"cohort/domain"
	"cohort/domain/clinical"
)

var (
	planDay = domain.Date{Year: 2026, Month: time.March, Day: 3}
	planNow = time.Date(2026, 3, 3, 18, 0, 0, 0, time.UTC)
	maya    = domain.Actor{UserID: domain.NewID[domain.UserID](), Name: "Maya Lindqvist", Roles: []domain.Role{domain.Therapist}}
	signer  = clinical.Signer{UserID: maya.UserID, Name: maya.Name, Credential: "LPC", License: "LPC 1 NY", Licensed: true}
)

// readyPlan is a draft with nothing missing.
func readyPlan(t *testing.T, all ...clinical.TreatmentPlan) clinical.TreatmentPlan {
	t.Helper()
	p, err := clinical.BeginPlan(domain.ClientID{}, all, planDay, maya, planNow)
	if err != nil {
		t.Fatal(err)
	}
	wanted := p
	wanted.Text.TookPart = "Chose the first goal and struck out the second."
	if p.Before.IsZero() {
		wanted.Text.Problems = []clinical.PlanProblem{{Text: "Quarrels at home", Goals: []clinical.PlanGoal{{Kind: "coping_skills", Text: "Calmer evenings",
			Objectives: []clinical.PlanObjective{{Text: "Takes a break before it boils over", Target: "4 of 7 evenings", State: clinical.ObjectiveOpen}}}}}}
	}
	if p, err = p.Write(wanted, maya, planNow); err != nil {
		t.Fatal(err)
	}
	return p
}

func signPlan() clinical.SignPlan {
	return clinical.SignPlan{Name: "maya lindqvist", Since: planDay.AddDays(-20), Today: planDay, Review: 90,
		Client: clinical.ClientPart{Way: clinical.ClientDrawn, Name: "Marcus Hale", Drawn: "M8 8Q20 30.5 40 42L298 98M10 10h0.1", Width: 306, Height: 106, On: planDay}}
}

func mustSign(t *testing.T, p clinical.TreatmentPlan, with clinical.SignPlan) clinical.TreatmentPlan {
	t.Helper()
	p, err := p.Sign(signer, with, planNow)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// A plan is written, signed, reviewed, changed and withdrawn; what is signed stays
// what it was, and what stood before holds again.
func TestAPlanFromFirstToWithdrawn(t *testing.T) {
	first := mustSign(t, readyPlan(t), signPlan())
	goal := first.Text.Goals()[0].ID
	if first.Status != clinical.SigningSigned || first.ReviewOn != planDay.AddDays(90) || !first.Unchanged() || goal == "" {
		t.Errorf("signed: %+v", first)
	}
	forged := first
	forged.Text.Strengths = "None."
	if forged.Unchanged() {
		t.Error("a signed plan can be changed")
	}
	if _, err := first.Write(first, maya, planNow); !clinical.ErrPlanSigned.Is(err) {
		t.Errorf("writing into a signed plan: %v", err)
	}
	review := readyPlan(t, first)
	if review.Kind != clinical.PlanReview || review.Text.Goals()[0].ID != goal || review.Before != first.ID {
		t.Errorf("a review begins with %+v", review)
	}
	if _, err := clinical.BeginPlan(domain.ClientID{}, []clinical.TreatmentPlan{first, review}, planDay, maya, planNow); !clinical.ErrPlanOpen.Is(err) {
		t.Errorf("two at once: %v", err)
	}
	change := review
	change.Kind = clinical.PlanChange
	with := signPlan()
	with.Before = &first
	first.ReviewOn = planDay.AddDays(7)
	if change = mustSign(t, change, with); change.ReviewOn != first.ReviewOn {
		t.Errorf("a change puts the review off to %s", change.ReviewOn)
	}
	all := []clinical.TreatmentPlan{first, change}
	if live := clinical.PlanOn(all, planDay); live == nil || live.ID != change.ID {
		t.Errorf("holds: %+v", live)
	}
	var err error
	if all[1], err = change.Withdraw(maya, "Written for somebody else.", planNow); err != nil || !all[1].Unchanged() {
		t.Errorf("withdrawn: %v", err)
	}
	if live := clinical.PlanOn(all, planDay); live == nil || live.ID != first.ID {
		t.Error("what stood before does not hold again")
	}
	if clinical.PlanOn(all, planDay.AddDays(-1)) != nil {
		t.Error("a plan holds before its day")
	}
}

// What is missing or wrong at signing is named by its field.
func TestWhatKeepsAPlanFromBeingSigned(t *testing.T) {
	for field, spoil := range map[string]func(*clinical.TreatmentPlan, *clinical.SignPlan, *clinical.Signer){
		"problems": func(p *clinical.TreatmentPlan, _ *clinical.SignPlan, _ *clinical.Signer) { p.Text.Problems = nil },
		"problems[0].goals": func(p *clinical.TreatmentPlan, _ *clinical.SignPlan, _ *clinical.Signer) {
			p.Text.Problems[0].Goals = nil
		},
		"problems[0].goals[0].objectives": func(p *clinical.TreatmentPlan, _ *clinical.SignPlan, _ *clinical.Signer) {
			p.Text.Problems[0].Goals[0].Objectives = nil
		},
		"problems[0].goals[0].objectives[0].target": func(p *clinical.TreatmentPlan, _ *clinical.SignPlan, _ *clinical.Signer) {
			p.Text.Problems[0].Goals[0].Objectives[0].Target = ""
		},
		"tookPart": func(p *clinical.TreatmentPlan, _ *clinical.SignPlan, _ *clinical.Signer) { p.Text.TookPart = " " },
		"effectiveOn": func(p *clinical.TreatmentPlan, _ *clinical.SignPlan, _ *clinical.Signer) {
			p.EffectiveOn = planDay.AddDays(-21)
		},
		"name":       func(_ *clinical.TreatmentPlan, _ *clinical.SignPlan, s *clinical.Signer) { s.Licensed = false },
		"client.way": func(_ *clinical.TreatmentPlan, w *clinical.SignPlan, _ *clinical.Signer) { w.Client.Way = "nodded" },
		"client.drawn": func(_ *clinical.TreatmentPlan, w *clinical.SignPlan, _ *clinical.Signer) {
			w.Client.Drawn = "M8 8<script>"
		},
		"client.witness": func(_ *clinical.TreatmentPlan, w *clinical.SignPlan, _ *clinical.Signer) {
			w.Client = clinical.ClientPart{Way: clinical.ClientOnPaper, On: planDay}
		},
		"client.on": func(_ *clinical.TreatmentPlan, w *clinical.SignPlan, _ *clinical.Signer) {
			w.Client.On = planDay.AddDays(1)
		},
	} {
		p, with, by := readyPlan(t), signPlan(), signer
		spoil(&p, &with, &by)
		_, err := p.Sign(by, with, planNow)
		var e domain.Error
		if !errors.As(err, &e) || len(e.Fields) == 0 || e.Fields[0].Field != field {
			t.Errorf("%s: %v %+v", field, err, e.Fields)
		}
	}
}

// A trainee's plan holds once it is co-signed, and comes back with a remark.
func TestATraineesPlanWaits(t *testing.T) {
	trainee, lead := signer, signer
	lead.UserID, lead.Name = domain.NewID[domain.UserID](), "Ines Ferro"
	trainee.Trainee, trainee.CoSigner = true, lead.UserID
	waits, err := readyPlan(t).Sign(trainee, signPlan(), planNow)
	if err != nil || waits.Status != clinical.SigningWaiting || clinical.PlanOn([]clinical.TreatmentPlan{waits}, planDay) != nil {
		t.Errorf("%v %+v", err, waits.Status)
	}
	if _, err := waits.CoSign(signer, signer.Name, planNow); !clinical.ErrPlanNotYours.Is(err) {
		t.Errorf("somebody else co-signs: %v", err)
	}
	back, err := waits.Return(lead, "Which evenings?", planNow)
	if err != nil || back.Status != clinical.SigningDraft || back.Client != nil || back.Returned == nil {
		t.Errorf("returned: %v %+v", err, back)
	}
	if done, err := waits.CoSign(lead, lead.Name, planNow); err != nil || done.Status != clinical.SigningCoSigned || !done.Unchanged() {
		t.Errorf("co-signed: %v", err)
	}
}

// Who is due for what: the first plan by its day of treatment, the next review by
// its own.
func TestWhenPlansAreDue(t *testing.T) {
	rules := domain.UsualNoteRules()
	signed := mustSign(t, readyPlan(t), signPlan())
	for name, c := range map[string]struct {
		plans []clinical.TreatmentPlan
		since domain.Date
		today domain.Date
		lists string
	}{
		"new":             {nil, planDay, planDay, ""},
		"first soon":      {nil, planDay, planDay.AddDays(17), "due"},
		"first missed":    {nil, planDay, planDay.AddDays(31), "overdue"},
		"left":            {nil, domain.Date{}, planDay.AddDays(90), ""},
		"holds":           {[]clinical.TreatmentPlan{signed}, planDay, planDay.AddDays(70), ""},
		"review soon":     {[]clinical.TreatmentPlan{signed}, planDay, planDay.AddDays(90), "due"},
		"review missed":   {[]clinical.TreatmentPlan{signed}, planDay, planDay.AddDays(91), "overdue"},
		"draft is begun":  {[]clinical.TreatmentPlan{readyPlan(t)}, planDay, planDay, "unsigned"},
		"draft, too late": {[]clinical.TreatmentPlan{readyPlan(t)}, planDay, planDay.AddDays(40), "overdue unsigned"},
	} {
		lists := clinical.DuePlans([]clinical.PlanDue{{PlanStanding: clinical.StandingOf(c.plans, c.since, c.today, rules)}}, c.today)
		var got []string
		for _, l := range clinical.PlansLists {
			if len(lists[l]) > 0 {
				got = append(got, string(l))
			}
		}
		if strings.Join(got, " ") != c.lists {
			t.Errorf("%s stands on %v", name, got)
		}
	}
}

// How far a goal is goes from the oldest note to the newest.
func TestALineOfAGoal(t *testing.T) {
	goal := clinical.PlanGoal{ID: "g"}
	at := func(day string, value int, id string) clinical.ProgressNote {
		return clinical.ProgressNote{Record: &clinical.SignedRecord{Facts: clinical.SessionFacts{Date: day}}, Goals: []clinical.GoalLink{{ID: id, Text: "Calm", Progress: &value}, {ID: "group"}}}
	}
	lines := clinical.GoalLines([]clinical.PlanGoal{goal}, []clinical.ProgressNote{at("2026-03-17", 6, "plan:g"), at("2026-03-10", 9, "plan:other"), at("2026-03-03", 2, "plan:g")})
	if len(lines) != 1 || len(lines[0].Points) != 2 || lines[0].Points[0].Value != 2 || lines[0].Points[1].On != "2026-03-17" {
		t.Errorf("%+v", lines)
	}
}

// A goal is told with how far it is, where that is said.
func TestAGoalInWords(t *testing.T) {
	none, far := clinical.GoalLink{ID: "week", Text: "Calm"}, 0
	said := clinical.GoalLink{ID: "plan:g", Text: "Calm", Progress: &far}
	if none.String() != "Calm" || said.String() != "Calm (0 of 10)" || clinical.IsPlanGoal(none) || !clinical.IsPlanGoal(said) {
		t.Errorf("%s, %s", none, said)
	}
}
