package api

import (
	"context"
	"time"

	"cohort/domain"
	"cohort/domain/program"
	"cohort/domain/program/livehour"
	programdesk "cohort/practice/program"
)

func (s *Server) liveHourRoutes() {
	add(s, reads, "/sessions/{id}/live", domain.ReadLiveHour, "Read the live hour of a session", s.readLiveHour)
	add(s, reads, "/sessions/{id}/live/room", domain.ReadLiveHour, "Read what the room sees of a session", s.readLiveRoom)
	add(s, acts, "/sessions/{id}/live/facts", domain.RecordLiveHour, "Note facts of a session's hour", s.recordLive)
}

// LiveFactsBody is what a device noted. Sent again, it changes nothing.
type LiveFactsBody struct {
	Items []LiveFact `json:"items" doc:"At most 200"`
}

// LiveFact is one thing that somebody noted on a device. It is made once and never changed.
type LiveFact struct {
	ID       string        `json:"id" doc:"Made by the device"`
	DeviceID string        `json:"deviceId"`
	Seq      int           `json:"seq" doc:"Counts what the device noted, from 1"`
	Millis   int           `json:"millis" doc:"Logical time: the device's clock in milliseconds since 1970, never before what it has seen"`
	Count    int           `json:"count,omitempty" doc:"Logical time: counts within a millisecond"`
	Kind     livehour.Kind `json:"kind" doc:"mark: attendance; turn: had a turn; return: homework; goal: for tonight; became: of an earlier goal; technique: was used; part: began; more: minutes for a part; note: a quick note"`
	ClientID string        `json:"clientId,omitempty" doc:"The member; of a note absent for the group"`
	Ref      string        `json:"ref,omitempty" doc:"return: the homework; became: the session in which the goal was set; technique: its name; more: the number of the part; note: an id that the device makes"`
	Value    string        `json:"value,omitempty" doc:"mark: the status; turn, technique: yes or no; return: the status; goal, note: the text, empty to take it back; became: reached, partly, not_yet, dropped; part: its number from 1, one more than there are at the end; more: minutes"`
	Over     []string      `json:"over,omitempty" doc:"The facts at this place that the device saw and replaces: heads, and its own that are not sent yet"`
}

func (b LiveFactsBody) facts(f *domain.Faults) []livehour.Fact {
	facts := make([]livehour.Fact, len(b.Items))
	for i, item := range b.Items {
		facts[i] = livehour.Fact{ID: idField[domain.FactID](f, indexed("items", i, "id"), item.ID), Device: idField[domain.DeviceID](f, indexed("items", i, "deviceId"), item.DeviceID),
			Seq: item.Seq, At: livehour.Stamp{Millis: int64(item.Millis), Count: item.Count},
			Place: livehour.Place{Kind: item.Kind, Client: idField[domain.ClientID](f, indexed("items", i, "clientId"), item.ClientID), Ref: item.Ref},
			Value: item.Value, Over: ids[domain.FactID](f, indexed("items", i, "over"), item.Over)}
	}
	return facts
}

type liveFactsInput struct {
	ByID
	Sent[LiveFactsBody]

	facts []livehour.Fact
}

func (in *liveFactsInput) read(f *domain.Faults) { in.facts = in.body.facts(f) }

func (s *Server) recordLive(ctx context.Context, by domain.Actor, in *liveFactsInput) (*answer[LiveHour], error) {
	id, err := pathID[domain.SessionID](in.ID)
	if err != nil {
		return nil, err
	}
	v, err := s.desks.Program.RecordLive(ctx, by, id, in.facts)
	return plain(liveHour(v)), err
}

func (s *Server) readLiveHour(ctx context.Context, by domain.Actor, in *ByID) (*answer[LiveHour], error) {
	id, err := pathID[domain.SessionID](in.ID)
	if err != nil {
		return nil, err
	}
	v, err := s.desks.Program.LiveHour(ctx, by, id)
	return plain(liveHour(v)), err
}

// LiveHour is what was noted of a session's hour, put together.
type LiveHour struct {
	SessionID      string                `json:"sessionId"`
	Status         program.SessionStatus `json:"status"`
	SessionVersion int                   `json:"sessionVersion"`
	Facts          int                   `json:"facts" doc:"How many are known; with the session's version it tells whether there is something new"`
	Now            time.Time             `json:"now" doc:"The server's clock"`
	Millis         int                   `json:"millis" doc:"The latest logical time that is known: what is noted next comes after it"`
	Count          int                   `json:"count"`
	Places         []LivePlace           `json:"places"`
	Named          []LiveNamed           `json:"named" doc:"Quick notes that name somebody they must not"`
	WithoutTurn    []LiveWithoutTurn     `json:"withoutTurn"`
	Goals          []LiveGoal            `json:"goals" doc:"What members last set themselves"`
	Techniques     []string              `json:"techniques" doc:"To choose from"`
	Recap          *LiveRecap            `json:"recap,omitempty" doc:"Of the last session"`
}

// LivePlace is what stands at one place.
type LivePlace struct {
	Kind     livehour.Kind `json:"kind"`
	ClientID string        `json:"clientId,omitempty"`
	Ref      string        `json:"ref,omitempty"`
	Value    string        `json:"value" doc:"Empty where nothing that was noted could be taken over"`
	At       *time.Time    `json:"at,omitempty" doc:"When it was noted, by its device"`
	By       string        `json:"by,omitempty" doc:"Name"`
	Heads    []string      `json:"heads" doc:"What a new fact at this place replaces"`
	Others   []LiveSaid    `json:"others" doc:"What else was noted by somebody who did not know of it"`
	Unlanded []LiveSaid    `json:"unlanded" doc:"What was noted and is not in the record"`
}

