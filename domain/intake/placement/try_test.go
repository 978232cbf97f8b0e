package placement

import (
	"os"
	"strconv"
	"syscall"
	"testing"
	"time"
)

func TestTry(t *testing.T) {
	lim, _ := strconv.Atoi(os.Getenv("LIM"))
	Variant, _ = strconv.Atoi(os.Getenv("VAR"))
	Steps, _ = strconv.Atoi(os.Getenv("STEPS"))
	sizes := []clinicSize{{300, 20, 10, 40}}
	if os.Getenv("BIG") != "" {
		sizes = []clinicSize{{1000, 40, 20, 120}}
	}
	for _, size := range sizes {
		nodes, proven, ms, two := 0, 0, 0, 0
		for seed := range uint64(20) {
			w := newClinic(seed, size)
			start := cpu()
			plan, err := Build(w, Limits{Stop: func() bool { return cpu()-start > time.Duration(lim)*time.Second }})
			if err != nil {
				t.Log(err)
				continue
			}
			e := int((cpu() - start).Milliseconds())
			nodes += plan.Searched
			ms += e
			if e < 2000 {
				two++
			}
			if plan.Proven {
				proven++
			}
			if os.Getenv("V") != "" {
				h, _ := newHouse(w)
				p, _ := newPose(h)
				ways := []int{}
				for _, q := range p.puzzle.proposals {
					ways = append(ways, len(q.ways))
				}
				t.Log(seed, e, plan.Searched, plan.Proven, plan.Gap, plan.GapIn, plan.Value, plan.Bound, len(plan.Openings), ways)
			}
		}
		t.Log("VARIANT", Variant, "nodes", nodes, "ms", ms, "proven", proven, "under 2s", two)
	}
}

func cpu() time.Duration {
	var u syscall.Rusage
	syscall.Getrusage(syscall.RUSAGE_SELF, &u)
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
