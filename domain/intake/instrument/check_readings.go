package instrument

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
)

// readings checks what is said about totals: bands, cut-offs, change values.
func (c *checker) readings() {
	d := c.d
	if d.Method == MethodNone {
		judged := d.Change.Reliable > 0 || d.Change.ClinicalFrom != nil
		c.need(len(d.SubScales) > 0, "without a total there must be sub-scales")
		c.need(len(d.Bands)+len(d.CutOffs) == 0 && !judged, "there is no total for bands, cut-offs or change values to read")
	}
	c.tables(d.Bands)
	c.cutOffs(d.CutOffs)
	var codes []string
	for _, s := range d.SubScales {
		codes = append(codes, s.Code)
		c.subScale(s)
	}
	c.once("sub-scale", codes)
	low, high, ok := c.totals(d.Change.Convention)
	c.need(ok, "change names an unknown convention")
	c.change("change", d.Change, d.Direction, low, high)
}

// tables: each set of bands covers the whole scale, for every convention it is
// published in and for both sexes or for neither.
func (c *checker) tables(bands []Band) {
	tables := map[Band][]Band{}
	for _, b := range bands {
		key := Band{Set: b.Set, Sex: b.Sex, Convention: b.Convention}
		tables[key] = append(tables[key], b)
	}
	for key, table := range tables {
		low, high, ok := c.totals(key.Convention)
		c.need(ok, "bands name an unknown convention")
		c.bands(table, low, high)
		if !c.sex("band "+table[0].Code, key.Sex) || key.Sex == "" {
			continue
		}
		other, both := key, key
		other.Sex, both.Sex = Female, ""
		if key.Sex == Female {
			other.Sex = Male
		}
		c.need(len(tables[other]) > 0 && len(tables[both]) == 0, "bands must be published for both sexes or for neither")
	}
}

func (c *checker) sex(what string, sex Sex) bool {
	ok := sex == "" || sex == Female || sex == Male
	c.need(ok, "%s: unknown sex %q", what, sex)
	return ok
}

// change checks the values by which a score that runs from low to high is judged.
func (c *checker) change(what string, v Change, d Direction, low, high int) {
	c.need(v.Reliable >= 0 && v.Reliable <= float64(high-low), "%s: the reliable change lies outside the scale", what)
	c.need(v.Reliable == 0 || v.Source != "", "%s: the reliable change names no source", what)
	if from := v.ClinicalFrom; from != nil {
		inside := *from > float64(low) && *from <= float64(high)
		if d == HigherIsBetter {
			inside = *from >= float64(low) && *from < float64(high)
		}
		c.need(inside, "%s: the clinical range begins outside the scale, or holds every score", what)
	}
	c.need(v.DiscussDrop >= 0 && v.DiscussDrop <= maxAnswer, "%s: a drop of %d points", what, v.DiscussDrop)
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
	var codes []string
	for _, b := range table {
		codes = append(codes, b.Code)
		c.need(b.Label != "", "band %s has no label", b.Code)
		c.need(b.From == next && b.To >= b.From, "band %s runs from %d to %d but should begin at %d", b.Code, b.From, b.To, next)
		next = b.To + 1
	}
	c.once("band", codes)
	c.need(len(table) == 0 || next == high+1, "the bands end at %d, the scale at %d", next-1, high)
}

func (c *checker) cutOffs(list []CutOff) {
	var codes []string
	for _, cut := range list {
		low, high, ok := c.totals(cut.Convention)
		c.need(ok, "cut-off %s names an unknown convention", cut.Code)
		c.cutOff(cut, low, high)
		codes = append(codes, cut.Code+cut.Convention)
	}
	c.once("cut-off", codes)
}

func (c *checker) cutOff(cut CutOff, low, high int) {
	c.need(cut.Code != "" && cut.Label != "", "cut-off %s has no code or label", cut.Code)
	c.sex("cut-off "+cut.Code, cut.Sex)
	c.need((cut.AtLeast == nil) != (cut.AtMost == nil), "cut-off %s needs one end", cut.Code)
	c.need(cut.AtLeast == nil || (*cut.AtLeast > low && *cut.AtLeast <= high), "cut-off %s lies outside the scale, or every score reaches it", cut.Code)
	c.need(cut.AtMost == nil || (*cut.AtMost >= low && *cut.AtMost < high), "cut-off %s lies outside the scale, or every score reaches it", cut.Code)
}

func (c *checker) subScale(s SubScale) {
	if !c.has("sub-scale "+s.Code, s.Items...) {
		return
	}
	low, high := 0, 0
	for _, n := range s.Items {
		item := c.d.Items[n-1]
		c.need(!item.Unscored, "sub-scale %s counts an unscored item", s.Code)
		least, most := item.span()
		low, high = low+least*item.Weight, high+most*item.Weight
	}
	c.need(s.Name != "", "sub-scale %s has no name", s.Code)
	known := s.Direction == "" || s.Direction == HigherIsWorse || s.Direction == HigherIsBetter
	c.need(known, "sub-scale %s: direction %q", s.Code, s.Direction)
	if s.Mean || s.Allow > 0 {
		c.alike("sub-scale "+s.Code, s.Items)
	}
	c.need(!s.Mean || len(s.Bands)+len(s.CutOffs)+s.Allow == 0, "sub-scale %s is a mean, which has no bands, cut-offs or missing rule of its own", s.Code)
	c.need(s.Multiplier >= 1 && s.Multiplier <= maxFactor, "sub-scale %s: multiplier %d", s.Code, s.Multiplier)
	c.need(s.Allow >= 0 && s.Allow < len(s.Items), "sub-scale %s may be wholly blank", s.Code)
	for _, b := range s.Bands {
		c.need(b.Set == "" && b.Sex == "" && b.Convention == "", "sub-scale %s has one table of bands, for everybody", s.Code)
	}
	c.bands(s.Bands, low*s.Multiplier, high*s.Multiplier)
	for _, cut := range s.CutOffs {
		c.cutOff(cut, low*s.Multiplier, high*s.Multiplier)
	}
	if s.Mean {
		low, high = low/len(s.Items), high/len(s.Items) // its items have one range
	}
	c.need(s.Change.Convention == "", "sub-scale %s: conventions and sub-scales do not go together", s.Code)
	c.change("sub-scale "+s.Code, s.Change, cmp.Or(s.Direction, c.d.Direction), low*s.Multiplier, high*s.Multiplier)
}

var loincShape = regexp.MustCompile(`^(LA|LL)?([0-9]{1,7})-([0-9])$`)

// LOINCNotice has to stand beside every LOINC code.
const LOINCNotice = "This material contains content from LOINC (https://loinc.org). LOINC is copyright Regenstrief Institute, Inc. and the LOINC Committee, and is available at no cost under the license at https://loinc.org/license."

// codes checks the check digit of every LOINC code, which finds most typing slips,
// and that no two questions are known to other systems under one name.
func (c *checker) codes() {
	list := []string{c.d.LOINC.Panel, c.d.LOINC.Total}
	terms, links := map[string]bool{}, map[string]bool{}
	for _, item := range c.d.Items {
		c.need(item.LOINC == "" || !terms[item.LOINC], "two items have the LOINC code %q", item.LOINC)
		c.need(item.LinkID == "" || !links[item.LinkID], "two items have the link id %q", item.LinkID)
		terms[item.LOINC], links[item.LinkID] = true, true
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
