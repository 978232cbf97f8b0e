package api

import (
	"context"

	"cohort/domain"
)

func (s *Server) clientRoutes() {
	add(s, reads, "/clients", domain.ListClients, "List clients", s.listClients)
	add(s, asks, "/clients/search", domain.ListClients, "Search clients", s.searchClients)
	add(s, asks, "/clients/duplicates", domain.CreateClient, "Find possible duplicates of a client", s.findDuplicates)
	add(s, creates, "/clients", domain.CreateClient, "Create a client", s.createClient)
	add(s, reads, "/clients/{id}", domain.ReadClient, "Read a client", s.readClient)
	add(s, changes, "/clients/{id}", domain.UpdateClient, "Change a client", s.updateClient)
	add(s, reads, "/clients/{id}/fee", domain.ReadClientFee, "Read a client's fee", s.readClientFee)
	add(s, replaces, "/clients/{id}/fee", domain.SetClientFee, "Set a client's fee", s.setClientFee)
	add(s, reads, "/clients/{id}/fee-reach", domain.SetClientFee, "Read what a client's fee would be about", s.readClientFeeReach)
	add(s, reads, "/clients/{id}/waits", domain.ReadWaitlist, "List a client's waits", s.listWaits)
}

func (s *Server) listClients(ctx context.Context, by domain.Actor, in *Paged) (*answer[ClientPage], error) {
	list, err := s.desks.Intake.Clients(ctx, by, domain.ClientFilter{}, in.page())
	return plain(clientPage(list)), err
}

// ClientSearch looks for clients. It travels in a body because names do not
// belong in addresses.
type ClientSearch struct {
	Text     string `json:"text,omitempty" doc:"Parts of any names, former ones too, in any order and spelling (\"lop ana\" finds Ana López); the beginning of a code; four or more digits of a phone number; a birth date. Everything must fit; who fits with the beginning of words comes first."`
	CohortID string `json:"cohortId,omitempty" doc:"Only current members of this cohort"`
	Limit    *int   `json:"limit,omitempty" minimum:"1" maximum:"200" default:"50"`
	Cursor   string `json:"cursor,omitempty" maxLength:"100"`
}

type clientSearchInput struct {
	Sent[ClientSearch]

	filter domain.ClientFilter
}

func (in *clientSearchInput) read(f *domain.Faults) {
	in.filter = domain.ClientFilter{Text: in.body.Text, CohortID: idField[domain.CohortID](f, "cohortId", in.body.CohortID)}
}

// page is the page that was asked for. No entries are no page: 0 would mean
// that nothing was said.
func (b ClientSearch) page() domain.Page {
	page := domain.Page{After: b.Cursor}
	if b.Limit != nil {
		page.Limit = *b.Limit
		if page.Limit == 0 {
			page.Limit = -1
		}
	}
	return page
}

func (s *Server) searchClients(ctx context.Context, by domain.Actor, in *clientSearchInput) (*answer[ClientPage], error) {
	list, err := s.desks.Intake.Clients(ctx, by, in.filter, in.body.page())
	return plain(clientPage(list)), err
}

// Likeness is who might be known already.
type Likeness struct {
	FirstName     string   `json:"firstName"`
	LastName      string   `json:"lastName,omitempty"`
	PreferredName string   `json:"preferredName,omitempty"`
	FormerNames   []string `json:"formerNames,omitempty"`
	BirthDate     string   `json:"birthDate,omitempty" doc:"Absent for unknown: then who has the same names may be the person"`
}

type likenessInput struct {
	Sent[Likeness]

	like domain.Client
}

func (in *likenessInput) read(f *domain.Faults) {
	b := in.body
	in.like = ClientBody{FirstName: b.FirstName, LastName: b.LastName, PreferredName: b.PreferredName, FormerNames: b.FormerNames, BirthDate: b.BirthDate}.client(f)
}

func (s *Server) findDuplicates(ctx context.Context, by domain.Actor, in *likenessInput) (*answer[AlikeClients], error) {
	alike, err := s.desks.Intake.Duplicates(ctx, by, in.like)
	return plain(AlikeClients{each(alike, alikeClient)}), err
}

type clientInput struct {
	Sent[ClientBody]

	wanted domain.Client
}

func (in *clientInput) read(f *domain.Faults) { in.wanted = in.body.client(f) }

func (s *Server) createClient(ctx context.Context, by domain.Actor, in *clientInput) (*answer[NewClient], error) {
	c, alike, err := s.desks.Intake.CreateClient(ctx, by, in.wanted)
	return versioned(NewClient{clientAnswer(c), each(alike, alikeClient)}, c.Version), err
}

func (s *Server) readClient(ctx context.Context, by domain.Actor, in *ByID) (*answer[ShownClient], error) {
	id, err := pathID[domain.ClientID](in.ID)
	if err != nil {
		return nil, err
	}
	c, err := s.desks.Intake.Client(ctx, by, id)
	body := ShownClient{Client: clientAnswer(c.Client), Own: c.Own}
	if c.Emergency != nil {
		body.Emergency = &OpenUntil{ID: c.Emergency.ID.String(), ExpiresAt: c.Emergency.ExpiresAt}
	}
	return versioned(body, c.Version), err
}

type clientChangeInput struct {
	ByID
	Editing
	Sent[ClientChange]

	birthDate *domain.Date
	guardian  *domain.Guardian
}

func (in *clientChangeInput) read(f *domain.Faults) {
	in.birthDate = dateGiven(f, "birthDate", in.body.BirthDate)
	in.guardian = in.body.Guardian.guardian(f)
}

func (s *Server) updateClient(ctx context.Context, by domain.Actor, in *clientChangeInput) (*answer[Client], error) {
	id, err := pathID[domain.ClientID](in.ID)
	if err != nil {
		return nil, err
	}
	c, err := s.desks.Intake.UpdateClient(ctx, by, id, in.version(), in.edit)
	return versioned(clientAnswer(c), c.Version), err
}
