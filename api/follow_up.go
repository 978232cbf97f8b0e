package api

import (
	"context"
	"time"

	"cohort/domain"
	"cohort/domain/clinical"
	programdesk "cohort/practice/program"
)

func (s *Server) followUpRoutes() {
	add(s, reads, "/follow-ups", domain.ReadFollowUps, "List people to ask how they are doing after treatment", s.listFollowUpsDue)
	add(s, reads, "/discharges/{id}/follow-ups", domain.ReadFollowUps, "Read what somebody took home, and what was found since", s.readFollowUps)
	add(s, creates, "/discharges/{id}/follow-ups", domain.RecordFollowUp, "Take down what somebody said after treatment, or that they were not reached", s.recordFollowUp)
	add(s, acts, "/follow-ups/{id}/void", domain.VoidFollowUp, "Mark a follow-up as entered in error", s.voidFollowUp)
}

// FollowUpBody is what was found when somebody was asked.
type FollowUpBody struct {
	After     int                     `json:"after" doc:"For which day it was: 30 or 90 days after the last one" example:"30"`
	On        string                  `json:"on" format:"date"`
	Way       clinical.ContactWay     `json:"way"`
	Result    clinical.FollowUpResult `json:"result"`
	NextOn    string                  `json:"nextOn,omitempty" format:"date" doc:"The next try, where nobody was reached"`
	SelfHelp  clinical.SelfHelp       `json:"selfHelp,omitempty" doc:"How often at self-help groups in the 30 days before"`
	Routines  clinical.Manages        `json:"keepsRoutines,omitempty" doc:"Whether they keep them up"`
	Support   clinical.Support        `json:"support,omitempty"`
	Managing  *int                    `json:"managing,omitempty" doc:"How well, from 0 to 10"`
	ComesBack bool                    `json:"comesBack,omitempty" doc:"They ask to come back"`
	Words     string                  `json:"words,omitempty"`
}

// FollowUp is one try to ask somebody. It never changes.
type FollowUp struct {
	ID string `json:"id"`
	FollowUpBody
	By      string          `json:"by" doc:"Name"`
	At      time.Time       `json:"at"`
	InError *EnteredInError `json:"inError,omitempty"`
	Version int             `json:"version" doc:"1: it never changes"`
}

// FollowUpTask is a day on which somebody is to be asked.
type FollowUpTask struct {
	After int       `json:"after" doc:"Days after the last one"`
	DueOn string    `json:"dueOn" doc:"The day of the next try after one that reached nobody"`
	Tries int       `json:"tries" doc:"That reached nobody"`
	Done  *FollowUp `json:"done,omitempty" doc:"What settled it"`
}

// FollowUps is what somebody took home, and what was found since.
type FollowUps struct {
	DischargeID string         `json:"dischargeId"`
	ClientID    string         `json:"clientId"`
	ClientCode  string         `json:"clientCode"`
	FirstName   string         `json:"firstName" doc:"As the group called them"`
	Phone       string         `json:"phone,omitempty"`
	Cohort      string         `json:"cohort" doc:"As the reader calls it"`
	EndedOn     string         `json:"endedOn"`
	Aftercare   Aftercare      `json:"aftercare"`
	Tasks       []FollowUpTask `json:"tasks"`
	Items       []FollowUp     `json:"items" doc:"In order, those in error too"`
}

// FollowUpDue is somebody who is to be asked.
type FollowUpDue struct {
	DischargeID string `json:"dischargeId"`
	ClientID    string `json:"clientId"`
	ClientCode  string `json:"clientCode"`
	FirstName   string `json:"firstName" doc:"As the group called them"`
	Phone       string `json:"phone,omitempty"`
	Cohort      string `json:"cohort" doc:"As the reader calls it"`
	EndedOn     string `json:"endedOn"`
	After       int    `json:"after" doc:"Days after the last one"`
	DueOn       string `json:"dueOn"`
	Tries       int    `json:"tries" doc:"That reached nobody"`
}

// FollowUpCounts are the people of both worklists.
type FollowUpCounts struct {
	Due  int `json:"due" doc:"Today or before"`
	Soon int `json:"soon" doc:"Within 14 days"`
}

// FollowUpsWorklist is a worklist of people to ask.
type FollowUpsWorklist struct {
	Items  []FollowUpDue  `json:"items" doc:"At most 200, the longest due first"`
	Counts FollowUpCounts `json:"counts" doc:"Of both worklists"`
}

