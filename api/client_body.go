package api

import (
	"time"

	"cohort/domain"
)

// ClientBody is what is recorded about a client.
type ClientBody struct {
	FirstName        string              `json:"firstName" doc:"Or the only name"`
	LastName         string              `json:"lastName,omitempty"`
	PreferredName    string              `json:"preferredName,omitempty" doc:"The name the client goes by"`
	DisplayName      string              `json:"displayName,omitempty" doc:"What the room may see instead of a first name: on the ring, the roster and the sheet at the door"`
	FormerNames      []string            `json:"formerNames,omitempty" doc:"Names the client went by, in full or in part; they are found by them too"`
	BirthDate        string              `json:"birthDate,omitempty" example:"1990-04-01" doc:"Needed, unless birthDateUnknown says why there is none"`
	BirthDateUnknown string              `json:"birthDateUnknown,omitempty" doc:"Why nobody knows the birth date; the admission gate asks about it"`
	Email            string              `json:"email,omitempty"`
	Phone            string              `json:"phone,omitempty" doc:"With its extension and a note, as it is to be read"`
	Address          string              `json:"address,omitempty"`
	Messages         []domain.MessageWay `json:"messages,omitempty" doc:"How a message may be left; none alone: in no way; empty: nobody has asked"`
	Language         string              `json:"language,omitempty" example:"en" doc:"BCP 47"`
	Guardian         *Guardian           `json:"guardian,omitempty" doc:"Of a minor: who has agreed to the treatment"`
	Personal
	EmergencyContact *EmergencyContact `json:"emergencyContact,omitempty"`
}

// Personal is what a client says of themselves, in their own words.
type Personal struct {
	Pronouns       string `json:"pronouns,omitempty" example:"they/them"`
	Gender         string `json:"gender,omitempty"`
	Culture        string `json:"culture,omitempty"`
	AccessNeeds    string `json:"accessNeeds,omitempty" doc:"What they need to come and take part; who leads their group sees it"`
	PreferredTimes string `json:"preferredTimes,omitempty" doc:"When they can come"`
}

// EmergencyContact is who is called when something happens to a client.
type EmergencyContact struct {
	Name     string `json:"name"`
	Relation string `json:"relation,omitempty" example:"sister"`
	Phone    string `json:"phone"`
}

func (e *EmergencyContact) contact() *domain.EmergencyContact {
	if e == nil {
		return nil
	}
	return &domain.EmergencyContact{Name: e.Name, Relation: e.Relation, Phone: e.Phone}
}

func emergencySeen(e domain.EmergencyContact) *EmergencyContact {
	if e.IsZero() {
		return nil
	}
	return &EmergencyContact{Name: e.Name, Relation: e.Relation, Phone: e.Phone}
}

func personalSeen(p domain.Personal) Personal {
	return Personal{Pronouns: p.Pronouns, Gender: p.Gender, Culture: p.Culture, AccessNeeds: p.AccessNeeds, PreferredTimes: p.Times}
}

// ClientChange is what may change about a client: absent leaves a field as it
// is, "" empties it.
type ClientChange struct {
	FirstName        *string              `json:"firstName,omitempty"`
	LastName         *string              `json:"lastName,omitempty"`
	PreferredName    *string              `json:"preferredName,omitempty"`
	DisplayName      *string              `json:"displayName,omitempty"`
	FormerNames      *[]string            `json:"formerNames,omitempty" doc:"All of them"`
	BirthDate        *string              `json:"birthDate,omitempty" doc:"A date takes the place of the reason why there was none"`
	BirthDateUnknown *string              `json:"birthDateUnknown,omitempty" doc:"A reason takes the place of the date"`
	Email            *string              `json:"email,omitempty"`
	Phone            *string              `json:"phone,omitempty"`
	Address          *string              `json:"address,omitempty"`
	Messages         *[]domain.MessageWay `json:"messages,omitempty" doc:"All of them"`
	Language         *string              `json:"language,omitempty"`
	Guardian         *Guardian            `json:"guardian,omitempty" doc:"With all fields empty: none is on record"`
	Pronouns         *string              `json:"pronouns,omitempty"`
	Gender           *string              `json:"gender,omitempty"`
	Culture          *string              `json:"culture,omitempty"`
	AccessNeeds      *string              `json:"accessNeeds,omitempty"`
	PreferredTimes   *string              `json:"preferredTimes,omitempty"`
	EmergencyContact *EmergencyContact    `json:"emergencyContact,omitempty" doc:"With all fields empty: nobody"`
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
	ID               string              `json:"id"`
	Code             string              `json:"code" doc:"Short, printable, without meaning"`
	FirstName        string              `json:"firstName"`
	LastName         string              `json:"lastName"`
	PreferredName    string              `json:"preferredName,omitempty"`
	DisplayName      string              `json:"displayName,omitempty"`
	FormerNames      []string            `json:"formerNames,omitempty"`
	FormerCodes      []string            `json:"formerCodes,omitempty" doc:"Codes of records of the same person that were merged into this one"`
	MergedInto       string              `json:"mergedInto,omitempty" doc:"The id of the record of the same person that is worked on; this one only leads there"`
	BirthDate        string              `json:"birthDate,omitempty" doc:"Absent for unknown"`
	BirthDateUnknown string              `json:"birthDateUnknown,omitempty" doc:"Why; for who works with the client, as is everything below but the fee"`
	Email            string              `json:"email,omitempty"`
	Phone            string              `json:"phone,omitempty"`
	Address          string              `json:"address,omitempty"`
	Messages         []domain.MessageWay `json:"messages,omitempty"`
	Language         string              `json:"language,omitempty"`
	Guardian         *Guardian           `json:"guardian,omitempty"`
	Personal
	EmergencyContact *EmergencyContact `json:"emergencyContact,omitempty"`
	Fee              *AgreedFee        `json:"fee,omitempty" doc:"Only for who may see fees"`
	Version          int               `json:"version"`
	CreatedAt        time.Time         `json:"createdAt"`
	UpdatedAt        time.Time         `json:"updatedAt"`
}

