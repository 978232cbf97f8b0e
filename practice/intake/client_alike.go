package intake

import (
	"slices"
	"time"

	"cohort/domain"
	"cohort/domain/intake"
	"cohort/domain/program"
	"cohort/practice"
)

// lookAlikes gives the clients who may be the one at hand, each with what they
// are in, as far as the actor may see it: that tells people apart faster than a
// second look at a date.
func lookAlikes(tx practice.Tx, by domain.Actor, like domain.Client, now time.Time) ([]domain.AlikeClient, error) {
	known, err := tx.ClientsLike(like)
	if err != nil {
		return nil, err
	}
	alike := like.Alike(known)
	for i := range alike {
		if alike[i].In, err = involvements(tx, by, alike[i].ID, now); err != nil {
			return nil, err
		}
	}
	return alike, err
}

// involvements collects what a client is in, in the order of a client's way
// through the practice.
func involvements(tx practice.Tx, by domain.Actor, client domain.ClientID, now time.Time) (in []domain.Involvement, err error) {
	for _, part := range []struct {
		action domain.Action
		find   func(practice.Tx, domain.ClientID, time.Time) ([]domain.Involvement, error)
	}{{domain.ReadReferral, inReferrals}, {domain.ReadWaitlist, inWaits}, {domain.ReadEnrollment, inCohorts}} {
		if !domain.May(by, part.action, false) {
			continue
		}
		found, err := part.find(tx, client, now)
		if err != nil {
			return nil, err
		}
		in = append(in, found...)
	}
	return named(tx, by, in)
}

func inReferrals(tx practice.Tx, client domain.ClientID, _ time.Time) (in []domain.Involvement, err error) {
	open, err := otherReferrals(tx, client, domain.ReferralID{})
	for _, r := range open {
		if r.Status != intake.ReferralWaitlisted { // that is said by the wait
			in = append(in, domain.Involvement{Kind: domain.InReferral, On: r.ReceivedOn})
		}
	}
	return in, err
}

func inWaits(tx practice.Tx, client domain.ClientID, _ time.Time) (in []domain.Involvement, err error) {
	waits, err := openWaits(tx, client)
	for _, w := range waits {
		in = append(in, domain.Involvement{Kind: domain.InWait, CohortID: w.CohortID, On: w.Since})
	}
	return in, err
}

// inCohorts gives the memberships that hold, or the last one that ended.
func inCohorts(tx practice.Tx, client domain.ClientID, now time.Time) (in []domain.Involvement, err error) {
	today, err := practice.LatestToday(tx, now)
	if err != nil {
		return nil, err
	}
	all, err := tx.EnrollmentsOf(client)
	var last *program.Enrollment
	for i, e := range all {
		if e.IsMember(today) {
			in = append(in, domain.Involvement{Kind: domain.InCohort, CohortID: e.CohortID, On: e.Since})
		} else if last == nil || e.Until.After(last.Until) {
			last = &all[i]
		}
	}
	if len(in) == 0 && last != nil {
		in = append(in, domain.Involvement{Kind: domain.LeftCohort, CohortID: last.CohortID, On: last.Until})
	}
	return in, err
}

// named names the cohorts for who may know what they are for.
func named(tx practice.Tx, by domain.Actor, in []domain.Involvement) ([]domain.Involvement, error) {
	var ids []domain.CohortID
	for _, one := range in {
		if !one.CohortID.IsZero() && !slices.Contains(ids, one.CohortID) {
			ids = append(ids, one.CohortID)
		}
	}
	names, err := practice.NamesOfCohorts(tx, by, ids)
	for i := range in {
		in[i].Cohort = names[in[i].CohortID]
	}
	return in, err
}
