package api

import (
	"context"
	"net/netip"
	"time"

	"cohort/domain"
)

func (s *Server) loginListRoutes() {
	add(s, reads, "/logins", domain.ListOwnLogins, "List your logins", s.listLogins)
	add(s, acts, "/logins/end", domain.EndOwnLogins, "End your other logins, or one of them", s.endLogins)
	add(s, reads, "/users/{id}/logins", domain.ListLogins, "List a user's logins", s.listLoginsOf)
	add(s, acts, "/users/{id}/logins/end", domain.EndLogins, "End a user's logins, or one of them", s.endLoginsOf)
}

// LoginAnswer is one signed-in browser or program.
type LoginAnswer struct {
	ID         string    `json:"id"`
	SignedInAt time.Time `json:"signedInAt"`
	ActiveAt   time.Time `json:"activeAt" doc:"When a person's hand was last there; of a program, when it last renewed"`
	EndsAt     time.Time `json:"endsAt" doc:"However much it is used"`
	Browser    string    `json:"browser,omitempty" doc:"Such as: Firefox on Windows"`
	Address    string    `json:"address,omitempty"`
	Place      Place     `json:"place"`
	This       bool      `json:"this" doc:"The login that asks"`
}

// Place is where somebody signed in, as far as an address tells.
type Place string

// The places.
const (
	PlaceHere      Place = "here"      // where the one who asks is
	PlaceMachine   Place = "machine"   // the server's own machine
	PlacePrivate   Place = "private"   // a network of the house
	PlaceElsewhere Place = "elsewhere" // somewhere on the internet
	PlaceUnknown   Place = "unknown"
)

// Values is the closed list, as texts.
func (Place) Values() []string {
	return domain.Texts([]Place{PlaceHere, PlaceMachine, PlacePrivate, PlaceElsewhere, PlaceUnknown})
}

func placeOf(address, asker string) Place {
	ip, err := netip.ParseAddr(address)
	switch {
	case err != nil:
		return PlaceUnknown
	case domain.Neighborhood(address) == domain.Neighborhood(asker):
		return PlaceHere
	case ip.IsLoopback():
		return PlaceMachine
	case ip.IsPrivate(), ip.IsLinkLocalUnicast():
		return PlacePrivate
	}
	return PlaceElsewhere
}

// Logins are a person's logins that have not ended, newest first.
type Logins struct {
	Items []LoginAnswer `json:"items"`
}

func loginsAnswer(logins []domain.Login, by domain.Actor) *answer[Logins] {
	return plain(Logins{each(logins, func(l domain.Login) LoginAnswer {
		return LoginAnswer{ID: l.ID.String(), SignedInAt: l.CreatedAt.UTC(), ActiveAt: l.ActiveAt.UTC(), EndsAt: l.ExpiresAt.UTC(),
			Browser: string(l.Browser), Address: l.Address, Place: placeOf(l.Address, by.Address), This: l.ID == by.LoginID}
	})})
}

// EndLogins says which login ends.
type EndLogins struct {
	ID string `json:"id,omitempty" doc:"Left out: all of them but the one that asks"`
}

type endLoginsInput struct {
	MaySend[EndLogins]

	login domain.LoginID
}

func (in *endLoginsInput) read(f *domain.Faults) {
	in.login = idField[domain.LoginID](f, "id", in.body.ID)
}

type endLoginsOfInput struct {
	ByID
	endLoginsInput
}

func (s *Server) listLogins(ctx context.Context, by domain.Actor, _ *nothing) (*answer[Logins], error) {
	logins, err := s.desks.Office.Logins(ctx, by)
	return loginsAnswer(logins, by), err
}

func (s *Server) endLogins(ctx context.Context, by domain.Actor, in *endLoginsInput) (*answer[Logins], error) {
	left, err := s.desks.Office.EndLogins(ctx, by, in.login)
	return loginsAnswer(left, by), err
}

func (s *Server) listLoginsOf(ctx context.Context, by domain.Actor, in *ByID) (*answer[Logins], error) {
	id, err := pathID[domain.UserID](in.ID)
	if err != nil {
		return nil, err
	}
	logins, err := s.desks.Office.LoginsOf(ctx, by, id)
	return loginsAnswer(logins, by), err
}

func (s *Server) endLoginsOf(ctx context.Context, by domain.Actor, in *endLoginsOfInput) (*answer[Logins], error) {
	id, err := pathID[domain.UserID](in.ID)
	if err != nil {
		return nil, err
	}
	left, err := s.desks.Office.EndLoginsOf(ctx, by, id, in.login)
	return loginsAnswer(left, by), err
}