func followUp(u clinical.FollowUp) FollowUp {
	return FollowUp{ID: u.ID.String(), FollowUpBody: FollowUpBody{After: u.After, On: u.On.String(), Way: u.Way, Result: u.Result, NextOn: u.NextOn.String(), SelfHelp: u.SelfHelp, Routines: u.Routines,
		Support: u.Support, Managing: u.Managing, ComesBack: u.ComesBack, Words: u.Words}, By: u.ByName, At: u.At.UTC(), InError: remarked(u.InError), Version: unedited}
}

func followUpTask(t clinical.FollowUpTask) FollowUpTask {
	out := FollowUpTask{After: t.After, DueOn: t.DueOn.String(), Tries: t.Tries}
	if t.Done != nil {
		done := followUp(*t.Done)
		out.Done = &done
	}
	return out
}

func (s *Server) readFollowUps(ctx context.Context, by domain.Actor, in *ByID) (*answer[FollowUps], error) {
	id, err := pathID[domain.DischargeID](in.ID)
	if err != nil {
		return nil, err
	}
	v, err := s.desks.Program.FollowUpsOf(ctx, by, id)
	return plain(FollowUps{DischargeID: v.Discharge.String(), ClientID: v.Client.ID.String(), ClientCode: v.Client.Code, FirstName: v.Client.ShownName(), Phone: v.Client.Contact.Phone, Cohort: v.Cohort,
		EndedOn: v.On.String(), Aftercare: aftercare(v.Aftercare), Tasks: each(v.Tasks, followUpTask), Items: each(v.FollowUps, followUp)}), err
}

type followUpInput struct {
	ByID
	Sent[FollowUpBody]

	on   domain.Date
	said clinical.FollowUpSaid
}

func (in *followUpInput) read(f *domain.Faults) {
	b := in.body
	in.on = dateField(f, "on", b.On)
	in.said = clinical.FollowUpSaid{Way: b.Way, Result: b.Result, NextOn: dateField(f, "nextOn", b.NextOn), SelfHelp: b.SelfHelp, Routines: b.Routines, Support: b.Support,
		Managing: b.Managing, ComesBack: b.ComesBack, Words: b.Words}
}

func (s *Server) recordFollowUp(ctx context.Context, by domain.Actor, in *followUpInput) (*answer[FollowUp], error) {
	id, err := pathID[domain.DischargeID](in.ID)
	if err != nil {
		return nil, err
	}
	u, err := s.desks.Program.RecordFollowUp(ctx, by, id, in.body.After, in.on, in.said)
	return versioned(followUp(u), unedited), err
}

type voidFollowUpInput struct {
	ByID
	Sent[WithdrawPlanBody]
}

func (in *voidFollowUpInput) read(f *domain.Faults) {
	f.Text("reason", in.body.Reason, domain.MaxReason)
}

func (s *Server) voidFollowUp(ctx context.Context, by domain.Actor, in *voidFollowUpInput) (*answer[FollowUp], error) {
	id, err := pathID[domain.FollowUpID](in.ID)
	if err != nil {
		return nil, err
	}
	u, err := s.desks.Program.VoidFollowUp(ctx, by, id, in.body.Reason)
	return versioned(followUp(u), unedited), err
}

type followUpsDueInput struct {
	List clinical.FollowUpsList `query:"list" default:"due" doc:"Which"`
}

func (in *followUpsDueInput) read(f *domain.Faults) {
	domain.OneOf(f, "list", in.List, clinical.FollowUpsLists)
}

func (s *Server) listFollowUpsDue(ctx context.Context, by domain.Actor, in *followUpsDueInput) (*answer[FollowUpsWorklist], error) {
	w, err := s.desks.Program.FollowUpsDue(ctx, by, in.List)
	return plain(followUpsWorklist(w)), err
}

func followUpsWorklist(w programdesk.FollowUpWork) FollowUpsWorklist {
	return FollowUpsWorklist{Counts: FollowUpCounts{Due: w.Counts[clinical.FollowUpsDue], Soon: w.Counts[clinical.FollowUpsSoon]}, Items: each(w.Items, func(u clinical.FollowUpDue) FollowUpDue {
		c := w.Clients[u.ClientID]
		return FollowUpDue{DischargeID: u.DischargeID.String(), ClientID: u.ClientID.String(), ClientCode: c.Code, FirstName: c.ShownName(), Phone: c.Contact.Phone, Cohort: w.Cohorts[u.CohortID],
			EndedOn: u.On.String(), After: u.After, DueOn: u.DueOn.String(), Tries: u.Tries}
	})}
}
