package api

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"time"

	"cohort/domain"
	"cohort/domain/program"
)

type freeInput struct {
	From            string          `query:"from" required:"true" doc:"The day of the first session"`
	Time            string          `query:"time" required:"true" doc:"Wall time, such as 18:00"`
	TimeZone        string          `query:"timeZone" required:"true" doc:"Such as America/New_York"`
	DurationMinutes int             `query:"durationMinutes" required:"true" doc:"60 to 120; to 360 in an intensive program"`
	Cadence         program.Cadence `query:"cadence" doc:"weekly when absent"`
	Sessions        int             `query:"sessions" doc:"How many; one when absent"`
	CohortID        string          `query:"cohortId" doc:"For which one asks: its own sessions are in nobody's way"`

	AlsoMeets   []string            `query:"alsoMeets" doc:"Further days of the week, such as: wednesday 10:00 90,friday 12:00 60"`
	LevelOfCare program.LevelOfCare `query:"levelOfCare" doc:"outpatient when absent"`

	when   program.Schedule
	cohort domain.CohortID
}

func (in *freeInput) read(f *domain.Faults) {
	in.when = program.Schedule{StartsOn: dateField(f, "from", in.From), Time: in.Time, TimeZone: in.TimeZone, DurationMinutes: in.DurationMinutes, Cadence: in.Cadence, Sessions: in.Sessions}
	if in.Cadence == "" {
		in.when.Cadence = program.Weekly
	}
	if in.Sessions == 0 {
		in.when.Sessions = 1
	}
	if in.LevelOfCare != program.Outpatient {
		in.when.LevelOfCare = in.LevelOfCare
	}
	for i, text := range in.AlsoMeets {
		in.when.AlsoMeets = append(in.when.AlsoMeets, meetingIn(f, fmt.Sprintf("alsoMeets[%d]", i), text))
	}
	in.cohort = idField[domain.CohortID](f, "cohortId", in.CohortID)
}

// meetingIn reads a day of the week with its time and length.
func meetingIn(f *domain.Faults, field, text string) program.Meeting {
	parts := strings.Fields(text)
	if len(parts) != 3 {
		f.Add(field, "must be such as: wednesday 10:00 90")
		return program.Meeting{}
	}
	minutes, err := strconv.Atoi(parts[2])
	f.When(err != nil, field, "must be such as: wednesday 10:00 90")
	return program.Meeting{Weekday: program.Weekday(parts[0]), Time: parts[1], DurationMinutes: minutes}
}

// FreeAnswer is which rooms and leaders are free at some hours.
type FreeAnswer struct {
	Hours   []FreeHour   `json:"hours" doc:"Of the sessions, past closed days"`
	Rooms   []FreeRoom   `json:"rooms" doc:"Those in use, by name"`
	Leaders []FreeLeader `json:"leaders" doc:"Who may lead, by name"`
}

// FreeHour is an hour that is asked for.
type FreeHour struct {
	Date     string    `json:"date"`
	StartsAt time.Time `json:"startsAt"`
	EndsAt   time.Time `json:"endsAt"`
}

// FreeRoom is a room, with what takes it.
type FreeRoom struct {
	ID    string           `json:"id"`
	Name  string           `json:"name"`
	Kind  program.RoomKind `json:"kind"`
	Seats int              `json:"seats,omitempty"`
	Taken []TakenBy        `json:"taken" doc:"None: it is free at all hours"`
}

// FreeLeader is who may lead, with what they lead then.
type FreeLeader struct {
	ID    string    `json:"id"`
	Name  string    `json:"name"`
	Taken []TakenBy `json:"taken" doc:"None: they are free at all hours"`
}

// TakenBy is a session that takes a room or a leader.
type TakenBy struct {
	Cohort   string    `json:"cohort" doc:"Its name, or its code for who need not know what it is for"`
	Date     string    `json:"date"`
	StartsAt time.Time `json:"startsAt"`
	EndsAt   time.Time `json:"endsAt"`
}

func takenBy(s program.CalendarSession) TakenBy {
	return TakenBy{Cohort: s.CohortName, Date: s.Date.String(), StartsAt: s.StartsAt, EndsAt: s.EndsAt}
}

func (s *Server) readFree(ctx context.Context, by domain.Actor, in *freeInput) (*answer[FreeAnswer], error) {
	v, err := s.desks.Program.FreeAt(ctx, by, in.when, in.cohort)
	return plain(FreeAnswer{
		Hours: each(v.Hours, func(h program.Session) FreeHour {
			return FreeHour{Date: h.Date.String(), StartsAt: h.StartsAt, EndsAt: h.EndsAt}
		}),
		Rooms: each(v.Rooms, func(f program.Free) FreeRoom {
			return FreeRoom{ID: f.Room.ID.String(), Name: f.Room.Name, Kind: f.Room.Kind, Seats: f.Room.Seats, Taken: each(f.Taken, takenBy)}
		}),
		Leaders: each(v.Leaders, func(f program.Free) FreeLeader {
			return FreeLeader{ID: f.Leader.ID.String(), Name: f.Leader.Name, Taken: each(f.Taken, takenBy)}
		}),
	}), err
}
