package fhir

import (
	"cohort/domain"
	"cohort/domain/program"
)

type appointment struct {
	ResourceType    string        `json:"resourceType"`
	ID              string        `json:"id"`
	Status          string        `json:"status"`
	ServiceType     []concept     `json:"serviceType"`
	Description     string        `json:"description,omitempty"`
	Start           string        `json:"start"`
	End             string        `json:"end"`
	MinutesDuration int           `json:"minutesDuration"`
	Participant     []participant `json:"participant"`
}

type participant struct {
	Actor  *reference `json:"actor"`
	Status string     `json:"status"`
}

type encounter struct {
	ResourceType    string                 `json:"resourceType"`
	ID              string                 `json:"id"`
	Status          string                 `json:"status"`
	Class           term                   `json:"class"`
	Type            []concept              `json:"type"`
	Subject         *reference             `json:"subject"`
	Participant     []encounterParticipant `json:"participant,omitempty"`
	Appointment     []*reference           `json:"appointment"`
	Period          period                 `json:"period"`
	Length          *quantity              `json:"length,omitempty"`
	ServiceProvider *reference             `json:"serviceProvider"`
}

type encounterParticipant struct {
	Type       []concept  `json:"type"`
	Individual *reference `json:"individual"`
}

func (a appointment) id() string { return a.ID }
func (e encounter) id() string   { return e.ID }

func (m Meeting) attended() bool { return m.Attendance != nil && m.Attendance.Status.Attended() }

func (m Meeting) check(f *domain.Faults, field string, known map[domain.UserID]bool) {
	f.When(m.Session.StartsAt.IsZero() || !m.Session.EndsAt.After(m.Session.StartsAt), field+"session.endsAt", "must be after the start")
	f.When(m.Session.Status == program.SessionClosed && m.Attendance == nil, field+"attendance", "is missing")
	for _, leader := range m.Leaders {
		f.When(!known[leader], field+"leaders", "must be among the clinicians")
	}
}

// status is FHIR's word for what became of an appointment.
func (m Meeting) status() string {
	switch {
	case m.Session.Status == program.SessionCancelled:
		return "cancelled"
	case m.Attendance == nil:
		return "booked"
	case m.attended():
		return "fulfilled"
	case m.Attendance.Status == program.NoShow:
		return "noshow"
	}
	return "cancelled" // excused, or called off too late: by the client, in time or not
}

// groupSession is what is said of a session: never its theme, which may name what
// the members have in common.
var groupSession = words("Group session")

// appointment is a session as it was agreed with this client; the session is shared,
// so its id is made from both.
func (r Record) appointment(m Meeting) appointment {
	s := m.Session
	a := appointment{
		ResourceType: "Appointment", ID: derived("appointment", s.ID.String(), r.Client.ID.String()), Status: m.status(), ServiceType: []concept{groupSession},
		Description: plain(m.Group), Start: instant(s.StartsAt), End: instant(s.EndsAt), MinutesDuration: int(s.EndsAt.Sub(s.StartsAt).Minutes()),
		Participant: []participant{{Actor: r.subject(), Status: "accepted"}},
	}
	for _, leader := range m.Leaders {
		a.Participant = append(a.Participant, participant{Actor: at(leader.String()), Status: "accepted"})
	}
	return a
}

// encounter is a session at which the client was.
func (r Record) encounter(m Meeting) encounter {
	s := m.Session
	e := encounter{
		ResourceType: "Encounter", ID: derived("encounter", s.ID.String(), r.Client.ID.String()), Status: "finished",
		Class: term{System: actCode, Code: "AMB", Display: "ambulatory"}, Type: []concept{groupSession}, Subject: r.subject(),
		Appointment: []*reference{at(derived("appointment", s.ID.String(), r.Client.ID.String()))},
		Period:      period{Start: instant(s.StartsAt), End: instant(s.EndsAt)}, ServiceProvider: r.practiceRef(),
	}
	if m.Attendance.Place == "online" {
		e.Class = term{System: actCode, Code: "VR", Display: "virtual"}
	}
	if minutes := m.Attendance.Minutes; minutes != nil {
		e.Length = &quantity{Value: float64(*minutes), Unit: "min", System: ucum, Code: "min"}
	}
	for _, leader := range m.Leaders {
		e.Participant = append(e.Participant, encounterParticipant{Type: []concept{coded(participation, "PPRF", "primary performer")}, Individual: at(leader.String())})
	}
	return e
}
