package clinical

import (
	"embed"
	"slices"
	"strings"
	"time"

	"cohort/domain"
)

// Leaflet is one version of what clients and families are given to read about group
// therapy. Its text never changes; another one is the next version of its topic.
type Leaflet struct {
	ID        domain.LeafletID // zero: the one that is built in
	Topic     LeafletTopic
	Title     string
	Text      string // paragraphs; a line that begins with # is a heading
	By        domain.UserID
	ByName    string
	At        time.Time
	Withdrawn *Remark // it was published in error, and what stood before holds again
}

// LeafletTopic is what a leaflet is about.
type LeafletTopic string

// LeafletTopics lists them in the order in which people read them.
var LeafletTopics = []LeafletTopic{"what_it_is", "misconceptions", "stigma", "confidentiality", "family"}

// Values is the closed list, as texts.
func (LeafletTopic) Values() []string { return domain.Texts(LeafletTopics) }

// The errors about leaflets.
var (
	ErrLeafletWithdrawn = domain.Conflict("leaflet_withdrawn", "This version was withdrawn already.")
	ErrLeafletReplaced  = domain.Conflict("leaflet_replaced", "Somebody published another version since. Read it, and go on from that one.")
)

// The wording of the built-in texts is ours. How many people are concerned follows the
// National Survey on Drug Use and Health of 2023 (SAMHSA, 2024): any mental illness
// 22.8% of adults, a substance use disorder 17.1% of people from 12 on. That groups
// do about as well as individual therapy follows Burlingame and others, Psychotherapy
// 53 (2016), 446-461. What is said of confidence follows 45 CFR 164.502 to 164.530 and
// 42 CFR 2.12 and 2.13; members are bound by what they sign, not by these.
//
//go:embed leaflets/*.txt
var leafletFiles embed.FS

// SeedLeaflets are the texts that a practice begins with, in the order of topics.
func SeedLeaflets() (all []Leaflet) {
	for _, topic := range LeafletTopics {
		text, err := leafletFiles.ReadFile("leaflets/" + string(topic) + ".txt")
		if err != nil {
			panic(err) // it is built in
		}
		title, body, _ := strings.Cut(string(text), "\n\n")
		all = append(all, Leaflet{Topic: topic, Title: title, Text: strings.TrimSpace(body)})
	}
	return all
}

// CurrentLeaflets are what is given now, in the order of topics: of each the newest
// version that was not withdrawn, or the one that is built in. all are in the order
// of publishing.
func CurrentLeaflets(all []Leaflet) []Leaflet {
	current := SeedLeaflets()
	for _, l := range all {
		if at := slices.IndexFunc(current, l.sameTopic); at >= 0 && l.Withdrawn == nil {
			current[at] = l
		}
	}
	return current
}

func (l Leaflet) sameTopic(other Leaflet) bool { return other.Topic == l.Topic }

// Publish makes the next version of its topic. shown is the version that its writer
// began from, zero for the built-in one: who began from another than the one that is
// given now would take back what somebody wrote meanwhile. It returns
// ErrLeafletReplaced then.
func (l Leaflet) Publish(all []Leaflet, shown domain.LeafletID, by domain.Actor, now time.Time) (Leaflet, error) {
	l.Title, l.Text = strings.TrimSpace(l.Title), tidy(l.Text)
	var f domain.Faults
	domain.OneOf(&f, "topic", l.Topic, LeafletTopics)
	f.Required("title", l.Title, domain.MaxLine)
	f.Required("text", l.Text, maxRulesText)
	if err := f.Err(); err != nil {
		return l, err
	}
	current := CurrentLeaflets(all)
	if current[slices.IndexFunc(current, l.sameTopic)].ID != shown {
		return l, ErrLeafletReplaced
	}
	l.ID, l.By, l.ByName, l.At = domain.NewID[domain.LeafletID](), by.UserID, by.Name, now
	return l, nil
}

// Withdraw takes back what was published in error.
func (l Leaflet) Withdraw(by domain.Actor, reason string, now time.Time) (Leaflet, error) {
	if l.Withdrawn != nil {
		return l, ErrLeafletWithdrawn
	}
	remark, err := inError(by, reason, now)
	l.Withdrawn = remark
	return l, err
}
