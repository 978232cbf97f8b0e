package api

import (
	"reflect"
	"slices"
	"strings"

	"cohort/domain"
)

// aboutClient is a body that is a client, in whatever words: its id is theirs.
type aboutClient interface{ shownClient() string }

// shownIn collects the ids of clients from a part of a body.
type shownIn func(part reflect.Value, to map[string]struct{})

// namesOfClients are what the id of a client is called in a body.
var namesOfClients = []string{"clientId", "otherClientId", "fromId", "intoId", "mergedInto"}

// clientsIn looks at the type of a body once, and finds the clients in any such
// body: in everything that is called as ids of clients are, and in what is a
// client. A route cannot forget to say whom it shows.
func clientsIn(body reflect.Type) func(any) []domain.ClientID {
	look := shownBy(body, map[reflect.Type]*shownIn{})
	if look == nil {
		return func(any) []domain.ClientID { return nil }
	}
	return func(body any) []domain.ClientID {
		texts := map[string]struct{}{}
		look(reflect.ValueOf(body).Elem(), texts)
		ids := make([]domain.ClientID, 0, len(texts))
		for text := range texts {
			if id, err := domain.ParseID[domain.ClientID](text); err == nil { // none where nobody is
				ids = append(ids, id)
			}
		}
		slices.SortFunc(ids, func(a, b domain.ClientID) int { return strings.Compare(a.String(), b.String()) })
		return ids
	}
}

// shownBy is nil for a type in which no client can be. A type that holds itself
// is met again through its pointer in met.
func shownBy(t reflect.Type, met map[reflect.Type]*shownIn) shownIn {
	if kind := t.Kind(); kind == reflect.Pointer {
		return behind(shownBy(t.Elem(), met))
	} else if kind == reflect.Slice || kind == reflect.Array {
		return inEach(shownBy(t.Elem(), met))
	} else if kind != reflect.Struct {
		return nil
	}
	if known, again := met[t]; again {
		return func(part reflect.Value, to map[string]struct{}) {
			if *known != nil {
				(*known)(part, to)
			}
		}
	}
	met[t] = new(shownIn)
	*met[t] = inStruct(t, met)
	return *met[t]
}

func behind(look shownIn) shownIn {
	if look == nil {
		return nil
	}
	return func(part reflect.Value, to map[string]struct{}) {
		if !part.IsNil() {
			look(part.Elem(), to)
		}
	}
}

func inEach(look shownIn) shownIn {
	if look == nil {
		return nil
	}
	return func(part reflect.Value, to map[string]struct{}) {
		for i := range part.Len() {
			look(part.Index(i), to)
		}
	}
}

func inStruct(t reflect.Type, met map[reflect.Type]*shownIn) shownIn {
	var all []shownIn
	if t.Implements(reflect.TypeFor[aboutClient]()) {
		all = append(all, func(part reflect.Value, to map[string]struct{}) {
			to[part.Interface().(aboutClient).shownClient()] = struct{}{}
		})
	}
	for i := range t.NumField() {
		if look := inField(t.Field(i), met); look != nil {
			all = append(all, func(part reflect.Value, to map[string]struct{}) { look(part.Field(i), to) })
		}
	}
	if all == nil {
		return nil
	}
	return func(part reflect.Value, to map[string]struct{}) {
		for _, look := range all {
			look(part, to)
		}
	}
}

func inField(f reflect.StructField, met map[reflect.Type]*shownIn) shownIn {
	if !f.IsExported() && !f.Anonymous {
		return nil
	}
	name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
	switch {
	case slices.Contains(namesOfClients, name) && f.Type.Kind() == reflect.String:
		return ofText
	case name == "clientIds":
		return inEach(ofText)
	}
	return shownBy(f.Type, met)
}

func ofText(part reflect.Value, to map[string]struct{}) { to[part.String()] = struct{}{} }
