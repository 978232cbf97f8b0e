package clinical_test

import (
	"strings"
	"testing"

	"cohort/domain"
	"cohort/domain/clinical"
)

// There is a text for each topic, with a title, paragraphs and no name.
func TestLeafletsToBeginWith(t *testing.T) {
	all := clinical.SeedLeaflets()
	if len(all) != len(clinical.LeafletTopics) {
		t.Fatalf("%d texts", len(all))
	}
	for i, h := range all {
		if h.Topic != clinical.LeafletTopics[i] || h.Title == "" || strings.HasPrefix(h.Title, "#") || strings.Count(h.Text, "\n# ") < 3 || len(h.Text) < 1000 || strings.ContainsAny(h.Text, "'\"") {
			t.Errorf("%s: %q, %d letters", h.Topic, h.Title, len(h.Text))
		}
	}
}

// A practice writes its own version of a topic; one that was an error is withdrawn,
// and what stood before holds again.
func TestAPracticeWritesItsOwnLeaflet(t *testing.T) {
	if _, err := (clinical.Leaflet{Topic: "weather", Title: " ", Text: ""}).Publish(nil, domain.LeafletID{}, maya, planNow); !faults(err, "topic") || !faults(err, "title") || !faults(err, "text") {
		t.Errorf("nothing: %v", err)
	}
	var all []clinical.Leaflet
	var shown domain.LeafletID
	for _, title := range []string{"Stigma", "Stigma, again"} {
		wanted := clinical.Leaflet{Topic: "stigma", Title: " " + title + " ", Text: "Read this."}
		h, err := wanted.Publish(all, shown, maya, planNow)
		if err != nil || h.Title != title {
			t.Fatalf("published: %+v, %v", h, err)
		}
		all = append(all, h)
		if _, err := wanted.Publish(all, shown, maya, planNow); !clinical.ErrLeafletReplaced.Is(err) {
			t.Errorf("from what was given before: %v", err)
		}
		shown = h.ID
	}
	if now := clinical.CurrentLeaflets(all); len(now) != 5 || now[2].Title != "Stigma, again" || now[0].ID != (domain.LeafletID{}) {
		t.Errorf("current: %+v", now)
	}
	if _, err := all[1].Withdraw(maya, " ", planNow); err == nil {
		t.Error("withdrawn without a reason")
	}
	var err error
	if all[1], err = all[1].Withdraw(maya, "A slip.", planNow); err != nil {
		t.Fatal(err)
	}
	if now := clinical.CurrentLeaflets(all); now[2].Title != "Stigma" {
		t.Errorf("after the error: %q", now[2].Title)
	}
	if _, err := all[1].Withdraw(maya, "Again.", planNow); !clinical.ErrLeafletWithdrawn.Is(err) {
		t.Errorf("withdrawn twice: %v", err)
	}
}

// What was given is noted with its version, on its own day, also late and under a
// version that is given no more; a slip is marked.
func TestALeafletIsGiven(t *testing.T) {
	own := clinical.Leaflet{ID: domain.NewID[domain.LeafletID](), Topic: "family", Title: "For families", Text: "Read this.", Withdrawn: &clinical.Remark{Text: "A slip."}}
	right := func() clinical.LeafletGiven {
		return clinical.LeafletGiven{ClientID: domain.NewID[domain.ClientID](), Topic: "family", LeafletID: own.ID, On: planDay.AddDays(-3), LeafletGivenSaid: clinical.LeafletGivenSaid{To: "family", Way: "through_client", Words: "Her sister."}}
	}
	give := func(g clinical.LeafletGiven) (clinical.LeafletGiven, error) {
		return g.Give([]clinical.Leaflet{own}, planDay, maya, planNow)
	}
	if g, err := give(right()); err != nil || g.Title != "For families" || g.ID.IsZero() || g.By != maya.UserID {
		t.Errorf("given: %+v, %v", g, err)
	}
	for name, c := range map[string]struct {
		field  string
		change func(*clinical.LeafletGiven)
	}{
		"tomorrow":            {"on", func(g *clinical.LeafletGiven) { g.On = planDay.AddDays(1) }},
		"on no day":           {"on", func(g *clinical.LeafletGiven) { g.On = domain.Date{} }},
		"to a neighbor":       {"givenTo", func(g *clinical.LeafletGiven) { g.To = "neighbor" }},
		"shouted":             {"givenBy", func(g *clinical.LeafletGiven) { g.Way = "shouted" }},
		"to oneself":          {"givenBy", func(g *clinical.LeafletGiven) { g.To = "client" }},
		"of another topic":    {"leafletId", func(g *clinical.LeafletGiven) { g.Topic = "stigma" }},
		"that there is not":   {"leafletId", func(g *clinical.LeafletGiven) { g.LeafletID = domain.NewID[domain.LeafletID]() }},
		"about the weather":   {"topic", func(g *clinical.LeafletGiven) { g.Topic, g.LeafletID = "weather", domain.LeafletID{} }},
		"with too many words": {"words", func(g *clinical.LeafletGiven) { g.Words = strings.Repeat("x", domain.MaxReason+1) }},
	} {
		g := right()
		c.change(&g)
		if _, err := give(g); !faults(err, c.field) {
			t.Errorf("%s: %v", name, err)
		}
	}
	built := right()
	built.LeafletID = domain.LeafletID{}
	built, err := give(built)
	if err != nil || built.Title != clinical.SeedLeaflets()[4].Title {
		t.Errorf("the built-in one: %+v, %v", built, err)
	}
	if built, err = built.MarkInError(maya, "Somebody else.", planNow); err != nil || built.InError == nil {
		t.Errorf("in error: %v", err)
	}
	if _, err := built.MarkInError(maya, "Again.", planNow); !clinical.ErrGivenInError.Is(err) {
		t.Errorf("twice: %v", err)
	}
}
