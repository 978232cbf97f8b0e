package api

import (
	"time"

	"cohort/domain"
	"cohort/domain/clinical"
	"cohort/domain/program"
	programdesk "cohort/practice/program"
)

// SessionNotes is a session with its notes, as whoever writes them sees it.
type SessionNotes struct {
	SessionID  string                `json:"sessionId"`
	CohortID   string                `json:"cohortId"`
	CohortName string                `json:"cohortName"`
	Theme      string                `json:"theme"`
	WeekNumber int                   `json:"weekNumber"`
	Number     int                   `json:"number"`
	Date       string                `json:"date"`
	StartsAt   time.Time             `json:"startsAt"`
	EndsAt     time.Time             `json:"endsAt"`
	TimeZone   string                `json:"timeZone"`
	Status     program.SessionStatus `json:"status"`
	DueOn      string                `json:"dueOn"`
	Facts      NoteFacts             `json:"facts"`
	Shared     SharedPart            `json:"shared"`
	Known      []string              `json:"techniquesKnown" doc:"To choose from"`
	Formats    []NoteFormat          `json:"formats"`
	Phrases    []NotePhrase          `json:"phrases" doc:"Of the practice, for the shared part"`
	Format     domain.NoteFormatKey  `json:"defaultFormat" doc:"What a note of yours begins with"`
	Signer     NoteSigner            `json:"signer" doc:"You"`
	Members    []NoteMember          `json:"members"`
}

// NoteFormat is a way to write a note.
type NoteFormat struct {
	Key      domain.NoteFormatKey `json:"key"`
	Name     string               `json:"name"`
	Sections []NoteHeading        `json:"sections"`
}

// NoteHeading is one heading of a format.
type NoteHeading struct {
	Key   string `json:"key"`
	Title string `json:"title"`
}

func noteFormat(f clinical.NoteFormat) NoteFormat {
	return NoteFormat{Key: f.Key, Name: f.Name, Sections: each(f.Sections, func(s clinical.FormatSection) NoteHeading { return NoteHeading(s) })}
}

// NoteSigner is who signs, as they may on the session's day.
type NoteSigner struct {
	Name       string `json:"name"`
	Credential string `json:"credential,omitempty"`
	License    string `json:"license,omitempty"`
	Needs      bool   `json:"needsCoSignature"`
	CoSigner   string `json:"coSigner,omitempty" doc:"Name; absent where nobody may"`
}

// NoteMember is one member of a session, with their note.
type NoteMember struct {
	ClientID   string                   `json:"clientId"`
	ClientCode string                   `json:"clientCode"`
	FirstName  string                   `json:"firstName" doc:"As the group tells them apart"`
	Guest      bool                     `json:"guest" doc:"Of another cohort"`
	Mark       program.AttendanceStatus `json:"mark,omitempty"`
	Minutes    int                      `json:"minutes" doc:"Present"`
	Place      program.AttendancePlace  `json:"place,omitempty"`
	Needed     bool                     `json:"noteNeeded"`
	Why        string                   `json:"why,omitempty" doc:"No note is needed"`
	HadTurn    bool                     `json:"hadTurn"`
	Quick      []QuickNote              `json:"quickNotes" doc:"Noted of them during the hour"`
	Note       *ProgressNote            `json:"note,omitempty" doc:"Absent before anything was written; then its version is 1"`
	Context    NoteContext              `json:"context"`
}

// QuickNote is what a leader noted during the hour.
type QuickNote struct {
	Text string `json:"text"`
	By   string `json:"by,omitempty" doc:"Name"`
}

// NoteContext is what one wants to know while writing a member's note.
type NoteContext struct {
	GoalTonight string              `json:"goalTonight,omitempty"`
	GoalOutcome program.GoalOutcome `json:"goalOutcome,omitempty" doc:"Of the last one"`
	Goals       []NoteGoal          `json:"goals" doc:"To link; progress is what a note said last"`
	Homework    []NoteHomework      `json:"homework" doc:"Due in this session"`
	Scores      []NoteScore         `json:"scores"`
	LastPlan    *NoteLastPlan       `json:"lastPlan,omitempty"`
	Flags       []string            `json:"flags" doc:"Kinds of open risk flags"`
	KeepInMind  []string            `json:"keepInMind"`
}

