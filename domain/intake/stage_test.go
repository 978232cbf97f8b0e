package intake_test

import (
	"testing"
	"time"

	"cohort/domain"
	"cohort/domain/intake"
)

var (
	deskDay = time.Date(2026, 3, 11, 15, 0, 0, 0, time.UTC) // a Wednesday
	desker  = domain.Actor{UserID: domain.NewID[domain.UserID](), Name: "Ruth Abara"}
)

func said(result intake.ContactResult, at time.Time, next domain.Date) intake.ContactTry {
	t, err := intake.ContactSaid{At: at, Channel: "telephone", Result: result, NextOn: next}.Try(at.Add(time.Hour), time.UTC, desker)
	if err != nil {
		panic(err)
	}
	return t
}

// Whatever is recorded of somebody, they have a next step with a day, unless they
// have a seat or left: a list of those without one is empty by construction.
func TestNobodyUnderwaySitsWithoutANextDate(t *testing.T) {
	later := domain.DateOf(deskDay.AddDate(0, 0, 5))
	histories := [][]intake.ContactTry{nil}
	for _, first := range intake.ContactResults {
		for _, next := range []domain.Date{{}, later} {
			one := said(first, deskDay, next)
			back, err := one.TakeBack("Another person", desker, deskDay.Add(2*time.Hour))
			if err != nil {
				t.Fatal(err)
			}
			histories = append(histories, []intake.ContactTry{one}, []intake.ContactTry{back})
			for _, second := range intake.ContactResults {
				histories = append(histories, []intake.ContactTry{one, said(second, deskDay.AddDate(0, 0, 1), domain.Date{})})
			}
		}
	}
	asked, over := 0, 0
	for _, status := range append([]intake.ReferralStatus{""}, intake.ReferralStatuses...) {
		for _, tries := range histories {
			for _, spoke := range []*time.Time{nil, &deskDay} {
				for _, booked := range []domain.Date{{}, later} {
					for _, assessed := range []bool{false, true} {
						for _, offer := range []domain.Date{{}, later} {
							u := intake.Underway{Status: status, Since: deskDay, AnswerBy: deskDay.AddDate(0, 0, 2), Contact: intake.StandingOfContact(tries, spoke), BookedOn: booked, Assessed: assessed, OfferUntil: offer}
							asked++
							next, open := intake.NextStepOf(u, time.UTC)
							if open == intake.StageOf(u).IsOver() {
								t.Fatalf("%+v: open is %v", u, open)
							}
							if !open {
								over++
								continue
							}
							if next.On.IsZero() || next.Kind == "" {
								t.Fatalf("%+v has no next date: %+v", u, next)
							}
						}
					}
				}
			}
		}
	}
	if asked < 5000 || over == 0 {
		t.Fatalf("asked %d, of which %d are over", asked, over)
	}
}

func TestNextStepSaysWhatIsOwed(t *testing.T) {
	day := func(n int) domain.Date { return domain.DateOf(deskDay.AddDate(0, 0, n)) }
	reached := said(intake.ContactReached, deskDay.AddDate(0, 0, 6), domain.Date{})
	for name, test := range map[string]struct {
		u     intake.Underway
		stage intake.Stage
		kind  intake.NextKind
		on    domain.Date
	}{
		"new: call by the limit":            {intake.Underway{Status: intake.ReferralReceived, AnswerBy: deskDay.AddDate(0, 0, 2)}, intake.StageReceived, intake.NextCall, day(2)},
		"no answer: the next working day":   {intake.Underway{AnswerBy: deskDay.AddDate(0, 0, 9), Contact: intake.StandingOfContact([]intake.ContactTry{said(intake.ContactNone, deskDay.AddDate(0, 0, 2), domain.Date{})}, nil)}, intake.StageEnquiry, intake.NextCallAgain, day(5)},
		"asked to be called later: the day": {intake.Underway{Status: intake.ReferralTriaged, Contact: intake.StandingOfContact([]intake.ContactTry{said(intake.ContactLater, deskDay, day(8))}, nil)}, intake.StageTriaged, intake.NextCallAgain, day(8)},
		"spoken to: decide by the limit":    {intake.Underway{Status: intake.ReferralTriaged, AnswerBy: deskDay.AddDate(0, 0, 7), Contact: intake.StandingOfContact([]intake.ContactTry{reached}, nil)}, intake.StageTriaged, intake.NextDecide, day(7)},
		"accepted: book in three workdays":  {intake.Underway{Status: intake.ReferralAccepted, Since: deskDay}, intake.StageAccepted, intake.NextBook, day(5)},
		"booked: the day of it":             {intake.Underway{Status: intake.ReferralAccepted, Since: deskDay, BookedOn: day(4)}, intake.StageBooked, intake.NextAssess, day(4)},
		"assessed: a seat or a line":        {intake.Underway{Status: intake.ReferralAccepted, Since: deskDay, BookedOn: day(4), Assessed: true}, intake.StageAssessed, intake.NextSeat, day(5)},
		"waits: hears from us":              {intake.Underway{Status: intake.ReferralWaitlisted, Since: deskDay}, intake.StageWaitlisted, intake.NextInterim, day(14)},
		"waits and heard from us":           {intake.Underway{Status: intake.ReferralWaitlisted, Since: deskDay, Contact: intake.StandingOfContact([]intake.ContactTry{reached}, nil)}, intake.StageWaitlisted, intake.NextInterim, day(20)},
		"offered: until it expires":         {intake.Underway{Status: intake.ReferralWaitlisted, Since: deskDay, OfferUntil: day(3)}, intake.StageOffered, intake.NextOffer, day(3)},
	} {
		next, open := intake.NextStepOf(test.u, time.UTC)
		if stage := intake.StageOf(test.u); !open || stage != test.stage || next.Kind != test.kind || next.On != test.on {
			t.Errorf("%s: %s, %+v, want %s, %s on %s", name, stage, next, test.stage, test.kind, test.on)
		}
		if next.IsOverdue(next.On) || !next.IsOverdue(next.On.AddDays(1)) {
			t.Errorf("%s: overdue on its own day, or never", name)
		}
	}
}
