package placement

import (
	"fmt"
	"slices"
	"syscall"
	"testing"
	"time"
)

// benchClinics are the clinics of the table in docs/engines.md. Their seeds are
// none with which the search was set: those are below held.
var benchClinics = []struct {
	name    string
	clinics int
	seconds float64 // of processor time
	clinic  func(seed uint64) *Waitlist
}{
	{"50x10", 10, 2, sized(clinicSize{50, 7, 3, 6})},
	{"300x30", 10, 2, sized(clinicSize{300, 20, 10, 40})},
	{"300x30/conflicts", 10, 2, hard("conflicts")},
	{"300x30/staff", 10, 2, hard("staff")},
	{"300x30/seats", 10, 2, hard("seats")},
	{"300x30/leaders", 10, 2, hard("leaders")},
	{"300x30/ties", 10, 2, hard("ties")},
	{"200x20/all-new", 10, 10, sized(clinicSize{200, 0, 20, 25})},
	{"1000x60", 3, 10, sized(clinicSize{1000, 40, 20, 120})},
}

const held = 1000

func sized(size clinicSize) func(uint64) *Waitlist {
	return func(seed uint64) *Waitlist { return newClinic(seed, size) }
}

func hard(kind string) func(uint64) *Waitlist {
	return func(seed uint64) *Waitlist { return newHardClinic(kind, seed) }
}

// BenchmarkBuild prints how many clinics are proven in their time, the median and
// the longest, and for the others how far plan and bound are apart: in how many
// at most one client or day or point lies between them where they first differ,
// and the widest gap among the urgencies, days and fit, each among the plans
// that equal this one in every number before.
func BenchmarkBuild(b *testing.B) {
	for _, size := range benchClinics {
		b.Run(size.name, func(b *testing.B) {
			var proven, nearly int
			var clients, days, fit float64
			var times []float64
			for range b.N {
				proven, nearly, clients, days, fit, times = 0, 0, 0, 0, 0, times[:0]
				for seed := range uint64(size.clinics) {
					plan, took := timed(b, size.clinic(held+seed), size.seconds)
					times = append(times, 1000*took)
					proven += oneIf(plan.Proven)
					nearly += oneIf(!plan.Proven && apartByOne(plan))
					for i, most := range plan.Most.levels() {
						wide := 100 * float64(most-plan.Value.levels()[i]) / float64(max(1, most))
						switch i {
						case fitLevel:
							fit = max(fit, wide)
						case daysLevel:
							days = max(days, wide)
						default:
							clients = max(clients, wide)
						}
					}
				}
			}
			slices.Sort(times)
			b.ReportMetric(float64(proven), fmt.Sprintf("proven/%d", size.clinics))
			b.ReportMetric(float64(nearly), "one-apart")
			b.ReportMetric(times[len(times)/2], "ms-median")
			b.ReportMetric(times[len(times)-1], "ms-longest")
			b.ReportMetric(clients, "%clients-apart")
			b.ReportMetric(days, "%days-apart")
			b.ReportMetric(fit, "%fit-apart")
		})
	}
}

// apartByOne reports whether one more at most is open where plan and bound differ.
func apartByOne(plan Plan) bool {
	value, bound := plan.Value.levels(), plan.Bound.levels()
	for i := range value {
		if value[i] != bound[i] {
			return bound[i] == value[i]+1
		}
	}
	return true
}

// timed builds within so many seconds of processor time and says what it took.
func timed(b *testing.B, w *Waitlist, seconds float64) (plan Plan, took float64) {
	start := processor(syscall.RUSAGE_SELF)
	plan, err := Build(w, Limits{Stop: func() bool { return processor(syscall.RUSAGE_SELF)-start > seconds }})
	if err != nil {
		b.Fatal(err)
	}
	return plan, processor(syscall.RUSAGE_SELF) - start
}

// processor is the processor time that this program, or those it ran, used.
func processor(of int) float64 {
	var used syscall.Rusage
	if err := syscall.Getrusage(of, &used); err != nil {
		panic(err)
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano()).Seconds()
}

func BenchmarkRank(b *testing.B) {
	w := newClinic(1, clinicSize{300, 30, 0, 40})
	for b.Loop() {
		if _, err := Rank(w, w.Clients[0].ID); err != nil {
			b.Fatal(err)
		}
	}
}
