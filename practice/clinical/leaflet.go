package clinical

import (
	"context"
	"slices"

	"cohort/domain"
	"cohort/domain/clinical"
	"cohort/practice"
)

// noteTopic is which leaflet a deed was about.
var noteTopic = practice.Plain("topic")

// Leaflets gives what clients and families are given to read, all versions in the
// order of publishing.
func (desk *Desk) Leaflets(ctx context.Context, by domain.Actor) (all []clinical.Leaflet, err error) {
	err = desk.Look(ctx, by, domain.ReadLeaflets, func(tx practice.Tx, _ domain.Scope) error {
		all, err = tx.Leaflets()
		return err
	})
	return all, err
}

// PublishLeaflet makes the next version of a topic, from the one that its writer was
// shown.
func (desk *Desk) PublishLeaflet(ctx context.Context, by domain.Actor, shown domain.LeafletID, wanted clinical.Leaflet) (l clinical.Leaflet, err error) {
	err = desk.Change(ctx, by, domain.PublishLeaflet, func(tx practice.Tx, d *practice.Deed) error {
		if _, err := tx.LockSettings(); err != nil {
			return err
		}
		all, err := tx.Leaflets()
		if err != nil {
			return err
		}
		if l, err = wanted.Publish(all, shown, by, d.Now); d.Check(err) != nil {
			return d.Check(err)
		}
		d.About("leaflet", l.ID, domain.ClientID{})
		d.Note(noteTopic, string(l.Topic))
		return tx.CreateLeaflet(l)
	})
	return l, err
}

// WithdrawLeaflet takes back a version that was published in error: what stood before
// holds again.
func (desk *Desk) WithdrawLeaflet(ctx context.Context, by domain.Actor, id domain.LeafletID, reason string) (l clinical.Leaflet, err error) {
	err = desk.Change(ctx, by, domain.PublishLeaflet, func(tx practice.Tx, d *practice.Deed) error {
		d.About("leaflet", id, domain.ClientID{})
		if _, err := tx.LockSettings(); err != nil {
			return err
		}
		all, err := tx.Leaflets()
		if err != nil {
			return err
		}
		i := slices.IndexFunc(all, func(o clinical.Leaflet) bool { return o.ID == id })
		if i < 0 {
			return domain.ErrNotFound
		}
		if l, err = all[i].Withdraw(by, reason, d.Now); d.Check(err) != nil {
			return d.Check(err)
		}
		d.Note(practice.Reason, reason)
		return tx.SaveLeaflet(l)
	})
	return l, err
}

// LeafletsGiven gives what a client, and those around them, were given to read.
func (desk *Desk) LeafletsGiven(ctx context.Context, by domain.Actor, client domain.ClientID) (given []clinical.LeafletGiven, err error) {
	err = desk.Read(ctx, by, domain.ReadLeafletsGiven, func(tx practice.Tx, scope domain.Scope, d *practice.Deed) error {
		d.AboutMany("leaflets_given", client)
		if _, err := tx.Client(scope, client); err != nil {
			return err
		}
		given, err = tx.LeafletsGiven(client)
		return err
	})
	return given, err
}

// GiveLeaflet notes that somebody was given one.
func (desk *Desk) GiveLeaflet(ctx context.Context, by domain.Actor, wanted clinical.LeafletGiven) (g clinical.LeafletGiven, err error) {
	err = desk.OnClient(ctx, by, domain.GiveLeaflet, wanted.ClientID, func(tx practice.Tx, d *practice.Deed, _ domain.Client) error {
		today, err := practice.LatestToday(tx, d.Now)
		if err != nil {
			return err
		}
		all, err := tx.Leaflets()
		if err != nil {
			return err
		}
		if g, err = wanted.Give(all, today, by, d.Now); d.Check(err) != nil {
			return d.Check(err)
		}
		d.About("leaflet_given", g.ID, g.ClientID)
		d.Note(noteTopic, string(g.Topic))
		return tx.CreateLeafletGiven(g)
	})
	return g, err
}

// VoidLeafletGiven says that it was noted by mistake.
func (desk *Desk) VoidLeafletGiven(ctx context.Context, by domain.Actor, id domain.LeafletGivenID, reason string) (g clinical.LeafletGiven, err error) {
	err = desk.Change(ctx, by, domain.VoidLeafletGiven, func(tx practice.Tx, d *practice.Deed) error {
		d.About("leaflet_given", id, domain.ClientID{})
		seen, err := tx.LeafletGiven(id)
		if err != nil {
			return err
		}
		if err := practice.MayTreat(tx, by, domain.VoidLeafletGiven, domain.ReadLeafletsGiven, seen.ClientID); err != nil {
			return err
		}
		d.Concerns(seen.ClientID)
		if _, err := tx.LockClient(domain.Everything(), seen.ClientID); err != nil && !domain.ErrClientMerged.Is(err) {
			return err
		}
		if seen, err = tx.LeafletGiven(id); err != nil {
			return err
		}
		if g, err = seen.MarkInError(by, reason, d.Now); d.Check(err) != nil {
			return d.Check(err)
		}
		d.Note(practice.Reason, reason)
		return tx.SaveLeafletGiven(g)
	})
	return g, err
}
