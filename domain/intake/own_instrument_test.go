package intake

import (
	"encoding/json"
	"errors"
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"cohort/domain"
	"cohort/domain/intake/instrument"
)

// anOwnForm is a questionnaire that a practice might write: two questions that count,
// one of them with answers whose points fall, and one that does not count.
func anOwnForm() OwnForm {
	return OwnForm{Name: "Check-out", Title: "How you leave today", Measures: "how somebody leaves", RecallWindow: "today", Language: "en",
		Direction: instrument.HigherIsWorse, Terms: "Our own wording.", Source: "The practice, 2026",
		Items: []OwnItem{
			{Text: "I feel unsafe at home.", Choices: []OwnChoice{{Label: "No", Points: 0}, {Label: "A little", Points: 1}, {Label: "Yes", Points: 3}}},
			{Text: "I know whom to call.", Choices: []OwnChoice{{Label: "Yes", Points: 2}, {Label: "Perhaps", Points: 1}, {Label: "No", Points: 1}}},
			{Text: "How many days?", Min: 0, Max: 7, Unscored: true},
		},
		Bands:  []OwnBand{{Label: "Well", From: 1, To: 2}, {Label: "Ask", From: 3, To: 5}},
		Risks:  []OwnRisk{{Item: 1, Kind: RiskViolence, Points: 3, Why: "Somebody is not safe at home"}},
		Change: OwnChange{SD: 100, Reliability: 850, People: 40, Source: "Our own first year"},
	}
}

func TestOwnFormNamesEveryFault(t *testing.T) {
	for _, c := range []struct {
		name  string
		spoil func(*OwnForm)
		wrong []string
	}{
		{"fine", func(*OwnForm) {}, nil},
		{"nothing", func(f *OwnForm) { *f = OwnForm{} }, []string{"name", "title", "measures", "recallWindow", "language", "direction", "terms", "source", "items"}},
		{"no wording", func(f *OwnForm) { f.Items[1].Text = "" }, []string{"items[1].text"}},
		{"one answer", func(f *OwnForm) { f.Items[0].Choices = f.Items[0].Choices[:1] }, []string{"items[0].choices"}},
		{"no answers and no number", func(f *OwnForm) { f.Items[0].Choices = nil }, []string{"items[0].choices"}},
		{"the same answer twice", func(f *OwnForm) { f.Items[0].Choices[1].Label = "No" }, []string{"items[0].choices[1].label"}},
		{"less than nothing", func(f *OwnForm) { f.Items[0].Choices[0].Points = -1 }, []string{"items[0].choices[0].points"}},
		{"all the same points", func(f *OwnForm) {
			f.Items[1].Choices = []OwnChoice{{Label: "Yes", Points: 1}, {Label: "No", Points: 1}}
		}, []string{"items[1].choices"}},
		{"nothing counts", func(f *OwnForm) { f.Items[0].Unscored, f.Items[1].Unscored = true, true }, []string{"items"}},
		{"a hole between bands", func(f *OwnForm) { f.Bands[1].From = 4 }, []string{"bands[1].from"}},
		{"bands that end early", func(f *OwnForm) { f.Bands[1].To = 4 }, []string{"bands[1].to"}},
		{"a flag of no question", func(f *OwnForm) { f.Risks[0].Item = 4 }, []string{"risks[0].item"}},
		{"a flag of no answer", func(f *OwnForm) { f.Risks[0].Points = 2 }, []string{"risks[0].points"}},
		{"a flag of every answer", func(f *OwnForm) { f.Risks[0].Points = 0 }, []string{"risks[0].points"}},
		{"a flag where points fall", func(f *OwnForm) { f.Risks[0].Item = 2 }, []string{"risks[0].item"}},
		{"a flag of nothing, without a reason", func(f *OwnForm) { f.Risks[0].Kind, f.Risks[0].Why = "", "" }, []string{"risks[0].riskKind", "risks[0].why"}},
		{"the same flag twice", func(f *OwnForm) {
			f.Risks = append(f.Risks, OwnRisk{Item: 1, Kind: RiskViolence, Points: 1, Why: "Again"})
		}, []string{"risks[1].item"}},
		{"figures by halves", func(f *OwnForm) { f.Change = OwnChange{SD: 100} }, []string{"reliableChange.reliabilityThousandths", "reliableChange.people", "reliableChange.changeSource"}},
		{"a change wider than the score", func(f *OwnForm) { f.Change.SD, f.Change.Reliability = 400, 1 }, []string{"reliableChange.sdHundredths"}},
		{"two questions of one link", func(f *OwnForm) { f.Items[0].LinkID, f.Items[1].LinkID = "a", "a" }, []string{"items[1].linkId"}},
		{"no LOINC code", func(f *OwnForm) { f.Items[0].LOINC = "1-1" }, []string{"items[0].loinc"}},
		{"one LOINC code twice", func(f *OwnForm) { f.Items[0].LOINC, f.Items[1].LOINC = "44250-9", "44250-9" }, []string{"items"}},
	} {
		form := anOwnForm()
		c.spoil(&form)
		var e domain.Error
		var named []string
		if errors.As(form.Validate(), &e) {
			for _, f := range e.Fields {
				named = append(named, f.Field)
			}
		}
		if !slices.Equal(named, c.wrong) {
			t.Errorf("%s: %v, want %v", c.name, named, c.wrong)
		}
	}
}

