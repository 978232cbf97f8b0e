package domain

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
	"time"
)

// SupportGroup is an entry of the practice's directory: a community self-help
// group, or an organization that such groups belong to. It treats nobody, and
// nothing of a client is in it.
type SupportGroup struct {
	ID      SupportGroupID
	Library string // the key of the organization that it was taken as, "" for the practice's own
	SupportGroupListing
	Remark    string // for staff; on no sheet
	Standing  SupportGroupStanding
	Version   int // of what people edit; a check changes nothing of it
	CreatedAt time.Time
	UpdatedAt time.Time
}

// SupportGroupListing is what a client may read of a support group.
type SupportGroupListing struct {
	Name       string              `json:"name"`
	Kind       SupportGroupKind    `json:"kind"`
	Subject    string              `json:"subject"` // what it is about, in a few words
	About      string              `json:"about,omitempty"`
	Reach      SupportGroupReach   `json:"reach"`
	Ways       []SupportGroupWay   `json:"ways"`
	TwelveStep bool                `json:"twelveStep,omitempty"`
	PeerLed    bool                `json:"peerLed,omitempty"`
	Open       bool                `json:"open,omitempty"` // anybody concerned may come; else one asks first
	Cost       SupportGroupCost    `json:"cost"`
	CostWords  string              `json:"costWords,omitempty"`
	Sponsor    bool                `json:"sponsor,omitempty"` // a seasoned member stands by a new one
	FaithBased bool                `json:"faithBased,omitempty"`
	FirstNames bool                `json:"firstNames,omitempty"` // first names only
	Places     []SupportGroupPlace `json:"places,omitempty"`
	Address    string              `json:"address,omitempty"`
	Rhythm     SupportGroupRhythm  `json:"rhythm,omitempty"` // of a local group
	When       string              `json:"when,omitempty"`   // of a local group, in words
	Contact    string              `json:"contact,omitempty"`
	Phone      string              `json:"phone,omitempty"`
	Email      string              `json:"email,omitempty"`
	Website    string              `json:"website,omitempty"`
	Languages  []string            `json:"languages,omitempty"` // BCP 47; none where nobody has asked
	Access     string              `json:"access,omitempty"`    // stairs, signs, hearing loops: in words
}

// SupportGroupKind is what the people of a support group have in common.
type SupportGroupKind string

// The kinds.
const (
	RecoveryGroup           SupportGroupKind = "recovery"
	StressRelatedGroup      SupportGroupKind = "stress_related"
	SurvivalOrientedGroup   SupportGroupKind = "survival_oriented" // who are set apart or were wronged
	PersonalGrowthGroup     SupportGroupKind = "personal_growth"
	FamilyMembersGroup      SupportGroupKind = "family_members"
	PeerSupportGroup        SupportGroupKind = "peer_support"
	EducationalSupportGroup SupportGroupKind = "educational_support"
)

// SupportGroupKinds lists them.
var SupportGroupKinds = []SupportGroupKind{RecoveryGroup, StressRelatedGroup, SurvivalOrientedGroup, PersonalGrowthGroup, FamilyMembersGroup, PeerSupportGroup, EducationalSupportGroup}

// Values is the closed list, as texts.
func (SupportGroupKind) Values() []string { return Texts(SupportGroupKinds) }

// SupportGroupReach is whether an entry is one group or an organization of many.
type SupportGroupReach string

// The reaches.
const (
	NationalOrganization SupportGroupReach = "national"
	LocalGroup           SupportGroupReach = "local"
)

// SupportGroupReaches lists them.
var SupportGroupReaches = []SupportGroupReach{NationalOrganization, LocalGroup}

// Values is the closed list, as texts.
func (SupportGroupReach) Values() []string { return Texts(SupportGroupReaches) }

// SupportGroupWay is how one takes part.
type SupportGroupWay string

// The ways.
const (
	SupportInPerson  SupportGroupWay = "in_person"
	SupportOnline    SupportGroupWay = "online"
	SupportTelephone SupportGroupWay = "telephone"
)

// SupportGroupWays lists them.
var SupportGroupWays = []SupportGroupWay{SupportInPerson, SupportOnline, SupportTelephone}

// Values is the closed list, as texts.
func (SupportGroupWay) Values() []string { return Texts(SupportGroupWays) }

// SupportGroupCost is what one pays.
type SupportGroupCost string

// The costs.
const (
	SupportFree           SupportGroupCost = "free"
	SupportDonation       SupportGroupCost = "donation"
	SupportFreeOrDonation SupportGroupCost = "free_or_donation"
	SupportNominalFee     SupportGroupCost = "nominal_fee"
	SupportFee            SupportGroupCost = "fee"
)

// SupportGroupCosts lists them.
var SupportGroupCosts = []SupportGroupCost{SupportFree, SupportDonation, SupportFreeOrDonation, SupportNominalFee, SupportFee}

// Values is the closed list, as texts.
func (SupportGroupCost) Values() []string { return Texts(SupportGroupCosts) }

// SupportGroupPlace is the kind of house in which people meet.
type SupportGroupPlace string

// The places.
const (
	SupportAtHospital        SupportGroupPlace = "hospital"
	SupportAtChurch          SupportGroupPlace = "church"
	SupportAtSchool          SupportGroupPlace = "school"
	SupportAtCommunityCenter SupportGroupPlace = "community_center"
	SupportElsewhere         SupportGroupPlace = "other"
)

