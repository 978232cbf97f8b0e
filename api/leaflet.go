package api

import (
	"context"
	"time"

	"cohort/domain"
	"cohort/domain/clinical"
)

func (s *Server) leafletRoutes() {
	add(s, reads, "/leaflets", domain.ReadLeaflets, "Read what clients and families are given to read", s.listLeaflets)
	add(s, creates, "/leaflets", domain.PublishLeaflet, "Publish the next version of a leaflet", s.publishLeaflet)
	add(s, acts, "/leaflets/{id}/withdraw", domain.PublishLeaflet, "Withdraw a version of a leaflet that was published in error", s.withdrawLeaflet)
	add(s, reads, "/clients/{id}/leaflets", domain.ReadLeafletsGiven, "Read what a client and their family were given to read", s.listLeafletsGiven)
	add(s, creates, "/clients/{id}/leaflets", domain.GiveLeaflet, "Note that a leaflet was given", s.giveLeaflet)
	add(s, acts, "/leaflets-given/{id}/void", domain.VoidLeafletGiven, "Mark it as entered in error that a leaflet was given", s.voidLeafletGiven)
}

// Leaflet is one version of what clients and families are given to read. It never changes.
type Leaflet struct {
	ID        string                `json:"id,omitempty" doc:"Absent: the one that is built in"`
	Topic     clinical.LeafletTopic `json:"topic"`
	Title     string                `json:"title"`
	Text      string                `json:"text" doc:"Paragraphs; a line that begins with # is a heading, and {crisis line} stands for the one of the settings"`
	By        string                `json:"by,omitempty" doc:"Name of who published it"`
	At        *time.Time            `json:"at,omitempty"`
	Withdrawn *EnteredInError       `json:"withdrawn,omitempty" doc:"It was published in error; what stood before holds again"`
	Version   int                   `json:"version" doc:"1: a text never changes"`
}

// LeafletList is what is given now, and what was.
type LeafletList struct {
	Items    []Leaflet `json:"items" doc:"What is given now, in the order of topics"`
	Versions []Leaflet `json:"versions" doc:"What the practice published, the newest first"`
	BuiltIn  []Leaflet `json:"builtIn" doc:"The texts that a practice begins with, in the order of topics"`
}

// LeafletBody is a version that is to be published.
type LeafletBody struct {
	Topic clinical.LeafletTopic `json:"topic"`
	Title string                `json:"title"`
	Text  string                `json:"text" doc:"Paragraphs; a line that begins with # is a heading, and {crisis line} stands for the one of the settings"`
	Shown string                `json:"shown,omitempty" doc:"The version that its writer began from; absent: the one that is built in"`
}

func leaflet(l clinical.Leaflet) Leaflet {
	out := Leaflet{ID: text(l.ID), Topic: l.Topic, Title: l.Title, Text: l.Text, By: l.ByName, Withdrawn: remarked(l.Withdrawn), Version: unedited}
	if !l.At.IsZero() {
		at := l.At.UTC()
		out.At = &at
	}
	return out
}

func (s *Server) listLeaflets(ctx context.Context, by domain.Actor, _ *nothing) (*answer[LeafletList], error) {
	all, err := s.desks.Clinical.Leaflets(ctx, by)
	return plain(LeafletList{Items: each(clinical.CurrentLeaflets(all), leaflet), Versions: newestFirst(all, leaflet), BuiltIn: each(clinical.SeedLeaflets(), leaflet)}), err
}

type publishLeafletInput struct {
	Sent[LeafletBody]

	shown domain.LeafletID
}

func (in *publishLeafletInput) read(f *domain.Faults) {
	in.shown = idField[domain.LeafletID](f, "shown", in.body.Shown)
}

func (s *Server) publishLeaflet(ctx context.Context, by domain.Actor, in *publishLeafletInput) (*answer[Leaflet], error) {
	l, err := s.desks.Clinical.PublishLeaflet(ctx, by, in.shown, clinical.Leaflet{Topic: in.body.Topic, Title: in.body.Title, Text: in.body.Text})
	return versioned(leaflet(l), unedited), err
}

