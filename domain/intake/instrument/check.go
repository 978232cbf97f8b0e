package instrument

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// The limits keep every sum far inside an int, whatever file is loaded.
const (
	maxItems  = 500
	maxAnswer = 1000
	maxFactor = 100
	maxText   = 4000 // bytes of one text
)

var codeShape = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

// Check reports everything in the definition that contradicts itself: scales
// without answers, bands with a hole or an overlap, two things under one code,
// rules about items that do not exist, thresholds that no answer can reach or
// that every answer does, wording in a score-only file.
func (d Definition) Check() error {
	c := &checker{d: d}
	c.head()
	c.scales()
	c.items()
	if len(c.problems) > 0 {
		return c.err() // the rest would read items that are not there
	}
	c.rules()
	c.conventions()
	c.readings()
	c.codes()
	return c.err()
}

type checker struct {
	d        Definition
	problems []error
}

func (c *checker) err() error { return errors.Join(c.problems...) }

func (c *checker) need(ok bool, format string, args ...any) {
	if !ok {
		c.problems = append(c.problems, fmt.Errorf(format, args...))
	}
}

// once refuses codes that are empty or given to two things of one kind.
func (c *checker) once(what string, codes []string) {
	for i, code := range codes {
		c.need(code != "", "%s %d has no code", what, i+1)
		c.need(!slices.Contains(codes[:i], code), "two %ss have the code %q", what, code)
	}
}

// readable refuses text that cannot be stored or printed.
func (c *checker) readable(what string, texts ...string) {
	for _, text := range texts {
		control := strings.ContainsFunc(text, func(r rune) bool { return r < ' ' && r != '\n' && r != '\t' || r == 0x7f })
		c.need(utf8.ValidString(text) && !control, "%s holds control characters", what)
		c.need(len(text) <= maxText, "%s is longer than %d bytes", what, maxText)
	}
}

func (c *checker) head() {
	d := c.d
	c.need(codeShape.MatchString(d.Code), "code %q is not lower-case words with hyphens", d.Code)
	c.need(d.Name != "" && d.Title != "", "name and title are needed")
	c.need(d.Version != "", "version is needed")
	c.need(d.Measures != "" && d.RecallWindow != "" && d.Language != "", "what it measures, its recall window and language are needed")
	c.need(d.License.Terms != "" && d.Attribution != "", "license terms and attribution are needed")
	c.need(d.Direction == HigherIsWorse || d.Direction == HigherIsBetter, "direction %q", d.Direction)
	c.need(slices.Contains([]Method{MethodSum, MethodLevel, MethodNone}, d.Method), "method %q", d.Method)
	c.need((d.Method == MethodLevel) == (len(d.Levels) > 0), "levels and method %q do not go together", d.Method)
	c.need(d.Method == MethodSum || d.Multiplier == 1, "only a sum can be multiplied")
	c.need(d.Multiplier >= 1 && d.Multiplier <= maxFactor, "multiplier %d", d.Multiplier)
	c.need(!d.ScoreOnly || d.Instructions == "", "a score-only definition must not carry instructions")
	c.readable("the head", d.Name, d.Title, d.Version, d.Measures, d.Language, d.RecallWindow, d.Instructions,
		d.Attribution, d.License.Terms, d.License.Condition, d.License.URL)
	c.readable("a notice", d.Notices...)
}

// scales: one that nothing uses is most likely misspelled where it is used.
func (c *checker) scales() {
	used := map[string]bool{}
	for _, item := range c.d.Items {
		used[item.Scale] = true
	}
	for _, v := range c.d.Conventions {
		used[v.Scale] = true
	}
	for name, scale := range c.d.Scales {
		c.need(used[name], "scale %q is used by no item", name)
		if n := len(scale.Answers); n > 0 && (scale.Min != 0 || scale.Max != 0) {
			c.need(scale.Min == scale.Answers[0].Value && scale.Max == scale.Answers[n-1].Value, "scale %q lists other answers than its ends say", name)
		}
	}
}

func (c *checker) items() {
	d := c.d
	c.need(len(d.Items) > 0 && len(d.Items) <= maxItems, "needs 1 to %d items", maxItems)
	scored := 0
	for n, item := range d.Items {
		c.need(item.Number == n+1, "item %d stands in place %d", item.Number, n+1)
		_, known := d.Scales[item.Scale]
		c.need(known || item.Scale == "", "item %d names no scale", n+1)
		c.item(item)
		if !item.Unscored {
			scored++
		}
	}
	c.need(scored > 0, "no item is scored")
	c.need(d.Missing.Allow >= 0 && d.Missing.Allow < scored, "missing rule allows every item to be blank")
}

func (c *checker) item(item Item) {
	n := item.Number
	c.need(item.Text != "" || item.Label != "", "item %d has neither text nor label", n)
	c.need(!item.Unscored || !item.Reverse && !item.MayNotApply && item.Weight == 1, "item %d is not scored and has a scoring rule", n)
	c.readable(fmt.Sprintf("item %d", n), item.Text, item.Label, item.LinkID)
	c.need((item.Text == "") == c.d.ScoreOnly, "item %d: wording must be there, and only there, where it may be shipped", n)
	c.need(item.Weight >= 1 && item.Weight <= maxFactor, "item %d: weight %d", n, item.Weight)
	c.need(0 <= item.Min && item.Min < item.Max && item.Max <= maxAnswer, "item %d: answers from %d to %d", n, item.Min, item.Max)
	c.need(!item.Reverse || !item.ownScores(), "item %d is turned round and has choices that state what they count", n)
	for a, answer := range item.Answers {
		c.need(answer.Label != "", "item %d: answer %d has no label", n, answer.Value)
		c.readable(fmt.Sprintf("item %d", n), answer.Label, answer.Code)
		c.need(a == 0 || answer.Value > item.Answers[a-1].Value, "item %d: answers do not ascend", n)
		c.need(answer.Value >= item.Min && answer.Value <= item.Max, "item %d: answer %d outside its range", n, answer.Value)
		c.need(!item.Reverse || item.allows(item.Min+item.Max-answer.Value), "item %d: reversed answers do not mirror", n)
		c.need(answer.Score == nil || *answer.Score >= 0 && *answer.Score <= maxAnswer, "item %d: answer %d counts a number outside 0 to %d", n, answer.Value, maxAnswer)
	}
}
