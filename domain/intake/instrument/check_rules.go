package instrument

import "slices"

// has says whether a rule names existing items, none of them twice.
func (c *checker) has(what string, numbers ...int) bool {
	ok := len(numbers) > 0
	for i, n := range numbers {
		ok = ok && n >= 1 && n <= len(c.d.Items) && !slices.Contains(numbers[:i], n)
	}
	c.need(ok, "%s names items that do not exist, or one twice", what)
	return ok
}

// recorded refuses rules that name an answer of a question whose choices state
// what they count: the number recorded and the number counted would be mixed up.
func (c *checker) recorded(what string, numbers ...int) {
	for _, n := range numbers {
		c.need(!c.d.Items[n-1].ownScores(), "%s names an answer of item %d, whose choices state what they count", what, n)
	}
}

// decides says whether some answer is at the threshold and some answer below it.
func (c *checker) decides(what string, test ItemTest) {
	if !c.has(what, test.Item) {
		return
	}
	c.recorded(what, test.Item)
	item := c.d.Items[test.Item-1]
	c.need(item.allows(test.AtLeast), "%s: item %d cannot be answered %d", what, test.Item, test.AtLeast)
	c.need(test.AtLeast > item.Min, "%s: every answer to item %d reaches %d", what, test.Item, test.AtLeast)
}

func (c *checker) rules() {
	for _, s := range c.d.Skips {
		c.skip(s)
	}
	c.levels()
	c.risks()
	var codes []string
	for _, k := range c.d.Criteria {
		codes = append(codes, k.Code)
		c.need(k.Label != "" && len(k.All) > 0, "criterion %s has no label or counts nothing", k.Code)
		for _, count := range k.All {
			c.criterion(k.Code, count)
		}
	}
	c.once("criterion", codes)
	if c.d.Missing.Allow > 0 {
		c.need(c.d.Missing.Source != "", "the missing rule names no source")
		c.alike("missing rule", nil)
	}
}

func (c *checker) skip(s Skip) {
	if !c.has("skip", s.When...) || !c.has("skip", s.Items...) {
		return
	}
	c.recorded("skip", append(slices.Clone(s.When), s.Items...)...)
	for _, n := range s.Items {
		c.need(c.d.Items[n-1].Min == 0 && !c.d.Items[n-1].Reverse, "skipped item %d cannot count as 0", n)
		c.need(!slices.Contains(s.When, n), "item %d decides whether it is skipped itself", n)
	}
	for _, n := range s.When {
		c.need(c.d.Items[n-1].Min == 0, "item %d can never be answered 0, so nothing is skipped", n)
	}
}

func (c *checker) levels() {
	var codes []string
	for n, l := range c.d.Levels {
		codes = append(codes, l.Code)
		c.need(n == 0 || l.Value < c.d.Levels[n-1].Value, "levels must stand most serious first")
		c.need(l.Value > 0 && l.Value <= maxAnswer, "level %d", l.Value)
		c.need(len(l.Any) > 0, "level %s can never be reached", l.Code)
		for _, t := range l.Any {
			c.decides("level "+l.Code, t)
		}
	}
	c.once("level", codes)
}

// risks: a flag that every answer raises, or none, tells a clinician nothing. Of
// several for one item the last that is reached counts, so they must go further.
func (c *checker) risks() {
	last := map[RiskItem]int{}
	for _, r := range c.d.RiskItems {
		c.need(r.Kind != "" && r.Why != "", "risk item %d needs a kind and a reason", r.Item)
		c.readable("risk item", r.Kind, r.Severity, r.Why)
		if !c.has("risk item", r.Item) {
			continue
		}
		c.recorded("risk item", r.Item)
		item := c.d.Items[r.Item-1]
		c.need(item.allows(r.Threshold), "risk item: item %d cannot be answered %d", r.Item, r.Threshold)
		every := !r.Below && r.Threshold == item.Min || r.Below && r.Threshold == item.Max
		c.need(!every, "risk item: every answer to item %d raises the flag", r.Item)
		key := RiskItem{Item: r.Item, Kind: r.Kind, Below: r.Below}
		before, again := last[key]
		c.need(!again || !r.Below && r.Threshold > before || r.Below && r.Threshold < before,
			"risk item: the thresholds of item %d do not go further", r.Item)
		last[key] = r.Threshold
	}
}

func (c *checker) criterion(code string, count Count) {
	if !c.has("criterion "+code, count.Items...) {
		return
	}
	c.need(count.Min >= 0 && count.Max >= 0 && count.Min <= len(count.Items) && (count.Max == 0 || count.Max >= count.Min), "criterion %s can never hold", code)
	c.need(count.Min > 0 || count.Max > 0, "criterion %s always holds", code)
	for _, e := range count.Except {
		c.need(slices.Contains(count.Items, e.Item), "criterion %s excepts an item it does not count", code)
		c.decides("criterion "+code, e)
	}
	for _, n := range count.Items {
		c.decides("criterion "+code, ItemTest{n, count.AtLeast})
	}
}

// conventions renumber the answers, so a rule that names an answer, or a reading
// that does not say which numbering it is for, would mean two things.
func (c *checker) conventions() {
	d := c.d
	if len(d.Conventions) == 0 {
		return
	}
	var codes []string
	for n, v := range d.Conventions {
		codes = append(codes, v.Code)
		scale, known := d.Scales[v.Scale]
		c.need(known, "convention %q names no scale", v.Code)
		for _, item := range d.Items {
			if item.Unscored {
				continue
			}
			c.need(n > 0 || item.Scale == v.Scale, "item %d is not on the scale of the first convention", item.Number)
			c.recorded("convention "+v.Code, item.Number)
			c.need(len(item.Answers) == len(scale.Answers) && len(item.Answers) > 0, "convention %q has not as many answers as item %d", v.Code, item.Number)
		}
	}
	c.once("convention", codes)
	named := len(d.RiskItems) + len(d.Criteria) + len(d.Skips) + len(d.Levels) + len(d.SubScales)
	c.need(named == 0, "rules about single answers do not go together with conventions")
	for _, b := range d.Bands {
		c.need(b.Convention != "", "band %s does not say for which convention", b.Code)
	}
	for _, cut := range d.CutOffs {
		c.need(cut.Convention != "", "cut-off %s does not say for which convention", cut.Code)
	}
	judged := d.Change.Reliable > 0 || d.Change.ClinicalFrom != nil
	c.need(!judged || d.Change.Convention != "", "change does not say for which convention")
}

// alike: a mean over items makes sense only when all have the same range and weight.
func (c *checker) alike(what string, numbers []int) {
	var first *Item
	for i, item := range c.d.Items {
		if item.Unscored || (numbers != nil && !slices.Contains(numbers, item.Number)) {
			continue
		}
		if first == nil {
			first = &c.d.Items[i]
		}
		low, high := item.span()
		firstLow, firstHigh := first.span()
		same := low == firstLow && high == firstHigh && item.Weight == first.Weight
		c.need(same, "%s: item %d differs in range or weight", what, item.Number)
	}
}
