package api

import (
	"time"

	"cohort/domain"
)

// Bodies that several nouns share. Requests carry dates and ids as text, so
// that a wrong one is named together with everything else that is wrong.

// page is a part of a list as it travels.
type page[Item any] struct {
	Items      []Item `json:"items"`
	NextCursor string `json:"nextCursor,omitempty" doc:"Send as cursor to go on; absent at the end"`
}

func pageOf[Thing, Item any](list domain.List[Thing], item func(Thing) Item) page[Item] {
	out := page[Item]{Items: make([]Item, len(list.Items)), NextCursor: list.Next}
	for i, thing := range list.Items {
		out.Items[i] = item(thing)
	}
	return out
}

func each[Thing, Item any](things []Thing, item func(Thing) Item) []Item {
	out := make([]Item, len(things))
	for i, thing := range things {
		out[i] = item(thing)
	}
	return out
}

// dateField reads a date of a request body.
func dateField(f *domain.Faults, field, text string) domain.Date {
	if text == "" {
		return domain.Date{}
	}
	d, err := domain.ParseDate(text)
	if err != nil {
		f.Add(field, "must be a day that exists, as YYYY-MM-DD")
	}
	return d
}

// idField reads an id of a request body.
func idField[T domain.ID[K], K any](f *domain.Faults, field, text string) domain.ID[K] {
	if text == "" {
		return domain.ID[K]{}
	}
	id, err := domain.ParseID[T, K](text)
	if err != nil {
		f.Add(field, "must be an id")
	}
	return id
}

// pathID reads an id of an address; what cannot be one is not found.
func pathID[T domain.ID[K], K any](text string) (domain.ID[K], error) {
	return domain.ParseID[T, K](text)
}

// text gives an id as text, "" for none.
func text[K any](id domain.ID[K]) string {
	if id.IsZero() {
		return ""
	}
	return id.String()
}

// instant gives a time as the API writes it, nil for none.
func instant(t *time.Time) *time.Time {
	if t == nil || t.IsZero() {
		return nil
	}
	utc := t.UTC()
	return &utc
}
