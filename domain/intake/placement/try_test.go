package placement

import (
	"os"
	"strconv"
	"testing"
	"time"
)

func TestTry(t *testing.T) {
	lim, _ := strconv.Atoi(os.Getenv("LIM"))
	sizes := []clinicSize{{300, 20, 10, 40}}
	if os.Getenv("BIG") != "" {
		sizes = []clinicSize{{1000, 40, 20, 120}}
	}
	for _, size := range sizes {
		for seed := range uint64(20) {
			w := newClinic(seed, size)
			start := time.Now()
			plan, err := Build(w, Limits{Stop: func() bool { return time.Since(start) > time.Duration(lim)*time.Second }})
			if err != nil {
				t.Log(err)
				continue
			}
			h, _ := newHouse(w)
			p, _ := newPose(h)
			ways := []int{}
			for _, q := range p.puzzle.proposals {
				ways = append(ways, len(q.ways))
			}
			t.Log(seed, time.Since(start).Milliseconds(), plan.Searched, plan.Proven, plan.Gap, plan.GapIn, plan.Value, plan.Bound, len(plan.Openings), ways)
		}
	}
}
