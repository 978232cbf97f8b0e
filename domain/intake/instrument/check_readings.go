package instrument

import (
	"regexp"
	"slices"
	"strings"
)

// readings checks what is said about totals: bands, cut-offs, change values.
func (c *checker) readings() {
	d := c.d
	tables := map[Band][]Band{}
	for _, b := range d.Bands {
		key := Band{Set: b.Set, Sex: b.Sex, Convention: b.Convention}
		tables[key] = append(tables[key], b)
	}
	for key, table := range tables {
		low, high, ok := c.totals(key.Convention)
		c.need(ok, "bands name an unknown convention")
		c.bands(table, low, high)
	}
	for _, cut := range d.CutOffs {
		low, high, ok := c.totals(cut.Convention)
		c.need(ok, "cut-off %s names an unknown convention", cut.Code)
		c.cutOff(cut, low, high)
	}
	for _, s := range d.SubScales {
		c.subScale(s)
	}
	low, high, ok := c.totals(d.Change.Convention)
	c.need(ok, "change names an unknown convention")
	c.need(d.Change.Reliable >= 0 && d.Change.Reliable <= float64(high-low), "reliable change lies outside the scale")
	c.need(d.Change.Reliable == 0 || d.Change.Source != "", "reliable change names no source")
	if from := d.Change.ClinicalFrom; from != nil {
		c.need(*from >= low && *from <= high, "clinical range begins outside the scale")
	}
}

// totals is the range of the total under a convention.
func (c *checker) totals(convention string) (low, high int, ok bool) {
	f := &filled{Definition: c.d, opts: Options{Convention: convention}}
	f.Items = slices.Clone(c.d.Items)
	bad := &AnswersError{}
	f.checkOptions(bad)
	if c.d.Method == MethodLevel {
		return 0, c.d.Levels[0].Value, len(bad.Problems) == 0
	}
	low, high = f.span()
	return low * c.d.Multiplier, high * c.d.Multiplier, len(bad.Problems) == 0
}

// bands must run from the lowest to the highest total without hole or overlap.
func (c *checker) bands(table []Band, low, high int) {
	next := low
	for _, b := range table {
		c.need(b.Code != "" && b.Label != "", "a band has no code or label")
		c.need(b.From == next && b.To >= b.From, "band %s runs from %d to %d but should begin at %d", b.Code, b.From, b.To, next)
		next = b.To + 1
	}
	c.need(len(table) == 0 || next == high+1, "the bands end at %d, the scale at %d", next-1, high)
}

func (c *checker) cutOff(cut CutOff, low, high int) {
	c.need((cut.AtLeast == nil) != (cut.AtMost == nil), "cut-off %s needs one end", cut.Code)
	for _, v := range []*int{cut.AtLeast, cut.AtMost} {
		c.need(v == nil || (*v >= low && *v <= high), "cut-off %s lies outside the scale", cut.Code)
	}
}

func (c *checker) subScale(s SubScale) {
	if !c.has("sub-scale "+s.Code, s.Items...) {
		return
	}
	low, high := 0, 0
	for _, n := range s.Items {
		item := c.d.Items[n-1]
		c.need(!item.Unscored, "sub-scale %s counts an unscored item", s.Code)
		low, high = low+item.Min*item.Weight, high+item.Max*item.Weight
	}
	if s.Mean || s.Allow > 0 {
		c.alike("sub-scale "+s.Code, s.Items)
	}
	c.need(s.Multiplier >= 1 && s.Multiplier <= maxFactor, "sub-scale %s: multiplier %d", s.Code, s.Multiplier)
	c.need(s.Allow >= 0 && s.Allow < len(s.Items), "sub-scale %s may be wholly blank", s.Code)
	c.bands(s.Bands, low*s.Multiplier, high*s.Multiplier)
	for _, cut := range s.CutOffs {
		c.cutOff(cut, low*s.Multiplier, high*s.Multiplier)
	}
}

var loincShape = regexp.MustCompile(`^(LA|LL)?([0-9]{1,7})-([0-9])$`)

// codes checks the check digit of every LOINC code, which finds most typing slips.
func (c *checker) codes() {
	list := []string{c.d.LOINC.Panel, c.d.LOINC.Total}
	for _, item := range c.d.Items {
		list = append(list, item.LOINC)
		for _, a := range item.Answers {
			list = append(list, a.LOINC)
		}
	}
	noticed := slices.ContainsFunc(c.d.Notices, func(n string) bool { return strings.Contains(n, "loinc.org/license") })
	for _, code := range list {
		c.need(code == "" || noticed, "LOINC codes need LOINC's notice beside them")
		c.need(code == "" || ValidLOINC(code), "%q is not a LOINC code", code)
	}
}

// ValidLOINC says whether the code has the shape of a LOINC code and, for a term,
// the right check digit (modulus 10, LOINC Users' Guide). Answer codes (LA, LL)
// are judged by shape.
func ValidLOINC(code string) bool {
	m := loincShape.FindStringSubmatch(code)
	if m == nil || m[1] != "" {
		return m != nil
	}
	sum, double := 0, true
	for i := len(m[2]) - 1; i >= 0; i-- {
		digit := int(m[2][i] - '0')
		if double {
			digit = digit*2/10 + digit*2%10
		}
		sum, double = sum+digit, !double
	}
	return (10-sum%10)%10 == int(m[3][0]-'0')
}
