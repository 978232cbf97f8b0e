package intake

import (
	"context"
	"errors"
	"time"

	"cohort/domain"
	"cohort/practice"
	billingdesk "cohort/practice/billing"
)

// Clients lists clients by name, those that the actor may see. What was searched
// for stays in the record, sealed: it is a name, mostly.
func (desk *Desk) Clients(ctx context.Context, by domain.Actor, filter domain.ClientFilter, page domain.Page) (list domain.List[domain.Client], err error) {
	err = desk.Read(ctx, by, domain.ListClients, func(tx practice.Tx, scope domain.Scope, d *practice.Deed) error {
		d.AboutMany("clients", domain.ClientID{})
		var f domain.Faults
		f.Text("text", filter.Text, domain.MaxName)
		page, err = page.Checked()
		f.Join(err)
		if err := d.Check(f.Err()); err != nil {
			return err
		}
		if filter.Text != "" {
			d.Note(practice.Words, filter.Text)
		}
		list, err = tx.Clients(scope, filter, page)
		for i, c := range list.Items {
			list.Items[i] = c.SeenBy(by, !scope.All()) // a list of one's own is of those whom one treats
		}
		d.Note(practice.Clients, len(list.Items))
		return err
	})
	return list, err
}

// Shown is a client as somebody sees them.
type Shown struct {
	domain.Client
	Own bool // the actor leads a cohort in which the client is or was
	// Emergency is what opens the record to the actor, nil when nothing needs to.
	Emergency *domain.EmergencyAccess
}

// Client gives one client.
func (desk *Desk) Client(ctx context.Context, by domain.Actor, id domain.ClientID) (c Shown, err error) {
	err = desk.Read(ctx, by, domain.ReadClient, func(tx practice.Tx, scope domain.Scope, d *practice.Deed) error {
		d.About("client", id, id)
		if c.Client, err = tx.Client(scope, id); err != nil {
			return err
		}
		if by.Holds(domain.Therapist) {
			if c.Own, err = tx.Treats(by.UserID, id); err != nil {
				return err
			}
		}
		if !c.Own && by.InEmergency(domain.ReadClient, id) {
			c.Emergency = by.Emergency(id)
		}
		c.Client = c.SeenBy(by, c.Own || by.InEmergency(domain.ReadPersonal, id))
		return billingdesk.Priced(tx, d, &c.Client)
	})
	return c, err
}

// CreateClient adds a client and says who may be the same person. It always
// adds: two people may share a name and a birthday.
func (desk *Desk) CreateClient(ctx context.Context, by domain.Actor, wanted domain.Client) (c domain.Client, alike []domain.AlikeClient, err error) {
	err = desk.Change(ctx, by, domain.CreateClient, func(tx practice.Tx, d *practice.Deed) error {
		today, err := practice.LatestToday(tx, d.Now)
		if err != nil {
			return err
		}
		wanted = wanted.Trimmed()
		if err := d.Check(wanted.Validate(today)); err != nil {
			return err
		}
		if alike, err = lookAlikes(tx, by, wanted, d.Now); err != nil {
			return err
		}
		if c, err = addClient(tx, wanted, d.Now); err != nil {
			return err
		}
		d.About("client", c.ID, c.ID)
		return nil
	})
	return c, alike, err
}

// Duplicates gives the clients who may be the person that is about to be
// added.
func (desk *Desk) Duplicates(ctx context.Context, by domain.Actor, like domain.Client) (alike []domain.AlikeClient, err error) {
	err = desk.Read(ctx, by, domain.CreateClient, func(tx practice.Tx, _ domain.Scope, d *practice.Deed) error {
		d.AboutMany("clients", domain.ClientID{})
		today, err := practice.LatestToday(tx, d.Now)
		if err != nil {
			return err
		}
		like = like.Trimmed()
		if err := d.Check(like.ValidateLike(today)); err != nil {
			return err
		}
		alike, err = lookAlikes(tx, by, like, d.Now)
		d.Note(practice.Clients, len(alike))
		return err
	})
	return alike, err
}

// addClient gives a new client an id and a free code and adds them.
func addClient(tx practice.Tx, c domain.Client, now time.Time) (domain.Client, error) {
	known, err := tx.CountClients()
	if err != nil {
		return c, err
	}
	beyond, err := tx.LastCode(domain.ClientCodeNoun)
	if err != nil {
		return c, err
	}
	c.ID, c.Version, c.CreatedAt, c.UpdatedAt = domain.NewID[domain.ClientID](), 1, now, now
	for range domain.CodeTries {
		if c.Code, err = domain.NewClientCode(known, beyond); err != nil {
			return c, err
		}
		if err = tx.CreateClient(c); !errors.Is(err, domain.ErrCodeTaken) {
			return c, err
		}
	}
	return c, err
}

// UpdateClient changes what is known about a client.
func (desk *Desk) UpdateClient(ctx context.Context, by domain.Actor, id domain.ClientID, expected domain.Version,
	edit func(domain.Client) domain.Client) (c domain.Client, err error) {
	err = desk.OnClient(ctx, by, domain.UpdateClient, id, func(tx practice.Tx, d *practice.Deed, found domain.Client) error {
		if err := expected.Matches(found.Version); err != nil {
			return err
		}
		today, err := practice.LatestToday(tx, d.Now)
		if err != nil {
			return err
		}
		c = edit(found).Trimmed()
		if err := d.Check(c.Validate(today)); err != nil {
			return err
		}
		d.Note(practice.Changed, found.Changes(c))
		c.Version, c.UpdatedAt = found.Version+1, d.Now
		if err := tx.SaveClient(c); err != nil {
			return err
		}
		return billingdesk.Priced(tx, d, &c)
	})
	return c, err
}
