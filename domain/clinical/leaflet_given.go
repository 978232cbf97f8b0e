package clinical

import (
	"slices"
	"time"

	"cohort/domain"
)

// LeafletGiven says that a client, or somebody of theirs, was given a leaflet to
// read. It never changes; a slip is marked as entered in error.
type LeafletGiven struct {
	ID        domain.LeafletGivenID
	ClientID  domain.ClientID
	Topic     LeafletTopic
	LeafletID domain.LeafletID // the version; zero: the one that is built in
	Title     string           // of it
	On        domain.Date
	LeafletGivenSaid
	By      domain.UserID
	ByName  string
	At      time.Time
	InError *Remark
}

// LeafletGivenSaid is to whom and how.
type LeafletGivenSaid struct {
	To    GivenTo  `json:"to"`
	Way   GivenWay `json:"way"`
	Words string   `json:"words,omitempty"` // who of the family, what they asked
}

// GivenTo is who was given it.
type GivenTo string

// GivenTos lists them.
var GivenTos = []GivenTo{"client", "family"}

// Values is the closed list, as texts.
func (GivenTo) Values() []string { return domain.Texts(GivenTos) }

// GivenWay is how it was given. Through the client is the family's own way: what the
// practice itself hands to a relative says that somebody is treated here.
type GivenWay string

// GivenWays lists them.
var GivenWays = []GivenWay{"on_paper", "talked_through", "by_mail", "by_email", throughClient}

const throughClient GivenWay = "through_client"

// Values is the closed list, as texts.
func (GivenWay) Values() []string { return domain.Texts(GivenWays) }

// ErrGivenInError refuses to mark what is marked.
var ErrGivenInError = domain.Conflict("entered_in_error", "This is marked as entered in error already.")

// Give notes that a leaflet was given on a day. all are the versions that the practice
// published: what lay on the table that day may be an earlier one, or one that was
// withdrawn since. today is the last day that is not in the future.
func (g LeafletGiven) Give(all []Leaflet, today domain.Date, by domain.Actor, now time.Time) (LeafletGiven, error) {
	all = append(SeedLeaflets(), all...)
	given := slices.IndexFunc(all, func(l Leaflet) bool { return l.Topic == g.Topic && l.ID == g.LeafletID })
	var f domain.Faults
	domain.OneOf(&f, "topic", g.Topic, LeafletTopics)
	domain.OneOf(&f, "givenTo", g.To, GivenTos)
	domain.OneOf(&f, "givenBy", g.Way, GivenWays)
	f.When(g.To == "client" && g.Way == throughClient, "givenBy", "is how it gets to the family")
	f.Text("words", g.Words, domain.MaxReason)
	f.When(given < 0, "leafletId", "is no version of this leaflet")
	f.When(g.On.IsZero(), "on", "is missing")
	f.When(g.On.After(today), "on", "is in the future")
	if err := f.Err(); err != nil {
		return g, err
	}
	g.Title, g.Words = all[given].Title, tidy(g.Words)
	g.ID, g.By, g.ByName, g.At = domain.NewID[domain.LeafletGivenID](), by.UserID, by.Name, now
	return g, nil
}

// MarkInError says that it was noted by mistake.
func (g LeafletGiven) MarkInError(by domain.Actor, reason string, now time.Time) (LeafletGiven, error) {
	if g.InError != nil {
		return g, ErrGivenInError
	}
	remark, err := inError(by, reason, now)
	g.InError = remark
	return g, err
}
