package api

import (
	"context"
	"time"

	"cohort/domain"
	"cohort/practice/intake"
)

func (s *Server) clientMergeRoutes() {
	add(s, reads, "/clients/{id}/merges", domain.ReadClient, "List a client's merges", s.listClientMerges)
	add(s, acts, "/clients/{id}/merge", domain.MergeClients, "Merge a client into another record of the same person", s.mergeClients)
	add(s, acts, "/clients/{id}/merge/undo", domain.UndoMerge, "Undo a client's merge", s.undoMerge)
}

// MergeBody says whose record stays.
type MergeBody struct {
	IntoID string   `json:"intoId" doc:"The record that stays; everything of the client in the address moves there"`
	Reason string   `json:"reason"`
	Take   []string `json:"take,omitempty" nullable:"false" doc:"Fields that the record which stays gets from the other, such as phone. What it has not at all, it gets anyway; names of both stay findable"`
}

// ClientMerge says that two records are one person's.
type ClientMerge struct {
	ID        string      `json:"id"`
	FromID    string      `json:"fromId"`
	FromCode  string      `json:"fromCode"`
	IntoID    string      `json:"intoId"`
	IntoCode  string      `json:"intoCode"`
	At        time.Time   `json:"at"`
	By        string      `json:"by" doc:"Name"`
	Reason    string      `json:"reason"`
	UndoUntil time.Time   `json:"undoUntil"`
	UndoneAt  *time.Time  `json:"undoneAt,omitempty"`
	Took      []string    `json:"took" doc:"Fields that came from the other record"`
	Moved     []MovedRows `json:"moved"`
	Kept      []MovedRows `json:"kept" doc:"What stayed with the other record: both had been marked, charged or agreed with for the same"`
}

// MovedRows is how much of a kind a merge moved.
type MovedRows struct {
	Kind  domain.MovedKind `json:"kind" example:"referrals"`
	Count int              `json:"count"`
}

// ClientMerges are the merges of a client.
type ClientMerges struct {
	Items []ClientMerge `json:"items"`
}

// MergedClient is the record that stayed.
type MergedClient struct {
	Client
	Merge ClientMerge `json:"merge"`
}

func mergeAnswer(m intake.MergeView) ClientMerge {
	return ClientMerge{ID: m.ID.String(), FromID: m.FromID.String(), FromCode: m.FromCode, IntoID: m.IntoID.String(), IntoCode: m.IntoCode, At: m.At, By: m.ByName,
		Reason: m.Reason, UndoUntil: m.UndoUntil(), UndoneAt: m.UndoneAt, Took: filled(m.Took), Moved: each(m.Moved, movedRows), Kept: each(m.Kept, movedRows)}
}

func movedRows(m domain.MovedRows) MovedRows { return MovedRows{m.Kind, len(m.Keys)} }

type mergeInput struct {
	ByID
	Sent[MergeBody]

	into domain.ClientID
}

func (in *mergeInput) read(f *domain.Faults) {
	in.into = idField[domain.ClientID](f, "intoId", in.body.IntoID)
}

func (s *Server) mergeClients(ctx context.Context, by domain.Actor, in *mergeInput) (*answer[MergedClient], error) {
	id, err := pathID[domain.ClientID](in.ID)
	if err != nil {
		return nil, err
	}
	c, m, err := s.desks.Intake.MergeClients(ctx, by, intake.MergeWanted{From: id, Into: in.into, Reason: in.body.Reason, Take: in.body.Take})
	return versioned(MergedClient{clientAnswer(c), mergeAnswer(m)}, c.Version), err
}

func (s *Server) undoMerge(ctx context.Context, by domain.Actor, in *ByID) (*answer[Client], error) {
	id, err := pathID[domain.ClientID](in.ID)
	if err != nil {
		return nil, err
	}
	c, err := s.desks.Intake.UndoMerge(ctx, by, id)
	return versioned(clientAnswer(c), c.Version), err
}

func (s *Server) listClientMerges(ctx context.Context, by domain.Actor, in *ByID) (*answer[ClientMerges], error) {
	id, err := pathID[domain.ClientID](in.ID)
	if err != nil {
		return nil, err
	}
	all, err := s.desks.Intake.ClientMerges(ctx, by, id)
	return plain(ClientMerges{each(all, mergeAnswer)}), err
}
