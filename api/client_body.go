package api

import (
	"time"

	"cohort/domain"
)

// ClientBody is what is recorded about a client.
type ClientBody struct {
	FirstName     string    `json:"firstName" doc:"Or the only name"`
	LastName      string    `json:"lastName,omitempty"`
	PreferredName string    `json:"preferredName,omitempty" doc:"The name the group uses"`
	FormerNames   []string  `json:"formerNames,omitempty" doc:"Names the client went by, in full or in part; they are found by them too"`
	BirthDate     string    `json:"birthDate" example:"1990-04-01"`
	Email         string    `json:"email,omitempty"`
	Phone         string    `json:"phone,omitempty" doc:"With its extension and a note, as it is to be read"`
	Address       string    `json:"address,omitempty"`
	Language      string    `json:"language,omitempty" example:"en" doc:"BCP 47"`
	Guardian      *Guardian `json:"guardian,omitempty" doc:"Of a minor: who has agreed to the treatment"`
}

// ClientChange is what may change about a client: absent leaves a field as it
// is, "" empties it.
type ClientChange struct {
	FirstName     *string   `json:"firstName,omitempty"`
	LastName      *string   `json:"lastName,omitempty"`
	PreferredName *string   `json:"preferredName,omitempty"`
	FormerNames   *[]string `json:"formerNames,omitempty" doc:"All of them"`
	BirthDate     *string   `json:"birthDate,omitempty"`
	Email         *string   `json:"email,omitempty"`
	Phone         *string   `json:"phone,omitempty"`
	Address       *string   `json:"address,omitempty"`
	Language      *string   `json:"language,omitempty"`
	Guardian      *Guardian `json:"guardian,omitempty" doc:"With all fields empty: none is on record"`
}

// Guardian is who has agreed to the treatment of a minor.
type Guardian struct {
	Name     string `json:"name"`
	Relation string `json:"relation" example:"mother"`
	SignedOn string `json:"signedOn"`
}

func (g *Guardian) guardian(f *domain.Faults) *domain.Guardian {
	if g == nil {
		return nil
	}
	return &domain.Guardian{Name: g.Name, Relation: g.Relation, SignedOn: dateField(f, "guardian.signedOn", g.SignedOn)}
}

func guardianSeen(g domain.Guardian) *Guardian {
	if g.IsZero() {
		return nil
	}
	return &Guardian{Name: g.Name, Relation: g.Relation, SignedOn: g.SignedOn.String()}
}

// Client is a client as the API shows one. Lists leave contact and fee out.
type Client struct {
	ID            string     `json:"id"`
	Code          string     `json:"code" doc:"Short, printable, without meaning"`
	FirstName     string     `json:"firstName"`
	LastName      string     `json:"lastName"`
	PreferredName string     `json:"preferredName,omitempty"`
	FormerNames   []string   `json:"formerNames,omitempty"`
	FormerCodes   []string   `json:"formerCodes,omitempty" doc:"Codes of records of the same person that were merged into this one"`
	MergedInto    string     `json:"mergedInto,omitempty" doc:"The id of the record of the same person that is worked on; this one only leads there"`
	BirthDate     string     `json:"birthDate"`
	Email         string     `json:"email,omitempty"`
	Phone         string     `json:"phone,omitempty"`
	Address       string     `json:"address,omitempty"`
	Language      string     `json:"language,omitempty"`
	Guardian      *Guardian  `json:"guardian,omitempty"`
	Fee           *AgreedFee `json:"fee,omitempty" doc:"Only for who may see fees"`
	Version       int        `json:"version"`
	CreatedAt     time.Time  `json:"createdAt"`
	UpdatedAt     time.Time  `json:"updatedAt"`
}

// AgreedFee is a session fee agreed with one client.
type AgreedFee struct {
	domain.Money
	Reason string `json:"reason,omitempty"`
}

