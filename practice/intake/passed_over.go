package intake

import (
	"fmt"
	"strings"

	"cohort/domain"
	"cohort/domain/intake"
	"cohort/domain/program"
	"cohort/practice"
)

var notePassedOver = practice.Kept("passed over") // who, by code

// WaitingClient is somebody who waits, with their name.
type WaitingClient struct {
	intake.WaitEntry
	Client      domain.Client // without contact
	DaysWaiting int
}

// passesNobody refuses a seat for which somebody waits who comes first, unless
// there is a reason. It names them by code: an error is no place for a name.
func (p place) passesNobody(tx practice.Tx, d *practice.Deed, at program.Joining, overrides []program.Override) error {
	over, err := p.passedOver(tx, at)
	if err != nil || len(over) == 0 {
		return err
	}
	codes := make([]string, len(over))
	for i, w := range over {
		codes[i] = w.Client.Code
	}
	d.Note(notePassedOver, strings.Join(codes, ", "))
	if program.Overridden(overrides, program.RulePassesOver) {
		return nil
	}
	return program.ErrPassesOver.Saying(fmt.Sprintf("Waiting for this seat, and first: %s. Give a reason to pass them over.", strings.Join(codes, ", ")))
}

// passedOver gives who waits for a seat in the cohort, is of an age that it is
// for, and comes before the client: the more urgent, then who waits longer.
func (p place) passedOver(tx practice.Tx, at program.Joining) ([]WaitingClient, error) {
	line, err := tx.Waitlist(p.cohort.ID)
	if err != nil {
		return nil, err
	}
	var over []WaitingClient
	first := intake.PassedOver(line, p.asWaiting(at))
	clients, err := tx.ClientsByID(clientsOf(first))
	if err != nil {
		return nil, err
	}
	zone, err := practice.Zone(tx)
	for _, w := range first {
		c := clients[w.ClientID]
		gate := program.Gate{BirthDate: c.BirthDate, First: domain.DateIn(at.Now, at.Zone), Ages: p.cohort.Ages}
		if gate.FitsAge() {
			over = append(over, WaitingClient{WaitEntry: w, Client: c, DaysWaiting: w.Days(at.Now, zone)})
		}
	}
	return over, err
}

// asWaiting is the client's place in the line: their wait, or the one that they
// would begin now.
func (p place) asWaiting(at program.Joining) intake.WaitEntry {
	if w, waits := p.wait(); waits {
		return w
	}
	w := intake.WaitEntry{ClientID: p.client.ID, Urgency: intake.Routine, Since: domain.DateIn(at.Now, at.Zone), JoinedAt: at.Now}
	if !p.referral.ID.IsZero() {
		w.Urgency, w.Since = p.referral.Urgency, p.referral.ReceivedOn
	}
	return w
}

func clientsOf(waits []intake.WaitEntry) []domain.ClientID {
	ids := make([]domain.ClientID, len(waits))
	for i, w := range waits {
		ids[i] = w.ClientID
	}
	return ids
}