func (s *Server) withdrawLeaflet(ctx context.Context, by domain.Actor, in *reasonInput) (*answer[Leaflet], error) {
	id, err := pathID[domain.LeafletID](in.ID)
	if err != nil {
		return nil, err
	}
	l, err := s.desks.Clinical.WithdrawLeaflet(ctx, by, id, in.body.Reason)
	return versioned(leaflet(l), unedited), err
}

// LeafletGiven says that somebody was given a leaflet. It never changes.
type LeafletGiven struct {
	ID string `json:"id"`
	GiveLeafletBody
	ClientID string          `json:"clientId"`
	Title    string          `json:"title" doc:"Of the version"`
	By       string          `json:"by" doc:"Name"`
	At       time.Time       `json:"at"`
	InError  *EnteredInError `json:"inError,omitempty"`
	Version  int             `json:"version" doc:"1: it never changes"`
}

// LeafletsGiven is what a client and their family were given to read.
type LeafletsGiven struct {
	Items []LeafletGiven `json:"items" doc:"The last first, those in error too"`
}

// GiveLeafletBody notes that a leaflet was given.
type GiveLeafletBody struct {
	Topic     clinical.LeafletTopic `json:"topic"`
	LeafletID string                `json:"leafletId,omitempty" doc:"The version that was given; absent: the one that is built in"`
	On        string                `json:"on" format:"date"`
	To        clinical.GivenTo      `json:"givenTo"`
	Way       clinical.GivenWay     `json:"givenBy"`
	Words     string                `json:"words,omitempty" doc:"Who of the family, what they asked"`
}

func leafletGiven(g clinical.LeafletGiven) LeafletGiven {
	return LeafletGiven{ID: g.ID.String(), GiveLeafletBody: GiveLeafletBody{Topic: g.Topic, LeafletID: text(g.LeafletID), On: g.On.String(), To: g.To, Way: g.Way, Words: g.Words},
		ClientID: g.ClientID.String(), Title: g.Title, By: g.ByName, At: g.At.UTC(), InError: remarked(g.InError), Version: unedited}
}

func (s *Server) listLeafletsGiven(ctx context.Context, by domain.Actor, in *ByID) (*answer[LeafletsGiven], error) {
	id, err := pathID[domain.ClientID](in.ID)
	if err != nil {
		return nil, err
	}
	all, err := s.desks.Clinical.LeafletsGiven(ctx, by, id)
	return plain(LeafletsGiven{newestFirst(all, leafletGiven)}), err
}

type giveLeafletInput struct {
	ByID
	Sent[GiveLeafletBody]

	given domain.LeafletID
	on    domain.Date
}

func (in *giveLeafletInput) read(f *domain.Faults) {
	in.given = idField[domain.LeafletID](f, "leafletId", in.body.LeafletID)
	in.on = dateField(f, "on", in.body.On)
}

func (s *Server) giveLeaflet(ctx context.Context, by domain.Actor, in *giveLeafletInput) (*answer[LeafletGiven], error) {
	id, err := pathID[domain.ClientID](in.ID)
	if err != nil {
		return nil, err
	}
	b := in.body
	g, err := s.desks.Clinical.GiveLeaflet(ctx, by, clinical.LeafletGiven{ClientID: id, Topic: b.Topic, LeafletID: in.given, On: in.on,
		LeafletGivenSaid: clinical.LeafletGivenSaid{To: b.To, Way: b.Way, Words: b.Words}})
	return versioned(leafletGiven(g), unedited), err
}

func (s *Server) voidLeafletGiven(ctx context.Context, by domain.Actor, in *reasonInput) (*answer[LeafletGiven], error) {
	id, err := pathID[domain.LeafletGivenID](in.ID)
	if err != nil {
		return nil, err
	}
	g, err := s.desks.Clinical.VoidLeafletGiven(ctx, by, id, in.body.Reason)
	return versioned(leafletGiven(g), unedited), err
}
