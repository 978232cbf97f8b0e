package comparison

import (
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"strconv"
	"testing"
)

// world is a made-up practice with a known effect of its newer version.
type world struct {
	name     string
	cohorts  [2][2]int  // fewest and most, older and newer
	sizes    [2]int     // of a cohort
	alike    float64    // share of the spread that lies between cohorts
	effect   float64    // points by which the newer version is better
	leave    float64    // share without a last form, more of those who came with much
	admitted [2]float64 // the least first score to be admitted, by version
	skewed   bool       // what chance adds is lopsided
	spread   [2]float64 // of the change, by version
}

var worlds = []world{
	{name: "few cohorts of eight", cohorts: [2][2]int{{5, 6}, {5, 6}}, sizes: [2]int{7, 9}, alike: 0.1, effect: 1.8},
	{name: "no likeness in cohorts", cohorts: [2][2]int{{6, 10}, {6, 10}}, sizes: [2]int{6, 10}, effect: 1.8},
	{name: "cohorts very alike", cohorts: [2][2]int{{6, 8}, {6, 8}}, sizes: [2]int{6, 10}, alike: 0.3, effect: 1.8},
	{name: "many old, few new, unequal sizes", cohorts: [2][2]int{{15, 20}, {6, 7}}, sizes: [2]int{6, 12}, alike: 0.15},
	{name: "a third leaves, those with much more", cohorts: [2][2]int{{8, 12}, {8, 12}}, sizes: [2]int{6, 12}, alike: 0.1, effect: 1.8, leave: 0.33},
	{name: "the new one admits from 14 on", cohorts: [2][2]int{{8, 12}, {8, 12}}, sizes: [2]int{6, 10}, alike: 0.1, effect: 1.8, admitted: [2]float64{0, 14}},
	{name: "lopsided, and more spread in the new", cohorts: [2][2]int{{7, 10}, {7, 10}}, sizes: [2]int{6, 11}, alike: 0.1, effect: -1, skewed: true, spread: [2]float64{4, 6.5}},
}

// draw gives the members of one practice: their gains in points, with a first
// score that carries an error of its own.
func (w world) draw(by *rand.Rand) (values []Value) {
	between := func(n [2]int) int { return n[0] + by.IntN(n[1]-n[0]+1) }
	for version := range 2 {
		spread := 5.0
		if w.spread[version] > 0 {
			spread = w.spread[version]
		}
		for g := range between(w.cohorts[version]) {
			shared := math.Sqrt(w.alike) * spread * by.NormFloat64()
			for range between(w.sizes) {
				truth, first := 0.0, math.Inf(-1)
				for first < w.admitted[version] {
					truth = 14 + 4*by.NormFloat64()
					first = truth + 2.5*by.NormFloat64()
				}
				noise := by.NormFloat64()
				if w.skewed {
					noise = by.ExpFloat64() - 1
				}
				// Half of what was truly there goes, and chance, cohort and version add.
				gain := first - 0.5*truth + shared + math.Sqrt(1-w.alike)*spread*noise - 2
				if version == 1 {
					gain += w.effect
				}
				if by.Float64() < w.leave*2/(1+math.Exp(-(first-14)/4)) {
					continue
				}
				values = append(values, Value{Newer: version == 1, Group: fmt.Sprint(version, g), Of: gain, First: first})
			}
		}
	}
	return values
}

// shares gives the same practice's attendance: how much of ten sessions each
// member came to, alike in their cohort.
func (w world) shares(by *rand.Rand) (values []Value) {
	values = w.draw(by)
	likes := map[string]float64{}
	for i, v := range values {
		if _, known := likes[v.Group]; !known {
			likes[v.Group] = by.NormFloat64() * math.Sqrt(w.alike) * 1.2
		}
		odds := 1.2 + likes[v.Group] + 0.8*by.NormFloat64()
		came := 0
		for range 10 {
			if by.Float64() < 1/(1+math.Exp(-odds)) {
				came++
			}
		}
		values[i].Of = float64(came) / 10
	}
	return values
}

func simulations(short int) int {
	if n, err := strconv.Atoi(os.Getenv("COHORT_SIMULATIONS")); err == nil {
		return n
	}
	return short
}

// naive is the interval of a plain comparison of changes: members as if each were
// alone, first scores left aside.
func naive(values []Value) (low, high float64) {
	var n, sum, squares [2]float64
	for _, v := range values {
		k := 0
		if v.Newer {
			k = 1
		}
		n[k]++
		sum[k] += v.Of
		squares[k] += v.Of * v.Of
	}
	by, variance := sum[1]/n[1]-sum[0]/n[0], 0.0
	for k := range n {
		mean := sum[k] / n[k]
		variance += (squares[k]/n[k] - mean*mean) / n[k]
	}
	return by - 1.96*math.Sqrt(variance), by + 1.96*math.Sqrt(variance)
}

// TestIntervalsCover counts how often the interval holds the effect that the
// worlds were made with. COHORT_SIMULATIONS=4000 counts more of them, within 2 %.
func TestIntervalsCover(t *testing.T) {
	n := simulations(200)
	slack := 2.0
	if n < 2000 {
		slack = 6 // of so few, four in a thousand lie beyond by chance
	}
	for i, w := range worlds {
		by := rand.New(rand.NewPCG(uint64(i), 11))
		made, held, plain, attendance, drawn, wide := 0, 0, 0, 0, 0, 0.0
		for range n {
			if values := w.draw(by); true {
				if d := Between(values, true); d.Quiet == "" {
					made++
					wide += d.High - d.Low
					if d.Low <= w.effect && w.effect <= d.High {
						held++
					}
				}
				if low, high := naive(values); low <= w.effect && w.effect <= high {
					plain++
				}
			}
			if d := Between(w.shares(by), false); d.Quiet == "" {
				drawn++
				if d.Low <= 0 && 0 <= d.High {
					attendance++
				}
			}
		}
		share := func(of, all int) float64 { return 100 * float64(of) / float64(max(1, all)) }
		t.Logf("%-38s %4d of %d said: 95 %% interval of the change covers %.1f %% (mean width %.1f points); of attendance %.1f %%; a plain comparison %.1f %%",
			w.name, made, n, share(held, made), wide/float64(max(1, made)), share(attendance, drawn), share(plain, n))
		for what, got := range map[string]float64{"change": share(held, made), "attendance": share(attendance, drawn)} {
			if math.Abs(got-95) > slack {
				t.Errorf("%s: the interval of the %s covers %.1f %%", w.name, what, got)
			}
		}
	}
}
