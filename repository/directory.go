package repository

import (
	"context"
	"maps"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"cohort/domain"
	"cohort/practice"
)

// directory is who the clients are, opened, in the memory of the process: in the
// database names are sealed and can be neither searched nor sorted. Before each
// use it reads what has changed since, by an index, so that every process
// finds what any of them has committed.
type directory struct {
	reading chan struct{} // one reads what changed at a time
	now     atomic.Pointer[listing]
}

// listing is the clients as of a place in the order of changes, sorted by name.
// It never changes: a newer one takes its place.
type listing struct {
	place int64
	order []*domain.ClientEntry
	texts func() texts // made when somebody first searches
}

func newListing(place int64, order []*domain.ClientEntry) *listing {
	return &listing{place: place, order: order, texts: sync.OnceValue(func() texts { return textsOf(order) })}
}

// texts are the texts of all clients in one piece, which is searched much
// faster than one after the other.
type texts struct {
	all  string
	ends []int // of each client's
}

func textsOf(order []*domain.ClientEntry) (t texts) {
	var all strings.Builder
	t.ends = make([]int, len(order))
	length := 0
	for _, e := range order {
		length += len(e.Text()) + 1
	}
	all.Grow(length)
	for i, e := range order {
		all.WriteString(e.Text())
		all.WriteByte('\n')
		t.ends[i] = all.Len()
	}
	t.all = all.String()
	return t
}

// marked gives the clients whose text has one of the marks, in order; without
// marks everybody.
func (l *listing) marked(marks []string) []*domain.ClientEntry {
	if len(marks) == 0 {
		return l.order
	}
	texts := l.texts()
	var at []int
	for _, mark := range marks {
		at = append(at, texts.with(mark)...)
	}
	if len(marks) > 1 {
		slices.Sort(at)
		at = slices.Compact(at)
	}
	found := make([]*domain.ClientEntry, len(at))
	for i, place := range at {
		found[i] = l.order[place]
	}
	return found
}

// with gives the places of the clients whose text has a mark.
func (t texts) with(mark string) (places []int) {
	for begin, place := 0, 0; ; {
		next := strings.Index(t.all[begin:], mark)
		if next < 0 {
			return places
		}
		ahead, _ := slices.BinarySearch(t.ends[place:], begin+next+1)
		place += ahead
		places, begin = append(places, place), t.ends[place]
	}
}

func newDirectory() *directory {
	d := &directory{reading: make(chan struct{}, 1)}
	d.now.Store(newListing(0, nil))
	return d
}

// clientChanges are the clients that a transaction has made or changed, and the
// listing with those that it has looked at again.
type clientChanges struct {
	ids  []domain.ClientID // since the listing
	seen *listing
}

func (c *clientChanges) note(id domain.ClientID) {
	if c != nil && !slices.Contains(c.ids, id) {
		c.ids = append(c.ids, id)
	}
}

// clientChangeRow is the place of a client's last change in the order of all. The
// schema gives it at the commit.
type clientChangeRow struct {
	ClientID domain.ClientID `gorm:"primaryKey"`
	Place    int64
}

func (clientChangeRow) TableName() string { return "client_changes" }

// ReadDirectory reads who the clients are, so that the first who searches need
// not wait for it.
func (s *Store) ReadDirectory(ctx context.Context) error {
	return s.Read(ctx, func(given practice.Tx) error {
		_, err := given.(*tx).listing()
		return err
	})
}

// listing gives the clients as they are now, to a transaction with what it has
// changed itself. Nobody else gets to see that before the commit.
func (t *tx) listing() (*listing, error) {
	if t.changed != nil && (t.changed.seen != nil || len(t.changed.ids) > 0) {
		return t.ownListing()
	}
	select {
	case t.clients.reading <- struct{}{}:
		defer func() { <-t.clients.reading }()
	case <-t.ctx.Done():
		return nil, t.ctx.Err()
	}
	known := t.clients.now.Load()
	changed, place, err := t.changedSince(known.place)
	if err != nil || len(changed) == 0 {
		return known, err
	}
	known = known.with(changed, place)
	t.clients.now.Store(known)
	return known, nil
}

// ownListing gives the clients with what the transaction has changed, which is
// not in the order of changes yet.
func (t *tx) ownListing() (*listing, error) {
	known := t.changed.seen
	if known == nil {
		known = t.clients.now.Load()
	}
	changed, place, err := t.changedSince(known.place)
	if err != nil {
		return nil, err
	}
	for ids := range slices.Chunk(t.changed.ids, 500) {
		rows, err := list[clientRow](t.db, "id", "id IN ?", ids)
		if err != nil {
			return nil, err
		}
		entries, err := each(rows, t.entryOf)
		if err != nil {
			return nil, err
		}
		changed = append(changed, entries...)
	}
	if len(changed) > 0 {
		known = known.with(changed, place)
	}
	t.changed.seen, t.changed.ids = known, nil
	return known, nil
}

// changedSince gives the clients that were changed behind a place, and the last place.
func (t *tx) changedSince(place int64) (changed []*domain.ClientEntry, last int64, err error) {
	last = place
	err = t.ask(question{sql: `SELECT h.place, c.id, c.code, c.identity, c.contact, c.merged_into_id FROM client_changes h JOIN clients c ON c.id = h.client_id
		WHERE h.place > $1 ORDER BY h.place`, args: []any{place}, each: func(r row) error {
		var found clientRow
		var into domain.ClientID
		if err := r.Scan(&last, toID(&found.ID), &found.Code, &found.Identity, &found.Contact, toID(&into)); err != nil {
			return err
		}
		found.MergedIntoID = optional(into)
		e, err := t.entryOf(found)
		changed = append(changed, e)
		return err
	}})
	return changed, last, err
}

func (t *tx) entryOf(row clientRow) (*domain.ClientEntry, error) {
	c, err := t.clientFromRow(row)
	if err != nil {
		return nil, err
	}
	e := c.Entry()
	return &e, nil
}

// with gives the listing with newer entries, of which the last of a client
// counts, and without those who were merged into another client.
func (l *listing) with(changed []*domain.ClientEntry, place int64) *listing {
	newest := make(map[domain.ClientID]*domain.ClientEntry, len(changed))
	for _, e := range changed {
		newest[e.ID] = e
	}
	added := slices.DeleteFunc(slices.SortedFunc(maps.Values(newest), (*domain.ClientEntry).Compare), func(e *domain.ClientEntry) bool { return e.Gone })
	ids := slices.Collect(maps.Keys(newest))
	replaced := func(e *domain.ClientEntry) bool { return newest[e.ID] != nil }
	if len(ids) <= fewChanges {
		replaced = func(e *domain.ClientEntry) bool { return slices.Contains(ids, e.ID) }
	}
	order := make([]*domain.ClientEntry, 0, len(l.order)+len(added))
	for _, e := range l.order {
		if replaced(e) {
			continue
		}
		for len(added) > 0 && added[0].Before(e) {
			order, added = append(order, added[0]), added[1:]
		}
		order = append(order, e)
	}
	return newListing(place, append(order, added...))
}

// fewChanges are looked through faster than they are looked up.
const fewChanges = 8
