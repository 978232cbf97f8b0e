package program

import (
	"slices"

	"cohort/domain"
)

// Free is a room or a leader, with what takes them at the hours that are asked
// for; nothing when they are free.
type Free struct {
	Room   Room        // or
	Leader domain.User // whoever may lead
	Taken  []CalendarSession
}

// FreeAt holds what is held against some hours: which rooms and which leaders are
// taken then, and by what. own is the cohort that the hours are for, which is in
// nobody's way.
func FreeAt(hours []Session, held []CalendarSession, own domain.CohortID, rooms []Room, leaders []domain.User) (inRooms, whoLeads []Free) {
	var meets []CalendarSession
	for _, s := range held {
		if s.CohortID != own && s.Status == SessionScheduled && overlapsAny(s.Session, hours) {
			meets = append(meets, s)
		}
	}
	for _, r := range rooms {
		f := Free{Room: r}
		for _, s := range meets {
			if s.RoomID == r.ID && r.HoldsOne() {
				f.Taken = append(f.Taken, s)
			}
		}
		inRooms = append(inRooms, f)
	}
	for _, u := range leaders {
		f := Free{Leader: u}
		for _, s := range meets {
			if s.ledBy(u.ID) {
				f.Taken = append(f.Taken, s)
			}
		}
		whoLeads = append(whoLeads, f)
	}
	return inRooms, whoLeads
}

// ledBy says whether somebody leads the session: one of its leaders, or a
// substitute. A leader in whose place somebody leads it does not.
func (s CalendarSession) ledBy(user domain.UserID) bool {
	covered := false
	for _, c := range s.Covers {
		if c.UserID == user {
			return true
		}
		covered = covered || c.ForID == user
	}
	return !covered && slices.ContainsFunc(s.Leaders, func(l Leading) bool { return l.UserID == user })
}

// overlapsAny says whether a session is held while one of others is: one may
// begin the minute another ends.
func overlapsAny(s Session, others []Session) bool {
	for _, o := range others {
		if s.StartsAt.Before(o.EndsAt) && o.StartsAt.Before(s.EndsAt) {
			return true
		}
	}
	return false
}
