package instrument

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
)

// The limits keep every sum far inside an int, whatever file is loaded.
const (
	maxItems  = 500
	maxAnswer = 1000
	maxFactor = 100
)

var codeShape = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

// Check reports everything in the definition that contradicts itself: scales
// without answers, bands with a hole or an overlap, rules about items that do
// not exist, thresholds no answer can reach, wording in a score-only file.
func (d Definition) Check() error {
	c := &checker{d: d}
	c.head()
	c.items()
	if len(c.problems) > 0 {
		return c.err() // the rest would read items that are not there
	}
	c.rules()
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

func (c *checker) head() {
	d := c.d
	c.need(codeShape.MatchString(d.Code), "code %q is not lower-case words with hyphens", d.Code)
	c.need(d.Name != "" && d.Title != "", "name and title are needed")
	c.need(d.Version != "", "version is needed")
	c.need(d.License.Terms != "", "license terms are needed")
	c.need(d.Direction == HigherIsWorse || d.Direction == HigherIsBetter, "direction %q", d.Direction)
	c.need(slices.Contains([]Method{MethodSum, MethodLevel, MethodNone}, d.Method), "method %q", d.Method)
	c.need((d.Method == MethodLevel) == (len(d.Levels) > 0), "levels and method %q do not go together", d.Method)
	c.need(d.Multiplier >= 1 && d.Multiplier <= maxFactor, "multiplier %d", d.Multiplier)
	c.need(!d.ScoreOnly || d.Instructions == "", "a score-only definition must not carry instructions")
	for _, v := range d.Conventions {
		_, known := d.Scales[v.Scale]
		c.need(known, "convention %q names no scale", v.Code)
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
	c.need((item.Text == "") == c.d.ScoreOnly, "item %d: wording must be there, and only there, where it may be shipped", n)
	c.need(item.Weight >= 1 && item.Weight <= maxFactor, "item %d: weight %d", n, item.Weight)
	c.need(0 <= item.Min && item.Min < item.Max && item.Max <= maxAnswer, "item %d: answers from %d to %d", n, item.Min, item.Max)
	for a, answer := range item.Answers {
		c.need(a == 0 || answer.Value > item.Answers[a-1].Value, "item %d: answers do not ascend", n)
		c.need(answer.Value >= item.Min && answer.Value <= item.Max, "item %d: answer %d outside its range", n, answer.Value)
		c.need(!item.Reverse || item.allows(item.Min+item.Max-answer.Value), "item %d: reversed answers do not mirror", n)
	}
}

// has says whether a rule names an existing item.
func (c *checker) has(what string, numbers ...int) bool {
	ok := len(numbers) > 0
	for i, n := range numbers {
		ok = ok && n >= 1 && n <= len(c.d.Items) && !slices.Contains(numbers[:i], n)
	}
	c.need(ok, "%s names items that do not exist, or one twice", what)
	return ok
}

// reachable says whether some answer is at the threshold.
func (c *checker) reachable(what string, test ItemTest) {
	if c.has(what, test.Item) {
		c.need(c.d.Items[test.Item-1].allows(test.AtLeast), "%s: item %d cannot be answered %d", what, test.Item, test.AtLeast)
	}
}

func (c *checker) rules() {
	d := c.d
	for _, s := range d.Skips {
		c.has("skip", s.When...)
		if c.has("skip", s.Items...) {
			for _, n := range s.Items {
				c.need(d.Items[n-1].Min == 0 && !d.Items[n-1].Reverse, "skipped item %d cannot count as 0", n)
			}
		}
	}
	for n, l := range d.Levels {
		c.need(n == 0 || l.Value < d.Levels[n-1].Value, "levels must stand most serious first")
		c.need(l.Value > 0 && l.Value <= maxAnswer, "level %d", l.Value)
		for _, t := range l.Any {
			c.reachable("level "+l.Code, t)
		}
	}
	for _, r := range d.RiskItems {
		c.need(r.Kind != "" && r.Why != "", "risk item %d needs a kind and a reason", r.Item)
		c.reachable("risk item", ItemTest{r.Item, r.Threshold})
	}
	for _, k := range d.Criteria {
		for _, count := range k.All {
			c.criterion(k.Code, count)
		}
	}
	if d.Missing.Allow > 0 {
		c.need(d.Missing.Source != "", "the missing rule names no source")
		c.alike("missing rule", nil)
	}
}

func (c *checker) criterion(code string, count Count) {
	if !c.has("criterion "+code, count.Items...) {
		return
	}
	c.need(count.Min <= len(count.Items) && (count.Max == 0 || count.Max >= count.Min), "criterion %s can never hold", code)
	for _, e := range count.Except {
		c.need(slices.Contains(count.Items, e.Item), "criterion %s excepts an item it does not count", code)
		c.reachable("criterion "+code, e)
	}
	for _, n := range count.Items {
		c.reachable("criterion "+code, ItemTest{n, count.AtLeast})
	}
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
		same := item.Min == first.Min && item.Max == first.Max && item.Weight == first.Weight
		c.need(same, "%s: item %d differs in range or weight", what, item.Number)
	}
}
