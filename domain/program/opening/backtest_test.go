package opening

import (
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"testing"

	"cohort/domain"
)

// tally is how forecasts held against what happened.
type tally struct {
	name                  string
	clinics, made, quiet  int
	inside, before, after int
	wrong, wide, drift    []int
}

func (t *tally) add(q Question, took int) {
	f := Foretell(q)
	if f.Quiet != "" {
		t.quiet++
		return
	}
	t.note(f, q.Today, took)
}

func (t *tally) note(f Forecast, today domain.Date, took int) {
	t.made++
	days := func(d domain.Date) int {
		if d.IsZero() {
			return horizon + 1
		}
		return d.DaysSince(today)
	}
	from, about, until := days(f.From), days(f.About), days(f.Until)
	took = min(took, horizon+1)
	t.drift = append(t.drift, took-about)
	t.wrong = append(t.wrong, max(took-about, about-took))
	t.wide = append(t.wide, until-from)
	switch {
	case took < from:
		t.before++
	case took > until:
		t.after++
	default:
		t.inside++
	}
}

func (t *tally) join(o tally) {
	t.clinics, t.made, t.quiet = t.clinics+o.clinics, t.made+o.made, t.quiet+o.quiet
	t.inside, t.before, t.after = t.inside+o.inside, t.before+o.before, t.after+o.after
	t.wrong, t.wide = append(t.wrong, o.wrong...), append(t.wide, o.wide...)
	t.drift = append(t.drift, o.drift...)
}

func (t *tally) cover() float64 { return 100 * float64(t.inside) / float64(t.made) }

func (t *tally) String() string {
	return fmt.Sprintf("%-34s %3d clinics, %4d forecasts, %3d silent: median error %2d days (mean %.1f); 80%% interval covers %.1f%% (%.1f%% earlier, %.1f%% later), median width %d days, median drift %d",
		t.name, t.clinics, t.made, t.quiet, median(t.wrong), mean(t.wrong), t.cover(), 100*float64(t.before)/float64(t.made), 100*float64(t.after)/float64(t.made), median(t.wide), median(t.drift))
}

func median(of []int) int {
	if len(of) == 0 {
		return 0
	}
	slices.Sort(of)
	return of[len(of)/2]
}

func mean(of []int) float64 {
	sum := 0
	for _, n := range of {
		sum += n
	}
	return float64(sum) / float64(max(1, len(of)))
}

// past lets one clinic live and asks it. A clinic with a break changes its rate
// up to half a year before it is asked.
func past(seed uint64, breaks bool, each int, compare bool) (made, known tally) {
	c := newClinic(seed, breaks)
	by := rand.New(rand.NewPCG(seed, 5))
	history := 120 + by.IntN(1100)
	breakAt := 0
	if breaks {
		breakAt = max(60, history-by.IntN(180))
	}
	c.run(history+200+horizon+60, breakAt)
	questions, truth, lists := c.asked(history, history+200, each)
	made.clinics, known.clinics = 1, 1
	for i, q := range questions {
		made.add(q, truth[i])
		if compare {
			known.note(c.knowing(q, lists[i]), q.Today, truth[i])
		}
	}
	return made, known
}

// TestPastClinics holds forecasts against what 200 made-up clinics did. The
// estimator was set with the even half; of the odd half only the totals are read.
// COHORT_CLINICS=2000 asks more of them, more often, and also such whose rates
// change, beside a forecast that knows the true ones.
func TestPastClinics(t *testing.T) {
	clinics, each, long := 200, 1, false
	if n, err := strconv.Atoi(os.Getenv("COHORT_CLINICS")); err == nil {
		clinics, each, long = n, 5, true
	}
	for _, breaks := range []bool{false, true} {
		if breaks && !long {
			break
		}
		tuned, held, knowing := tally{name: "half it was set with"}, tally{name: "half held away"}, tally{name: "who knows the true rates"}
		if breaks {
			tuned.name, held.name = "rates changed, half set with", "rates changed, half held away"
		}
		for seed := range clinics {
			made, known := past(uint64(seed), breaks, each, long)
			knowing.join(known)
			if seed%2 == 0 {
				tuned.join(made)
			} else {
				held.join(made)
			}
		}
		all := tally{name: "both halves"}
		all.join(tuned)
		all.join(held)
		for _, of := range []*tally{&tuned, &held, &all, &knowing} {
			if of.made > 0 {
				t.Log(of)
			}
		}
		if low, high := 76.0, 86.0; all.cover() < low || all.cover() > high {
			t.Errorf("the 80 %% interval covers %.1f %%", all.cover())
		}
		if days := median(all.wrong); !breaks && days > 7 || days > 9 {
			t.Errorf("the median error is %d days", days)
		}
	}
}
