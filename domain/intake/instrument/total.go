package instrument

import "slices"

// score is what an answer to the item counts.
func (i Item) score(answer int) int {
	answer = i.Counts(answer)
	if i.Reverse {
		answer = i.Min + i.Max - answer
	}
	return answer * i.Weight
}

// Counts is what the choice recorded as value counts, before it is turned round
// or weighed.
func (i Item) Counts(value int) int {
	for _, a := range i.Answers {
		if a.Value == value && a.Score != nil {
			return *a.Score
		}
	}
	return value
}

// span is the least and the largest number an answer counts, before its weight.
func (i Item) span() (least, most int) {
	if !i.ownScores() {
		return i.Min, i.Max
	}
	least, most = i.Counts(i.Answers[0].Value), i.Counts(i.Answers[0].Value)
	for _, a := range i.Answers[1:] {
		least, most = min(least, i.Counts(a.Value)), max(most, i.Counts(a.Value))
	}
	return least, most
}

// ownScores says whether some choice counts another number than is recorded.
func (i Item) ownScores() bool {
	return slices.ContainsFunc(i.Answers, func(a Answer) bool { return a.Score != nil })
}

// sum adds the item scores. asked counts the items that apply, answered those
// with a value (a skipped question has the value 0).
func (f *filled) sum(numbers []int) (sum, asked, answered int) {
	for i, item := range f.Items {
		if item.Unscored || f.excluded[i] || (numbers != nil && !slices.Contains(numbers, item.Number)) {
			continue
		}
		asked++
		switch {
		case f.answers[i] != nil:
			sum += item.score(*f.answers[i])
			answered++
		case f.waived[i]:
			answered++
		}
	}
	return sum, asked, answered
}

// span is the least and the largest sum the items allow.
func (f *filled) span() (least, most int) {
	for i, item := range f.Items {
		if !item.Unscored && !f.excluded[i] {
			low, high := item.span()
			least, most = least+low*item.Weight, most+high*item.Weight
		}
	}
	return least, most
}

func (f *filled) total(r *Result) {
	switch f.Method {
	case MethodSum:
		least, most := f.span()
		r.Min, r.Max = least*f.Multiplier, most*f.Multiplier
		sum, asked, answered := f.sum(nil)
		r.Total, r.Exact = estimate(sum*f.Multiplier, asked, answered, f.Missing.Allow)
		r.ProRated = r.Exact != nil
	case MethodLevel:
		r.Max = f.Levels[0].Value
		level := f.level()
		if r.Complete || level == r.Max {
			r.Total = &level
		}
	case MethodNone:
	}
}

// estimate is the sum when nothing is missing; with up to allow blanks the mean
// of the answered items times the number of items, and its exact value.
func estimate(sum, asked, answered, allow int) (*int, *Ratio) {
	switch missing := asked - answered; {
	case asked == 0 || answered == 0 || missing > allow:
		return nil, nil
	case missing == 0:
		return &sum, nil
	}
	exact := ratio(sum*asked, answered)
	rounded := exact.Round()
	return &rounded, &exact
}

// level is the most serious level any of whose tests holds, or 0.
func (f *filled) level() int {
	for _, level := range f.Levels {
		for _, test := range level.Any {
			if a := f.answers[test.Item-1]; a != nil && *a >= test.AtLeast {
				return level.Value
			}
		}
	}
	return 0
}

// subScale scores some of the items. A mean counts while the whole form is
// valid (no more blanks than its rule allows) and one of its items is answered.
func (f *filled) subScale(s SubScale, missing int) SubScaleResult {
	r := SubScaleResult{Code: s.Code, Name: s.Name, Missing: len(f.blanks(s.Items))}
	r.Complete = r.Missing == 0
	sum, asked, answered := f.sum(s.Items)
	if s.Mean {
		if missing <= f.Missing.Allow && answered > 0 {
			exact := ratio(sum*s.Multiplier, answered)
			r.Exact, r.ProRated = &exact, !r.Complete
		}
		return r
	}
	r.Total, r.Exact = estimate(sum*s.Multiplier, asked, answered, s.Allow)
	r.ProRated = r.Exact != nil
	if r.Total != nil {
		for _, b := range s.Bands {
			if *r.Total >= b.From && *r.Total <= b.To {
				r.Band, r.BandLabel = b.Code, b.Label
			}
		}
	}
	r.CutOffs = f.cutOffs(s.CutOffs, r.Total)
	return r
}
