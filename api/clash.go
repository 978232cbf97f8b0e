package api

import (
	"context"
	"time"

	"cohort/domain"
	"cohort/domain/program"
	"cohort/practice"
	programdesk "cohort/practice/program"
)

// Clash is somebody whom two cohorts need at one hour, a leader or a member; or a
// room.
type Clash struct {
	Leader   *ClashLeader `json:"leader,omitempty"`
	Client   *ClientName  `json:"client,omitempty"`
	Room     *ClashRoom   `json:"room,omitempty"`
	CohortID string       `json:"cohortId,omitempty" doc:"The other cohort, where one may see it"`
	Cohort   string       `json:"cohort" doc:"Its name, or its code for who need not know what it is for"`
	Sessions int          `json:"sessions" doc:"How many of its sessions lie at such an hour"`
	FirstAt  time.Time    `json:"firstAt"`
	FirstOn  string       `json:"firstOn"`
}

// ClashLeader is the leader of whom a clash speaks.
type ClashLeader struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

// ClashRoom is the room of a clash.
type ClashRoom struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

// ClashList says who would be needed in two cohorts at one hour.
type ClashList struct {
	Items []Clash `json:"items"`
}

func clash(c practice.Clash) Clash {
	out := Clash{Cohort: c.Label, Sessions: c.Sessions, FirstAt: c.First.StartsAt, FirstOn: c.First.Date.String()}
	if c.Named {
		out.CohortID = c.Cohort.ID.String()
	}
	if !c.Room.ID.IsZero() {
		out.Room = &ClashRoom{ID: c.Room.ID.String(), Name: c.Room.Name}
		return out
	}
	if c.Client.ID.IsZero() {
		out.Leader = &ClashLeader{ID: c.Leader.ID.String(), Name: c.Leader.Name}
		return out
	}
	client := clientName(c.Client)
	out.Client = &client
	return out
}

// CohortClashBody is a change of who leads a cohort, or when it meets; absent
// leaves a thing as it is.
type CohortClashBody struct {
	LeadID    *string   `json:"leadId,omitempty"`
	CoLeadIDs *[]string `json:"coLeadIds,omitempty"`
	Schedule  *Schedule `json:"schedule,omitempty"`
	RoomID    *string   `json:"roomId,omitempty"`
	RoomFrom  string    `json:"roomFrom,omitempty"`
}

type cohortClashInput struct {
	ByID
	Sent[CohortClashBody]

	change programdesk.CohortChange
}

func (in *cohortClashInput) read(f *domain.Faults) {
	in.change = CohortChange{LeadID: in.body.LeadID, CoLeadIDs: in.body.CoLeadIDs, Schedule: in.body.Schedule, RoomID: in.body.RoomID, RoomFrom: in.body.RoomFrom}.change(f)
}

func (s *Server) readCohortClashes(ctx context.Context, by domain.Actor, in *cohortClashInput) (*answer[ClashList], error) {
	id, err := pathID[domain.CohortID](in.ID)
	if err != nil {
		return nil, err
	}
	found, err := s.desks.Program.CohortClashes(ctx, by, id, in.change)
	return plain(ClashList{Items: each(found, clash)}), err
}

// LeaderClashBody asks whether people who are to lead are free: at the hours of
// a schedule, or of a cohort that they would take over.
type LeaderClashBody struct {
	LeaderIDs []string  `json:"leaderIds"`
	CohortID  string    `json:"cohortId,omitempty" doc:"Whose sessions they would take over; or a schedule"`
	Schedule  *Schedule `json:"schedule,omitempty"`
	RoomID    string    `json:"roomId,omitempty" doc:"In which they would meet"`
}

type leaderClashInput struct {
	Sent[LeaderClashBody]

	room    domain.RoomID
	leaders []domain.UserID
	cohort  domain.CohortID
	when    *program.Schedule
}

func (in *leaderClashInput) read(f *domain.Faults) {
	in.leaders = ids[domain.UserID](f, "leaderIds", in.body.LeaderIDs)
	in.cohort = idField[domain.CohortID](f, "cohortId", in.body.CohortID)
	in.room = idField[domain.RoomID](f, "roomId", in.body.RoomID)
	if in.body.Schedule != nil {
		when := in.body.Schedule.schedule(f)
		in.when = &when
	}
}

func (s *Server) readLeaderClashes(ctx context.Context, by domain.Actor, in *leaderClashInput) (*answer[ClashList], error) {
	found, err := s.desks.Program.LeaderClashes(ctx, by, in.leaders, in.room, in.cohort, in.when)
	return plain(ClashList{Items: each(found, clash)}), err
}
