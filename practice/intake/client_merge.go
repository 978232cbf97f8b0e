package intake

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"cohort/domain"
	"cohort/practice"
	billingdesk "cohort/practice/billing"
)

// MergeWanted is what somebody says who makes two records of a person one.
type MergeWanted struct {
	From, Into domain.ClientID
	Reason     string
	Take       []string // fields that the one who stays gets from the other
}

var (
	noteMerged = practice.Plain("merged") // how many rows of each kind moved
	noteInto   = practice.Plain("into")
	noteFrom   = practice.Plain("from_client")
)

// MergeClients makes two records of one person one: all that hangs on the first
// moves to the second, and the first leads to it. Its errors are ErrBothEnrolled
// and ErrClientMerged.
func (desk *Desk) MergeClients(ctx context.Context, by domain.Actor, wanted MergeWanted) (c domain.Client, view MergeView, err error) {
	err = desk.Change(ctx, by, domain.MergeClients, func(tx practice.Tx, d *practice.Deed) error {
		d.About("client", wanted.From, wanted.From)
		from, into, err := lockTwins(tx, d, wanted)
		if err != nil {
			return err
		}
		m := domain.ClientMerge{ID: domain.NewID[domain.MergeID](), FromID: from.ID, IntoID: into.ID, At: d.Now, By: by.UserID, ByName: by.Name, Reason: wanted.Reason, Before: into}
		if from, c, m.Took, err = from.MergeInto(into, wanted.Take); err != nil {
			return err
		}
		m.TookAs = c
		if m.Waits, err = joinWaits(tx, d, from.ID, into.ID); err != nil {
			return err
		}
		if m.Moved, m.Kept, err = tx.MoveClient(from.ID, into.ID); err != nil {
			return err
		}
		view = MergeView{ClientMerge: m, FromCode: from.Code, IntoCode: c.Code}
		return saveTwins(tx, d, &from, &c, tx.CreateClientMerge(m), m)
	})
	return c, view, err
}

// lockTwins locks both records and checks that they can be made one.
func lockTwins(tx practice.Tx, d *practice.Deed, wanted MergeWanted) (from, into domain.Client, err error) {
	var f domain.Faults
	f.When(wanted.Into.IsZero(), "intoId", "is missing")
	f.When(wanted.From == wanted.Into, "intoId", "is the same client")
	f.Required("reason", wanted.Reason, domain.MaxReason)
	for i, name := range wanted.Take {
		f.When(!slices.Contains(domain.ClientFieldNames(), name), fmt.Sprintf("take[%d]", i), "names a field that clients do not have")
	}
	if err := d.Check(f.Err()); err != nil {
		return from, into, err
	}
	if _, err := tx.Client(domain.Everything(), wanted.From); err != nil {
		return from, into, err
	}
	if from, into, err = tx.LockTwins(wanted.From, wanted.Into); errors.Is(err, domain.ErrNotFound) {
		return from, into, domain.Invalid("intoId", "is not the id of a client")
	} else if err != nil {
		return from, into, err
	}
	d.AlsoConcerns(into.ID)
	d.Note(practice.Reason, wanted.Reason)
	if !from.MergedInto.IsZero() || !into.MergedInto.IsZero() {
		return from, into, domain.ErrClientMerged
	}
	return from, into, bothSeated(tx, d, from.ID, into.ID)
}

// bothSeated refuses two who sit in one cohort: one seat of the two has to end first.
func bothSeated(tx practice.Tx, d *practice.Deed, from, into domain.ClientID) error {
	ours, err := seatsOf(tx, d, from)
	if err != nil {
		return err
	}
	theirs, err := seatsOf(tx, d, into)
	for _, cohort := range ours {
		if slices.Contains(theirs, cohort) {
			return domain.ErrBothEnrolled
		}
	}
	return err
}

// seatsOf gives the cohorts in which a client sits.
func seatsOf(tx practice.Tx, d *practice.Deed, client domain.ClientID) (cohorts []domain.CohortID, err error) {
	today, err := practice.LatestToday(tx, d.Now)
	if err != nil {
		return nil, err
	}
	all, err := tx.EnrollmentsOf(client)
	for _, e := range all {
		if e.Until.IsZero() || e.Until.After(today) {
			cohorts = append(cohorts, e.CohortID)
		}
	}
	return cohorts, err
}

// saveTwins saves both records with their merge, of which the audit keeps how
// many rows of each kind moved.
func saveTwins(tx practice.Tx, d *practice.Deed, from, into *domain.Client, err error, m domain.ClientMerge) error {
	if err != nil {
		return err
	}
	moved := map[domain.MovedKind]int{}
	for _, rows := range m.Moved {
		moved[rows.Kind] = len(rows.Keys)
	}
	d.Note(noteMerged, moved)
	d.Note(noteFrom, from.ID.String())
	d.Note(noteInto, into.ID.String())
	d.Note(practice.Changed, m.Took)
	for _, c := range []*domain.Client{from, into} {
		c.Version, c.UpdatedAt = c.Version+1, d.Now
		if err := tx.SaveClient(*c); err != nil {
			return err
		}
	}
	return billingdesk.Priced(tx, d, into)
}

// ClientMerges gives what was merged into a client and into whom they were
// merged, newest first.
func (desk *Desk) ClientMerges(ctx context.Context, by domain.Actor, id domain.ClientID) (all []MergeView, err error) {
	err = desk.Read(ctx, by, domain.ReadClient, func(tx practice.Tx, scope domain.Scope, d *practice.Deed) error {
		d.About("client", id, id)
		if _, err := tx.Client(scope, id); err != nil {
			return err
		}
		merges, err := tx.ClientMerges(id)
		if err != nil {
			return err
		}
		all, err = mergeViews(tx, merges)
		return err
	})
	if !domain.May(by, domain.ReadPersonal, true) {
		for i := range all {
			all[i] = all[i].withoutRecord()
		}
	}
	return all, err
}

// MergeView is a merge with the codes of both records.
type MergeView struct {
	domain.ClientMerge
	FromCode, IntoCode string
}

// withoutRecord is the merge by codes and day alone: how many assessments and risk
// flags moved, and why, says something about the person.
func (v MergeView) withoutRecord() MergeView {
	v.Reason, v.Took, v.Moved, v.Kept = "", nil, nil, nil
	return v
}

func mergeViews(tx practice.Tx, merges []domain.ClientMerge) (views []MergeView, err error) {
	var ids []domain.ClientID
	for _, m := range merges {
		ids = append(ids, m.FromID, m.IntoID)
	}
	clients, err := tx.ClientsByID(ids)
	for _, m := range merges {
		views = append(views, MergeView{ClientMerge: m, FromCode: clients[m.FromID].Code, IntoCode: clients[m.IntoID].Code})
	}
	return views, err
}
