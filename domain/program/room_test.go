package program_test

import (
	"errors"
	"slices"
	"testing"
	"time"

	"cohort/domain"
	"cohort/domain/program"
)

func TestRoomValidate(t *testing.T) {
	for outcome, test := range map[string]struct {
		room  program.Room
		wrong []string
	}{
		"a room":               {program.Room{Name: "Room 2", Kind: program.RoomInPerson, Seats: 12, PlaceOfService: program.Office}, nil},
		"a place online":       {program.Room{Name: "Alder", Kind: program.RoomOnline, Link: "https://meet.example/a", PlaceOfService: program.TelehealthAtHome}, nil},
		"nothing is said":      {program.Room{}, []string{"name", "kind", "placeOfService"}},
		"a link for a name":    {program.Room{Name: "https://meet.example", Kind: program.RoomInPerson, PlaceOfService: program.Office}, []string{"name"}},
		"chairs online":        {program.Room{Name: "Alder", Kind: program.RoomOnline, Seats: 8, Address: "Here", PlaceOfService: "11"}, []string{"seats", "address", "placeOfService"}},
		"telehealth in a room": {program.Room{Name: "Room 2", Kind: program.RoomInPerson, Seats: 300, PlaceOfService: "10"}, []string{"seats", "placeOfService"}},
	} {
		t.Run(outcome, func(t *testing.T) {
			var fields []string
			var e domain.Error
			errors.As(test.room.Validate(), &e)
			for _, f := range e.Fields {
				fields = append(fields, f.Field)
			}
			slices.Sort(fields)
			slices.Sort(test.wrong)
			if !slices.Equal(fields, test.wrong) {
				t.Errorf("wrong are %v, want %v", fields, test.wrong)
			}
		})
	}
}

func TestMoveRoomTakesAlongWhatIsStillToBeHeld(t *testing.T) {
	was, now, own := domain.NewID[domain.RoomID](), domain.NewID[domain.RoomID](), domain.NewID[domain.RoomID]()
	at := time.Date(2026, 3, 10, 12, 0, 0, 0, time.UTC)
	session := func(number, day int, status program.SessionStatus, room domain.RoomID) program.Session {
		return program.Session{Number: number, Date: domain.Date{Year: 2026, Month: 3, Day: day}, StartsAt: at.AddDate(0, 0, day-10).Add(time.Hour), Status: status, RoomID: room}
	}
	sessions := []program.Session{session(1, 3, program.SessionClosed, was), session(2, 9, program.SessionScheduled, was), session(3, 17, program.SessionScheduled, was),
		session(4, 24, program.SessionScheduled, own), session(5, 31, program.SessionCancelled, was), session(6, 31, program.SessionScheduled, was)}
	numbers := func(from domain.Date) (n []int) {
		for _, s := range program.MoveRoom(sessions, was, now, from, at) {
			if s.RoomID != now {
				t.Errorf("session %d is not moved", s.Number)
			}
			n = append(n, s.Number)
		}
		return n
	}
	if got := numbers(domain.Date{}); !slices.Equal(got, []int{3, 6}) {
		t.Errorf("%v move", got)
	}
	if got := numbers(domain.Date{Year: 2026, Month: 3, Day: 20}); !slices.Equal(got, []int{6}) {
		t.Errorf("%v move from a day on", got)
	}
}

func TestFreeAt(t *testing.T) {
	at := time.Date(2026, 3, 10, 14, 0, 0, 0, time.UTC)
	one, two := program.Room{ID: domain.NewID[domain.RoomID](), Kind: program.RoomInPerson}, program.Room{ID: domain.NewID[domain.RoomID](), Kind: program.RoomOnline}
	leader := domain.User{ID: domain.NewID[domain.UserID]()}
	held := func(room domain.RoomID, from, to time.Duration) program.CalendarSession {
		return program.CalendarSession{Leaders: []program.Leading{{UserID: leader.ID}},
			DatedSession: program.DatedSession{Session: program.Session{CohortID: domain.NewID[domain.CohortID](), StartsAt: at.Add(from), EndsAt: at.Add(to), Status: program.SessionScheduled, RoomID: room}}}
	}
	hours := []program.Session{{StartsAt: at, EndsAt: at.Add(time.Hour)}}
	all := []program.CalendarSession{held(one.ID, -time.Hour, 0), held(one.ID, 30*time.Minute, 2*time.Hour), held(two.ID, 0, time.Hour)}
	rooms, leaders := program.FreeAt(hours, all, domain.CohortID{}, []program.Room{one, two}, []domain.User{leader})
	if len(rooms[0].Taken) != 1 || len(rooms[1].Taken) != 0 || len(leaders[0].Taken) != 2 { // online without a link is any number of places
		t.Errorf("taken: %v %v", rooms, leaders)
	}
	if rooms, _ := program.FreeAt(hours, all, all[1].CohortID, []program.Room{one}, nil); len(rooms[0].Taken) != 0 {
		t.Error("a cohort is in its own way")
	}
}
