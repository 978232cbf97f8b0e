package program

import (
	"context"
	"slices"

	"cohort/domain"
	"cohort/domain/clinical"
	"cohort/practice"
)

var noteSigned = practice.Plain("signed") // how many

// Signing is what signing came to.
type Signing struct {
	Signed   []NoteView
	NotReady []NoteNotReady
}

// NoteNotReady is a note that could not be signed, with what is wrong with it
// and with the session.
type NoteNotReady struct {
	ClientID domain.ClientID
	Faults   []clinical.Fault
}

// SignProgressNotes signs those of the members' notes that are ready, in one
// transaction, and says what keeps the others.
func (desk *Desk) SignProgressNotes(ctx context.Context, by domain.Actor, session domain.SessionID, name string, clients []domain.ClientID) (v Signing, err error) {
	err = desk.onNotes(ctx, by, domain.SignProgressNotes, session, func(tx practice.Tx, d *practice.Deed, n *notes) error {
		v = Signing{}
		var f domain.Faults
		f.Join(n.signer.CheckName(name))
		f.When(len(clients) == 0, "clientIds", "must name somebody")
		for i, id := range clients {
			f.When(!slices.Contains(clientsOf(n.view.Roster), id), indexedField("clientIds", i, ""), "names somebody who does not belong to this session")
		}
		if err := d.Check(f.Err()); err != nil {
			return err
		}
		if n.all, err = tx.LockProgressNotes(session); err != nil {
			return err
		}
		found, err := n.check(tx)
		if err != nil {
			return err
		}
		for _, id := range clients {
			if err := n.sign(tx, d, &v, id, found); err != nil {
				return err
			}
		}
		d.Note(noteSigned, len(v.Signed))
		if len(v.Signed) == 0 {
			d.NothingDone()
			return nil
		}
		return tx.SettleNotes(session)
	})
	return v, err
}

// sign signs one note if it is ready. One that is signed already stays as it is.
func (n notes) sign(tx practice.Tx, d *practice.Deed, v *Signing, client domain.ClientID, found clinical.Faults) error {
	note := n.find(client)
	mark := n.record().markOf(client)
	switch {
	case note != nil && note.Status.Locked():
		v.Signed = append(v.Signed, n.noted(*note, found))
		return nil
	case note == nil:
		v.NotReady = append(v.NotReady, NoteNotReady{client, append(slices.Clone(found.Shared), n.checked().Unwritten(mark.Status.Attended()))})
		return nil
	}
	faults := slices.Concat(found.Shared, found.Notes[client])
	if !clinical.Ready(faults...) {
		v.NotReady = append(v.NotReady, NoteNotReady{client, faults})
		return nil
	}
	record := clinical.SignedRecord{Client: client, Facts: n.facts, Shared: n.shared.Text, Techniques: n.shared.Techniques,
		Member: clinical.MemberFacts{Mark: string(mark.Status), Minutes: mark.Present(n.session.Minutes()), Place: string(n.cohort.Delivery.At(mark))}}
	signed, err := note.Sign(n.signer, record, d.Now)
	if err != nil {
		return err
	}
	d.AlsoConcerns(client)
	v.Signed = append(v.Signed, n.noted(signed, clinical.Faults{}))
	return tx.SaveProgressNote(signed)
}
