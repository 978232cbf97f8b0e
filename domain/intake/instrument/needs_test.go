package instrument

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// needs lists what the vectors of an instrument must show, read off its definition.
func needs(d Definition) []need {
	var all []need
	for _, part := range []func(Definition) []need{extremes, edges, cuts, reversals, blanks, risks, levels, criteria, unscored} {
		all = append(all, part(d)...)
	}
	return all
}

// extremes: every answer lowest and every answer highest, in each convention and,
// where items are turned round, also the least and the largest score.
func extremes(d Definition) (all []need) {
	conventions := []string{""}
	for i, c := range d.Conventions {
		conventions = append(conventions[:i], c.Code)
	}
	turned := slices.ContainsFunc(d.Items, func(i Item) bool { return i.Reverse })
	for _, c := range conventions {
		all = append(all,
			need{"lowest", "every answer lowest " + c, func(w worked) bool {
				return w.convention == c && w.each(func(i Item, a *int) bool { return a != nil && *a == i.Min })
			}},
			need{"highest", "every answer highest " + c, func(w worked) bool {
				return w.convention == c && w.each(func(i Item, a *int) bool { return a != nil && *a == i.Max })
			}})
	}
	if turned {
		all = append(all,
			need{"lowest", "the least score", func(w worked) bool { return w.calm(d) }},
			need{"highest", "the largest score", func(w worked) bool {
				return w.each(func(i Item, a *int) bool { return a != nil && *a == i.Min+i.Max-i.least() })
			}})
	}
	return all
}

// edges: both ends of each band that a score can have, on the total and on sub-scales.
func edges(d Definition) (all []need) {
	ends := func(b Band, step int) []int { return []int{(b.From + step - 1) / step * step, b.To / step * step} }
	for _, b := range d.Bands {
		for _, edge := range ends(b, d.Multiplier) {
			what := fmt.Sprintf("%s at %d (table %q, convention %q, sex %q)", b.Code, edge, b.Set, b.Convention, b.Sex)
			all = append(all, need{"band edge", what, func(w worked) bool {
				return w.total == strconv.Itoa(edge) && w.band == b.Code && w.set == b.Set &&
					w.convention == b.Convention && w.opts.ScoringSex == b.Sex
			}})
		}
	}
	for _, s := range d.SubScales {
		for _, b := range s.Bands {
			for _, edge := range ends(b, s.Multiplier) {
				word := fmt.Sprintf("sub=%s:%d:%s", s.Code, edge, b.Code)
				all = append(all, need{"band edge", word, func(w worked) bool { return w.expects(word) }})
			}
		}
	}
	return all
}

// cuts: each cut-off just reached and just not reached.
func cuts(d Definition) (all []need) {
	for _, c := range d.CutOffs {
		reached, missed := c.sides(d.Multiplier)
		for _, side := range []struct {
			total   int
			reached bool
		}{{reached, true}, {missed, false}} {
			what := fmt.Sprintf("%s at %d", c.Code, side.total)
			all = append(all, need{"cut-off", what, func(w worked) bool {
				list, said := w.says("cut")
				return said && w.total == strconv.Itoa(side.total) && slices.Contains(strings.Split(list, ","), c.Code) == side.reached
			}})
		}
	}
	for _, s := range d.SubScales {
		for _, c := range s.CutOffs {
			reached, missed := c.sides(s.Multiplier)
			at := fmt.Sprintf("sub=%s:%d", s.Code, reached)
			below := fmt.Sprintf("sub=%s:%d", s.Code, missed)
			all = append(all,
				need{"cut-off", at, func(w worked) bool { return w.expects(at) && w.expects("subcut="+s.Code+":"+c.Code) }},
				need{"cut-off", below, func(w worked) bool { return w.expects(below) && w.expects("subcut="+s.Code+":none") }})
		}
	}
	return all
}

// sides are the last score that a cut-off lets pass and the first that reaches it,
// among those that exist with this multiplier.
func (c CutOff) sides(step int) (reached, missed int) {
	if c.AtLeast != nil {
		reached = (*c.AtLeast + step - 1) / step * step
		return reached, reached - step
	}
	reached = *c.AtMost / step * step
	return reached, reached + step
}

// reversals: each item that is turned round, alone away from its least score.
func reversals(d Definition) (all []need) {
	for _, item := range d.Items {
		if item.Reverse {
			all = append(all, need{"reverse", fmt.Sprintf("item %d alone", item.Number), func(w worked) bool {
				a := w.answer(item.Number)
				return a != nil && *a != item.Max && w.calm(d, item.Number)
			}})
		}
	}
	return all
}