// SupportGroupPlaces lists them.
var SupportGroupPlaces = []SupportGroupPlace{SupportAtHospital, SupportAtChurch, SupportAtSchool, SupportAtCommunityCenter, SupportElsewhere}

// Values is the closed list, as texts.
func (SupportGroupPlace) Values() []string { return Texts(SupportGroupPlaces) }

// SupportGroupRhythm is how often a local group meets.
type SupportGroupRhythm string

// The rhythms.
const (
	SupportWeekly   SupportGroupRhythm = "weekly"
	SupportFlexible SupportGroupRhythm = "flexible"
)

// SupportGroupRhythms lists them.
var SupportGroupRhythms = []SupportGroupRhythm{SupportWeekly, SupportFlexible}

// Values is the closed list, as texts.
func (SupportGroupRhythm) Values() []string { return Texts(SupportGroupRhythms) }

const mostLanguages = 20

// Tidied is a group as it is kept: without blanks around what was typed, lists
// in their order and each value once, the website as a browser opens it.
func (g SupportGroup) Tidied() SupportGroup {
	for _, s := range []*string{&g.Name, &g.Subject, &g.About, &g.CostWords, &g.Address, &g.When, &g.Contact, &g.Phone, &g.Email, &g.Website, &g.Access, &g.Remark} {
		*s = strings.TrimSpace(*s)
	}
	g.Ways, g.Places = listed(g.Ways, SupportGroupWays), listed(g.Places, SupportGroupPlaces)
	g.Languages = slices.Clone(g.Languages)
	slices.Sort(g.Languages)
	g.Languages = slices.Compact(g.Languages)
	if g.Website != "" && !strings.Contains(g.Website, "://") {
		g.Website = "https://" + g.Website
	}
	return g
}

// listed gives values in the order of their closed list, each once. With one that
// is not in it they stay as they came, for that one to be named where it stands.
func listed[T comparable](values, list []T) []T {
	if slices.ContainsFunc(values, func(v T) bool { return !slices.Contains(list, v) }) {
		return values
	}
	out := slices.Clone(values)
	slices.SortFunc(out, func(a, b T) int { return slices.Index(list, a) - slices.Index(list, b) })
	return slices.Compact(out)
}

// Validate names everything that is wrong with what was entered.
func (g SupportGroup) Validate() error {
	var f Faults
	g.SupportGroupListing.validate(&f)
	f.Text("remark", g.Remark, MaxReason)
	return f.Err()
}

func (l SupportGroupListing) validate(f *Faults) {
	f.RequiredName("name", l.Name, MaxName)
	OneOf(f, "kind", l.Kind, SupportGroupKinds)
	f.Required("subject", l.Subject, MaxLine)
	f.Text("about", l.About, MaxReason)
	OneOf(f, "reach", l.Reach, SupportGroupReaches)
	f.When(len(l.Ways) == 0, "ways", "is missing: how does one take part?")
	for i, way := range l.Ways {
		OneOf(f, fmt.Sprintf("ways[%d]", i), way, SupportGroupWays)
	}
	OneOf(f, "cost", l.Cost, SupportGroupCosts)
	f.Text("costWords", l.CostWords, MaxLine)
	for i, place := range l.Places {
		OneOf(f, fmt.Sprintf("places[%d]", i), place, SupportGroupPlaces)
	}
	f.Text("address", l.Address, MaxLine)
	if !slices.Contains(l.Ways, SupportInPerson) {
		f.When(len(l.Places) > 0, "places", "say something of a group that one comes to")
		f.When(l.Address != "", "address", "says something of a group that one comes to")
	}
	l.validateTimes(f)
	f.Text("contact", l.Contact, MaxLine)
	f.Text("phone", l.Phone, MaxPhone)
	f.Text("email", l.Email, MaxLine)
	f.When(l.Email != "" && !IsEmail(l.Email), "email", "must be an address such as name@example.org")
	f.Text("website", l.Website, MaxLine)
	f.When(l.Website != "" && !isWebsite(l.Website), "website", "must be an address such as example.org")
	f.Items("languages", len(l.Languages), mostLanguages)
	for i, tag := range l.Languages {
		f.When(!isLanguage(tag), fmt.Sprintf("languages[%d]", i), "must be a language code such as en or es-MX")
	}
	f.Text("access", l.Access, MaxLine)
}

// validateTimes holds what an organization cannot say: its groups meet at a
// thousand hours, which change. Its website knows them, and a copy would not.
func (l SupportGroupListing) validateTimes(f *Faults) {
	if l.Rhythm != "" {
		OneOf(f, "rhythm", l.Rhythm, SupportGroupRhythms)
	}
	f.Text("when", l.When, MaxLine)
	if l.Reach == NationalOrganization {
		f.When(l.Rhythm != "", "rhythm", "is of a local group; an organization's website has its meetings")
		f.When(l.When != "", "when", "is of a local group; an organization's website has its meetings")
	}
}

// isWebsite knows an address that a browser opens, and that leads somewhere else
// than into the page that shows it.
func isWebsite(address string) bool {
	u, err := url.Parse(address)
	return err == nil && (u.Scheme == "https" || u.Scheme == "http") && u.User == nil && strings.Contains(strings.Trim(u.Hostname(), "."), ".") && !strings.ContainsAny(address, " \t\r\n")
}
