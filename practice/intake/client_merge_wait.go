package intake

import (
	"slices"

	"cohort/domain"
	"cohort/domain/intake"
	"cohort/practice"
)

// joinWaits leaves one open wait for each cohort, the more urgent and the longer
// of the two, and none where either sits already.
func joinWaits(tx practice.Tx, d *practice.Deed, from, into domain.ClientID) (before []domain.WaitBefore, err error) {
	ours, err := openWaits(tx, from)
	if err != nil {
		return nil, err
	}
	theirs, err := openWaits(tx, into)
	if err != nil {
		return nil, err
	}
	seats, err := seatsOf(tx, d, from)
	if err != nil {
		return nil, err
	}
	moreSeats, err := seatsOf(tx, d, into)
	if err != nil {
		return nil, err
	}
	seats = append(seats, moreSeats...)
	for _, w := range append(slices.Clone(ours), theirs...) {
		double := slices.IndexFunc(theirs, func(o intake.WaitEntry) bool { return o.CohortID == w.CohortID && o.ID != w.ID })
		seated := slices.Contains(seats, w.CohortID)
		if !seated && double < 0 {
			continue
		}
		if !seated { // the other's wait stays, with the better place of both
			if w.ClientID == into {
				continue
			}
			stays := theirs[double]
			before = append(before, domain.WaitBefore{ID: stays.ID, Since: stays.Since, Urgency: string(stays.Urgency)})
			if err := tx.SaveWait(stays.Joined(w)); err != nil {
				return nil, err
			}
		}
		ended, err := endDouble(tx, d, w)
		if err != nil {
			return nil, err
		}
		before = append(before, ended)
	}
	return before, nil
}

func openWaits(tx practice.Tx, client domain.ClientID) (open []intake.WaitEntry, err error) {
	all, err := tx.WaitsOf(client)
	for _, w := range all {
		if w.LeftAt == nil {
			open = append(open, w)
		}
	}
	return open, err
}

// endDouble ends a wait of somebody who waits or sits there already. Its referral
// goes back among the accepted ones, so that it does not drop out of sight.
func endDouble(tx practice.Tx, d *practice.Deed, w intake.WaitEntry) (before domain.WaitBefore, err error) {
	before = domain.WaitBefore{ID: w.ID, Ended: true, Since: w.Since, Urgency: string(w.Urgency)}
	left, err := w.Leave(intake.LeftOff, "Two records of one person were merged.", d.By, d.Now)
	if err != nil {
		return before, err
	}
	if !w.ReferralID.IsZero() {
		r, err := tx.Referral(w.ReferralID)
		if err != nil {
			return before, err
		}
		if r.Status == intake.ReferralWaitlisted {
			before.Unwaited = r.ID
			if r, err = r.Unwait(d.By, d.Now); err != nil {
				return before, err
			}
			if err := tx.SaveReferral(r); err != nil {
				return before, err
			}
		}
	}
	return before, tx.SaveWait(left)
}