func TestOwnFormIsScored(t *testing.T) {
	d := anOwnForm().Definition("own-1", 2)
	least, most := anOwnForm().Span()
	if d.Version != "2" || !d.Unvalidated || d.Called() != "Check-out (not validated)" || least != 1 || most != 5 {
		t.Errorf("%+v of %d to %d", d, least, most)
	}
	if got := d.Change.Reliable; math.Abs(got-1.96*math.Sqrt2*math.Sqrt(0.15)) > 1e-9 || !strings.Contains(d.Change.Source, "40 people") {
		t.Errorf("a reliable change of %v by %s", got, d.Change.Source)
	}
	plain := anOwnForm()
	plain.Change, plain.Bands = OwnChange{}, nil
	if p := plain.Definition("own-1", 1); p.Change.Reliable != 0 || len(p.Bands) > 0 || plain.Validate() != nil {
		t.Errorf("without figures and bands: %+v, %v", p.Change, plain.Validate())
	}
	for _, c := range []struct {
		answers []*int
		total   int
		band    string
		risks   int
	}{
		{answered(0, 1, 3), 1, "Well", 0},
		{answered(0, 2), 1, "Well", 0}, // the last answer of the second counts as the one before
		{answered(3, 0, -1), 5, "Ask", 1},
	} {
		a, err := Assessment{Instrument: "own-1", Form: &d, Answers: c.answers}.Tried()
		if err != nil || a.Result.Total == nil || *a.Result.Total != c.total || a.Result.BandLabel != c.band || len(a.Result.RiskFlags) != c.risks || a.FormVersion != "2" {
			t.Errorf("%v: %+v, %v", c.answers, a.Result, err)
		}
	}
	blank, err := Assessment{Instrument: "own-1", Form: &d, Answers: answered(-1, 0, -1)}.Tried()
	if err != nil || blank.Result.Total != nil || len(blank.RiskBlanks()) != 1 {
		t.Errorf("left blank: %+v, %v", blank.Result, err)
	}
	if back := FormOf(d); !slices.EqualFunc(back.Items, anOwnForm().Items, func(a, b OwnItem) bool {
		return a.Text == b.Text && slices.Equal(a.Choices, b.Choices) && a.Min == b.Min && a.Max == b.Max && a.Unscored == b.Unscored
	}) {
		t.Errorf("read back: %+v", back.Items)
	}
}

// TestOwnEditionStaysAsItWasAsked: an edition that is in use never changes, whatever a
// later version of the program makes of a form.
func TestOwnEditionStaysAsItWasAsked(t *testing.T) {
	const kept = `{"name":"A","title":"B","measures":"C","recallWindow":"D","language":"en","direction":"higher_is_worse","items":[{"text":"E","choices":[{"label":"F","points":2},{"label":"G","points":0}]},{"text":"H","max":4}],"terms":"I","source":"J"}`
	var form OwnForm
	if err := json.Unmarshal([]byte(kept), &form); err != nil {
		t.Fatal(err)
	}
	now, err := json.Marshal(form.Definition("own-1", 1))
	const want = `"items":[{"number":1,"text":"E","min":0,"max":1,"answers":[{"value":0,"label":"F","score":2},{"value":1,"label":"G","score":0}],"weight":1},{"number":2,"text":"H","min":0,"max":4,"weight":1}],"method":"sum","multiplier":1,"missing":{"allow":0}`
	if err != nil || !strings.Contains(string(now), want) {
		t.Errorf("%s, %v", now, err)
	}
}