func (c Client) shownClient() string { return c.ID }

// AgreedFee is a session fee agreed with one client.
type AgreedFee struct {
	domain.Money
	Reason string `json:"reason,omitempty"`
}

// ShownClient is a client as their page shows them.
type ShownClient struct {
	Client
	Own bool `json:"own" doc:"Whether you lead a cohort in which they are or were"`

	Emergency *OpenUntil `json:"emergency,omitempty" doc:"The record is open to you in an emergency alone, to be read"`
}

// OpenUntil is the emergency access by which a record is open.
type OpenUntil struct {
	ID        string    `json:"id"`
	ExpiresAt time.Time `json:"expiresAt"`
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

func (c ClientName) shownClient() string { return c.ID }

// AlikeClient is a client who may be the person at hand.
type AlikeClient struct {
	ClientName
	Likeness domain.Likeness `json:"likeness" doc:"same: born on that day, with these names in some spelling; perhaps: but for one slip, a letter, a part of a name, a day or month that is off by one or exchanged, or a birth date that nobody knows"`
	In       []Involvement   `json:"in" doc:"What they are in, as far as you may see it"`
}

// Involvement is one thing that a client is in, or was last.
type Involvement struct {
	Kind     domain.InvolvedKind `json:"kind" doc:"referral: one that has not been answered with a seat; waiting and member: in a cohort; left: the last one, of who is in none"`
	CohortID string              `json:"cohortId,omitempty"`
	Cohort   string              `json:"cohort,omitempty" doc:"Its name"`
	On       string              `json:"on" doc:"The first day, or of left the last one"`
}

func involvement(in domain.Involvement) Involvement {
	return Involvement{Kind: in.Kind, CohortID: text(in.CohortID), Cohort: in.Cohort, On: in.On.String()}
}

// ClientPage is a page of clients.
type ClientPage page[Client]

// AlikeClients are the clients who may be the person at hand, the surest first.
type AlikeClients struct {
	Items []AlikeClient `json:"items"`
}

// client reads the body; birthDate is the only field that can be unreadable.
func (b ClientBody) client(f *domain.Faults) domain.Client {
	c := domain.Client{FirstName: b.FirstName, LastName: b.LastName, PreferredName: b.PreferredName, DisplayName: b.DisplayName, FormerNames: b.FormerNames,
		BirthDate: dateField(f, "birthDate", b.BirthDate), BirthDateUnknown: b.BirthDateUnknown, Language: b.Language,
		Contact:  domain.Contact{Email: b.Email, Phone: b.Phone, Address: b.Address, Messages: b.Messages},
		Personal: domain.Personal{Pronouns: b.Pronouns, Gender: b.Gender, Culture: b.Culture, AccessNeeds: b.AccessNeeds, Times: b.PreferredTimes}}
	domain.SetGiven(&c.Guardian, b.Guardian.guardian(f))
	domain.SetGiven(&c.Personal.Emergency, b.EmergencyContact.contact())
	return c
}

// edit applies the change to a client.
func (in *clientChangeInput) edit(c domain.Client) domain.Client {
	b := in.body
	domain.SetGiven(&c.FirstName, b.FirstName)
	domain.SetGiven(&c.LastName, b.LastName)
	domain.SetGiven(&c.PreferredName, b.PreferredName)
	domain.SetGiven(&c.FormerNames, b.FormerNames)
	domain.SetGiven(&c.DisplayName, b.DisplayName)
	c = c.Born(in.birthDate, b.BirthDateUnknown)
	domain.SetGiven(&c.Contact.Email, b.Email)
	domain.SetGiven(&c.Contact.Phone, b.Phone)
	domain.SetGiven(&c.Contact.Address, b.Address)
	domain.SetGiven(&c.Language, b.Language)
	domain.SetGiven(&c.Contact.Messages, b.Messages)
	domain.SetGiven(&c.Guardian, in.guardian)
	domain.SetGiven(&c.Personal.Pronouns, b.Pronouns)
	domain.SetGiven(&c.Personal.Gender, b.Gender)
	domain.SetGiven(&c.Personal.Culture, b.Culture)
	domain.SetGiven(&c.Personal.AccessNeeds, b.AccessNeeds)
	domain.SetGiven(&c.Personal.Times, b.PreferredTimes)
	domain.SetGiven(&c.Personal.Emergency, b.EmergencyContact.contact())
	return c
}

func clientAnswer(c domain.Client) Client {
	out := Client{ID: c.ID.String(), Code: c.Code, FirstName: c.FirstName, LastName: c.LastName, PreferredName: c.PreferredName, DisplayName: c.DisplayName,
		FormerNames: c.FormerNames, FormerCodes: c.FormerCodes, BirthDate: c.BirthDate.String(), BirthDateUnknown: c.BirthDateUnknown, Email: c.Contact.Email, Phone: c.Contact.Phone, Address: c.Contact.Address,
		Messages: c.Contact.Messages, Language: c.Language, Guardian: guardianSeen(c.Guardian), Personal: personalSeen(c.Personal),
		EmergencyContact: emergencySeen(c.Personal.Emergency), Version: c.Version, CreatedAt: c.CreatedAt, UpdatedAt: c.UpdatedAt}
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
	return AlikeClient{ClientName: clientName(a.Client), Likeness: a.Likeness, In: each(a.In, involvement)}
}

func clientPage(list domain.List[domain.Client]) ClientPage {
	return ClientPage(pageOf(list, clientAnswer))
}
