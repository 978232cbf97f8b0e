package desks

import (
	"bytes"
	"context"
	"io"

	"cohort/domain"
	"cohort/domain/program"
)

// FeedWriter makes the file of a calendar feed.
type FeedWriter func(io.Writer, program.Feed) error

// CalendarFeed gives the file that a secret opens: what its person leads. It is
// domain.ErrNotFound for a secret that opens nothing, and
// domain.ErrTooManyAttempts when it is asked for too often.
func (d *Desks) CalendarFeed(ctx context.Context, from domain.Actor, secret string) ([]byte, error) {
	if d.writeFeed == nil {
		return nil, domain.ErrNotFound
	}
	by, feed, err := d.Office.OpenCalendarFeed(ctx, from, secret)
	if err != nil {
		return nil, err
	}
	sessions, err := d.Program.FeedSessions(ctx, by, d.Now())
	if err != nil {
		return nil, err
	}
	var file bytes.Buffer
	err = d.writeFeed(&file, program.Feed{Sessions: sessions, MadeAt: feed.MadeAt, Names: feed.Names})
	return file.Bytes(), err
}