// NoteHomework is homework that was due.
type NoteHomework struct {
	Text   string               `json:"text"`
	Status program.ReturnStatus `json:"status"`
}

// NoteScore is the course of one instrument.
type NoteScore struct {
	Instrument string           `json:"instrument" example:"phq-9"`
	FormName   string           `json:"formName,omitempty" doc:"Of an instrument that the practice wrote itself"`
	Points     []NoteScorePoint `json:"points"`
	Last       int              `json:"last"`
	Band       string           `json:"band,omitempty"`
	Change     int              `json:"change" doc:"Since the first"`
}

// NoteScorePoint is a total.
type NoteScorePoint struct {
	Week  int `json:"week" doc:"The last session by then; 0 before the first"`
	Total int `json:"total"`
}

// NoteLastPlan is what the member's last note planned.
type NoteLastPlan struct {
	Date string `json:"date"`
	Text string `json:"text"`
}

func noteContext(c programdesk.NoteContext) NoteContext {
	out := NoteContext{GoalTonight: c.GoalTonight, GoalOutcome: c.GoalOutcome, Goals: each(c.Goals, func(g clinical.GoalLink) NoteGoal { return NoteGoal(g) }),
		Homework: each(c.Homework, func(h programdesk.NoteHomework) NoteHomework { return NoteHomework(h) }), Flags: filled(c.Flags), KeepInMind: filled(c.KeepInMind),
		Scores: each(c.Scores, func(s programdesk.NoteScore) NoteScore {
			return NoteScore{Instrument: s.Instrument, FormName: s.Form, Last: s.Last, Band: s.Band, Change: s.Change, Points: each(s.Points, func(p programdesk.ScorePoint) NoteScorePoint { return NoteScorePoint(p) })}
		})}
	if p := c.LastPlan; p != nil {
		out.LastPlan = &NoteLastPlan{Date: p.Date, Text: p.Text}
	}
	return out
}

func sessionNotes(v programdesk.SessionNotes) SessionNotes {
	s := v.Session
	return SessionNotes{SessionID: s.ID.String(), CohortID: s.CohortID.String(), CohortName: v.Cohort.Name, Theme: s.Theme, WeekNumber: s.WeekNumber, Number: s.Number, Date: s.Date.String(),
		StartsAt: s.StartsAt, EndsAt: s.EndsAt, TimeZone: v.Cohort.Schedule.TimeZone, Status: s.Status, DueOn: v.DueOn.String(), Facts: noteFacts(v.Facts), Shared: sharedPart(v.Shared), Known: filled(v.Techniques),
		Formats: each(v.Formats, noteFormat), Phrases: each(v.Phrases, notePhrase), Format: v.Format, Members: each(v.Members, noteMember),
		Signer: noteSigner(v.Signer)}
}

func noteSigner(s clinical.Signer) NoteSigner {
	out := NoteSigner{Name: s.Name, Credential: s.Credential, License: s.License, Needs: s.Trainee}
	if !s.CoSigner.IsZero() {
		out.CoSigner = s.CoSignerAs
	}
	return out
}

func noteMember(m programdesk.MemberNotes) NoteMember {
	out := NoteMember{ClientID: m.Seat.ClientID.String(), ClientCode: m.Seat.ClientCode, FirstName: m.Seat.RoomName, Guest: m.Seat.Guest, Mark: m.Mark.Status, Minutes: m.Minutes, Place: m.Place,
		Needed: m.Needed(), Why: whyNone(m), HadTurn: m.Context.HadTurn, Context: noteContext(m.Context),
		Quick: each(m.Context.Quick, func(q programdesk.QuickNote) QuickNote { return QuickNote(q) })}
	if m.Note != nil {
		n := progressNote(*m.Note)
		out.Note = &n
	}
	return out
}
