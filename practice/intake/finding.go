package intake

import (
	"context"

	"cohort/domain"
	"cohort/domain/intake"
	"cohort/domain/program"
	"cohort/practice"
	programdesk "cohort/practice/program"
)

// mostFound is how many of each kind are found: more of a text narrows it down.
const mostFound = 6

// What is noted of a search: how many of each kind were seen.
var (
	noteCohorts  = practice.Plain("cohorts")
	noteSessions = practice.Plain("sessions")
)

// Found is what somebody may have meant by what they typed.
type Found struct {
	Clients   []domain.Client // without contact
	Referrals []ReferralCard
	Cohorts   []program.Cohort
	Sessions  []program.DatedSession
}

// Find looks for anything by what was typed, kind by kind as far as the actor
// may list it. What was typed stays in the record, sealed: it is a name, mostly.
func (desk *Desk) Find(ctx context.Context, by domain.Actor, text string) (found Found, err error) {
	err = desk.Read(ctx, by, domain.FindThings, func(tx practice.Tx, _ domain.Scope, d *practice.Deed) error {
		d.AboutMany("things", domain.ClientID{})
		var f domain.Faults
		f.Text("text", text, domain.MaxName)
		if err := d.Check(f.Err()); err != nil {
			return err
		}
		today, err := practice.Today(tx, d.Now)
		if err != nil {
			return err
		}
		q := domain.ReadFindQuery(text, today, domain.Texts(intake.ReferralStatuses))
		if q.Text == "" {
			return nil
		}
		d.Note(practice.Words, q.Text)
		return desk.findEach(tx, by, d, q, &found)
	})
	return found, err
}

func (desk *Desk) findEach(tx practice.Tx, by domain.Actor, d *practice.Deed, q domain.FindQuery, found *Found) (err error) {
	if found.Clients, err = findClients(tx, by, q.Text); err != nil {
		return err
	}
	if found.Referrals, err = findReferrals(tx, by, q, found.Clients); err != nil {
		return err
	}
	if found.Cohorts, err = programdesk.FindCohorts(tx, by, q); err != nil {
		return err
	}
	if found.Sessions, err = programdesk.FindSessions(tx, by, q, found.Cohorts, d.Now, mostFound); err != nil {
		return err
	}
	found.Cohorts = found.Cohorts[:min(len(found.Cohorts), mostFound)]
	d.Note(practice.Clients, len(found.Clients))
	d.Note(noteReferrals, len(found.Referrals))
	d.Note(noteCohorts, len(found.Cohorts))
	d.Note(noteSessions, len(found.Sessions))
	return nil
}

func findClients(tx practice.Tx, by domain.Actor, text string) ([]domain.Client, error) {
	if by.Reach(domain.ListClients) == domain.None {
		return nil, nil // of what one may not list, nothing is found
	}
	scope, err := domain.ScopeOf(by, domain.ListClients)
	if err != nil {
		return nil, err
	}
	list, err := tx.Clients(scope, domain.ClientFilter{Text: text}, domain.Page{Limit: mostFound})
	return list.Items, err
}

// findReferrals finds them by their clients, who are those that were found by
// all that was typed unless some of it was a day or a state, and by where they
// stand.
func findReferrals(tx practice.Tx, by domain.Actor, q domain.FindQuery, clients []domain.Client) (found []ReferralCard, err error) {
	if by.Reach(domain.ReadReferral) != domain.All {
		return nil, nil
	}
	if q.Rest != "" {
		if q.Rest != q.Text {
			if clients, err = findClients(tx, by, q.Rest); err != nil {
				return nil, err
			}
		}
		return referralsOfFound(tx, clients, q)
	}
	if len(q.Statuses) != 1 {
		return nil, nil
	}
	list, err := tx.Referrals(intake.ReferralFilter{Statuses: []intake.ReferralStatus{intake.ReferralStatus(q.Statuses[0])}}, domain.Page{Limit: mostFound})
	if err != nil {
		return nil, err
	}
	return cardsOf(tx, list.Items)
}

func referralsOfFound(tx practice.Tx, clients []domain.Client, q domain.FindQuery) (found []ReferralCard, err error) {
	for _, c := range clients {
		referrals, err := tx.ReferralsOf(c.ID)
		if err != nil {
			return nil, err
		}
		for _, r := range referrals {
			if len(found) < mostFound && (len(q.Statuses) == 0 || len(q.Statuses) == 1 && q.Statuses[0] == string(r.Status)) {
				found = append(found, ReferralCard{Referral: r, Client: c})
			}
		}
	}
	return found, nil
}
