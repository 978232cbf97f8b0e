package api

import (
	"context"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"cohort/domain"
)

type clockKey struct{}

// stampTime gives the request the practice's present, so that a body's own
// check can tell a date in the future.
func (s *Server) stampTime(hc huma.Context, next func(huma.Context)) {
	next(huma.WithValue(hc, clockKey{}, s.desks.Now()))
}

// latestToday is the day it is where the day begins first (UTC+14). A date
// after it is in the future everywhere; the use case knows the practice's own
// zone and is strict.
func latestToday(ctx context.Context) domain.Date {
	now, _ := ctx.Value(clockKey{}).(time.Time)
	return domain.DateOf(now.UTC().Add(14 * time.Hour))
}
