package api

import (
	"strconv"
	"strings"

	"cohort/domain"
)

// Editing is the input of an edit.
type Editing struct {
	IfMatch string `header:"If-Match" doc:"The version that is being changed, as its ETag"`
}

// version reads If-Match. Something that is no version of ours is stale.
func (m Editing) version() domain.Version {
	if m.IfMatch == "" {
		return 0
	}
	n, err := strconv.Atoi(strings.Trim(strings.TrimPrefix(m.IfMatch, "W/"), `"`))
	if err != nil || n < 1 {
		return -1
	}
	return domain.Version(n)
}

// Paged is the input of a list. Inputs that others embed are exported: the
// framework skips what it cannot set.
type Paged struct {
	Limit  int    `query:"limit" minimum:"1" maximum:"200" default:"50"`
	Cursor string `query:"cursor" maxLength:"100" doc:"nextCursor of the page before"`
}

func (p Paged) page() domain.Page { return domain.Page{Limit: p.Limit, After: p.Cursor} }

// ByID names a thing by the id in the address.
type ByID struct {
	ID string `path:"id"`
}

// pagedByID is a list of what belongs to one thing.
type pagedByID struct {
	ByID
	Paged
}
