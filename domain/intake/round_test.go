package intake_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"cohort/domain"
	"cohort/domain/intake"
	"cohort/domain/intake/instrument"
	"cohort/domain/program"
)

var roundAt = time.Date(2026, 3, 10, 13, 0, 0, 0, time.UTC)

func heldSession() program.Session {
	return program.Session{ID: domain.NewID[domain.SessionID](), Status: program.SessionScheduled, StartsAt: roundAt, EndsAt: roundAt.Add(90 * time.Minute)}
}

func TestRoundIsGivenWhileTheGroupMeets(t *testing.T) {
	cancelled := heldSession()
	cancelled.Status = program.SessionCancelled
	closed := heldSession()
	closed.Status = program.SessionClosed
	for _, c := range []struct {
		name string
		s    program.Session
		at   time.Duration
		want error
	}{
		{"two hours before", heldSession(), -2 * time.Hour, intake.ErrRoundEarly},
		{"an hour before", heldSession(), -time.Hour, nil},
		{"in the session", heldSession(), time.Hour, nil},
		{"after it was closed, while people sit there", closed, 2 * time.Hour, nil},
		{"on the next day", heldSession(), 24 * time.Hour, intake.ErrRoundLate},
		{"of a session that was called off", cancelled, 0, program.ErrSessionCancelled},
	} {
		if err := intake.RoundOpen(c.s, roundAt.Add(c.at)); !errors.Is(err, c.want) {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}

func TestRoundRefusesWhatCannotBeAsked(t *testing.T) {
	ana, ben := domain.NewID[domain.ClientID](), domain.NewID[domain.ClientID]()
	for _, c := range []struct {
		name        string
		instruments []string
		to          []domain.ClientID
		want        string
	}{
		{"nothing to ask", nil, []domain.ClientID{ana}, "instruments is missing"},
		{"five at once", []string{"phq-9", "gad-7", "who-5", "audit", "cage"}, []domain.ClientID{ana}, "instruments are at most 4 at once"},
		{"one that does not exist", []string{"phq-9", "zzz"}, []domain.ClientID{ana}, "instruments[1] is not one of the instruments"},
		{"one whose wording may not be shown", []string{"wsas"}, []domain.ClientID{ana}, "may not be shown on a screen"},
		{"one twice", []string{"phq-9", "phq-9"}, []domain.ClientID{ana}, "instruments[1] is there already"},
		{"nobody", []string{"phq-9"}, nil, "clientIds is missing"},
		{"a stranger", []string{"phq-9"}, []domain.ClientID{ana, ben}, "clientIds[1] does not belong to this session"},
		{"in order", []string{"phq-9", "group-pulse"}, []domain.ClientID{ana}, ""},
	} {
		_, err := intake.GiveRound(heldSession(), instrument.Library{}, c.instruments, c.to, []domain.ClientID{ana}, domain.Actor{}, roundAt)
		if c.want == "" && err != nil || c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)) {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}

func TestCodesOpenForAWhile(t *testing.T) {
	seat := intake.RoundSeat{}.Given("CDF4GHJ", "hash", roundAt)
	if seat.State(roundAt) != intake.CodeOpen || seat.State(roundAt.Add(intake.CodeLasts)) != intake.CodeExpired {
		t.Error("a code is good for its time and no longer")
	}
	gone := seat.Withdraw(roundAt.Add(time.Minute))
	if gone.State(roundAt.Add(time.Hour)) != intake.CodeWithdrawn || !intake.ErrCodeWithdrawn.Is(gone.Opens(roundAt)) {
		t.Error("a code that was withdrawn opens nothing")
	}
	if late := seat.Withdraw(roundAt.Add(3 * time.Hour)); late.Withdrawn != nil {
		t.Error("what ran out is not withdrawn besides")
	}
	if again := gone.Given("RTVWXY3", "other", roundAt.Add(time.Hour)); again.State(roundAt.Add(2*time.Hour)) != intake.CodeOpen {
		t.Error("a new code opens the seat again")
	}
}

func TestCodesAreReadAsTheyAreTyped(t *testing.T) {
	n := 0
	code := intake.NewCode(func() byte { n++; return byte(n * 37) })
	if len(code) != 7 || strings.ContainsAny(code, "ABEILOSUZ0125680") {
		t.Errorf("%q has a sign that is taken for another", code)
	}
	for _, typed := range []string{"cdf-4ghj", "CDF 4GHJ", "cdf4ghj", " Cdf – 4gHj "} {
		if got := intake.NormalCode(typed); got != "CDF4GHJ" {
			t.Errorf("%q is read as %q", typed, got)
		}
	}
}

func taking(seat intake.RoundSeat, code string, how intake.Entered, minute int) intake.Assessment {
	return intake.Assessment{ID: domain.NewID[domain.AssessmentID](), ClientID: seat.ClientID, SeatID: seat.ID, Instrument: code, Entered: how, CreatedAt: roundAt.Add(time.Duration(minute) * time.Minute)}
}

func TestTabletGoesFromOneToTheNext(t *testing.T) {
	r := intake.Round{Instruments: []string{"phq-9", "gad-7"}}
	for range 3 {
		r.Seats = append(r.Seats, intake.RoundSeat{ID: domain.NewID[domain.RoundSeatID](), ClientID: domain.NewID[domain.ClientID]()})
	}
	one, two, three := r.Seats[0], r.Seats[1], r.Seats[2]
	answers := []intake.Assessment{taking(two, "phq-9", intake.EnteredOnPhone, 0), taking(two, "gad-7", intake.EnteredOnPhone, 1), taking(one, "phq-9", intake.EnteredOnTablet, 2)}
	for _, c := range []struct {
		name    string
		after   domain.RoundSeatID
		want    domain.RoundSeatID
		waiting int
	}{
		{"the first has one of two left", domain.RoundSeatID{}, one.ID, 2},
		{"after the first the third: the second has answered on a phone", one.ID, three.ID, 2},
		{"after the last it begins anew", three.ID, one.ID, 2},
	} {
		if next, waiting := r.OnTablet(c.after, answers); next == nil || next.ID != c.want || waiting != c.waiting {
			t.Errorf("%s: %+v, %d", c.name, next, waiting)
		}
	}
	gone := r.Put(three.Withdraw(roundAt.Add(-time.Hour))).Put(one.Withdraw(roundAt))
	for i := range gone.Seats {
		if gone.Seats[i].ID != two.ID {
			gone.Seats[i].Withdrawn = &roundAt
		}
	}
	if next, waiting := gone.OnTablet(domain.RoundSeatID{}, answers); next != nil || waiting != 0 {
		t.Errorf("whose code was withdrawn is not asked: %+v", next)
	}
}

func TestLastEntryCountsUntilItIsVoided(t *testing.T) {
	seat := intake.RoundSeat{ID: domain.NewID[domain.RoundSeatID](), ClientID: domain.NewID[domain.ClientID]()}
	phone, desk := taking(seat, "phq-9", intake.EnteredOnPhone, 0), taking(seat, "phq-9", intake.EnteredByStaff, 5)
	if got := seat.Counting("phq-9", []intake.Assessment{phone, desk}); got.ID != desk.ID {
		t.Error("the last one counts")
	}
	if got := seat.Answer("phq-9", []intake.Assessment{phone, desk}); got.ID != phone.ID {
		t.Error("the member's own stays theirs")
	}
	desk.VoidedAt = &roundAt
	if got := seat.Counting("phq-9", []intake.Assessment{phone, desk}); got.ID != phone.ID {
		t.Error("the one before counts again")
	}
	phone.ClientID = domain.NewID[domain.ClientID]()
	if got := seat.Counting("phq-9", []intake.Assessment{phone, desk}); got != nil {
		t.Error("what moved to another client is none of theirs")
	}
}

func TestBeforeIsWhatWasTakenEarlier(t *testing.T) {
	seat := intake.RoundSeat{ID: domain.NewID[domain.RoundSeatID]()}
	now := taking(seat, "phq-9", intake.EnteredOnPhone, 0)
	now.TakenOn = domain.DateOf(roundAt)
	old := func(days int, code string) intake.Assessment {
		a := taking(intake.RoundSeat{}, code, intake.EnteredByStaff, 0)
		a.TakenOn = now.TakenOn.AddDays(days)
		return a
	}
	twin := taking(seat, "phq-9", intake.EnteredByStaff, -1)
	twin.TakenOn = now.TakenOn
	taken := []intake.Assessment{old(3, "phq-9"), now, twin, old(-7, "gad-7"), old(-14, "phq-9"), old(-60, "phq-9")}
	first, last := now.Before(taken)
	if first == nil || last == nil || first.ID != taken[5].ID || last.ID != taken[4].ID {
		t.Errorf("first %+v, last %+v", first, last)
	}
	if first, last := taken[5].Before(taken); first != nil || last != nil {
		t.Error("the first has none before it")
	}
}
