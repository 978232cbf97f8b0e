package intake

import (
	"context"
	"time"

	"cohort/domain"
	"cohort/domain/program"
	"cohort/domain/program/opening"
	"cohort/practice"
)

// OpeningView is when a planned cohort is likely to open, and what its seats
// come to.
type OpeningView struct {
	opening.Forecast
	opening.Seats
	CohortID domain.CohortID
	Today    domain.Date
	Planned  domain.Date // its planned first day
	Needed   int
	Capacity int
	Sessions int
	Leaders  domain.Money // what its leaders cost for a session, as it was said; 0 where nobody did
}

// yearsOfLists is how far back lists are read. Older ones say little of today.
const yearsOfLists = 4

// Opening foretells when a planned cohort has the members that it needs, from the
// lists of the whole practice. What the leaders cost for a session comes from who
// asks (0: nobody says). It names nobody, so the audit keeps no word of it.
func (desk *Desk) Opening(ctx context.Context, by domain.Actor, id domain.CohortID, leaders int64) (v OpeningView, err error) {
	err = desk.Read(ctx, by, domain.ReadOpening, func(tx practice.Tx, _ domain.Scope, d *practice.Deed) error {
		d.About("cohort", id, domain.ClientID{})
		c, err := tx.Cohort(id)
		if err != nil {
			return err
		}
		if err := domain.Allow(by, domain.ReadOpening, domain.ReadCohort, c.LedBy(by.UserID)); err != nil {
			return err
		}
		d.NothingDone()
		v, err = openingOf(tx, c, leaders, d.Now)
		return err
	})
	return v, err
}

func openingOf(tx practice.Tx, c program.Cohort, leaders int64, now time.Time) (v OpeningView, err error) {
	zone, err := practice.Zone(tx)
	if err != nil {
		return v, err
	}
	v = OpeningView{CohortID: c.ID, Today: domain.DateIn(now, zone), Planned: c.Schedule.StartsOn,
		Needed: c.MinMembers, Capacity: c.MaxMembers, Sessions: c.Schedule.Sessions}
	if v.Forecast, err = foretell(tx, c, v, now, zone); err != nil {
		return v, err
	}
	fees, err := tx.CohortFees(c.ID)
	if err != nil {
		return v, err
	}
	fee, _ := domain.On(fees[c.ID], c.Today(now))
	v.Leaders = domain.Money{Amount: leaders, Currency: fee.Money.Currency}
	v.Seats, err = opening.Terms{Fee: fee.Money, Leaders: leaders, Sessions: v.Sessions}.Count()
	return v, err
}

func foretell(tx practice.Tx, c program.Cohort, v OpeningView, now time.Time, zone *time.Location) (f opening.Forecast, err error) {
	if c.Status != program.CohortPlanned {
		return opening.Forecast{Quiet: opening.Begun, ByPlanned: -1}, nil
	}
	since := now.AddDate(-yearsOfLists, 0, 0)
	if c.CreatedAt.Before(since) {
		since = c.CreatedAt
	}
	lists, err := tx.CohortLists(since)
	q := opening.Question{Today: v.Today, Need: v.Needed, Planned: v.Planned}
	for _, l := range lists {
		if l.CohortID == c.ID {
			q.Own = l.List(zone)
		} else {
			q.Others = append(q.Others, l.List(zone))
		}
	}
	return opening.Foretell(q), err
}
