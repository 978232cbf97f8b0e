package intake

import (
	"fmt"
	"slices"

	"cohort/domain"
	"cohort/domain/intake"
	"cohort/practice"
)

// Settled is what ends with a seat besides the wait for it and its referral:
// the client's other waits, and other referrals that it answers.
type Settled struct {
	Waits     []domain.WaitID
	Referrals []domain.ReferralID
}

func (s Settled) isZero() bool { return len(s.Waits) == 0 && len(s.Referrals) == 0 }

// What is noted of what a seat settled.
var (
	noteEndedWaits        = practice.Plain("waits ended")
	noteAnsweredReferrals = practice.Plain("referrals answered")
)

// seatedElsewhere is why a wait ended, as the client's record says it.
const seatedElsewhere = "The client has a seat in another cohort."

const mostSettled = 50

// checkSettled names what is not an open wait or referral of the client.
func (p place) checkSettled(also Settled) error {
	var f domain.Faults
	f.Items("endWaits", len(also.Waits), mostSettled)
	f.Items("answerReferrals", len(also.Referrals), mostSettled)
	for i, id := range also.Waits {
		known := slices.ContainsFunc(p.waits, func(w intake.WaitEntry) bool { return w.ID == id && w.CohortID != p.cohort.ID })
		f.When(!known || slices.Contains(also.Waits[:i], id), fmt.Sprintf("endWaits[%d]", i), "is no other open wait of this client")
	}
	for i, id := range also.Referrals {
		known := slices.ContainsFunc(p.others, func(r intake.Referral) bool { return r.ID == id })
		f.When(!known || slices.Contains(also.Referrals[:i], id), fmt.Sprintf("answerReferrals[%d]", i), "is no other open referral of this client")
	}
	return f.Err()
}

// settle ends the waits and answers the referrals, in the transaction that gives
// the seat. A referral whose client waits nowhere any more with it, and that is
// not answered, goes back among the accepted ones.
func (p place) settle(tx practice.Tx, d *practice.Deed, also Settled) error {
	if also.isZero() {
		return nil
	}
	for i, w := range p.waits {
		if !slices.Contains(also.Waits, w.ID) {
			continue
		}
		ended, err := w.Leave(intake.LeftOff, seatedElsewhere, d.By, d.Now)
		if err != nil {
			return err
		}
		p.waits[i] = ended
		if err := tx.SaveWait(ended); err != nil {
			return err
		}
	}
	for _, r := range p.others {
		settled, err := p.settledReferral(r, also, d)
		if err != nil {
			return err
		}
		if settled.Version == r.Version {
			continue
		}
		if err := tx.SaveReferral(settled); err != nil {
			return err
		}
	}
	d.Note(noteEndedWaits, len(also.Waits))
	d.Note(noteAnsweredReferrals, len(also.Referrals))
	return nil
}

func (p place) settledReferral(r intake.Referral, also Settled, d *practice.Deed) (intake.Referral, error) {
	waits := slices.ContainsFunc(p.waits, func(w intake.WaitEntry) bool { return w.ReferralID == r.ID && w.LeftAt == nil })
	switch {
	case slices.Contains(also.Referrals, r.ID):
		return r.AnsweredByAnother(d.By, d.Now)
	case r.Status == intake.ReferralWaitlisted && !waits:
		return r.Unwait(d.By, d.Now)
	}
	return r, nil
}