// blanks: as many as the rule allows and one too many; each skip taken and not
// taken; an item that does not apply, and the same item merely left blank.
func blanks(d Definition) (all []need) {
	for n := 1; n <= d.Missing.Allow+1; n++ {
		scored := n <= d.Missing.Allow
		all = append(all, need{"missing", fmt.Sprintf("%d blank, scored %v", n, scored), func(w worked) bool {
			missing, _ := w.says("missing")
			_, estimated := w.says("prorated")
			some := estimated || d.Method == MethodNone && w.anySubScale()
			return missing == strconv.Itoa(n) && (scored && some || !scored && w.total == "-" && !estimated)
		}})
	}
	for i, s := range d.Skips {
		all = append(all,
			need{"missing", fmt.Sprintf("skip %d taken", i+1), func(w worked) bool {
				_, missing := w.says("missing")
				return !missing && w.blank(s.Items...) && w.zero(s.When)
			}},
			need{"missing", fmt.Sprintf("skip %d not taken", i+1), func(w worked) bool {
				missing, _ := w.says("missing")
				return missing != "" && w.blank(s.Items[len(s.Items)-1]) && w.answer(s.When[0]) != nil && !w.zero(s.When)
			}})
	}
	for _, item := range d.Items {
		if !item.MayNotApply {
			continue
		}
		for _, applies := range []bool{true, false} {
			all = append(all, need{"missing", fmt.Sprintf("item %d blank, applies %v", item.Number, applies), func(w worked) bool {
				marked := slices.Contains(w.opts.NotApplicable, item.Number)
				return w.blank(item.Number) && marked != applies && (w.total == "-") == applies
			}})
		}
	}
	for _, s := range d.SubScales {
		if word := "sub=" + s.Code + ":-"; len(d.Items) > 1 {
			all = append(all, need{"missing", word, func(w worked) bool { return w.expects(word) }})
		}
	}
	return all
}

func (w worked) anySubScale() bool {
	return slices.ContainsFunc(w.expect, func(e string) bool { return strings.HasPrefix(e, "sub=") && !strings.HasSuffix(e, ":-") })
}

func (w worked) zero(numbers []int) bool {
	return !slices.ContainsFunc(numbers, func(n int) bool { return !w.is(n, 0) })
}

// risks: each flag at its threshold while every other answer is harmless, and
// silent one answer before it.
func risks(d Definition) (all []need) {
	for _, r := range d.RiskItems {
		word := strings.TrimSuffix(fmt.Sprintf("risk=%d:%s:%s", r.Item, r.Kind, r.Severity), ":")
		before := r.Threshold - 1
		if r.Below {
			before = r.Threshold + 1
		}
		for !d.Items[r.Item-1].allows(before) {
			before += before - r.Threshold
		}
		all = append(all,
			need{"risk", fmt.Sprintf("item %d at %d, all else harmless", r.Item, r.Threshold), func(w worked) bool {
				return w.is(r.Item, r.Threshold) && w.calm(d, r.Item) && w.expects(word)
			}},
			need{"risk", fmt.Sprintf("item %d at %d, before it speaks", r.Item, before), func(w worked) bool {
				return w.is(r.Item, before) && !w.expects(word)
			}})
	}
	return all
}

// levels: each way to each level, by that answer alone.
func levels(d Definition) (all []need) {
	for _, l := range d.Levels {
		for _, test := range l.Any {
			all = append(all, need{"level", fmt.Sprintf("%s by item %d alone", l.Code, test.Item), func(w worked) bool {
				return w.total == strconv.Itoa(l.Value) && w.is(test.Item, test.AtLeast) && w.calm(d, test.Item)
			}})
		}
	}
	return all
}

func criteria(d Definition) (all []need) {
	for _, c := range d.Criteria {
		for _, word := range []string{"met=" + c.Code, "unmet=" + c.Code, "unsure=" + c.Code} {
			all = append(all, need{"criterion", word, func(w worked) bool { return w.expects(word) }})
		}
	}
	return all
}

// unscored: each answered highest while the score stays the least, and left out.
func unscored(d Definition) (all []need) {
	for _, item := range d.Items {
		if item.Unscored {
			all = append(all,
				need{"unscored", fmt.Sprintf("item %d highest", item.Number), func(w worked) bool { return w.is(item.Number, item.Max) && w.calm(d) }},
				need{"unscored", fmt.Sprintf("item %d left out", item.Number), func(w worked) bool {
					return w.blank(item.Number) && (w.total != "-" || d.Method == MethodNone && w.anySubScale())
				}})
		}
	}
	return all
}
