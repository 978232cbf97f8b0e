package program

import (
	"context"
	"slices"

	"cohort/domain"
	"cohort/domain/clinical"
	"cohort/domain/program"
	"cohort/practice"
)

var noteReturned = practice.Plain("returned") // how many

// CoSignatureView is what a supervisor reads of a session's notes.
type CoSignatureView struct {
	Session program.Session
	Cohort  program.Cohort
	clinical.CoSignature
	Seats  map[domain.ClientID]program.RosterSeat
	Writer string
	DueOn  domain.Date
}

// NoteReturn gives one note back.
type NoteReturn struct {
	Note    domain.ProgressNoteID
	Section string
	Remark  string
}

// waitingFor are the notes that wait for somebody.
func waitingFor(user domain.UserID, all []clinical.ProgressNote) []clinical.ProgressNote {
	return slices.DeleteFunc(slices.Clone(all), func(n clinical.ProgressNote) bool { return n.Status != clinical.NoteWaiting || n.WaitsFor != user })
}

// coSigns lets in who is to co-sign something of a session. Who leads it and has
// nothing to co-sign is told so; from everybody else the session is hidden.
func coSigns(by domain.Actor, c program.Cohort, s program.Session, all []clinical.ProgressNote) ([]clinical.ProgressNote, error) {
	waiting := waitingFor(by.UserID, all)
	if len(waiting) > 0 || c.LedSession(by.UserID, s) {
		return waiting, nil
	}
	return nil, domain.ErrNotFound
}

// CoSignature gives the notes of a session that wait for who asks.
func (desk *Desk) CoSignature(ctx context.Context, by domain.Actor, session domain.SessionID) (v CoSignatureView, err error) {
	err = desk.Read(ctx, by, domain.CoSignNotes, func(tx practice.Tx, _ domain.Scope, d *practice.Deed) error {
		d.About("session", session, domain.ClientID{})
		s, err := tx.Session(session)
		if err != nil {
			return err
		}
		c, err := tx.Cohort(s.CohortID)
		if err != nil {
			return err
		}
		all, err := tx.ProgressNotes(session)
		if err != nil {
			return err
		}
		waiting, err := coSigns(by, c, s, all)
		if err != nil {
			return err
		}
		v, err = coSignatureView(tx, c, s, waiting)
		return err
	})
	return v, err
}

func coSignatureView(tx practice.Tx, c program.Cohort, s program.Session, waiting []clinical.ProgressNote) (v CoSignatureView, err error) {
	book, err := tx.Book(c, s.ID)
	if err != nil {
		return v, err
	}
	v = CoSignatureView{Session: s, Cohort: c, CoSignature: clinical.NewCoSignature(waiting), Seats: map[domain.ClientID]program.RosterSeat{}}
	for _, seat := range program.WithRoomNames(viewOf(book, c, s, book.Marks).Roster, func(program.RosterSeat) bool { return true }) {
		v.Seats[seat.ClientID] = seat
	}
	for _, n := range waiting {
		v.Writer, v.DueOn = n.Signed.Name, n.DueOn
	}
	return v, asShown(tx, &v.Session)
}

// CoSignNotes signs some of the notes that wait, and gives others back with a
// remark, in one transaction.
func (desk *Desk) CoSignNotes(ctx context.Context, by domain.Actor, session domain.SessionID, name string, sign []domain.ProgressNoteID, back []NoteReturn) (v CoSignatureView, err error) {
	err = desk.Change(ctx, by, domain.CoSignNotes, func(tx practice.Tx, d *practice.Deed) error {
		d.About("session", session, domain.ClientID{})
		c, s, err := tx.LockSession(session)
		if err != nil {
			return err
		}
		all, err := tx.LockProgressNotes(session)
		if err != nil {
			return err
		}
		waiting, err := coSigns(by, c, s, all)
		if err != nil {
			return err
		}
		signer, err := coSigner(tx, d)
		if err != nil {
			return err
		}
		if err := d.Check(checkCoSigning(signer, name, waiting, sign, back)); err != nil {
			return err
		}
		if len(waiting) == 0 {
			return clinical.ErrNothingWaits
		}
		left, err := coSign(tx, d, signer, waiting, sign, back)
		if err != nil {
			return err
		}
		if v, err = coSignatureView(tx, c, s, left); err != nil {
			return err
		}
		return tx.SettleNotes(session)
	})
	return v, err
}

// coSigner is who co-signs, as they may today.
func coSigner(tx practice.Tx, d *practice.Deed) (clinical.Signer, error) {
	u, err := tx.User(d.By.UserID)
	if err != nil {
		return clinical.Signer{}, err
	}
	today, err := practice.Today(tx, d.Now)
	if err != nil {
		return clinical.Signer{}, err
	}
	return clinical.SignerOn(u, today), nil
}

func checkCoSigning(signer clinical.Signer, name string, waiting []clinical.ProgressNote, sign []domain.ProgressNoteID, back []NoteReturn) error {
	var f domain.Faults
	if len(sign) > 0 {
		f.Join(signer.CheckName(name))
		f.When(!signer.Licensed || signer.Trainee, "name", "must be of somebody with a valid license of their own")
	} else {
		f.Text("name", name, domain.MaxName)
	}
	waits := func(id domain.ProgressNoteID) bool {
		return slices.ContainsFunc(waiting, func(n clinical.ProgressNote) bool { return n.ID == id })
	}
	for i, id := range sign {
		f.When(len(waiting) > 0 && !waits(id), indexedField("sign", i, ""), "does not wait for you")
	}
	f.Items("return", len(back), domain.MaxItems)
	for i, b := range back {
		f.When(len(waiting) > 0 && !waits(b.Note), indexedField("return", i, "noteId"), "does not wait for you")
		f.When(slices.Contains(sign, b.Note), indexedField("return", i, "noteId"), "is signed as well")
		f.When(slices.IndexFunc(back, func(o NoteReturn) bool { return o.Note == b.Note }) < i, indexedField("return", i, "noteId"), "is named twice")
		f.Text(indexedField("return", i, "section"), b.Section, domain.MaxName)
		f.Required(indexedField("return", i, "remark"), b.Remark, domain.MaxReason)
	}
	f.When(len(sign) == 0 && len(back) == 0, "sign", "must name a note, or return must")
	return f.Err()
}

// coSign signs and returns, and gives what still waits.
func coSign(tx practice.Tx, d *practice.Deed, signer clinical.Signer, waiting []clinical.ProgressNote, sign []domain.ProgressNoteID, back []NoteReturn) (left []clinical.ProgressNote, err error) {
	signed, returned := 0, 0
	for _, n := range waiting {
		at := slices.IndexFunc(back, func(b NoteReturn) bool { return b.Note == n.ID })
		changed := n
		switch {
		case slices.Contains(sign, n.ID):
			changed, err = n.CoSign(signer, d.Now)
			signed++
		case at >= 0:
			if err = tx.KeepNoteVersion(n); err == nil {
				changed, err = n.Return(signer, back[at].Section, back[at].Remark, d.Now)
			}
			returned++
		default:
			left = append(left, n)
			continue
		}
		if err != nil {
			return nil, err
		}
		if err := tx.SaveProgressNote(changed); err != nil {
			return nil, err
		}
		d.AlsoConcerns(n.ClientID)
	}
	d.Note(noteSigned, signed)
	d.Note(noteReturned, returned)
	return left, nil
}
