package api

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"net/http"
	"strings"
	"time"

	"github.com/labstack/echo/v4"

	"cohort/domain"
)

const feedPath = "/calendar/feeds/{secret}"

func (s *Server) calendarFeedRoutes() {
	add(s, reads, "/calendar/feed", domain.ReadCalendarFeed, "Read whether I have a calendar feed", s.readCalendarFeed)
	addProof(s, asks, "/calendar/feed", domain.MakeCalendarFeed, "Make a calendar feed in place of an earlier one", s.makeCalendarFeed)
	add(s, acts, "/calendar/feed/revoke", domain.RevokeCalendarFeed, "Revoke my calendar feed", s.revokeCalendarFeed)
	s.echo.GET(base+echoPath(feedPath), s.serveCalendarFeed)
	s.echo.HEAD(base+echoPath(feedPath), s.serveCalendarFeed)
}

// CalendarFeed is the link by which one's own calendar program reads what one
// leads.
type CalendarFeed struct {
	Exists bool       `json:"exists"`
	Names  bool       `json:"names" doc:"Groups are called by name, not by code"`
	MadeAt *time.Time `json:"madeAt,omitempty"`
	UsedOn string     `json:"usedOn,omitempty" format:"date" doc:"The last day on which it was read"`
	Reads  int        `json:"reads" doc:"How often it was read"`
}

func calendarFeedAnswer(f domain.CalendarFeed, exists bool) CalendarFeed {
	return CalendarFeed{Exists: exists, Names: f.Names, MadeAt: instant(&f.MadeAt), UsedOn: f.UsedOn.String(), Reads: f.Reads}
}

func (s *Server) readCalendarFeed(ctx context.Context, by domain.Actor, _ *nothing) (*answer[CalendarFeed], error) {
	feed, exists, err := s.desks.Office.CalendarFeed(ctx, by)
	return plain(calendarFeedAnswer(feed, exists)), err
}

// CalendarFeedWanted says how a feed calls groups.
type CalendarFeedWanted struct {
	Names bool `json:"names,omitempty" doc:"By name, which may tell what a group is for, on every screen that shows the calendar"`
}

type makeCalendarFeedInput struct {
	MaySend[CalendarFeedWanted]
}

// NewCalendarFeed has the address of a feed, which is shown this once.
type NewCalendarFeed struct {
	CalendarFeed
	Path string `json:"path" doc:"At this server, to be given to a calendar program; whoever has it reads the calendar"`
}

func (s *Server) makeCalendarFeed(ctx context.Context, by domain.Actor, in *makeCalendarFeedInput) (*answer[NewCalendarFeed], error) {
	feed, secret, err := s.desks.Office.MakeCalendarFeed(ctx, by, in.body.Names)
	return plain(NewCalendarFeed{CalendarFeed: calendarFeedAnswer(feed, true), Path: base + strings.ReplaceAll(feedPath, "{secret}", secret) + feedEnding}), err
}

func (s *Server) revokeCalendarFeed(ctx context.Context, by domain.Actor, _ *nothing) (*answer[CalendarFeed], error) {
	err := s.desks.Office.RevokeCalendarFeed(ctx, by)
	return plain(CalendarFeed{}), err
}

// feedEnding is by what calendar programs know the file.
const feedEnding = ".ics"

// serveCalendarFeed answers a calendar program, which signs in to nothing. It is
// no route of the API's table: its address is the secret, so nothing of it is
// described, logged or repeated.
func (s *Server) serveCalendarFeed(c echo.Context) error {
	ctx := c.Request().Context()
	secret, ends := strings.CutSuffix(c.Param("secret"), feedEnding)
	if !ends {
		return domain.ErrNotFound
	}
	file, err := working(func(work func() error) error {
		return s.lanes.feeds.do(ctx, domain.Neighborhood(stranger(ctx).Address), work)
	}, func() ([]byte, error) { return s.feedOf(ctx, secret) })
	if err != nil {
		return err
	}
	h := c.Response().Header()
	h.Set("Cache-Control", "private, no-cache") // kept by the program alone, which asks whether it has changed
	tag := feedTag(file)
	h.Set("ETag", tag)
	if c.Request().Header.Get("If-None-Match") == tag {
		return c.NoContent(http.StatusNotModified)
	}
	h.Set(echo.HeaderContentDisposition, `inline; filename="groups.ics"`)
	return c.Blob(http.StatusOK, "text/calendar; charset=utf-8", file)
}

// feedOf gives the file that a secret opens.
func (s *Server) feedOf(ctx context.Context, secret string) ([]byte, error) {
	by, feed, err := s.desks.Office.OpenCalendarFeed(ctx, stranger(ctx), secret)
	if err != nil {
		return nil, err
	}
	return s.desks.Program.CalendarFeed(ctx, by, feed)
}

// feedTag is the same for the same bytes. Compression makes others of them, so
// it is a weak one.
func feedTag(file []byte) string {
	sum := sha256.Sum256(file)
	return `W/"` + base64.RawURLEncoding.EncodeToString(sum[:16]) + `"`
}
