package intake

import (
	"context"
	"slices"

	"cohort/domain"
	"cohort/domain/intake"
	"cohort/domain/program"
	"cohort/practice"
)

// AdmissionView is what a client's enrollment would be held against.
type AdmissionView struct {
	Checks        []program.Check
	AssessedOn    domain.Date // zero for never
	Age           *int        // at the first session, nil for unknown
	Fewest        int         // sessions to commit to
	Asked         domain.Admission
	PassedOver    []WaitingClient
	Clashes       []practice.Clash  // cohorts of the client at an hour of this one
	OtherWaits    []WaitCard        // of the client, for other cohorts
	OpenReferrals []intake.Referral // of the client, besides the one that leads to the seat
}

// Admission says beforehand what an enrollment would be held against, and who
// would be passed over, by name.
func (desk *Desk) Admission(ctx context.Context, by domain.Actor, id domain.CohortID, wanted program.Enrollment,
	overrides []program.Override) (v AdmissionView, err error) {
	err = desk.Read(ctx, by, domain.EnrollClient, func(tx practice.Tx, scope domain.Scope, d *practice.Deed) error {
		d.About("cohort", id, wanted.ClientID)
		c, err := tx.Cohort(id)
		if err != nil {
			return err
		}
		at, err := joining(tx, c, d.Now)
		if err != nil {
			return err
		}
		p, err := placeToRead(tx, scope, c, wanted)
		if err := d.Check(checkAsked(p, wanted, overrides, at, err)); err != nil {
			return err
		}
		if err := v.look(tx, d, p, wanted, at); err != nil {
			return err
		}
		d.Note(practice.Clients, 1+len(v.PassedOver))
		return v.besides(tx, by, p, d)
	})
	return v, err
}

// checkAsked names everything malformed at once, also when there is no such
// client or referral.
func checkAsked(p place, wanted program.Enrollment, overrides []program.Override, at program.Joining, found error) error {
	var f domain.Faults
	if f.Join(found); found != nil && len(f) == 0 {
		return found
	}
	f.Join(checkEnrollment(p.cohort, wanted, p.client, domain.LatestToday(at.Now, at.Zone)))
	program.CheckOverrides(&f, overrides)
	return f.Err()
}

// placeToRead is a place as it stands, locked by nobody.
func placeToRead(tx practice.Tx, scope domain.Scope, c program.Cohort, wanted program.Enrollment) (p place, err error) {
	p.cohort = c
	if p.client, err = tx.Client(scope, wanted.ClientID); err != nil {
		return p, practice.UnknownAs(err, "clientId", "is not the id of a client")
	}
	referral := wanted.ReferralID
	if referral.IsZero() {
		if referral, err = acceptedReferral(tx, p.client.ID); err != nil {
			return p, err
		}
	}
	if !referral.IsZero() {
		if p.referral, err = tx.Referral(referral); err != nil || p.referral.ClientID != p.client.ID {
			return p, practice.UnknownAs(domain.ErrNotFound, "referralId", "is no referral of this client")
		}
	}
	p.waits, err = tx.WaitsOf(p.client.ID)
	p.waits = slices.DeleteFunc(p.waits, func(w intake.WaitEntry) bool { return w.LeftAt != nil })
	return p, err
}

// look asks the gate. A seat that is not to be had now is asked about as if it
// began today: what stands against that is for the enrollment to say.
func (v *AdmissionView) look(tx practice.Tx, d *practice.Deed, p place, wanted program.Enrollment, at program.Joining) error {
	e, err := p.cohort.Enroll(wanted, at)
	if err != nil {
		e = wanted
		e.Since = domain.DateIn(at.Now, at.Zone)
	}
	gate, err := p.gate(tx, e, at)
	if err != nil {
		return err
	}
	v.Checks, v.AssessedOn, v.Asked, v.Fewest = gate.Checks(), gate.AssessedOn, gate.Asked, gate.Asked.Fewest(gate.Left)
	if birth := p.client.BirthDate; !birth.IsZero() {
		age := birth.AgeOn(gate.First)
		v.Age = &age
	}
	if v.Clashes, err = clashesOf(tx, d, p.cohort, e, at); err != nil {
		return err
	}
	v.PassedOver, err = p.passedOver(tx, at)
	return err
}

// besides collects the client's other waits and open referrals.
func (v *AdmissionView) besides(tx practice.Tx, by domain.Actor, p place, d *practice.Deed) (err error) {
	others := slices.DeleteFunc(slices.Clone(p.waits), func(w intake.WaitEntry) bool { return w.CohortID == p.cohort.ID })
	cohorts := make([]domain.CohortID, len(others))
	for i, w := range others {
		cohorts[i] = w.CohortID
	}
	names, err := practice.NamesOfCohorts(tx, by, cohorts)
	if err != nil {
		return err
	}
	for _, w := range others {
		card, err := waitCard(tx, w, d.Now)
		if err != nil {
			return err
		}
		card.CohortName = names[w.CohortID]
		v.OtherWaits = append(v.OtherWaits, card)
	}
	v.OpenReferrals, err = otherReferrals(tx, p.client.ID, p.referral.ID)
	return err
}
