package office

import (
	"context"
	"errors"

	"cohort/domain"
	"cohort/practice"
)

// Sighting is one seeing of clients: who saw them, when, from where, by what
// kind of answer.
type Sighting struct {
	domain.AuditEntry
	Clients []SeenClient // whom it is asked about: the one client, or all whom the person saw
	Among   int          // how many clients the answer showed in all
}

// SeenClient is a client as whoever keeps the audit knows them.
type SeenClient struct {
	ID   domain.ClientID
	Code string
}

// Sightings are a page of them. It may be shorter than asked for, and even empty,
// while more come: entries that showed nobody are passed over.
type Sightings struct {
	domain.List[Sighting]
	Client SeenClient // who was asked about; zero: a person was
}

// Sightings lists who saw a client, or whom a person saw, newest first: every
// look and every deed whose answer showed them, alone or in a list. Reading it
// is recorded too.
func (desk *Desk) Sightings(ctx context.Context, by domain.Actor, filter domain.AuditFilter, page domain.Page) (list Sightings, err error) {
	if page, err = page.Checked(); err != nil {
		return list, err
	}
	filter.Seen = true
	err = desk.Read(ctx, by, domain.ReadAudit, func(tx practice.Tx, _ domain.Scope, d *practice.Deed) error {
		if list.Client, err = seenClient(tx, filter); err != nil {
			return err
		}
		d.AboutMany("sightings", list.Client.ID)
		list.List, err = sightings(tx, filter, list.Client, page)
		return err
	})
	return list, err
}

// seenClient is the client whom a filter names, zero when it names none.
func seenClient(tx practice.Tx, filter domain.AuditFilter) (c SeenClient, err error) {
	switch {
	case !filter.ClientID.IsZero():
		found, err := tx.ClientsByID([]domain.ClientID{filter.ClientID})
		return SeenClient{filter.ClientID, found[filter.ClientID].Code}, err
	case filter.ClientCode != "":
		found, err := tx.ClientByCode(filter.ClientCode)
		if errors.Is(err, domain.ErrNotFound) {
			err = nil // a code that nobody has was seen by nobody
		}
		return SeenClient{found.ID, filter.ClientCode}, err
	}
	return c, nil
}

// passedOver is how many pages of entries that showed nobody are looked through
// for one that did, before whoever asks has to ask for more.
const passedOver = 20

func sightings(tx practice.Tx, filter domain.AuditFilter, client SeenClient, page domain.Page) (list domain.List[Sighting], err error) {
	for range passedOver {
		found, err := tx.Audit(filter, page)
		if err != nil {
			return list, err
		}
		for _, e := range found.Items {
			if s := sightingOf(e, client); s.Among > 0 {
				list.Items = append(list.Items, s)
			}
		}
		list.Next, page.After = found.Next, found.Next
		if len(list.Items) > 0 || found.Next == "" {
			break
		}
	}
	return list, withCodes(tx, list.Items)
}

// sightingOf is what an entry says of a client, or of all whom it showed.
func sightingOf(e domain.AuditEntry, client SeenClient) Sighting {
	ids := e.Shown
	if !e.ClientID.IsZero() {
		ids = append([]domain.ClientID{e.ClientID}, ids...)
	}
	s := Sighting{AuditEntry: e, Among: len(ids)}
	if client.Code != "" {
		s.Clients = []SeenClient{client}
		return s
	}
	for _, id := range ids {
		s.Clients = append(s.Clients, SeenClient{ID: id})
	}
	return s
}

func withCodes(tx practice.Tx, list []Sighting) error {
	var ids []domain.ClientID
	for _, s := range list {
		for _, c := range s.Clients {
			if c.Code == "" {
				ids = append(ids, c.ID)
			}
		}
	}
	if len(ids) == 0 {
		return nil
	}
	found, err := tx.ClientsByID(ids)
	for _, s := range list {
		for i, c := range s.Clients {
			if c.Code == "" {
				s.Clients[i].Code = found[c.ID].Code
			}
		}
	}
	return err
}
