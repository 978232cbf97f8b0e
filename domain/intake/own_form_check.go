package intake

import (
	"fmt"

	"cohort/domain"
	"cohort/domain/intake/instrument"
)

// How much a questionnaire of a practice's own may hold.
const (
	MostOwnItems  = 100
	mostChoices   = 20
	mostBands     = 12
	mostRisks     = 40
	MostOwnPoints = 1000
	maxFormLine   = 300
	maxFormText   = 2000
)

// Validate names everything that is wrong, with the question that it is about.
func (f OwnForm) Validate() error {
	var faults domain.Faults
	f.head(&faults)
	faults.When(len(f.Items) == 0, "items", "is missing")
	faults.Items("items", len(f.Items), MostOwnItems)
	scored := false
	for n, item := range f.Items {
		item.validate(&faults, fmt.Sprintf("items[%d].", n))
		scored = scored || !item.Unscored
	}
	faults.When(len(f.Items) > 0 && !scored, "items", "needs one question at least that counts")
	links := map[string]bool{}
	for n, item := range f.Items {
		faults.When(item.LinkID != "" && links[item.LinkID], fmt.Sprintf("items[%d].linkId", n), "is that of another question")
		links[item.LinkID] = true
	}
	faults.Items("bands", len(f.Bands), mostBands)
	faults.Items("risks", len(f.Risks), mostRisks)
	for n, b := range f.Bands {
		b.validate(&faults, fmt.Sprintf("bands[%d].", n))
	}
	for n, r := range f.Risks {
		r.validate(&faults, fmt.Sprintf("risks[%d].", n), len(f.Items))
	}
	f.Change.validate(&faults)
	if len(faults) > 0 {
		return faults.Err() // what follows counts on each part
	}
	f.bands(&faults)
	for n, r := range f.Risks {
		f.risk(&faults, n, r)
	}
	f.change(&faults)
	if err := faults.Err(); err != nil {
		return err
	}
	if err := f.Definition("own-form", 1).Check(); err != nil {
		return domain.Invalid("items", err.Error())
	}
	return nil
}

func (f OwnForm) head(faults *domain.Faults) {
	faults.Required("name", f.Name, 60)
	faults.Required("title", f.Title, maxFormLine)
	faults.Required("measures", f.Measures, maxFormLine)
	faults.Text("instructions", f.Instructions, maxFormText)
	faults.Required("recallWindow", f.RecallWindow, maxFormLine)
	faults.Required("language", f.Language, 35)
	domain.OneOf(faults, "direction", f.Direction, []instrument.Direction{instrument.HigherIsWorse, instrument.HigherIsBetter})
	faults.Required("terms", f.Terms, maxFormText)
	faults.Required("source", f.Source, maxFormText)
}

func (i OwnItem) validate(faults *domain.Faults, at string) {
	faults.Required(at+"text", i.Text, maxFormText)
	faults.Text(at+"linkId", i.LinkID, maxFormLine)
	faults.When(i.LOINC != "" && !instrument.ValidLOINC(i.LOINC), at+"loinc", "is not a LOINC code")
	faults.Items(at+"choices", len(i.Choices), mostChoices)
	if len(i.Choices) == 0 {
		faults.When(i.Min == 0 && i.Max == 0, at+"choices", "is missing: give answers, or a number from and to")
		faults.When(i.Min < 0 || i.Min > MostOwnPoints, at+"min", fmt.Sprintf("must be a whole number from 0 to %d", MostOwnPoints))
		faults.When(i.Max < 0 || i.Max > MostOwnPoints || i.Max <= i.Min && i.Max > 0, at+"max", fmt.Sprintf("must be above the least number, and at most %d", MostOwnPoints))
		faults.When(i.Max == 0 && i.Min > 0, at+"max", "is missing")
		return
	}
	faults.When(i.Min != 0, at+"min", "belongs to a question without answers to choose from")
	faults.When(i.Max != 0, at+"max", "belongs to a question without answers to choose from")
	faults.When(len(i.Choices) == 1, at+"choices", "needs two answers at least")
	for n, c := range i.Choices {
		field := fmt.Sprintf("%schoices[%d].", at, n)
		faults.Required(field+"label", c.Label, maxFormLine)
		faults.Text(field+"code", c.Code, maxFormLine)
		faults.When(c.LOINC != "" && !instrument.ValidLOINC(c.LOINC), field+"loinc", "is not a LOINC code")
		faults.When(c.Points < 0 || c.Points > MostOwnPoints, field+"points", fmt.Sprintf("must be a whole number from 0 to %d", MostOwnPoints))
		for _, before := range i.Choices[:n] {
			faults.When(before.Label == c.Label && c.Label != "", field+"label", "is there already")
		}
	}
	least, most := i.span()
	faults.When(!i.Unscored && len(i.Choices) > 1 && least == most, at+"choices", "have the same points, so the question does not count: give different points, or say that it is not counted")
}

