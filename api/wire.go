package api

import (
	"time"

	"cohort/domain"
)

// What several nouns' answers share.

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

// filled gives an empty list instead of none, so that JSON says [].
func filled[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}
