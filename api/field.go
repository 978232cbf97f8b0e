package api

import (
	"fmt"
	"time"

	"cohort/domain"
)

// Fields of requests. Dates and ids travel as text, so that a wrong one is named
// together with everything else that is wrong.

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

// dateGiven reads a date of a change, nil for one that stays.
func dateGiven(f *domain.Faults, field string, text *string) *domain.Date {
	if text == nil {
		return nil
	}
	d := dateField(f, field, *text)
	return &d
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

// ids reads a list of ids of a request body.
func ids[T domain.ID[K], K any](f *domain.Faults, field string, texts []string) []domain.ID[K] {
	var out []domain.ID[K]
	f.Items(field, len(texts), domain.MaxItems)
	for i, t := range texts {
		f.When(t == "", fmt.Sprintf("%s[%d]", field, i), "must be an id")
		out = append(out, idField[T, K](f, fmt.Sprintf("%s[%d]", field, i), t))
	}
	return out
}

// momentField reads an instant, or a day in UTC, of which it gives the
// beginning plus so many days.
func momentField(f *domain.Faults, field, text string, days int) time.Time {
	if text == "" {
		return time.Time{}
	}
	if at, err := time.Parse(time.RFC3339, text); err == nil {
		return at.UTC()
	}
	day, err := domain.ParseDate(text)
	if err != nil {
		f.Add(field, "must be a day (YYYY-MM-DD) or an instant (RFC 3339)")
		return time.Time{}
	}
	return day.AddDays(days).Midnight()
}

// indexed names a field of an entry of a list: items[2].clientId.
func indexed(list string, i int, field string) string {
	return fmt.Sprintf("%s[%d].%s", list, i, field)
}
