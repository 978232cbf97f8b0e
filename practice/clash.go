package practice

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"cohort/domain"
	"cohort/domain/program"
)

// What is noted of two cohorts at one hour: why that may be, and which they are.
var (
	noteClashPassed = Plain("override " + string(program.RuleTimeClash))
	noteClashes     = Kept("clashes")
)

// Clash is somebody of a cohort whom another one needs at one hour: a leader, or
// a member. Or it is the room of both.
type Clash struct {
	program.Clash
	Leader domain.User
	Client domain.Client // without contact
	Room   program.Room
	Label  string // of the other cohort: its name for who may know it, its code for others
	Named  bool   // the label is its name
}

// Gathering is who has to be at the sessions of a cohort, and in which rooms.
type Gathering struct {
	Cohort   program.Cohort
	Sessions []program.Session // those that lie ahead take somebody's time
	Leaders  []domain.UserID
	Members  []program.Enrollment
	InRooms  []program.Session // those that need their room for themselves
}

// Clashes lists everybody of a gathering whom another cohort needs at one hour,
// and the rooms that it needs. What they lead, where they sit and the rooms must
// be locked by who acts on it.
func (g Gathering) Clashes(tx Tx, by domain.Actor, now time.Time) ([]Clash, error) {
	g.Sessions, g.InRooms = program.Ahead(g.Sessions, now), program.Ahead(g.InRooms, now)
	if len(g.Sessions)+len(g.InRooms) == 0 {
		return nil, nil
	}
	found, err := g.ofLeaders(tx, now)
	if err != nil {
		return nil, err
	}
	members, err := g.ofMembers(tx, now)
	if err != nil {
		return nil, err
	}
	rooms, err := g.ofRooms(tx, now)
	if err != nil {
		return nil, err
	}
	found = append(append(found, members...), rooms...)
	return found, label(tx, by, found)
}

// ofRooms holds the sessions against others in the same rooms.
func (g Gathering) ofRooms(tx Tx, now time.Time) (found []Clash, err error) {
	for _, id := range program.RoomsOf(g.InRooms) {
		room, err := tx.Room(id)
		if err != nil {
			return nil, err
		}
		if !room.HoldsOne() {
			continue
		}
		others, err := tx.CohortsInRoom(id, now)
		if err != nil {
			return nil, err
		}
		clashes, err := g.clashes(tx, others, program.InRoom(g.InRooms, id), now, func(_ program.Cohort, sessions []program.Session) []program.Session {
			return program.InRoom(sessions, id)
		})
		if err != nil {
			return nil, err
		}
		for _, c := range clashes {
			found = append(found, Clash{Clash: c, Room: room})
		}
	}
	return found, nil
}

func (g Gathering) ofLeaders(tx Tx, now time.Time) (found []Clash, err error) {
	for _, id := range g.Leaders {
		led, err := tx.LedCohorts(id)
		if err != nil {
			return nil, err
		}
		covered, err := covering(tx, id, now)
		if err != nil {
			return nil, err
		}
		clashes, err := g.clashes(tx, led, g.Sessions, now, all, covered...)
		if err != nil {
			return nil, err
		}
		for _, c := range clashes {
			leader, err := tx.User(id)
			if err != nil {
				return nil, err
			}
			found = append(found, Clash{Clash: c, Leader: leader})
		}
	}
	return found, nil
}

// covering is what somebody leads as a substitute, session by session.
func covering(tx Tx, id domain.UserID, now time.Time) (busy []program.Engagement, err error) {
	covers, err := tx.CoversBy(id, domain.DateIn(now, time.UTC).AddDays(-1)) // wherever the cohort meets
	if err != nil {
		return nil, err
	}
	for _, cover := range covers {
		c, err := tx.Cohort(cover.CohortID)
		if err != nil {
			return nil, err
		}
		s, err := tx.Session(cover.SessionID)
		if err != nil {
			return nil, err
		}
		if cover.Covers(s.ID, s.Date) && !c.HasEnded() {
			busy = append(busy, program.Engagement{Cohort: c, Sessions: program.Ahead([]program.Session{s}, now)})
		}
	}
	return busy, nil
}

func (g Gathering) ofMembers(tx Tx, now time.Time) (found []Clash, err error) {
	for _, m := range g.Members {
		episodes, err := tx.EnrollmentsOf(m.ClientID)
		if err != nil {
			return nil, err
		}
		where, theirs := seats(episodes, now)
		clashes, err := g.clashes(tx, where, m.Attends(g.Sessions), now, theirs)
		if err != nil {
			return nil, err
		}
		for _, c := range clashes {
			client, err := tx.Client(domain.Everything(), m.ClientID)
			if err != nil {
				return nil, err
			}
			found = append(found, Clash{Clash: c, Client: client})
		}
	}
	return found, nil
}

// mine picks those of a cohort's sessions at which the person has to be.
type mine func(program.Cohort, []program.Session) []program.Session

// all is for who leads a cohort.
func all(_ program.Cohort, sessions []program.Session) []program.Session { return sessions }