func (b OwnBand) validate(faults *domain.Faults, at string) {
	faults.Required(at+"label", b.Label, maxFormLine)
	faults.When(b.From < 0 || b.From > MostOwnItems*MostOwnPoints, at+"from", "is no score")
	faults.When(b.To < 0 || b.To > MostOwnItems*MostOwnPoints, at+"to", "is no score")
}

func (r OwnRisk) validate(faults *domain.Faults, at string, items int) {
	domain.OneOf(faults, at+"riskKind", r.Kind, OwnRiskKinds)
	faults.Required(at+"why", r.Why, maxFormLine)
	faults.When(r.Item < 1 || r.Item > items, at+"item", "is not one of the questions")
	faults.When(r.Points < 0 || r.Points > MostOwnPoints, at+"points", fmt.Sprintf("must be a whole number from 0 to %d", MostOwnPoints))
}

// mostPeople is more than any study ever asked.
const mostPeople = 10_000_000

func (c OwnChange) validate(faults *domain.Faults) {
	if !c.Given() {
		return
	}
	faults.When(c.SD <= 0 || c.SD > 100*MostOwnItems*MostOwnPoints, "reliableChange.sdHundredths", "must be above 0")
	faults.When(c.Reliability <= 0 || c.Reliability >= 1000, "reliableChange.reliabilityThousandths", "must lie between 0 and 1")
	faults.When(c.People < 2 || c.People > mostPeople, "reliableChange.people", "must say how many people the figures come from")
	faults.Required("reliableChange.changeSource", c.Source, maxFormText)
}

// bands run from the least score to the largest without a hole.
func (f OwnForm) bands(faults *domain.Faults) {
	least, most := f.Span()
	next := least
	for n, b := range f.Bands {
		at := fmt.Sprintf("bands[%d].", n)
		faults.When(b.From != next, at+"from", fmt.Sprintf("must be %d: scores run from %d to %d, each in one band", next, least, most))
		faults.When(b.To < b.From, at+"to", "is below where the band begins")
		next = b.To + 1
	}
	if n := len(f.Bands); n > 0 && f.Bands[n-1].To != most {
		faults.Add(fmt.Sprintf("bands[%d].to", n-1), fmt.Sprintf("must be %d, the highest score", most))
	}
}

func (f OwnForm) risk(faults *domain.Faults, n int, r OwnRisk) {
	at := fmt.Sprintf("risks[%d].", n)
	item := f.Items[r.Item-1]
	least, most := item.span()
	switch {
	case !item.rises():
		faults.Add(at+"item", fmt.Sprintf("is question %d, whose points do not rise from answer to answer: put its answers in the order of their points", r.Item))
	case !item.allows(r.Points):
		faults.Add(at+"points", fmt.Sprintf("are not those of an answer to question %d", r.Item))
	case !r.Below && r.Points == least, r.Below && r.Points == most:
		faults.Add(at+"points", fmt.Sprintf("would raise the flag at every answer to question %d", r.Item))
	}
	for _, before := range f.Risks[:n] {
		faults.When(before.Item == r.Item && before.Kind == r.Kind && before.Below == r.Below, at+"item", "raises this flag already")
	}
}

func (f OwnForm) change(faults *domain.Faults) {
	c := f.Change
	if !c.Given() {
		return
	}
	least, most := f.Span()
	faults.When(c.SD > 100*(most-least), "reliableChange.sdHundredths", fmt.Sprintf("must be at most %d, the width of the score", most-least))
	usable := c.SD <= 100*(most-least)
	faults.When(usable && c.Reliable() > float64(most-least), "reliableChange.sdHundredths", "makes a reliable change that is wider than the score: no change could be one")
}
