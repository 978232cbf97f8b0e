package instrument

import (
	"fmt"
	"slices"
)

// Engine is the version of the scoring rules in this package. It is raised when
// the same answers to the same definition could give another result.
const Engine = "2" // since 2, an unanswered question that decides whether others are due leaves a form incomplete

// Score scores the answers, given in the order of the form; nil means not
// answered. The list holds one entry for every item, or one for every scored
// item when the unscored ones were not asked. The error is an *AnswersError
// naming every answer that the form does not allow.
func (d Definition) Score(answers []*int, opts Options) (Result, error) {
	form, err := d.form(answers, opts)
	if err != nil {
		return Result{}, err
	}
	result := Result{
		Instrument:       d.Code,
		Version:          d.Version,
		AlgorithmVersion: d.AlgorithmVersion(),
		Convention:       form.convention,
		MissingItems:     form.blanks(nil),
		RiskFlags:        form.riskFlags(),
		Criteria:         form.criteria(),
	}
	result.Missing = len(result.MissingItems)
	result.Complete = result.Missing == 0
	form.total(&result)
	form.nameBands(&result)
	result.CutOffs = form.cutOffs(d.CutOffs, result.Total)
	for _, s := range d.SubScales {
		result.SubScales = append(result.SubScales, form.subScale(s, result.Missing))
	}
	return result, nil
}

// AlgorithmVersion names the definition and the engine, such as
// "phq-9@1/engine@1", and is kept with each score so that it can be repeated.
func (d Definition) AlgorithmVersion() string {
	return fmt.Sprintf("%s@%s/engine@%s", d.Code, d.Version, Engine)
}

// filled is a form with its answers in place, one entry per item.
type filled struct {
	Definition
	opts       Options
	convention string
	answers    []*int
	waived     []bool // left blank because the form said so: counts as 0
	excluded   []bool // does not apply to this client: not counted at all
}

// form puts the answers in place and refuses those that the items do not allow.
func (d Definition) form(answers []*int, opts Options) (*filled, error) {
	bad := &AnswersError{Instrument: d.Code}
	f := &filled{Definition: d, opts: opts}
	f.Items = slices.Clone(d.Items)
	f.checkOptions(bad)
	places, ok := d.places(len(answers))
	if !ok {
		bad.add(-1, "must hold %s entries, one for each question", d.counts())
		return nil, bad
	}
	f.answers = make([]*int, len(f.Items))
	for index, place := range places {
		item, answer := f.Items[place], answers[index]
		if answer == nil {
			continue
		}
		if !item.allows(*answer) {
			bad.add(index, "%s", item.allowed())
		}
		if f.excluded[place] {
			bad.add(index, "must be empty, because the question is marked as not applying")
		}
		f.answers[place] = answer
	}
	if err := bad.orNil(); err != nil {
		return nil, err
	}
	f.waive()
	return f, nil
}

// checkOptions also puts the chosen convention's scale and the exclusions in place.
func (f *filled) checkOptions(bad *AnswersError) {
	switch f.opts.ScoringSex {
	case "", Female, Male:
	default:
		bad.option("scoringSex", "must be female or male, or be left out")
	}
	f.useConvention(bad)
	known := f.opts.BandSet == ""
	for _, b := range f.Bands {
		known = known || b.Set == f.opts.BandSet
	}
	if !known {
		bad.option("bandSet", "is not a table of %s", f.Name)
	}
	f.excluded = make([]bool, len(f.Items))
	for _, number := range f.opts.NotApplicable {
		if number < 1 || number > len(f.Items) || !f.Items[number-1].MayNotApply {
			bad.option("notApplicable", "names question %d, which is always asked", number)
			continue
		}
		f.excluded[number-1] = true
	}
}

func (f *filled) useConvention(bad *AnswersError) {
	if f.opts.Convention == "" && len(f.Conventions) == 0 {
		return
	}
	for _, c := range f.Conventions {
		if f.opts.Convention != "" && f.opts.Convention != c.Code {
			continue
		}
		f.convention = c.Code
		for i := range f.Items {
			if !f.Items[i].Unscored {
				f.Items[i].take(f.Scales[c.Scale])
			}
		}
		return
	}
	bad.option("convention", "is not one of %s", f.Name)
}

// places maps the index of each given answer to the index of its item.
func (d Definition) places(count int) ([]int, bool) {
	var all, scored []int
	for i, item := range d.Items {
		all = append(all, i)
		if !item.Unscored {
			scored = append(scored, i)
		}
	}
	switch count {
	case len(all):
		return all, true
	case len(scored):
		return scored, true
	}
	return nil, false
}

func (d Definition) counts() string {
	scored := 0
	for _, item := range d.Items {
		if !item.Unscored {
			scored++
		}
	}
	if scored == len(d.Items) {
		return fmt.Sprint(scored)
	}
	return fmt.Sprintf("%d or %d", scored, len(d.Items))
}

// decides says whether other questions are due or not by this one's answer.
func (d Definition) decides(number int) bool {
	return slices.ContainsFunc(d.Skips, func(s Skip) bool { return slices.Contains(s.When, number) })
}

// waive marks the blanks that the form's own instruction allows.
func (f *filled) waive() {
	f.waived = make([]bool, len(f.Items))
	for _, skip := range f.Skips {
		sum, known := 0, true
		for _, number := range skip.When {
			if a := f.answers[number-1]; a != nil {
				sum += *a
			} else {
				known = false
			}
		}
		if !known || sum != 0 {
			continue
		}
		for _, number := range skip.Items {
			f.waived[number-1] = f.answers[number-1] == nil
		}
	}
}

// blanks lists the numbers of the items among these (all, if nil) that had to be
// answered and were not.
func (f *filled) blanks(numbers []int) []int {
	var blank []int
	for i, item := range f.Items {
		if item.Unscored && !f.decides(item.Number) || f.excluded[i] || f.waived[i] || f.answers[i] != nil {
			continue
		}
		if numbers == nil || slices.Contains(numbers, item.Number) {
			blank = append(blank, item.Number)
		}
	}
	return blank
}
