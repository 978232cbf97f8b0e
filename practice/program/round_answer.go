package program

import (
	"context"
	"errors"
	"slices"
	"time"

	"cohort/domain"
	"cohort/domain/clinical"
	"cohort/domain/intake"
	"cohort/domain/intake/instrument"
	"cohort/domain/program"
	"cohort/practice"
)

// Questions is what a member sees who shows a code: the practice's name, what is
// asked, and nothing of anybody.
type Questions struct {
	Practice string
	Crisis   domain.CrisisLine
	Until    time.Time // when the code or the pass ends
	SeatID   domain.RoundSeatID
	Name     string // on the tablet: whose turn it is; "" on a phone of one's own
	Waiting  int    // on the tablet: how many have something to answer
	Forms    []AskedForm
}

// AskedForm is one questionnaire of a round.
type AskedForm struct {
	instrument.Definition
	Answered bool
}

// Shown is what somebody without a login shows: a code, or the pass of the tablet
// with whose turn it is.
type Shown struct {
	Code string
	Pass string
	Seat domain.RoundSeatID
}

// opened is what a code or a pass opened.
type opened struct {
	round   intake.Round
	seat    *intake.RoundSeat // nil on a tablet before anybody's turn
	entered intake.Entered
}

// open finds what is shown. A code that is nobody's and a pass that is nobody's look
// the same.
func (desk *Desk) open(tx practice.Tx, shown Shown) (o opened, err error) {
	if shown.Pass != "" {
		o.entered = intake.EnteredOnTablet
		if o.round, err = tx.RoundByPass(desk.Blind(forTabletPass, shown.Pass)); errors.Is(err, domain.ErrNotFound) {
			return o, intake.ErrPassUnknown
		}
		o.seat = o.round.Seat(shown.Seat)
		return o, err
	}
	o.entered = intake.EnteredOnPhone
	round, seat, err := tx.RoundByCode(desk.Blind(forRoundCode, intake.NormalCode(shown.Code)))
	if errors.Is(err, domain.ErrNotFound) {
		return o, intake.ErrCodeUnknown
	}
	o.round, o.seat = round, &seat
	return o, err
}

// stillOpen says whether what was opened may be answered now.
func (o opened) stillOpen(now time.Time) error {
	if o.entered == intake.EnteredOnPhone {
		return o.seat.Opens(now)
	}
	if err := o.round.PassOpens(now); err != nil {
		return err
	}
	if o.seat != nil && o.seat.Withdrawn != nil {
		return intake.ErrCodeWithdrawn
	}
	return nil
}

// OpenQuestions gives what a member is asked who shows a code. Its errors are
// intake.ErrCodeUnknown, ErrCodeWithdrawn and ErrCodeExpired.
func (desk *Desk) OpenQuestions(ctx context.Context, from domain.Actor, code string) (q Questions, err error) {
	err = desk.showing(ctx, from, domain.OpenRound, Shown{Code: code}, func(tx practice.Tx, d *practice.Deed, o opened) error {
		d.About("round_seat", o.seat.ID, o.seat.ClientID)
		answers, err := tx.RoundAnswers(o.seat.ID)
		if err != nil {
			return err
		}
		q, err = questions(tx, o, answers)
		q.Until = o.seat.Until
		return err
	})
	return q, err
}

// NextOnTablet gives what the next member is asked on the tablet that is passed
// round, after another one. Nobody else is named. With nobody left there are no
// forms.
func (desk *Desk) NextOnTablet(ctx context.Context, from domain.Actor, pass string, after domain.RoundSeatID) (q Questions, err error) {
	err = desk.showing(ctx, from, domain.OpenRound, Shown{Pass: pass}, func(tx practice.Tx, d *practice.Deed, o opened) error {
		d.About("round", o.round.ID, domain.ClientID{})
		answers, err := tx.RoundAnswers(seatsOf([]intake.Round{o.round})...)
		if err != nil {
			return err
		}
		next, waiting := o.round.OnTablet(after, answers)
		if next == nil {
			settings, err := tx.Settings()
			q = Questions{Practice: settings.PracticeName, Crisis: settings.CrisisLine(), Until: o.round.PassUntil}
			return err
		}
		d.Concerns(next.ClientID)
		o.seat = next
		if q, err = questions(tx, o, answers); err != nil {
			return err
		}
		q.SeatID, q.Until, q.Waiting = next.ID, o.round.PassUntil, waiting
		q.Name, err = calledInRoom(tx, o.round, next.ClientID)
		return err
	})
	return q, err
}

// calledInRoom is how the group tells a member apart.
func calledInRoom(tx practice.Tx, r intake.Round, client domain.ClientID) (string, error) {
	s, err := tx.Session(r.SessionID)
	if err != nil {
		return "", err
	}
	seats, err := tx.Roster(s.CohortID)
	if err != nil {
		return "", err
	}
	for _, seat := range program.WithRoomNames(seats, func(seat program.RosterSeat) bool { return seat.OnRoster(s.Number) }) {
		if seat.ClientID == client {
			return seat.RoomName, nil
		}
	}
	return "", nil
}

func questions(tx practice.Tx, o opened, answers []intake.Assessment) (q Questions, err error) {
	settings, err := tx.Settings()
	if err != nil {
		return q, err
	}
	q.Practice, q.Crisis = settings.PracticeName, settings.CrisisLine()
	lib, err := tx.Instruments()
	for _, code := range o.round.Instruments {
		form, _ := lib.Edition(code, o.round.Versions[code]) // known when the round was given
		q.Forms = append(q.Forms, AskedForm{Definition: form, Answered: o.seat.Answer(code, answers) != nil})
	}
	return q, err
}

