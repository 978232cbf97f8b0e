package placement

import (
	"fmt"
	"maps"
	"slices"
	"sort"
	"testing"
	"time"
)

// BenchmarkBuild prints, over ten generated clinics of each size (a third or
// more of the cohorts new, one conflict for about eight clients), how many are proven
// within two seconds, the median and the longest time, and the widest gap.
func BenchmarkBuild(b *testing.B) {
	for _, size := range []clinicSize{{50, 7, 3, 6}, {300, 20, 10, 40}, {1000, 40, 20, 120}} {
		b.Run(fmt.Sprintf("%dx%d", size.waiting, size.cohorts+size.proposals), func(b *testing.B) {
			buildTen(b, func(seed uint64) *Waitlist { return newClinic(seed, size) })
		})
	}
}

// BenchmarkBuildHard prints the same for clinics that are harder to plan.
func BenchmarkBuildHard(b *testing.B) {
	for _, kind := range slices.Sorted(maps.Keys(hardClinics)) {
		b.Run(kind, func(b *testing.B) {
			buildTen(b, func(seed uint64) *Waitlist { return newHardClinic(kind, seed) })
		})
	}
}

func buildTen(b *testing.B, clinic func(seed uint64) *Waitlist) {
	const clinics = 10
	var proven int
	var widest, weighted float64
	var times []float64
	for range b.N {
		proven, widest, weighted, times = 0, 0, 0, times[:0]
		for seed := range uint64(clinics) {
			w := clinic(seed)
			start := time.Now()
			plan, err := Build(w, Limits{Stop: func() bool { return time.Since(start) > 2*time.Second }})
			if err != nil {
				b.Fatal(err)
			}
			times = append(times, float64(time.Since(start).Microseconds())/1000)
			proven += oneIf(plan.Proven)
			widest, weighted = max(widest, plan.Gap), max(weighted, plan.Weighted)
		}
	}
	sort.Float64s(times)
	b.ReportMetric(float64(proven), "proven/10")
	b.ReportMetric(times[clinics/2], "ms-median")
	b.ReportMetric(times[clinics-1], "ms-longest")
	b.ReportMetric(100*widest, "%gap-widest")
	b.ReportMetric(100*weighted, "%weighted-gap-widest")
}

func BenchmarkRank(b *testing.B) {
	w := newClinic(1, clinicSize{300, 30, 0, 40})
	for b.Loop() {
		if _, err := Rank(w, w.Clients[0].ID); err != nil {
			b.Fatal(err)
		}
	}
}
