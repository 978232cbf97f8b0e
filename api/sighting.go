package api

import (
	"context"
	"time"

	"cohort/domain"
	"cohort/practice/office"
)

func (s *Server) sightingRoutes() {
	add(s, reads, "/audit/sightings", domain.ReadAudit, "List who saw a client or whom a person saw", s.listSightings)
	addFile(s, "/audit/sightings/file", domain.ExportAudit, "Download who saw a client or whom a person saw", "text/csv", s.downloadSightings)
}

// SeenClient is a client as whoever keeps the audit knows them: by code.
type SeenClient struct {
	ClientID   string `json:"clientId"`
	ClientCode string `json:"clientCode" example:"C-1042"`
}

// Sighting is one seeing of clients.
type Sighting struct {
	Seq       int64          `json:"seq" doc:"The number of the entry of the audit"`
	At        time.Time      `json:"at"`
	ActorID   string         `json:"actorId,omitempty"`
	ActorName string         `json:"actorName" doc:"Empty when nobody was signed in"`
	Role      auditedRole    `json:"role" doc:"Empty when nobody was signed in"`
	Address   string         `json:"address" doc:"From where on the network"`
	Action    domain.Action  `json:"action" doc:"The kind of answer or deed" example:"clients.read"`
	Outcome   domain.Outcome `json:"outcome" doc:"read: a look; done: a deed whose answer showed them"`
	Among     int            `json:"among" doc:"How many clients the answer showed: 1 is alone"`
	Clients   []SeenClient   `json:"clients" doc:"Who was asked about, or everybody whom the person saw by this"`
}

// Sightings is a page of them.
type Sightings struct {
	Client     *SeenClient `json:"client,omitempty" doc:"Who was asked about"`
	Items      []Sighting  `json:"items" doc:"Newest first; may be fewer than asked for while nextCursor is there"`
	NextCursor string      `json:"nextCursor,omitempty"`
}

func sighting(s office.Sighting) Sighting {
	return Sighting{Seq: s.Seq, At: s.At, ActorID: text(s.ActorID), ActorName: s.ActorName, Role: auditedRole(s.Role), Address: s.Address,
		Action: s.Action, Outcome: s.Outcome, Among: s.Among, Clients: each(s.Clients, seenClient)}
}

func seenClient(c office.SeenClient) SeenClient {
	return SeenClient{ClientID: text(c.ID), ClientCode: c.Code}
}

// SightingFilter is whom and when a report is about.
type SightingFilter struct {
	From     string `query:"from" doc:"The first day or instant"`
	To       string `query:"to" doc:"The last day, or the instant before which"`
	ActorID  string `query:"actorId" doc:"Who saw: all whom they saw, or the one client"`
	ClientID string `query:"clientId" doc:"Who was seen"`
	Code     string `query:"clientCode" maxLength:"20" doc:"Who was seen, by code" example:"C-1042"`

	filter domain.AuditFilter
}

func (in *SightingFilter) read(f *domain.Faults) {
	in.filter = domain.AuditFilter{From: momentField(f, "from", in.From, 0), To: momentField(f, "to", in.To, 1),
		ActorID: idField[domain.UserID](f, "actorId", in.ActorID), ClientID: idField[domain.ClientID](f, "clientId", in.ClientID),
		ClientCode: domain.CodeKey(in.Code)}
	f.When(in.Code != "" && in.filter.ClientCode == "", "clientCode", "must be a client's code, such as C-1042")
	f.When(in.ActorID == "" && in.ClientID == "" && in.Code == "", "clientCode", "must be given, or clientId or actorId")
	f.When(!in.filter.To.IsZero() && !in.filter.To.After(in.filter.From), "to", "is before from, or the same instant")
}

type sightingsInput struct {
	Paged
	SightingFilter
}

func (s *Server) listSightings(ctx context.Context, by domain.Actor, in *sightingsInput) (*answer[Sightings], error) {
	list, err := s.desks.Office.Sightings(ctx, by, in.filter, in.page())
	body := Sightings{Items: each(list.Items, sighting), NextCursor: list.Next}
	if list.Client.Code != "" {
		c := seenClient(list.Client)
		body.Client = &c
	}
	return plain(body), err
}

func (s *Server) downloadSightings(ctx context.Context, by domain.Actor, in *SightingFilter) (*file, error) {
	write, err := s.desks.Office.ExportSightings(ctx, by, in.filter)
	return &file{name: "sightings.csv", mediaType: "text/csv; charset=utf-8; header=present", write: write}, err
}
