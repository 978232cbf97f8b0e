package program

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"cohort/domain"
	"cohort/domain/clinical"
	"cohort/domain/clinical/privacy"
	"cohort/domain/program"
	"cohort/domain/program/livehour"
	"cohort/practice"
)

// LiveView is a session's hour as its page shows it.
type LiveView struct {
	Session     program.Session
	Facts       int // kept so far: who knows the number knows whether there is more
	Now         time.Time
	Latest      livehour.Stamp
	Places      []program.LivePlace
	Names       map[domain.UserID]string
	Named       []NamedInNote
	WithoutTurn []WithoutTurn
	Goals       []program.LastGoal
	Techniques  []string
	Recap       *program.Recap
}

// NamedInNote says that a quick note names somebody it must not.
type NamedInNote struct {
	Note    string // its ref
	Text    string // as it stands there
	Instead string
}

// WithoutTurn says how many sessions a member has come to without a turn.
type WithoutTurn struct {
	ClientID domain.ClientID
	Sessions int
}

func (l live) view(tx practice.Tx, now time.Time) (v LiveView, err error) {
	v = LiveView{Session: l.session, Facts: l.kept, Now: now, Latest: l.hour.Latest(), Places: l.hour.Places(), Techniques: l.techniques()}
	if v.Names, err = namesOf(tx, v.Places); err != nil {
		return v, err
	}
	if v.Named, err = l.namedInNotes(tx, v.Places); err != nil {
		return v, err
	}
	past, err := l.past(tx)
	if err != nil {
		return v, err
	}
	for _, id := range clientsOf(rosterOf(l.book.Roster, l.session.Number)) {
		if n := program.WithoutTurn(id, past); n > 0 {
			v.WithoutTurn = append(v.WithoutTurn, WithoutTurn{id, n})
		}
		if goal, set := program.LastGoalOf(id, past); set {
			v.Goals = append(v.Goals, goal)
		}
	}
	if len(past) > 0 {
		recap := past[0].RecapOf(past[0].Session.Agenda(l.book.WeeksFor(past[0].Session)), l.book.Homework)
		v.Recap = &recap
	}
	return v, nil
}

// past reads the hours of the last sessions.
func (l live) past(tx practice.Tx) ([]program.PastHour, error) {
	sessions, err := tx.Sessions(l.cohort.ID)
	if err != nil {
		return nil, err
	}
	before := l.session.Before(sessions)
	ids := make([]domain.SessionID, len(before))
	for i, s := range before {
		ids[i] = s.ID
	}
	facts, err := tx.LiveFacts(ids...)
	if err != nil {
		return nil, err
	}
	marks, err := tx.AttendanceOf(l.cohort.ID)
	if err != nil {
		return nil, err
	}
	past := make([]program.PastHour, len(before))
	for i, s := range before {
		past[i] = program.PastHour{Session: s, Marks: slices.DeleteFunc(slices.Clone(marks), func(m program.Attendance) bool { return m.SessionID != s.ID })}
		past[i].Hour.Add(facts[s.ID]...)
	}
	return past, nil
}

// techniques are those of the session's plan, then those that any group may use,
// then those of the rest of its curriculum.
func (l live) techniques() (all []string) {
	add := func(name string) {
		if name != "" && !slices.ContainsFunc(all, func(known string) bool { return strings.EqualFold(known, name) }) {
			all = append(all, name)
		}
	}
	for _, item := range l.session.Agenda(l.book.WeeksFor(l.session)) {
		add(item.Technique)
	}
	for _, name := range program.Techniques {
		add(name)
	}
	for _, w := range l.book.Weeks {
		for _, item := range w.Agenda {
			add(item.Technique)
		}
	}
	return all
}

// namesOf names who noted something.
func namesOf(tx practice.Tx, places []program.LivePlace) (map[domain.UserID]string, error) {
	names := map[domain.UserID]string{}
	for _, p := range places {
		for _, f := range slices.Concat([]livehour.Fact{p.Last}, p.Others, p.Unlanded) {
			if _, known := names[f.By]; known || f.By.IsZero() {
				continue
			}
			u, err := tx.User(f.By)
			if err != nil {
				return nil, err
			}
			names[f.By] = u.Name
		}
	}
	return names, nil
}

// namedInNotes reads the quick notes for names: a note about one member names no
// other, and one about the group nobody.
func (l live) namedInNotes(tx practice.Tx, places []program.LivePlace) (named []NamedInNote, err error) {
	var people map[domain.ClientID]privacy.Person
	var leaders []privacy.Person
	for _, p := range places {
		if p.Kind != livehour.Note || p.Value == "" {
			continue
		}
		if people == nil {
			if people, leaders, err = l.peopleAround(tx); err != nil {
				return nil, err
			}
		}
		around := privacy.People{Exempt: leaders}
		for id, person := range people {
			if id == p.Client {
				around.Exempt = append(slices.Clone(leaders), person)
			} else {
				around.Peers = append(around.Peers, person)
			}
		}
		for _, f := range privacy.Check(p.Value, around) {
			if f.Sure < privacy.Likely {
				continue
			}
			named = append(named, NamedInNote{Note: p.Ref, Text: f.Text, Instead: f.Suggestion})
		}
	}
	return named, nil
}

// peopleAround are all who are or were in the group, and who leads it.
func (l live) peopleAround(tx practice.Tx) (map[domain.ClientID]privacy.Person, []privacy.Person, error) {
	clients, err := tx.ClientsInFull(clientsOf(l.book.Roster))
	if err != nil {
		return nil, nil, err
	}
	people := make(map[domain.ClientID]privacy.Person, len(clients))
	for id, c := range clients {
		people[id] = clinical.PersonOf(c)
	}
	var leaders []privacy.Person
	for _, id := range l.cohort.Leaders() {
		u, err := tx.User(id)
		if err != nil {
			return nil, nil, err
		}
		first, last, _ := cutName(u.Name)
		leaders = append(leaders, privacy.Person{ID: id.String(), First: first, Last: last})
	}
	return people, leaders, nil
}

// cutName takes the name of somebody who works here apart.
func cutName(name string) (first, last string, both bool) { return strings.Cut(name, " ") }

// RoomView is what everybody in the room may see of the hour: nobody's name, and
// nothing of anybody.
type RoomView struct {
	Session program.Session
	Facts   int
	Now     time.Time
	Agenda  []program.AgendaItem
	Part    int         // the part that is on, from 1; one more than there are when all are over; 0 until one is begun
	Since   time.Time   // when it began
	More    map[int]int // minutes that parts get besides
	Zone    string
}

func (l live) room(now time.Time) RoomView {
	v := RoomView{Session: l.session, Facts: l.kept, Now: now, Agenda: l.session.Agenda(l.book.WeeksFor(l.session)), More: map[int]int{}, Zone: l.cohort.Schedule.TimeZone}
	for _, s := range l.hour.All() {
		n, _ := strconv.Atoi(s.Value) // checked when it was noted
		switch s.Kind {
		case livehour.Part:
			v.Part, v.Since = n, time.UnixMilli(s.Last.At.Millis).UTC()
		case livehour.More:
			part, _ := strconv.Atoi(s.Ref)
			v.More[part] = n
		default: // the room sees nothing else
		}
	}
	return v
}