// showing looks for what is shown and acts on it while it is open.
func (desk *Desk) showing(ctx context.Context, from domain.Actor, action domain.Action, shown Shown, do func(practice.Tx, *practice.Deed, opened) error) error {
	find := func(tx practice.Tx) (opened, error) { return desk.open(tx, shown) }
	return practice.ShowCode(ctx, desk.Practice, from, action, find, func(tx practice.Tx, d *practice.Deed, o opened) error {
		if err := o.stillOpen(d.Now); err != nil {
			return err
		}
		return do(tx, d, o)
	})
}

// Answered is what a member is told who has answered.
type Answered struct {
	Risk bool // an answer raised a flag: they are shown where help is
	Left int  // questionnaires of the round that they have still to answer
}

// AnswerRound takes in what a member answered with a code, or on the tablet. Sent
// again it is what it was. Its errors are those of OpenQuestions, and
// intake.ErrAnsweredBefore.
func (desk *Desk) AnswerRound(ctx context.Context, from domain.Actor, shown Shown, wanted intake.Assessment) (done Answered, err error) {
	err = desk.showing(ctx, from, domain.AnswerRound, shown, func(tx practice.Tx, d *practice.Deed, o opened) error {
		if o.seat == nil {
			return domain.Invalid("seatId", "is not in this round")
		}
		d.About("round_seat", o.seat.ID, o.seat.ClientID)
		d.Note(noteEntered, o.entered)
		a, flags, err := desk.fillIn(tx, d, o, wanted)
		if err != nil {
			return err
		}
		answers, err := tx.RoundAnswers(o.seat.ID)
		done = Answered{Risk: len(a.Result.RiskFlags) > 0, Left: len(o.round.Unanswered(*o.seat, answers))}
		if len(flags) > 0 {
			done.Risk = done.Risk || slices.ContainsFunc(flags, func(f clinical.RiskFlag) bool { return !f.Finding.Blank })
		}
		return err
	})
	return done, err
}

// fillIn makes an assessment of answers, once for each member and questionnaire.
func (desk *Desk) fillIn(tx practice.Tx, d *practice.Deed, o opened, wanted intake.Assessment) (a intake.Assessment, flags []clinical.RiskFlag, err error) {
	s, err := tx.Session(o.round.SessionID)
	if err != nil {
		return a, nil, err
	}
	c, err := tx.Cohort(s.CohortID)
	if err != nil {
		return a, nil, err
	}
	wanted.TakenOn = c.Today(d.Now)
	wanted.Entered, wanted.SeatID, wanted.TakenBy, wanted.TakenByName = o.entered, o.seat.ID, o.round.By, o.round.ByName
	return fill(tx, d, o.round, *o.seat, wanted)
}

// fill scores what was filled in for a seat and keeps it. The member's own answer is
// taken once: the same again is what it was.
func fill(tx practice.Tx, d *practice.Deed, r intake.Round, seat intake.RoundSeat, wanted intake.Assessment) (a intake.Assessment, flags []clinical.RiskFlag, err error) {
	client, err := tx.LockClient(domain.Everything(), seat.ClientID)
	if err != nil {
		return a, nil, err
	}
	today, err := practice.LatestToday(tx, d.Now)
	if err != nil {
		return a, nil, err
	}
	var f domain.Faults
	f.When(wanted.Instrument != "" && !slices.Contains(r.Instruments, wanted.Instrument), "instrument", "is not asked in this round")
	f.When(!slices.ContainsFunc(wanted.Answers, func(n *int) bool { return n != nil }), "answers", "is missing")
	lib, err := tx.Instruments()
	if err != nil {
		return a, nil, err
	}
	wanted.FormVersion = r.Versions[wanted.Instrument]
	a, err = wanted.From(lib).Scored(today, client.BirthDate)
	f.Join(err)
	if err := d.Check(f.Err()); err != nil {
		return a, nil, err
	}
	before, err := tx.RoundAnswers(seat.ID)
	if err != nil {
		return a, nil, err
	}
	if was := seat.Answer(a.Instrument, before); was != nil && a.Entered.ByMember() {
		if !was.SaysTheSame(a) {
			return *was, nil, intake.ErrAnsweredBefore
		}
		d.NothingDone()
		return *was, nil, nil
	}
	a.ID, a.ClientID, a.SeatID, a.CreatedAt = domain.NewID[domain.AssessmentID](), seat.ClientID, seat.ID, d.Now
	flags, err = practice.KeepAssessment(tx, d, a)
	return a, flags, err
}

// EnterRound types in what a member answered on paper, on its own day. What they
// answered themselves stays beside it; the last entry counts.
func (desk *Desk) EnterRound(ctx context.Context, by domain.Actor, id domain.RoundID, client domain.ClientID, wanted intake.Assessment) (a intake.Assessment, flags []clinical.RiskFlag, err error) {
	_, err = desk.onRound(ctx, by, domain.EnterRound, id, func(tx practice.Tx, d *practice.Deed, _ program.Cohort, _ program.Session, r intake.Round) (intake.Round, error) {
		seat := r.SeatOf(client)
		if seat == nil {
			var f domain.Faults
			f.Add("clientId", "is not in this round")
			lib, err := tx.Instruments()
			if err != nil {
				return r, err
			}
			f.Join(wanted.From(lib).Fits())
			return r, d.Check(f.Err())
		}
		d.Concerns(client)
		wanted.Entered, wanted.TakenBy, wanted.TakenByName = intake.EnteredByStaff, by.UserID, by.Name
		a, flags, err = fill(tx, d, r, *seat, wanted)
		return r, err
	})
	return a, flags, err
}
