package clinical_test

import (
	"testing"

	"cohort/domain"
	"cohort/domain/clinical"
)

func reached() clinical.FollowUpSaid {
	return clinical.FollowUpSaid{Way: "telephone", Result: clinical.FollowUpReached, SelfHelp: "4_to_7", Support: "enough", Words: "Keeps it up."}
}

// Somebody is asked 30 and 90 days after the last day. Who is not reached is tried
// again; what was entered in error asks anew.
func TestSomebodyIsAskedAfterTreatment(t *testing.T) {
	d := signedDischarge(t, readyText())
	tasks := d.FollowUpTasks(nil)
	if len(tasks) != 2 || tasks[0].DueOn != leftOn.AddDays(30) || tasks[1].DueOn != leftOn.AddDays(90) || tasks[0].Overdue(leftOn.AddDays(30)) || !tasks[0].Overdue(leftOn.AddDays(31)) {
		t.Fatalf("tasks: %+v", tasks)
	}
	if told := d.CallsFrom(leftOn.AddDays(31)); len(told) != 1 || told[0].After != 90 {
		t.Errorf("told of a call for a day that is over: %+v", told)
	}
	on := leftOn.AddDays(31)
	missed, err := d.Follow(30, on, clinical.FollowUpSaid{Way: "telephone", Result: clinical.FollowUpNotReached, NextOn: on.AddDays(3)}, nil, on, maya, planNow)
	if err != nil {
		t.Fatal(err)
	}
	all := []clinical.FollowUp{missed}
	if task := d.FollowUpTasks(all)[0]; task.Tries != 1 || task.DueOn != on.AddDays(3) || task.Done != nil {
		t.Errorf("after a try: %+v", task)
	}
	answer, err := d.Follow(30, on.AddDays(3), reached(), all, on.AddDays(5), maya, planNow)
	if err != nil {
		t.Fatal(err)
	}
	all = append(all, answer)
	if tasks := d.FollowUpTasks(all); tasks[0].Done == nil || tasks[1].Done != nil {
		t.Errorf("after an answer: %+v", tasks)
	}
	if _, err := d.Follow(30, on.AddDays(4), reached(), all, on.AddDays(5), maya, planNow); !clinical.ErrFollowUpSettled.Is(err) {
		t.Errorf("asked twice: %v", err)
	}
	if all[1], err = answer.MarkInError(maya, "It was somebody else.", planNow); err != nil {
		t.Fatal(err)
	}
	if task := d.FollowUpTasks(all)[0]; task.Done != nil {
		t.Errorf("after an error: %+v", task)
	}
}

// What cannot be is refused by its field, and nobody is asked after a death.
func TestWhatAFollowUpMayNotSay(t *testing.T) {
	d, eleven := signedDischarge(t, readyText()), 11
	today := leftOn.AddDays(40)
	for field, c := range map[string]struct {
		after  int
		on     domain.Date
		change func(*clinical.FollowUpSaid)
	}{
		"after":    {31, today, func(*clinical.FollowUpSaid) {}},
		"on":       {30, today.AddDays(1), func(*clinical.FollowUpSaid) {}},
		"on ":      {30, leftOn.AddDays(-1), func(*clinical.FollowUpSaid) {}},
		"way":      {30, today, func(s *clinical.FollowUpSaid) { s.Way = "pigeon" }},
		"result":   {30, today, func(s *clinical.FollowUpSaid) { s.Result = "" }},
		"managing": {30, today, func(s *clinical.FollowUpSaid) { s.Managing = &eleven }},
		"support":  {30, today, func(s *clinical.FollowUpSaid) { s.Result = clinical.FollowUpDeclined }},
		"nextOn":   {30, today, func(s *clinical.FollowUpSaid) { s.NextOn = today.AddDays(1) }},
		"nextOn ": {30, today, func(s *clinical.FollowUpSaid) {
			*s = clinical.FollowUpSaid{Way: "letter", Result: clinical.FollowUpNotReached, NextOn: today}
		}},
	} {
		said := reached()
		c.change(&said)
		if _, err := d.Follow(c.after, c.on, said, nil, today, maya, planNow); !faults(err, field) {
			t.Errorf("%s: %v", field, err)
		}
	}
	text := readyText()
	text.Reason = clinical.DischargeDied
	if _, err := signedDischarge(t, text).Follow(30, today, reached(), nil, today, maya, planNow); !clinical.ErrNoFollowUp.Is(err) {
		t.Errorf("after a death: %v", err)
	}
	if draft := readyDischarge(t, readyText()); draft.IsFollowed() {
		t.Error("asked before the summary is signed")
	}
}

// Worklists have what is due and what soon will be, the longest due first.
func TestWorklistsAfterTreatment(t *testing.T) {
	d := signedDischarge(t, readyText())
	who := map[domain.EnrollmentID]clinical.EndedMember{d.EnrollmentID: {EnrollmentID: d.EnrollmentID, On: leftOn}}
	for day, want := range map[int][2]int{15: {0, 0}, 16: {0, 1}, 30: {1, 0}, 76: {1, 1}, 90: {1, 0}, 180: {1, 0}, 181: {0, 0}} {
		lists := clinical.DueFollowUps(who, []clinical.Discharge{d}, nil, leftOn.AddDays(day))
		if got := [2]int{len(lists[clinical.FollowUpsDue]), len(lists[clinical.FollowUpsSoon])}; got != want {
			t.Errorf("day %d: %v, wanted %v", day, got, want)
		}
	}
	d.Record.FollowUpDays = []int{14, 365} // as the practice had it on that day
	for day, want := range map[int][2]int{14: {1, 0}, 105: {0, 0}, 351: {0, 1}, 365: {1, 0}, 456: {0, 0}} {
		on := leftOn.AddDays(day)
		lists := clinical.DueFollowUps(who, []clinical.Discharge{d}, nil, on)
		got := [2]int{len(lists[clinical.FollowUpsDue]), len(lists[clinical.FollowUpsSoon])}
		if got != want {
			t.Errorf("its own days, day %d: %v, wanted %v", day, got, want)
		}
		if got != [2]int{} && (leftOn.Before(clinical.FollowedSince(on)) || leftOn.After(clinical.FollowedUntil(on))) {
			t.Errorf("day %d: nobody would look for it", day)
		}
	}
	ended := []clinical.EndedMember{who[d.EnrollmentID], {EnrollmentID: domain.NewID[domain.EnrollmentID](), On: leftOn}}
	draft := readyDischarge(t, readyText())
	draft.EnrollmentID = ended[1].EnrollmentID
	for day, want := range map[int]clinical.DischargesList{5: clinical.DischargesDue, 31: clinical.DischargesOverdue} {
		lists := clinical.DueDischarges(ended, []clinical.Discharge{d, draft}, leftOn.AddDays(day))
		if len(lists) != 1 || len(lists[want]) != 1 || lists[want][0].Summary.ID != draft.ID {
			t.Errorf("day %d: %+v", day, lists)
		}
	}
}