func TestOwnInstrumentsEditions(t *testing.T) {
	now, today := time.Date(2026, 3, 10, 9, 0, 0, 0, time.UTC), domain.Date{Year: 2026, Month: 3, Day: 10}
	by := domain.Actor{Name: "Noor"}
	do := func(o OwnInstrument, err error) OwnInstrument {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return o
	}
	refused := func(want error, _ OwnInstrument, err error) {
		t.Helper()
		if !errors.Is(err, want) {
			t.Errorf("%v, want %v", err, want)
		}
	}
	o := do(NewOwnInstrument(anOwnForm()))
	if _, used := o.Shelved(); used || o.State() != OwnDraft || len(LibraryOf([]OwnInstrument{o}).Own) != 0 {
		t.Error("a draft is given")
	}
	if _, err := o.Use(false, by, now); err == nil {
		t.Error("put into use without the right to it")
	}
	_, err := o.Discard()
	refused(ErrNoDraft, o, err)
	_, err = o.Retire(today, today, "Because.", by, now)
	refused(ErrNeverUsed, o, err)
	first := do(o.Use(true, by, now))
	_, err = first.Use(true, by, now)
	refused(ErrNoDraft, o, err)
	_, err = first.BringBack("Because.", by, now)
	refused(ErrNotRetired, o, err)

	changed := anOwnForm()
	changed.Items, changed.Bands = changed.Items[:1], nil
	changed.Change = OwnChange{}
	second := do(do(first.Rewrite(changed)).Use(true, by, now))
	lib := LibraryOf([]OwnInstrument{second})
	if now, _ := lib.ByCode(o.Code()); len(now.Items) != 1 || now.Version != "2" {
		t.Errorf("now: %+v", now)
	}
	if then, _ := lib.Edition(o.Code(), "1"); len(then.Items) != 3 || len(lib.Earlier()) != 1 || len(first.Editions) != 1 {
		t.Errorf("then: %+v", then)
	}
	if _, known := lib.Edition(o.Code(), "3"); known {
		t.Error("an edition that never was is known")
	}
	old := Assessment{Instrument: o.Code(), FormVersion: "1", Answers: answered(3, 0, -1), TakenOn: today}
	if a, err := old.From(lib).Scored(today, domain.Date{}); err != nil || a.Result.Version != "1" || a.Result.Max != 5 {
		t.Errorf("paper of the first edition: %+v, %v", a.Result, err)
	}
	if (Assessment{Instrument: o.Code(), FormVersion: "9", Answers: answered(1)}).From(lib).Fits() == nil {
		t.Error("an unknown edition is scored")
	}

	if _, err := second.Retire(today.AddDays(1), today, "", by, now); err == nil {
		t.Error("retired tomorrow, without a reason")
	}
	gone := do(second.Retire(today, today, "Nobody answered it.", by, now))
	_, err = gone.Retire(today, today, "Again.", by, now)
	refused(ErrRetiredAlready, o, err)
	lib = LibraryOf([]OwnInstrument{gone})
	if gone.State() != OwnRetired || !lib.Retired(o.Code()) || lib.Given(o.Code(), today) || !lib.Given(o.Code(), today.AddDays(-1)) || !lib.Given("phq-9", today) ||
		len(lib.Known()) != len(lib.Offered())+1 {
		t.Error("a retired one is given, or was never")
	}
	back := do(gone.BringBack("They asked for it.", by, now))
	if back.State() != OwnInUse || len(back.Retired) != 1 || gone.Retired[0].Back != nil {
		t.Errorf("brought back: %+v", back)
	}
	draft := do(back.Rewrite(anOwnForm()))
	if form, number := draft.Newest(); number != 3 || len(form.Items) != 3 {
		t.Errorf("the draft is number %d", number)
	}
	if form, number := do(draft.Discard()).Newest(); number != 2 || len(form.Items) != 1 {
		t.Errorf("after it was thrown away: number %d", number)
	}
}
