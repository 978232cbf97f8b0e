package intake

import (
	"errors"
	"slices"
	"testing"
	"time"

	"cohort/domain"
)

var (
	newYork = mustLoad("America/New_York")
	entered = time.Date(2026, 3, 10, 14, 0, 0, 0, time.UTC) // a Tuesday, 10:00 in New York
	worker  = domain.Actor{UserID: domain.NewID[domain.UserID](), Name: "Iris Boyd", Roles: []domain.Role{domain.Intake}}
)

func mustLoad(name string) *time.Location {
	zone, err := time.LoadLocation(name)
	if err != nil {
		panic(err)
	}
	return zone
}

func TestAnswerBy(t *testing.T) {
	for _, c := range []struct {
		name     string
		urgency  Urgency
		received domain.Date
		want     string
	}{
		{"emergency: at once", Emergency, domain.Date{Year: 2026, Month: 3, Day: 10}, "2026-03-10T14:00:00Z"},
		{"emergent: six hours", Emergent, domain.Date{Year: 2026, Month: 3, Day: 10}, "2026-03-10T20:00:00Z"},
		{"urgent: 48 hours", Urgent, domain.Date{Year: 2026, Month: 3, Day: 10}, "2026-03-12T14:00:00Z"},
		{"after discharge: seven days", AfterDischarge, domain.Date{Year: 2026, Month: 3, Day: 10}, "2026-03-17T14:00:00Z"},
		{"routine: ten business days, two weekends between", Routine, domain.Date{Year: 2026, Month: 3, Day: 10}, "2026-03-24T14:00:00Z"},
		{"entered a day late: from the start of that day", Urgent, domain.Date{Year: 2026, Month: 3, Day: 9}, "2026-03-11T04:00:00Z"},
		{"across the clock change: the wall time stays", Routine, domain.Date{Year: 2026, Month: 3, Day: 2}, "2026-03-16T04:00:00Z"},
		{"dated by the wall clock of tomorrow: from the entry", Urgent, domain.Date{Year: 2026, Month: 3, Day: 11}, "2026-03-12T14:00:00Z"},
	} {
		r := Referral{Urgency: c.urgency, ReceivedOn: c.received, CreatedAt: entered}.Dated(newYork)
		if got := r.AnswerBy.Format(time.RFC3339); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

func TestMove(t *testing.T) {
	allowed := map[ReferralStatus][]ReferralStatus{
		ReferralReceived:   {ReferralTriaged, ReferralAccepted, ReferralDeclined, ReferralRedirected},
		ReferralTriaged:    {ReferralTriaged, ReferralAccepted, ReferralDeclined, ReferralRedirected},
		ReferralAccepted:   {ReferralWaitlisted, ReferralPlaced, ReferralDeclined, ReferralRedirected},
		ReferralWaitlisted: {ReferralWaitlisted, ReferralPlaced, ReferralDeclined, ReferralRedirected},
		ReferralPlaced:     {ReferralPlaced},
	}
	for _, from := range ReferralStatuses {
		for _, to := range ReferralStatuses {
			before := Referral{Status: from, Version: 3, History: []ReferralEvent{{Status: from}}}
			after, err := before.Move(Step{To: to, Urgency: Routine, Reason: "why", Note: "note"}, worker, entered)
			if !slices.Contains(allowed[from], to) {
				if !errors.Is(err, ErrReferralState) || after.Status != from || len(after.History) != 1 {
					t.Errorf("%s to %s: %v", from, to, err)
				}
				continue
			}
			last := after.History[len(after.History)-1]
			if err != nil || after.Status != to || after.Version != 4 || last != (ReferralEvent{Status: to, At: entered, By: worker.UserID, ByName: "Iris Boyd", Reason: "why", Note: "note"}) {
				t.Errorf("%s to %s: %v %+v", from, to, err, after)
			}
			if len(before.History) != 1 {
				t.Error("the step changed the referral it began from")
			}
		}
	}
}

func TestUnwait(t *testing.T) {
	for _, from := range ReferralStatuses {
		r, err := Referral{Status: from}.Unwait(worker, entered)
		if from == ReferralWaitlisted != (err == nil) || err == nil && r.Status != ReferralAccepted {
			t.Errorf("%s: %s, %v", from, r.Status, err)
		}
	}
}

func TestWaitsInOrder(t *testing.T) {
	late := entered.Add(time.Hour)
	for _, c := range []struct {
		name        string
		first, then WaitEntry
	}{
		{"urgent before routine, though later", WaitEntry{Urgency: Urgent, JoinedAt: late}, WaitEntry{Urgency: Routine, JoinedAt: entered}},
		{"after discharge before routine", WaitEntry{Urgency: AfterDischarge, JoinedAt: late}, WaitEntry{Urgency: Routine, JoinedAt: entered}},
		{"of one urgency the earlier", WaitEntry{Urgency: Urgent, JoinedAt: entered}, WaitEntry{Urgency: Urgent, JoinedAt: late}},
		{"of one urgency who was referred earlier, though typed later", WaitEntry{Urgency: Urgent, Since: domain.Date{Year: 2025, Month: 10, Day: 1}, JoinedAt: late},
			WaitEntry{Urgency: Urgent, Since: domain.Date{Year: 2025, Month: 11, Day: 25}, JoinedAt: entered}},
	} {
		if !c.first.Before(c.then) || c.then.Before(c.first) {
			t.Errorf("%s: wrong", c.name)
		}
	}
	w := WaitEntry{Since: domain.DateOf(entered), JoinedAt: entered.AddDate(0, 0, 9)}
	if w.Days(entered.AddDate(0, 0, 1), time.UTC) != 1 || w.Days(entered.AddDate(0, 0, -1), time.UTC) != 0 {
		t.Error("days are not counted from the first one")
	}
	ended, err := w.Leave(Seated, "", worker, entered.Add(72*time.Hour))
	if err != nil || ended.Days(entered.AddDate(1, 0, 0), time.UTC) != 3 {
		t.Errorf("%v, %d days", err, ended.Days(entered.AddDate(1, 0, 0), time.UTC))
	}
	if _, err := ended.Leave(LeftOff, "", worker, late); !errors.Is(err, ErrNotWaiting) {
		t.Errorf("left twice: %v", err)
	}
}
