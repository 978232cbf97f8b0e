package practice

import (
	"context"
	"errors"
	"time"

	"cohort/domain"
)

type clientTx interface {
	// Clients lists by last name, those whose name or code begins with the
	// search text when there is one. Contacts are left out.
	Clients(scope domain.Scope, filter ClientFilter, page Page) (List[domain.Client], error)
	Client(scope domain.Scope, id domain.ClientID) (domain.Client, error)
	LockClient(scope domain.Scope, id domain.ClientID) (domain.Client, error)
	ClientsByID(ids []domain.ClientID) (map[domain.ClientID]domain.Client, error)
	// BornOn gives the clients with this birth date, for the duplicate warning.
	BornOn(domain.Date) ([]domain.Client, error)
	CountClients() (int, error)
	// CreateClient answers ErrCodeTaken, and the transaction goes on, when
	// another client has the code.
	CreateClient(domain.Client) error
	SaveClient(domain.Client) error
	// Treats says whether the user leads a cohort in which the client is or was enrolled.
	Treats(user domain.UserID, client domain.ClientID) (bool, error)
}

// ErrCodeTaken is what a client gets whose code another client has; the use
// case draws another one.
var ErrCodeTaken = domain.Conflict("code_taken", "Another client has this code.")

// ClientFilter limits the list of clients.
type ClientFilter struct {
	Text     string          // beginning of a name or code
	CohortID domain.CohortID // only its current members
}

// onClient is the only way to act on a client: it locks the row, asks the
// policy about this client, acts and writes the audit in one transaction.
func (p *Practice) onClient(ctx context.Context, by domain.Actor, action domain.Action, id domain.ClientID,
	do func(Tx, *Deed, domain.Client) error) error {
	return p.change(ctx, by, action, func(tx Tx, d *Deed) error {
		d.About("client", id, id)
		c, err := tx.LockClient(domain.Everything(), id)
		if err != nil {
			return err
		}
		if err := mayTreat(tx, by, action, domain.ReadClient, id); err != nil {
			return err
		}
		return do(tx, d, c)
	})
}

// mayTreat asks the policy about a client. Own is who the actor treats.
func mayTreat(tx Tx, by domain.Actor, action, read domain.Action, id domain.ClientID) error {
	owns := false
	if domain.ReachOf(action, by.Role) == domain.Own {
		var err error
		if owns, err = tx.Treats(by.UserID, id); err != nil {
			return err
		}
	}
	return domain.Allow(by, action, read, owns)
}

// Clients lists clients by last name, those that the actor may see. What was
// searched for is not kept: it is a name.
func (p *Practice) Clients(ctx context.Context, by domain.Actor, filter ClientFilter, page Page) (list List[domain.Client], err error) {
	var f domain.Faults
	f.Text("text", filter.Text, domain.MaxName)
	if err := f.Err(); err != nil {
		return list, err
	}
	if page, err = page.Checked(); err != nil {
		return list, err
	}
	err = p.read(ctx, by, domain.ListClients, func(tx Tx, scope domain.Scope, d *Deed) error {
		d.about = domain.Subject{Kind: "clients"}
		list, err = tx.Clients(scope, filter, page)
		d.Note("clients", len(list.Items))
		return err
	})
	for i := range list.Items {
		list.Items[i].Fee = nil // a list shows none
	}
	return list, err
}

// Client gives one client.
func (p *Practice) Client(ctx context.Context, by domain.Actor, id domain.ClientID) (c domain.Client, err error) {
	err = p.read(ctx, by, domain.ReadClient, func(tx Tx, scope domain.Scope, d *Deed) error {
		d.About("client", id, id)
		if c, err = tx.Client(scope, id); err != nil {
			return err
		}
		return priced(tx, by, &c)
	})
	return c, err
}

// CreateClient adds a client and says who may be the same person. It always
// adds: two people may share a name and a birthday.
func (p *Practice) CreateClient(ctx context.Context, by domain.Actor, wanted domain.Client) (c domain.Client, alike []domain.Client, err error) {
	err = p.change(ctx, by, domain.CreateClient, func(tx Tx, d *Deed) error {
		today, err := latestToday(tx, d.Now)
		if err != nil {
			return err
		}
		wanted = wanted.Trimmed()
		if err := wanted.Validate(today); err != nil {
			return err
		}
		if alike, err = lookAlikes(tx, wanted); err != nil {
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
func (p *Practice) Duplicates(ctx context.Context, by domain.Actor, like domain.Client) (alike []domain.Client, err error) {
	err = p.read(ctx, by, domain.CreateClient, func(tx Tx, _ domain.Scope, d *Deed) error {
		d.about = domain.Subject{Kind: "clients"}
		alike, err = lookAlikes(tx, like.Trimmed())
		d.Note("clients", len(alike))
		return err
	})
	return alike, err
}

func lookAlikes(tx Tx, like domain.Client) ([]domain.Client, error) {
	born, err := tx.BornOn(like.BirthDate)
	var alike []domain.Client
	for _, other := range born {
		if like.LooksLike(other) || other.LooksLike(like) {
			alike = append(alike, other)
		}
	}
	return alike, err
}

// codeTries bounds the search for a free code. Two of three codes are free,
// so that many failures mean a broken database, not bad luck.
const codeTries = 40

// addClient gives a new client an id and a free code and adds them.
func addClient(tx Tx, c domain.Client, now time.Time) (domain.Client, error) {
	known, err := tx.CountClients()
	if err != nil {
		return c, err
	}
	c.ID, c.Fee, c.Version, c.CreatedAt, c.UpdatedAt = domain.NewID[domain.ClientID](), nil, 1, now, now
	for range codeTries {
		if c.Code, err = domain.NewClientCode(known); err != nil {
			return c, err
		}
		if err = tx.CreateClient(c); !errors.Is(err, ErrCodeTaken) {
			return c, err
		}
	}
	return c, err
}

// UpdateClient changes what is known about a client.
func (p *Practice) UpdateClient(ctx context.Context, by domain.Actor, id domain.ClientID, expected Version,
	edit func(domain.Client) domain.Client) (c domain.Client, err error) {
	err = p.onClient(ctx, by, domain.UpdateClient, id, func(tx Tx, d *Deed, found domain.Client) error {
		if err := expected.Matches(found.Version); err != nil {
			return err
		}
		today, err := latestToday(tx, d.Now)
		if err != nil {
			return err
		}
		c = edit(found).Trimmed()
		if err := c.Validate(today); err != nil {
			return err
		}
		d.Note("changed", found.Changes(c))
		c.Version, c.UpdatedAt = found.Version+1, d.Now
		if err := tx.SaveClient(c); err != nil {
			return err
		}
		return priced(tx, by, &c)
	})
	return c, err
}

// latestToday is the last day that is not in the future at the practice.
func latestToday(tx Tx, now time.Time) (domain.Date, error) {
	zone, err := practiceZone(tx)
	if err != nil {
		return domain.Date{}, err
	}
	return domain.LatestToday(now, zone), nil
}

func practiceZone(tx Tx) (*time.Location, error) {
	s, err := tx.Settings()
	if err != nil {
		return nil, err
	}
	return domain.LoadZone(s.TimeZone)
}
