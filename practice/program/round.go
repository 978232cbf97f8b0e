package program

import (
	"context"
	"crypto/rand"
	"encoding/base64"
	"errors"

	"cohort/domain"
	"cohort/domain/intake"
	"cohort/domain/program"
	"cohort/practice"
)

// What the audit says of a round: how many codes, and how answers came in.
var (
	noteCodes     = practice.Plain("codes")
	noteEntered   = practice.Plain("entered")
	noteDiscussed = practice.Plain("discussedTogether")
)

// The purposes of the hashes by which a code and a tablet's pass are found.
const (
	forRoundCode  = "round code"
	forTabletPass = "tablet pass"
)

// Rounds gives the questionnaires that were given in a session, and what was
// answered.
func (desk *Desk) Rounds(ctx context.Context, by domain.Actor, id domain.SessionID) (views []RoundView, err error) {
	err = desk.Read(ctx, by, domain.ReadRounds, func(tx practice.Tx, scope domain.Scope, d *practice.Deed) error {
		d.About("session", id, domain.ClientID{})
		c, s, err := visibleSession(tx, d, scope, id)
		if err != nil {
			return err
		}
		if !leadsNow(d, c, s) {
			return domain.ErrForbidden // who led it once sees it, and no clients any more
		}
		rounds, err := tx.Rounds(id)
		if err != nil {
			return err
		}
		views, err = roundViews(tx, d, c, s, rounds...)
		return err
	})
	return views, err
}

// RoundsProgress counts what was answered in a session's rounds. It names nobody, so
// a page may ask as often as it likes.
func (desk *Desk) RoundsProgress(ctx context.Context, by domain.Actor, id domain.SessionID) (answers int, err error) {
	err = desk.Read(ctx, by, domain.ReadRounds, func(tx practice.Tx, scope domain.Scope, d *practice.Deed) error {
		d.NothingDone()
		answers = 0
		c, s, err := visibleSession(tx, d, scope, id)
		if err != nil {
			return err
		}
		if !leadsNow(d, c, s) {
			return domain.ErrForbidden
		}
		rounds, err := tx.Rounds(id)
		if err != nil {
			return err
		}
		given, err := tx.RoundAnswers(seatsOf(rounds)...)
		for _, r := range rounds {
			for _, seat := range r.Seats {
				for _, a := range given {
					if a.Fills(seat) {
						answers++
					}
				}
			}
		}
		return err
	})
	return answers, err
}

func seatsOf(rounds []intake.Round) (ids []domain.RoundSeatID) {
	for _, r := range rounds {
		for _, s := range r.Seats {
			ids = append(ids, s.ID)
		}
	}
	return ids
}

// leadsNow says whether a session is the actor's to lead today: theirs as a leader
// of the cohort, or as a substitute.
func leadsNow(d *practice.Deed, c program.Cohort, s program.Session) bool {
	return c.LedBy(d.By.UserID) || d.By.CoverFor(d.Action, s.ID, s.Date) != nil
}

// GiveRound gives questionnaires to members of a session, each with a code.
func (desk *Desk) GiveRound(ctx context.Context, by domain.Actor, id domain.SessionID, instruments []string, to []domain.ClientID) (v RoundView, err error) {
	err = desk.Change(ctx, by, domain.GiveRound, func(tx practice.Tx, d *practice.Deed) error {
		d.About("session", id, domain.ClientID{})
		c, s, err := desk.lockForRound(tx, d, id)
		if err != nil {
			return err
		}
		among, err := mayAnswer(tx, c, s)
		if err != nil {
			return err
		}
		lib, err := tx.Instruments()
		if err != nil {
			return err
		}
		r, err := intake.GiveRound(s, lib, instruments, to, among, by, d.Now)
		if d.Check(err) != nil {
			return d.Check(err)
		}
		d.About("round", r.ID, domain.ClientID{})
		if err := tx.CreateRound(r); err != nil {
			return err
		}
		if r, err = desk.giveCodes(tx, d, r, to, among); err != nil {
			return err
		}
		v, err = roundView(tx, d, c, s, r)
		return err
	})
	return v, err
}

// GiveCodes gives members of a round a new code each, in place of an earlier one:
// who came late, and whose code ran out or was lost.
func (desk *Desk) GiveCodes(ctx context.Context, by domain.Actor, id domain.RoundID, to []domain.ClientID) (RoundView, error) {
	return desk.onRound(ctx, by, domain.GiveRound, id, func(tx practice.Tx, d *practice.Deed, c program.Cohort, s program.Session, r intake.Round) (intake.Round, error) {
		if err := intake.RoundOpen(s, d.Now); err != nil {
			return r, err
		}
		among, err := mayAnswer(tx, c, s)
		if err != nil {
			return r, err
		}
		return desk.giveCodes(tx, d, r, to, among)
	})
}

func (desk *Desk) giveCodes(tx practice.Tx, d *practice.Deed, r intake.Round, to, among []domain.ClientID) (intake.Round, error) {
	seats, err := r.SeatsFor(to, among)
	if d.Check(err) != nil {
		return r, d.Check(err)
	}
	for _, seat := range seats {
		code, hash, err := desk.newCode(tx)
		if err != nil {
			return r, err
		}
		write := tx.SaveSeat
		if r.Seat(seat.ID) == nil {
			write = tx.CreateSeat
		}
		seat = seat.Given(code, hash, d.Now)
		if err := write(seat); err != nil {
			return r, err
		}
		r = r.Put(seat)
	}
	d.Note(noteCodes, len(seats))
	return r, nil
}

