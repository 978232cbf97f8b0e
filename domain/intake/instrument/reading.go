package instrument

// applies says whether a table or cut-off for this sex and convention is used.
// With no recorded sex, both are.
func (f *filled) applies(sex Sex, convention string) bool {
	return (convention == "" || convention == f.convention) &&
		(sex == "" || f.opts.ScoringSex == "" || sex == f.opts.ScoringSex)
}

// nameBands reads the total in every table, and names the band of the chosen one.
func (f *filled) nameBands(r *Result) {
	if r.Total == nil {
		return
	}
	chosen := f.opts.BandSet
	for _, b := range f.Bands {
		if !f.applies(b.Sex, b.Convention) || *r.Total < b.From || *r.Total > b.To {
			continue
		}
		r.Bands = append(r.Bands, NamedBand{Set: b.Set, Sex: b.Sex, Code: b.Code, Label: b.Label})
		if chosen == "" {
			chosen = b.Set
		}
	}
	for _, b := range r.Bands {
		switch {
		case b.Set != chosen:
		case r.Band == "" || r.Band == b.Code:
			r.Band, r.BandLabel = b.Code, b.Label
		default:
			r.Band, r.BandLabel = BandSexNeeded, "Depends on the recorded scoring sex"
		}
	}
}

func (f *filled) cutOffs(list []CutOff, total *int) []CutOffResult {
	if total == nil {
		return nil
	}
	var out []CutOffResult
	for _, c := range list {
		if !f.applies(c.Sex, c.Convention) {
			continue
		}
		reached := c.AtLeast != nil && *total >= *c.AtLeast || c.AtMost != nil && *total <= *c.AtMost
		result := CutOffResult{Code: c.Code, Label: c.Label, Sex: c.Sex, Reached: reached}
		if reached {
			result.Suggests = c.Suggests
		}
		out = append(out, result)
	}
	return out
}

// riskFlags reads the answers themselves, so that a flag is raised on a form
// that is otherwise blank. Of several thresholds for one item and kind, the
// last that is reached counts.
func (f *filled) riskFlags() []RiskFlag {
	flags := []RiskFlag{}
	for _, risk := range f.RiskItems {
		answer := f.answers[risk.Item-1]
		if answer == nil || (!risk.Below && *answer < risk.Threshold) || (risk.Below && *answer > risk.Threshold) {
			continue
		}
		flag := RiskFlag(risk)
		if n := len(flags) - 1; n >= 0 && flags[n].Item == flag.Item && flags[n].Kind == flag.Kind {
			flags[n] = flag
			continue
		}
		flags = append(flags, flag)
	}
	return flags
}

func (f *filled) criteria() []CriterionResult {
	var out []CriterionResult
	for _, c := range f.Criteria {
		out = append(out, CriterionResult{Code: c.Code, Label: c.Label, Met: f.met(c)})
	}
	return out
}

// met is nil while the blanks could still decide the criterion either way.
func (f *filled) met(c Criterion) *bool {
	yes, no := true, false
	certain := &yes
	for _, count := range c.All {
		low, high := f.count(count)
		switch {
		case high < count.Min || (count.Max > 0 && low > count.Max):
			return &no
		case low < count.Min || (count.Max > 0 && high > count.Max):
			certain = nil
		}
	}
	return certain
}

// count is the least and the largest number of items that can reach their threshold.
func (f *filled) count(c Count) (low, high int) {
	for _, number := range c.Items {
		threshold := c.AtLeast
		for _, e := range c.Except {
			if e.Item == number {
				threshold = e.AtLeast
			}
		}
		answer := f.answers[number-1]
		switch {
		case answer == nil && !f.waived[number-1]:
			high++
		case answer != nil && *answer >= threshold:
			low, high = low+1, high+1
		}
	}
	return low, high
}
