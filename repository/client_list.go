package repository

import (
	"slices"

	"cohort/domain"
)

// Clients lists clients by name. Contacts stay sealed: a list shows none.
func (t *tx) Clients(scope domain.Scope, filter domain.ClientFilter, p domain.Page) (none domain.List[domain.Client], err error) {
	known, err := t.listing()
	if err != nil {
		return none, err
	}
	among, err := t.clientsAmong(scope, filter.CohortID)
	if err != nil {
		return none, err
	}
	found, err := behind(known, choose(known, filter.Text, among), p.After)
	if err != nil {
		return none, err
	}
	out := domain.List[domain.Client]{}
	if len(found) > p.Limit {
		found = found[:p.Limit]
		out.Next = found[len(found)-1].ID.String()
	}
	out.Items, err = t.clientsOf(scope, found)
	return out, err
}

// ClientsLike gives the clients who are worth comparing with one; contacts stay
// sealed.
func (t *tx) ClientsLike(c domain.Client) ([]domain.Client, error) {
	known, err := t.listing()
	if err != nil {
		return nil, err
	}
	return t.clientsOf(domain.Everything(), c.MayBe(known.order))
}

// clientsAmong gives the only clients that a list may show; nil is everybody.
func (t *tx) clientsAmong(scope domain.Scope, cohort domain.CohortID) (among map[domain.ClientID]bool, err error) {
	if scope.All() && cohort.IsZero() {
		return nil, nil
	}
	db := t.treatedBy(t.db.Table("enrollments"), scope, "enrollments.client_id")
	if !cohort.IsZero() {
		db = db.Where("enrollments.cohort_id = ? AND enrollments.until_on IS NULL", cohort)
	}
	var ids []domain.ClientID
	err = db.Distinct().Pluck("enrollments.client_id", &ids).Error
	among = make(map[domain.ClientID]bool, len(ids))
	for _, id := range ids {
		among[id] = true
	}
	if cohort.IsZero() {
		for _, id := range scope.Opened() { // who may be in no cohort
			among[id] = true
		}
	}
	return among, err
}

// choose gives who is among them and fits the text, in order: who fits it well
// before who may be meant. No text fits everybody.
func choose(known *listing, text string, among map[domain.ClientID]bool) []*domain.ClientEntry {
	query, all := domain.ReadClientQuery(text), known.order
	switch {
	case text == "" && among == nil:
		return all
	case text != "" && query.IsEmpty():
		return nil
	case text != "":
		all = known.marked(query.Marks())
	}
	var well, inside []*domain.ClientEntry
	for _, e := range all {
		if among != nil && !among[e.ID] {
			continue
		}
		fit := domain.FitsWell
		if text != "" {
			fit = query.Fits(e)
		}
		switch fit {
		case domain.FitsWell:
			well = append(well, e)
		case domain.FitsInside:
			inside = append(inside, e)
		case domain.FitsNot:
		}
	}
	return append(well, inside...)
}

// behind gives what comes after the client that the cursor names. Where a change
// has taken that one out of what was found, the list goes on behind their place
// in the order of names.
func behind(known *listing, found []*domain.ClientEntry, cursor string) ([]*domain.ClientEntry, error) {
	if cursor == "" {
		return found, nil
	}
	id, err := domain.ParseID[domain.ClientID](cursor)
	if err != nil {
		return nil, errCursor
	}
	isIt := func(e *domain.ClientEntry) bool { return e.ID == id }
	if i := slices.IndexFunc(found, isIt); i >= 0 {
		return found[i+1:], nil
	}
	i := slices.IndexFunc(known.order, isIt)
	if i < 0 {
		return nil, errCursor
	}
	last := known.order[i]
	next := slices.IndexFunc(found, last.Before)
	if next < 0 {
		return nil, nil
	}
	return found[next:], nil
}

// clientsOf reads the clients of entries, in their order: what a list shows is
// what the table says now, to whom the scope lets see it.
func (t *tx) clientsOf(scope domain.Scope, found []*domain.ClientEntry) ([]domain.Client, error) {
	clients := make([]domain.Client, 0, len(found))
	if len(found) == 0 {
		return clients, nil
	}
	ids := make([]domain.ClientID, len(found))
	for i, e := range found {
		ids[i] = e.ID
	}
	rows, err := list[clientRow](t.treatedBy(t.afresh(), scope, "id"), "id", "id IN ?", ids)
	if err != nil {
		return nil, err
	}
	byID := make(map[domain.ClientID]clientRow, len(rows))
	for _, row := range rows {
		byID[row.ID] = row
	}
	for _, id := range ids {
		row, there := byID[id]
		if !there {
			continue
		}
		c, err := t.clientListed(row)
		if err != nil {
			return nil, err
		}
		clients = append(clients, c)
	}
	return clients, nil
}
