package api

import (
	"context"

	"cohort/domain"
)

func (s *Server) clientRoutes() {
	add(s, reads, "/clients", domain.ListClients, "List clients", s.listClients)
	add(s, acts, "/clients/search", domain.ListClients, "Search clients", s.searchClients)
	add(s, acts, "/clients/duplicates", domain.CreateClient, "Find possible duplicates of a client", s.findDuplicates)
	add(s, creates, "/clients", domain.CreateClient, "Create a client", s.createClient)
	add(s, reads, "/clients/{id}", domain.ReadClient, "Read a client", s.readClient)
	add(s, changes, "/clients/{id}", domain.UpdateClient, "Change a client", s.updateClient)
	add(s, reads, "/clients/{id}/fee", domain.ReadClientFee, "Read a client's fee", s.readClientFee)
	add(s, replaces, "/clients/{id}/fee", domain.SetClientFee, "Set a client's fee", s.setClientFee)
	add(s, reads, "/clients/{id}/waits", domain.ReadClient, "List a client's waits", s.listWaits)
}

func (s *Server) listClients(ctx context.Context, by domain.Actor, in *Paged) (*answer[ClientPage], error) {
	list, err := s.desks.Intake.Clients(ctx, by, domain.ClientFilter{}, in.page())
	return plain(clientPage(list)), err
}

// ClientSearch looks for clients. It travels in a body because names do not
// belong in addresses.
type ClientSearch struct {
	Text     string `json:"text,omitempty" doc:"The beginning of a first, last or preferred name (\"ana lop\" finds Ana Lopez) or of a code"`
	CohortID string `json:"cohortId,omitempty" doc:"Only current members of this cohort"`
	Limit    int    `json:"limit,omitempty" minimum:"1" maximum:"200" default:"50"`
	Cursor   string `json:"cursor,omitempty" maxLength:"100"`
}

type clientSearchInput struct {
	Body ClientSearch
}

func (b ClientSearch) filter() (domain.ClientFilter, error) {
	var f domain.Faults
	f.Text("text", b.Text, domain.MaxName)
	f.Text("cursor", b.Cursor, 100)
	filter := domain.ClientFilter{Text: b.Text, CohortID: idField[domain.CohortID](&f, "cohortId", b.CohortID)}
	return filter, f.Err()
}

// Resolve tells what is wrong with the body together with the framework.
func (b *ClientSearch) Resolve(humaContext) []error {
	_, err := b.filter()
	return faults(err)
}

func (s *Server) searchClients(ctx context.Context, by domain.Actor, in *clientSearchInput) (*answer[ClientPage], error) {
	filter, err := in.Body.filter()
	if err != nil {
		return nil, err
	}
	list, err := s.desks.Intake.Clients(ctx, by, filter, domain.Page{Limit: in.Body.Limit, After: in.Body.Cursor})
	return plain(clientPage(list)), err
}

// Likeness is who might be known already.
type Likeness struct {
	FirstName     string `json:"firstName"`
	LastName      string `json:"lastName"`
	PreferredName string `json:"preferredName,omitempty"`
	BirthDate     string `json:"birthDate"`
}

func (b Likeness) checked(today domain.Date) (domain.Client, error) {
	return ClientBody{FirstName: b.FirstName, LastName: b.LastName, PreferredName: b.PreferredName, BirthDate: b.BirthDate}.checked(today)
}

// Resolve tells what is wrong with the body together with the framework.
func (b *Likeness) Resolve(hc humaContext) []error {
	_, err := b.checked(latestToday(hc.Context()))
	return faults(err)
}

type likenessInput struct {
	Body Likeness
}

func (s *Server) findDuplicates(ctx context.Context, by domain.Actor, in *likenessInput) (*answer[ClientNames], error) {
	like, err := in.Body.checked(latestToday(ctx))
	if err != nil {
		return nil, err
	}
	alike, err := s.desks.Intake.Duplicates(ctx, by, like)
	return plain(ClientNames{each(alike, clientName)}), err
}

type clientInput struct {
	Body ClientBody
}

func (s *Server) createClient(ctx context.Context, by domain.Actor, in *clientInput) (*answer[NewClient], error) {
	wanted, err := in.Body.checked(latestToday(ctx))
	if err != nil {
		return nil, err
	}
	c, alike, err := s.desks.Intake.CreateClient(ctx, by, wanted)
	out := versioned(NewClient{clientAnswer(c), each(alike, clientName)}, c.Version)
	out.Location = base + "/clients/" + c.ID.String()
	return out, err
}

func (s *Server) readClient(ctx context.Context, by domain.Actor, in *ByID) (*answer[Client], error) {
	id, err := pathID[domain.ClientID](in.ID)
	if err != nil {
		return nil, err
	}
	c, err := s.desks.Intake.Client(ctx, by, id)
	return versioned(clientAnswer(c), c.Version), err
}

type clientChangeInput struct {
	ByID
	Editing
	Body ClientChange
}

func (s *Server) updateClient(ctx context.Context, by domain.Actor, in *clientChangeInput) (*answer[Client], error) {
	id, err := pathID[domain.ClientID](in.ID)
	if err != nil {
		return nil, err
	}
	c, err := s.desks.Intake.UpdateClient(ctx, by, id, in.version(), func(c domain.Client) domain.Client {
		return in.Body.edit(&domain.Faults{}, c) // an unreadable date was refused before
	})
	return versioned(clientAnswer(c), c.Version), err
}