// newCode makes a code that nobody has.
func (desk *Desk) newCode(tx practice.Tx) (code, hash string, err error) {
	for {
		code = intake.NewCode(randomByte)
		hash = desk.Blind(forRoundCode, code)
		_, _, err = tx.RoundByCode(hash)
		free := errors.Is(err, domain.ErrNotFound)
		if free {
			err = nil
		}
		if free || err != nil {
			return code, hash, err
		}
	}
}

func randomByte() byte {
	var b [1]byte
	_, _ = rand.Read(b[:]) // never fails: crypto/rand ends the program instead
	return b[0]
}

// WithdrawCodes takes codes back: those of some members or, where none is named, of
// all, and with those the tablet that is passed round. What was answered stays.
func (desk *Desk) WithdrawCodes(ctx context.Context, by domain.Actor, id domain.RoundID, of []domain.ClientID) (RoundView, error) {
	return desk.onRound(ctx, by, domain.GiveRound, id, func(tx practice.Tx, d *practice.Deed, _ program.Cohort, _ program.Session, r intake.Round) (intake.Round, error) {
		var f domain.Faults
		for i, client := range of {
			f.When(r.SeatOf(client) == nil, indexed("clientIds", i), "has no code in this round")
		}
		if err := d.Check(f.Err()); err != nil {
			return r, err
		}
		withdrawn := 0
		for _, seat := range r.Seats {
			after := seat.Withdraw(d.Now)
			if len(of) > 0 && !contains(of, seat.ClientID) || after == seat {
				continue
			}
			withdrawn++
			if err := tx.SaveSeat(after); err != nil {
				return r, err
			}
			r = r.Put(after)
		}
		d.Note(noteCodes, withdrawn)
		if len(of) > 0 || r.PassHash == "" {
			return r, nil
		}
		r.PassHash = ""
		return r, tx.SaveRound(r)
	})
}

// PassTablet lets a tablet be passed round, on which one member after the other
// answers. The pass is shown this once, and one that was passed before ends.
func (desk *Desk) PassTablet(ctx context.Context, by domain.Actor, id domain.RoundID) (pass string, r intake.Round, err error) {
	_, err = desk.onRound(ctx, by, domain.GiveRound, id, func(tx practice.Tx, d *practice.Deed, _ program.Cohort, s program.Session, found intake.Round) (intake.Round, error) {
		if err := intake.RoundOpen(s, d.Now); err != nil {
			return found, err
		}
		var b [32]byte
		_, _ = rand.Read(b[:]) // never fails
		pass = base64.RawURLEncoding.EncodeToString(b[:])
		d.Note(noteEntered, intake.EnteredOnTablet)
		r = found.Passed(desk.Blind(forTabletPass, pass), d.Now)
		return r, tx.SaveRound(r)
	})
	return pass, r, err
}

// DiscussScores notes that leader and member looked at the answers together, or takes
// that back.
func (desk *Desk) DiscussScores(ctx context.Context, by domain.Actor, id domain.RoundID, client domain.ClientID, yes bool) (RoundView, error) {
	return desk.onRound(ctx, by, domain.DiscussScores, id, func(tx practice.Tx, d *practice.Deed, _ program.Cohort, _ program.Session, r intake.Round) (intake.Round, error) {
		seat := r.SeatOf(client)
		if seat == nil {
			return r, d.Check(domain.Invalid("clientId", "is not in this round"))
		}
		d.Concerns(client)
		d.Note(noteDiscussed, yes)
		after := seat.Discuss(yes, by, d.Now)
		return r.Put(after), tx.SaveSeat(after)
	})
}

// lockForRound locks the cohort of a session and asks the policy about it.
func (desk *Desk) lockForRound(tx practice.Tx, d *practice.Deed, id domain.SessionID) (c program.Cohort, s program.Session, err error) {
	if s, err = tx.Session(id); err != nil {
		return c, s, err
	}
	if c, err = tx.LockCohort(s.CohortID); err != nil {
		return c, s, err
	}
	if s, err = tx.Session(id); err != nil { // as it is under the lock
		return c, s, err
	}
	if err := mayActOn(tx, d, c, s); err != nil {
		return c, s, err
	}
	if !leadsNow(d, c, s) {
		err = domain.ErrForbidden
	}
	return c, s, err
}

// onRound is the only way to act on a round: it locks the cohort, asks the policy
// about the session, acts and writes the audit in one transaction.
func (desk *Desk) onRound(ctx context.Context, by domain.Actor, action domain.Action, id domain.RoundID,
	do func(practice.Tx, *practice.Deed, program.Cohort, program.Session, intake.Round) (intake.Round, error)) (v RoundView, err error) {
	err = desk.Change(ctx, by, action, func(tx practice.Tx, d *practice.Deed) error {
		d.About("round", id, domain.ClientID{})
		found, err := tx.Round(id)
		if err != nil {
			return err
		}
		c, s, err := desk.lockForRound(tx, d, found.SessionID)
		if err != nil {
			return err
		}
		if found, err = tx.Round(id); err != nil { // as it is under the lock
			return err
		}
		changed, err := do(tx, d, c, s, found)
		if err != nil {
			return err
		}
		v, err = roundView(tx, d, c, s, changed)
		return err
	})
	return v, err
}
