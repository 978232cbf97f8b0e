package intake

import (
	"errors"
	"testing"
	"time"

	"cohort/domain"
)

// taken is a referral that took these steps, a minute apart, by the worker.
func taken(t *testing.T, steps ...ReferralStatus) Referral {
	t.Helper()
	r, err := Referral{Urgency: Routine}.Receive(worker, entered), error(nil)
	for i, to := range steps {
		at := entered.Add(time.Duration(i+1) * time.Minute)
		if r, err = r.Move(Step{To: to, Urgency: Urgent, Reason: "why"}, worker, at); err != nil {
			t.Fatal(err)
		}
	}
	return r
}

func TestUndoGoesBackToWhereTheStepBegan(t *testing.T) {
	for name, c := range map[string]struct {
		steps []ReferralStatus
		want  ReferralStatus
	}{
		"triage":                {[]ReferralStatus{ReferralTriaged}, ReferralReceived},
		"accept":                {[]ReferralStatus{ReferralAccepted}, ReferralReceived},
		"accept after triage":   {[]ReferralStatus{ReferralTriaged, ReferralAccepted}, ReferralTriaged},
		"decline of waitlisted": {[]ReferralStatus{ReferralAccepted, ReferralWaitlisted, ReferralDeclined}, ReferralWaitlisted},
		"redirect":              {[]ReferralStatus{ReferralRedirected}, ReferralReceived},
	} {
		r := taken(t, c.steps...)
		step, now := len(r.History), r.UpdatedAt.Add(UndoFor)
		if u := r.Undoable(worker, now); u == nil || u.Step != step || !u.Until.Equal(now) {
			t.Errorf("%s: undoable %+v", name, u)
		}
		got, err := r.Undo(step, worker, now)
		if err != nil || got.Status != c.want || got.Version != r.Version+1 || len(got.History) != step+1 || got.History[step].Undoes != step {
			t.Errorf("%s: %v %+v", name, err, got)
			continue
		}
		if !got.StatusSince().Equal(r.History[step-2].At) {
			t.Errorf("%s: stands since %s", name, got.StatusSince())
		}
		if got.Undoable(worker, now) != nil {
			t.Errorf("%s: what was undone can be undone", name)
		}
	}
	if got, err := taken(t, ReferralTriaged).Undo(2, worker, entered.Add(2*time.Minute)); err != nil || got.Urgency != Routine {
		t.Errorf("the urgency before the triage: %s, %v", got.Urgency, err)
	}
}

func TestUndoIsRefused(t *testing.T) {
	accepted := taken(t, ReferralAccepted)
	edited := accepted
	edited.UpdatedAt = edited.UpdatedAt.Add(time.Second)
	left, err := taken(t, ReferralAccepted, ReferralWaitlisted).Unwait(worker, entered.Add(5*time.Minute))
	if err != nil {
		t.Fatal(err)
	}
	other := domain.Actor{UserID: domain.NewID[domain.UserID](), Name: "Ben Ito", Roles: []domain.Role{domain.Intake}}
	soon := accepted.UpdatedAt.Add(time.Minute)
	for name, c := range map[string]struct {
		r    Referral
		step int
		by   domain.Actor
		now  time.Time
		want error
	}{
		"by another":           {accepted, 2, other, soon, ErrStepNotYours},
		"a second too late":    {accepted, 2, worker, accepted.UpdatedAt.Add(UndoFor + time.Second), ErrStepTooOld},
		"edited since":         {edited, 2, worker, soon, ErrStepFollowed},
		"another step since":   {taken(t, ReferralTriaged, ReferralAccepted), 2, worker, soon, ErrStepFollowed},
		"the first":            {taken(t), 1, worker, soon, ErrReferralState},
		"joining a waitlist":   {taken(t, ReferralAccepted, ReferralWaitlisted), 3, worker, soon, ErrReferralState},
		"a seat":               {taken(t, ReferralAccepted, ReferralPlaced), 3, worker, soon, ErrReferralState},
		"leaving the waitlist": {left, 4, worker, entered.Add(6 * time.Minute), ErrReferralState},
		"no step":              {accepted, 3, worker, soon, domain.Invalid("step", "")},
	} {
		got, err := c.r.Undo(c.step, c.by, c.now)
		if !errors.Is(err, c.want) || got.Status != c.r.Status || len(got.History) != len(c.r.History) {
			t.Errorf("%s: %v, %s", name, err, got.Status)
		}
	}
}

func TestReturnToTheLine(t *testing.T) {
	left, err := WaitEntry{Since: domain.DateOf(entered), JoinedAt: entered}.Leave(LeftOff, "slip", worker, entered)
	if err != nil {
		t.Fatal(err)
	}
	back, err := left.Return(worker, entered.Add(UndoFor))
	if err != nil || back.LeftAt != nil || back.Outcome != Waiting || back.Reason != "" || back.Since != left.Since || back.Version() != 3 || back.History[0].Reason != "slip" {
		t.Errorf("%v %+v", err, back)
	}
	seated, err := WaitEntry{}.Leave(Seated, "", worker, entered)
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		w    WaitEntry
		by   domain.Actor
		now  time.Time
		want error
	}{
		"by another":     {left, domain.Actor{}, entered, ErrStepNotYours},
		"too late":       {left, worker, entered.Add(UndoFor + time.Second), ErrStepTooOld},
		"who waits":      {back, worker, entered, ErrNotLeft},
		"who has a seat": {seated, worker, entered, ErrNotLeft},
	} {
		if _, err := c.w.Return(c.by, c.now); !errors.Is(err, c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
