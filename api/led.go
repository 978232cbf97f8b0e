package api

import (
	"context"
	"encoding/csv"
	"io"
	"strconv"
	"time"

	"cohort/domain"
	"cohort/domain/program"
)

func (s *Server) ledRoutes() {
	add(s, acts, "/sessions/{id}/led-by", domain.CorrectLed, "Correct who led a closed session", s.correctLed)
	add(s, reads, "/reports/led-hours", domain.ReadLedHours, "Read the sessions and hours that people led", s.readLedHours)
	addFile(s, "/reports/led-hours/file", domain.ReadLedHours, "Download the sessions that people led", "text/csv", s.downloadLedHours)
}

// SessionLed is who leads a session, or led it, and as what.
type SessionLed struct {
	ID   string        `json:"id"`
	Name string        `json:"name"`
	As   program.LedAs `json:"as"`
}

func sessionLed(l program.Led) SessionLed {
	return SessionLed{ID: l.UserID.String(), Name: l.Name, As: l.As}
}

// LedChange is a correction of who led a session: what stood, and what took its
// place.
type LedChange struct {
	Was    []SessionLed `json:"was"`
	Now    []SessionLed `json:"now"`
	Reason string       `json:"reason,omitempty" doc:"For who may correct it"`
	By     string       `json:"by" doc:"Name"`
	At     time.Time    `json:"at"`
}

func ledChange(c program.LedChange) LedChange {
	return LedChange{Was: each(c.Before, sessionLed), Now: each(c.After, sessionLed), Reason: c.Reason, By: c.ByName, At: c.At}
}

// CloseBody may say who led a session.
type CloseBody struct {
	LedBy []string `json:"ledBy,omitempty" doc:"Who led it; absent: who was to"`
}

type closeInput struct {
	ByID
	MaySend[CloseBody]

	ledBy []domain.UserID
}

func (in *closeInput) read(f *domain.Faults) {
	in.ledBy = ids[domain.UserID](f, "ledBy", in.body.LedBy)
}

// LedBody says who led a session, and why that was wrong before.
type LedBody struct {
	LedBy  []string `json:"ledBy" doc:"Everybody who led it: both, one of them, or a substitute"`
	Reason string   `json:"reason"`
}

type ledInput struct {
	ByID
	Sent[LedBody]

	ledBy []domain.UserID
}

func (in *ledInput) read(f *domain.Faults) { in.ledBy = ids[domain.UserID](f, "ledBy", in.body.LedBy) }

func (s *Server) correctLed(ctx context.Context, by domain.Actor, in *ledInput) (*answer[SessionAnswer], error) {
	id, err := pathID[domain.SessionID](in.ID)
	if err != nil {
		return nil, err
	}
	v, err := s.desks.Program.CorrectLed(ctx, by, id, in.ledBy, in.body.Reason)
	return versioned(sessionAnswer(by, v), v.Version), err
}

type ledHoursInput struct {
	From   string `query:"from" required:"true" doc:"The first day"`
	To     string `query:"to" required:"true" doc:"The last day, included; within a year"`
	UserID string `query:"userId" doc:"Absent: everybody whom one sees"`

	span program.LedSpan
}

func (in *ledHoursInput) read(f *domain.Faults) {
	in.span = program.LedSpan{From: dateField(f, "from", in.From), Until: dateField(f, "to", in.To), UserID: idField[domain.UserID](f, "userId", in.UserID)}
}

// LedHour is one session that somebody led.
type LedHour struct {
	UserID     string        `json:"userId"`
	Name       string        `json:"name"`
	As         program.LedAs `json:"as"`
	SessionID  string        `json:"sessionId"`
	CohortID   string        `json:"cohortId"`
	CohortCode string        `json:"cohortCode"`
	Number     int           `json:"number"`
	Date       string        `json:"date"`
	Minutes    int           `json:"minutes" doc:"From its start to its end, as planned"`
}

// LedSum is how much somebody led as one thing.
type LedSum struct {
	UserID   string        `json:"userId"`
	Name     string        `json:"name"`
	As       program.LedAs `json:"as"`
	Sessions int           `json:"sessions"`
	Minutes  int           `json:"minutes"`
}

// LedHours is what people led in some days.
type LedHours struct {
	From  string    `json:"from"`
	To    string    `json:"to"`
	Sums  []LedSum  `json:"sums" doc:"By person and by what they led as"`
	Items []LedHour `json:"items" doc:"Session by session; only closed ones count"`
}

func ledHour(h program.LedHour) LedHour {
	return LedHour{UserID: h.UserID.String(), Name: h.Name, As: h.As, SessionID: h.SessionID.String(), CohortID: h.CohortID.String(), CohortCode: h.CohortCode,
		Number: h.Number, Date: h.Date.String(), Minutes: h.Minutes}
}

func ledSum(s program.LedSum) LedSum {
	return LedSum{UserID: s.UserID.String(), Name: s.Name, As: s.As, Sessions: s.Sessions, Minutes: s.Minutes}
}

func (s *Server) readLedHours(ctx context.Context, by domain.Actor, in *ledHoursInput) (*answer[LedHours], error) {
	hours, err := s.desks.Program.LedHours(ctx, by, in.span)
	return plain(LedHours{From: in.span.From.String(), To: in.span.Until.String(), Sums: each(program.LedSums(hours), ledSum), Items: each(hours, ledHour)}), err
}

func (s *Server) downloadLedHours(ctx context.Context, by domain.Actor, in *ledHoursInput) (*file, error) {
	hours, err := s.desks.Program.LedHours(ctx, by, in.span)
	write := func(w io.Writer) error {
		to := csv.NewWriter(w)
		_ = to.Write([]string{"name", "led_as", "date", "cohort", "session", "minutes"}) // Error has what failed
		for _, h := range hours {
			_ = to.Write(domain.InertCells([]string{h.Name, string(h.As), h.Date.String(), h.CohortCode, strconv.Itoa(h.Number), strconv.Itoa(h.Minutes)}))
		}
		to.Flush()
		return to.Error()
	}
	return csvFile("led-hours.csv", write), err
}