// LiveSaid is something that was noted and does not stand.
type LiveSaid struct {
	Value string    `json:"value"`
	At    time.Time `json:"at"`
	By    string    `json:"by,omitempty" doc:"Name"`
	Why   string    `json:"why,omitempty" example:"session_closed" doc:"Why it is not in the record: session_closed, session_cancelled, too_early, not_on_roster, needs_reason, homework_not_given, has_feedback"`
}

// LiveNamed is a name in a quick note that must not stand there.
type LiveNamed struct {
	Note    string `json:"note" doc:"The ref of its place"`
	Text    string `json:"text"`
	Instead string `json:"instead"`
}

// LiveWithoutTurn is a member who has waited for a turn.
type LiveWithoutTurn struct {
	ClientID string `json:"clientId"`
	Sessions int    `json:"sessions" doc:"How many they came to since the last one"`
}

// LiveGoal is what a member last set themselves.
type LiveGoal struct {
	ClientID  string `json:"clientId"`
	SessionID string `json:"sessionId"`
	Number    int    `json:"number"`
	Goal      string `json:"goal"`
}

// LiveRecap is what the last session was about.
type LiveRecap struct {
	Number     int      `json:"number"`
	Date       string   `json:"date"`
	Theme      string   `json:"theme"`
	Parts      []string `json:"parts" doc:"Of the agenda that were begun"`
	Techniques []string `json:"techniques"`
	Homework   []string `json:"homework"`
	Notes      []string `json:"notes" doc:"About the group"`
}

func liveHour(v programdesk.LiveView) LiveHour {
	out := LiveHour{SessionID: v.Session.ID.String(), Status: v.Session.Status, SessionVersion: v.Session.Version, Facts: v.Facts, Now: v.Now,
		Millis: int(v.Latest.Millis), Count: v.Latest.Count, Techniques: filled(v.Techniques),
		Named: each(v.Named, func(n programdesk.NamedInNote) LiveNamed { return LiveNamed(n) }),
		WithoutTurn: each(v.WithoutTurn, func(w programdesk.WithoutTurn) LiveWithoutTurn {
			return LiveWithoutTurn{w.ClientID.String(), w.Sessions}
		}),
		Goals: each(v.Goals, func(g program.LastGoal) LiveGoal {
			return LiveGoal{ClientID: g.ClientID.String(), SessionID: g.Session.ID.String(), Number: g.Session.Number, Goal: g.Goal}
		})}
	said := func(f livehour.Fact) LiveSaid {
		return LiveSaid{Value: f.Value, At: time.UnixMilli(f.At.Millis).UTC(), By: v.Names[f.By], Why: f.Unlanded}
	}
	out.Places = each(v.Places, func(p program.LivePlace) LivePlace { return livePlace(p, said) })
	if r := v.Recap; r != nil {
		out.Recap = &LiveRecap{Number: r.Session.Number, Date: r.Session.Date.String(), Theme: r.Session.Theme, Parts: filled(r.Parts),
			Techniques: filled(r.Techniques), Homework: filled(r.Homework), Notes: filled(r.Notes)}
	}
	return out
}

func livePlace(p program.LivePlace, said func(livehour.Fact) LiveSaid) LivePlace {
	out := LivePlace{Kind: p.Kind, ClientID: text(p.Client), Ref: p.Ref, Value: p.Value, Heads: each(p.Heads, domain.FactID.String),
		Others: each(p.Others, said), Unlanded: each(p.Unlanded, said)}
	if !p.Last.ID.IsZero() {
		last := said(p.Last)
		out.At, out.By = &last.At, last.By
	}
	return out
}

// LiveRoom is what everybody in the room may see: nobody's name, and nothing of
// anybody.
type LiveRoom struct {
	Theme          string                `json:"theme"`
	Status         program.SessionStatus `json:"status"`
	SessionVersion int                   `json:"sessionVersion"`
	Facts          int                   `json:"facts"`
	TimeZone       string                `json:"timeZone"`
	StartsAt       time.Time             `json:"startsAt"`
	EndsAt         time.Time             `json:"endsAt"`
	Now            time.Time             `json:"now" doc:"The server's clock"`
	Agenda         []LiveRoomPart        `json:"agenda"`
	Part           int                   `json:"part" doc:"The one that is on, from 1; one more than there are when all are over; 0 until one is begun"`
	Since          *time.Time            `json:"since,omitempty" doc:"When it began"`
}

// LiveRoomPart is a part of the agenda.
type LiveRoomPart struct {
	Title   string `json:"title"`
	Minutes int    `json:"minutes" doc:"With those that it got besides"`
	More    int    `json:"more" doc:"Those that it got besides"`
}

func (s *Server) readLiveRoom(ctx context.Context, by domain.Actor, in *ByID) (*answer[LiveRoom], error) {
	id, err := pathID[domain.SessionID](in.ID)
	if err != nil {
		return nil, err
	}
	v, err := s.desks.Program.LiveRoom(ctx, by, id)
	out := LiveRoom{Theme: v.Session.Theme, Status: v.Session.Status, SessionVersion: v.Session.Version, Facts: v.Facts, TimeZone: v.Zone,
		StartsAt: v.Session.StartsAt, EndsAt: v.Session.EndsAt, Now: v.Now, Part: v.Part, Agenda: make([]LiveRoomPart, len(v.Agenda))}
	for i, item := range v.Agenda {
		more := v.More[i+1]
		out.Agenda[i] = LiveRoomPart{Title: item.Title, Minutes: item.Minutes + more, More: more}
	}
	if v.Part > 0 {
		out.Since = &v.Since
	}
	return plain(out), err
}