// ShownClient is a client as their page shows them.
type ShownClient struct {
	Client
	Own bool `json:"own" doc:"Whether you lead a cohort in which they are or were"`
}

// NewClient is a client who was just added.
type NewClient struct {
	Client
	PossibleDuplicates []AlikeClient `json:"possibleDuplicates" doc:"Clients who may be this person; the client was added all the same"`
}

// ClientName is how a client is named beside something else.
type ClientName struct {
	ID            string `json:"id"`
	Code          string `json:"code"`
	FirstName     string `json:"firstName"`
	LastName      string `json:"lastName"`
	PreferredName string `json:"preferredName,omitempty"`
	BirthDate     string `json:"birthDate,omitempty"`
}

// AlikeClient is a client who may be the person at hand.
type AlikeClient struct {
	ClientName
	Likeness domain.Likeness `json:"likeness" doc:"same: born on that day, with these names in some spelling; perhaps: but for one slip, a letter, a part of a name, or a day or month that is off by one or exchanged"`
}

// ClientPage is a page of clients.
type ClientPage page[Client]

// AlikeClients are the clients who may be the person at hand, the surest first.
type AlikeClients struct {
	Items []AlikeClient `json:"items"`
}

// client reads the body; birthDate is the only field that can be unreadable.
func (b ClientBody) client(f *domain.Faults) domain.Client {
	c := domain.Client{FirstName: b.FirstName, LastName: b.LastName, PreferredName: b.PreferredName, FormerNames: b.FormerNames,
		BirthDate: dateField(f, "birthDate", b.BirthDate), Language: b.Language,
		Contact: domain.Contact{Email: b.Email, Phone: b.Phone, Address: b.Address}}
	domain.SetGiven(&c.Guardian, b.Guardian.guardian(f))
	return c
}

// edit applies the change to a client.
func (in *clientChangeInput) edit(c domain.Client) domain.Client {
	b := in.body
	domain.SetGiven(&c.FirstName, b.FirstName)
	domain.SetGiven(&c.LastName, b.LastName)
	domain.SetGiven(&c.PreferredName, b.PreferredName)
	domain.SetGiven(&c.FormerNames, b.FormerNames)
	domain.SetGiven(&c.BirthDate, in.birthDate)
	domain.SetGiven(&c.Contact.Email, b.Email)
	domain.SetGiven(&c.Contact.Phone, b.Phone)
	domain.SetGiven(&c.Contact.Address, b.Address)
	domain.SetGiven(&c.Language, b.Language)
	domain.SetGiven(&c.Guardian, in.guardian)
	return c
}

func clientAnswer(c domain.Client) Client {
	out := Client{ID: c.ID.String(), Code: c.Code, FirstName: c.FirstName, LastName: c.LastName, PreferredName: c.PreferredName,
		FormerNames: c.FormerNames, FormerCodes: c.FormerCodes, BirthDate: c.BirthDate.String(), Email: c.Contact.Email, Phone: c.Contact.Phone, Address: c.Contact.Address,
		Language: c.Language, Guardian: guardianSeen(c.Guardian), Version: c.Version, CreatedAt: c.CreatedAt, UpdatedAt: c.UpdatedAt}
	if !c.MergedInto.IsZero() {
		out.MergedInto = c.MergedInto.String()
	}
	if c.Fee != nil {
		out.Fee = &AgreedFee{domain.Money{Amount: c.Fee.Amount, Currency: c.Fee.Currency}, c.Fee.Reason}
	}
	return out
}

func clientName(c domain.Client) ClientName {
	return ClientName{ID: c.ID.String(), Code: c.Code, FirstName: c.FirstName, LastName: c.LastName, PreferredName: c.PreferredName, BirthDate: c.BirthDate.String()}
}

func alikeClient(a domain.AlikeClient) AlikeClient {
	return AlikeClient{clientName(a.Client), a.Likeness}
}

func clientPage(list domain.List[domain.Client]) ClientPage {
	return ClientPage(pageOf(list, clientAnswer))
}
