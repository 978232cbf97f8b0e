package main

import (
	"cmp"
	"fmt"
	"os"
	"runtime/pprof"
	"slices"
	"time"
)

// mostGrowth is how many times as long an answer of the large practice may take.
const mostGrowth = 3

// warmUps come before the turns that count: PostgreSQL thinks about a plan for
// all values after the fifth.
const warmUps = 7

// result is what one question took in both practices.
type result struct {
	question
	small, large         time.Duration
	smallRows, largeRows int
	smallSize, largeSize int // bytes
}

// ratio is how many times as long the large practice took.
func (r result) ratio() float64 { return float64(r.large) / float64(r.small) }

// ofMore is what may be spent on a byte that the large practice gives back and
// the small one does not: a tenth of a millisecond a kilobyte.
const ofMore = time.Millisecond / 10_000

// excess is how many times as long the large practice took as the small one
// would have with as much to give back.
func (r result) excess() float64 {
	return float64(r.large) / float64(r.small+ofMore*time.Duration(max(0, r.largeSize-r.smallSize)))
}

// grows says that an answer takes longer without giving back more.
func (r result) grows() bool { return r.excess() > mostGrowth }

// measure asks every question and prints what came of it, the worst first.
func measure(o options, small, large *practiceUnderTest) (err error) {
	all, err := ask(small.routes)
	if err != nil {
		return err
	}
	var results []result
	for _, q := range all {
		if !o.only.MatchString(q.String()) {
			continue
		}
		r, err := compareAnswers(q, o.rounds, small, large)
		if err == nil && r.grows() { // once more: something else may have been busy
			var again result
			if again, err = compareAnswers(q, o.rounds, small, large); err == nil && again.excess() < r.excess() {
				r = again
			}
		}
		if err != nil {
			return err
		}
		results = append(results, r)
	}
	printTable(results, o.worst)
	if o.profile != "" {
		return profileAnswers(o, all, large)
	}
	return nil
}

func compareAnswers(q question, rounds int, small, large *practiceUnderTest) (r result, err error) {
	r.question = q
	var inSmall, inLarge []time.Duration
	for turn := range warmUps + rounds {
		a, rows, size, err := small.answer(q)
		if err != nil {
			return r, fmt.Errorf("small: %w", err)
		}
		r.smallRows, r.smallSize = rows, size
		b, rows, size, err := large.answer(q)
		if err != nil {
			return r, fmt.Errorf("large: %w", err)
		}
		r.largeRows, r.largeSize = rows, size
		if turn >= warmUps {
			inSmall, inLarge = append(inSmall, a), append(inLarge, b)
		}
	}
	// The fastest says what it costs; what is slower is the doing of others.
	r.small, r.large = slices.Min(inSmall), slices.Min(inLarge)
	return r, nil
}

func printTable(results []result, worst int) {
	flagged := 0
	slices.SortStableFunc(results, func(a, b result) int { return cmp.Compare(b.excess(), a.excess()) })
	fmt.Printf("%10s %10s %7s %6s %6s %6s %6s\n", "small, ms", "large, ms", "ratio", "rows", "rows", "kB", "kB")
	for i, r := range results {
		mark := ""
		if r.grows() {
			flagged++
			mark = "grows"
		}
		if mark != "" || worst == 0 || i < worst {
			fmt.Printf("%10.2f %10.2f %7.1f %6d %6d %6.1f %6.1f  %-5s  %s\n", milliseconds(r.small), milliseconds(r.large), r.ratio(),
				r.smallRows, r.largeRows, float64(r.smallSize)/1000, float64(r.largeSize)/1000, mark, r.question)
		}
	}
	fmt.Printf("%d cases, %d grow more than %d times\n\n", len(results), flagged, mostGrowth)
}

func milliseconds(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }

// profileAnswers asks the large practice again under the profiler.
func profileAnswers(o options, all []question, large *practiceUnderTest) error {
	file, err := os.Create(o.profile)
	if err != nil {
		return err
	}
	defer file.Close()
	if err := pprof.StartCPUProfile(file); err != nil {
		return err
	}
	defer pprof.StopCPUProfile()
	for range 20 {
		for _, q := range all {
			if o.only.MatchString(q.String()) {
				if _, _, _, err := large.answer(q); err != nil {
					return err
				}
			}
		}
	}
	return nil
}
