package demo

import (
	"time"

	"cohort/domain"
	"cohort/domain/program"
	programdesk "cohort/practice/program"
)

// rooms are where the practice's groups meet.
var rooms = []program.Room{
	{Name: "Room 1", Kind: program.RoomInPerson, Seats: 10, Link: "https://meet.example.org/harbor-one", PlaceOfService: program.Office},
	{Name: "Room 2", Kind: program.RoomInPerson, Seats: 12, PlaceOfService: program.Office},
	{Name: "Room 3", Kind: program.RoomInPerson, Seats: 8, Address: "Harbor Street 14, back entrance", PlaceOfService: program.Office},
	{Name: "Video room Alder", Kind: program.RoomOnline, Link: "https://meet.example.org/harbor-alder", PlaceOfService: program.TelehealthAtHome},
	{Name: "Video room Birch", Kind: program.RoomOnline, Link: "https://meet.example.org/harbor-birch", PlaceOfService: program.TelehealthAtHome},
}

// openRooms makes the practice's rooms known.
func (s *story) openRooms() error {
	for _, wanted := range rooms {
		room, err := s.desks.Program.CreateRoom(s.ctx, s.staff["noor"], wanted, "")
		if err != nil {
			return err
		}
		s.rooms[room.Name] = room.ID
	}
	return nil
}

// closeDays names one closure of this season: two days on which no group of the
// demonstration meets.
func (s *story) closeDays() error {
	found, err := s.desks.Office.Settings(s.ctx, s.staff["noor"])
	if err != nil {
		return err
	}
	day := s.today.AddDays(20)
	for day.Weekday() != time.Saturday {
		day = day.AddDays(1)
	}
	closed := domain.ClosedDays{Closures: []domain.Closure{{From: day, To: day.AddDays(1), Reason: "Floors are sanded"}}}
	_, err = s.desks.Office.UpdateClosedDays(s.ctx, s.staff["noor"], domain.Version(found.Version), closed)
	return err
}

// writeGoals says what two of the groups work toward.
func (s *story) writeGoals(g *group) error {
	if g.goals.IsZero() {
		return nil
	}
	v, err := s.desks.Program.Cohort(s.ctx, s.staff[g.lead], g.cohort.ID)
	if err != nil {
		return err
	}
	v, err = s.desks.Program.UpdateCohort(s.ctx, s.staff[g.lead], g.cohort.ID, domain.Version(v.Version), programdesk.CohortChange{Goals: &g.goals})
	g.cohort = v.Cohort
	return err
}

// moveSession holds one session that is ahead on the next day, in another room.
func (s *story) moveSession(g *group) error {
	v, err := s.desks.Program.Cohort(s.ctx, s.staff[g.lead], g.cohort.ID)
	if err != nil {
		return err
	}
	for _, session := range v.Sessions {
		if session.Status == program.SessionScheduled && session.StartsAt.After(s.now.AddDate(0, 0, 3)) {
			_, err = s.desks.Program.Reschedule(s.ctx, s.staff[g.lead], g.cohort.ID, domain.Version(v.Version),
				program.ScheduleEdit{Kind: program.EditMove, SessionID: session.ID, On: session.Date.AddDays(1), RoomID: s.rooms["Room 2"]}, "Agreed with everybody who is needed elsewhere.")
			return err
		}
	}
	return nil
}
