package api

import (
	"time"

	"cohort/domain/clinical"
	"cohort/domain/program"
	programdesk "cohort/practice/program"
)

// RecordNote is a note as it stands in a member's record.
type RecordNote struct {
	ProgressNote
	ClientCode  string           `json:"clientCode"`
	FirstName   string           `json:"firstName"`
	CohortName  string           `json:"cohortName"`
	Corrected   bool             `json:"attendanceCorrected" doc:"After it was signed"`
	Corrections []NoteCorrection `json:"corrections" doc:"Of the member's attendance, after it was signed"`
	Facts       *NoteFacts       `json:"facts,omitempty" doc:"Of the session, as they were at signing"`
	Member      *NoteMark        `json:"member,omitempty" doc:"What the roll said of the member at signing"`
	Shared      string           `json:"shared,omitempty" doc:"The shared part, as it was at signing"`
	Techniques  []string         `json:"techniques"`
	Unchanged   bool             `json:"unchanged" doc:"The digests fit what stands here"`
}

// NoteMark is what the roll says of a member.
type NoteMark struct {
	Mark    program.AttendanceStatus `json:"mark"`
	Minutes int                      `json:"minutes"`
	Place   program.AttendancePlace  `json:"place,omitempty"`
}

// NoteCorrection is a mark that was corrected after a note spoke of it.
type NoteCorrection struct {
	Mark    program.AttendanceStatus `json:"mark" doc:"That took the place of what the note says"`
	Minutes *int                     `json:"minutes,omitempty" doc:"Absent for all of the session"`
	Reason  string                   `json:"reason"`
	By      string                   `json:"by" doc:"Name"`
	At      time.Time                `json:"at"`
}

func noteCorrection(c program.AttendanceCorrection) NoteCorrection {
	return NoteCorrection{Mark: c.Now.Status, Minutes: c.Now.Minutes, Reason: c.Reason, By: c.ByName, At: c.At.UTC()}
}

// RecordNotePage is a page of a record.
type RecordNotePage page[RecordNote]

func recordNote(v programdesk.RecordNote) RecordNote {
	out := RecordNote{ProgressNote: noteText(v.ProgressNote), ClientCode: v.ClientCode, FirstName: v.FirstName, CohortName: v.CohortName, Corrected: len(v.Corrections) > 0, Corrections: each(v.Corrections, noteCorrection), Techniques: []string{}}
	if r := v.Record; r != nil {
		facts := noteFacts(r.Facts)
		out.Facts, out.Shared, out.Techniques, out.Unchanged = &facts, r.Shared, filled(r.Techniques), v.Unchanged()
		out.Member = &NoteMark{Mark: program.AttendanceStatus(r.Member.Mark), Minutes: r.Member.Minutes, Place: program.AttendancePlace(r.Member.Place)}
	}
	return out
}

// NoteFacts is what is known of a session without anybody typing it.
type NoteFacts struct {
	Date     string       `json:"date"`
	Starts   string       `json:"startsAt"`
	Ends     string       `json:"endsAt"`
	Number   int          `json:"number"`
	Theme    string       `json:"theme"`
	Present  int          `json:"present"`
	Expected int          `json:"expected"`
	Leaders  []NoteLeader `json:"leaders"`
	Place    string       `json:"place,omitempty"`
	Service  string       `json:"service,omitempty" example:"90853"`
	Minutes  int          `json:"minutes"`
}

// NoteLeader is who led, with what they practice by.
type NoteLeader struct {
	Name       string `json:"name"`
	Credential string `json:"credential,omitempty"`
}

func noteFacts(f clinical.SessionFacts) NoteFacts {
	return NoteFacts{Date: f.Date, Starts: f.Starts, Ends: f.Ends, Number: f.Number, Theme: f.Theme, Present: f.Present, Expected: f.Expected, Place: f.Place, Service: f.Service, Minutes: f.Minutes,
		Leaders: each(f.Leaders, func(l clinical.LedFact) NoteLeader { return NoteLeader{Name: l.Name, Credential: l.Credential} })}
}
