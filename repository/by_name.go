package repository

import (
	"slices"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"cohort/domain"
)

// named is a thing among few that are listed by name: staff, curricula. Their
// names are read or opened, and sorted here, as no database sorts as people do
// and none can sort what is sealed.
type named struct {
	id   string
	name string
}

// pageByName sorts things by name and gives the ids of a page.
func pageByName(all []named, p domain.Page) (page domain.List[string], err error) {
	domain.SortByName(all, func(n named) []string { return []string{n.name} }, func(n named) string { return n.id })
	if p.After != "" {
		if err := uuid.Validate(p.After); err != nil || len(p.After) != 36 {
			return page, errCursor
		}
		last := slices.IndexFunc(all, func(n named) bool { return n.id == p.After })
		if last < 0 {
			return page, errCursor
		}
		all = all[last+1:]
	}
	if len(all) > p.Limit {
		all = all[:p.Limit]
		page.Next = all[len(all)-1].id
	}
	for _, n := range all {
		page.Items = append(page.Items, n.id)
	}
	return page, nil
}

// rowsInOrder reads rows by their ids, in the order of the ids.
func rowsInOrder[Row any](db *gorm.DB, ids []string, idOf func(Row) string) ([]Row, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	rows, err := list[Row](db, "id", "id IN ?", ids)
	slices.SortFunc(rows, func(a, b Row) int { return slices.Index(ids, idOf(a)) - slices.Index(ids, idOf(b)) })
	return rows, err
}