// seats gives the cohorts in which somebody may sit, and which sessions are
// theirs: with the last day of a membership they are free.
func seats(episodes []program.Enrollment, now time.Time) (where []domain.CohortID, theirs mine) {
	yesterday := domain.DateIn(now, time.UTC).AddDays(-1) // wherever the cohort meets
	for _, e := range episodes {
		if e.IsMember(yesterday) && !slices.Contains(where, e.CohortID) {
			where = append(where, e.CohortID)
		}
	}
	return where, func(c program.Cohort, sessions []program.Session) []program.Session {
		return slices.DeleteFunc(sessions, func(s program.Session) bool {
			return !slices.ContainsFunc(episodes, func(e program.Enrollment) bool {
				return e.CohortID == c.ID && e.IsMember(c.Today(now)) && e.OnRoster(s.Number)
			})
		})
	}
}

// clashes holds some sessions against other cohorts that need the same person,
// and against what they are engaged for besides.
func (g Gathering) clashes(tx Tx, others []domain.CohortID, sessions []program.Session, now time.Time, theirs mine, busy ...program.Engagement) ([]program.Clash, error) {
	for _, id := range others {
		if id == g.Cohort.ID {
			continue
		}
		c, err := tx.Cohort(id)
		if err != nil {
			return nil, err
		}
		if c.HasEnded() {
			continue
		}
		dates, err := DatesOf(tx, c)
		if err != nil {
			return nil, err
		}
		busy = append(busy, program.Engagement{Cohort: c, Sessions: theirs(c, program.Ahead(dates, now))})
	}
	return program.Engagement{Cohort: g.Cohort, Sessions: sessions}.Clashes(busy), nil
}

// DatesOf gives a cohort's sessions, by its plan while it has not started.
func DatesOf(tx Tx, c program.Cohort) ([]program.Session, error) {
	if c.Status == program.CohortPlanned {
		return PlannedDates(tx, c)
	}
	return tx.Sessions(c.ID)
}

// PlannedDates works out the sessions of a cohort past the days on which the
// practice is closed.
func PlannedDates(tx Tx, c program.Cohort) ([]program.Session, error) {
	settings, err := tx.Settings()
	if err != nil {
		return nil, err
	}
	return c.Dates(settings.Closed)
}

func label(tx Tx, by domain.Actor, clashes []Clash) error {
	if len(clashes) == 0 {
		return nil
	}
	ids := make([]domain.CohortID, len(clashes))
	for i, c := range clashes {
		ids[i] = c.Cohort.ID
	}
	labels, named, err := LabelsOfCohorts(tx, by, ids)
	for i := range clashes {
		clashes[i].Label, clashes[i].Named = labels[ids[i]], named[ids[i]]
	}
	return err
}

// PassClashes refuses what would need somebody in two cohorts at one hour, unless
// there is a reason, which the audit keeps. fieldOf names what of the request
// brought a clash, "" for nothing.
func (d *Deed) PassClashes(found []Clash, reason string, fieldOf func(Clash) string) error {
	if len(found) == 0 {
		return nil
	}
	if !domain.IsBlank(reason) {
		d.noteAlso(noteClashPassed, reason)
		d.noteAlso(noteClashes, codes(found))
		return nil
	}
	refused := program.ErrTimeClash
	for _, c := range found {
		if field := fieldOf(c); field != "" {
			refused.Fields = append(refused.Fields, domain.FieldError{Field: field, Message: c.words()})
		}
	}
	return refused.Saying(ClashWords(found) + " Give a reason to let it pass.")
}

// mostSaid is how many clashes an error tells of one by one.
const mostSaid = 3

// ClashWords say what clashes.
func ClashWords(found []Clash) string {
	var said []string
	for _, c := range found[:min(len(found), mostSaid)] {
		said = append(said, c.words())
	}
	if more := len(found) - mostSaid; more > 0 {
		said = append(said, fmt.Sprintf("And %d more.", more))
	}
	return strings.Join(said, " ")
}

// noteAlso adds to what is noted already: a handover may pass several.
func (d *Deed) noteAlso(note Note, text string) {
	if before, noted := d.detail[note.key].(string); noted {
		text = before + "; " + text
	}
	d.Note(note, text)
}

// NoField is for a request of which no field brought a clash.
func NoField(Clash) string { return "" }

// words say who is needed where. Clients and cohorts are named by code: an error
// is no place for what somebody comes for, and the question before it has names.
func (c Clash) words() string {
	who, does := c.Leader.Name, "leads"
	switch {
	case !c.Room.ID.IsZero():
		who, does = c.Room.Name, "is taken by"
	case !c.Client.ID.IsZero():
		who, does = c.Client.Code, "sits in"
	}
	sessions := "1 session"
	if c.Sessions > 1 {
		sessions = fmt.Sprintf("%d sessions", c.Sessions)
	}
	return fmt.Sprintf("%s %s %s at that hour: %s, the first on %s %d.", who, does, c.Cohort.Code, sessions, c.First.Date.Month, c.First.Date.Day)
}

func codes(found []Clash) string {
	said := make([]string, len(found))
	for i, c := range found {
		said[i] = c.Cohort.Code
	}
	return strings.Join(said, ", ")
}
