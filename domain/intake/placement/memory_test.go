package placement

import (
	"runtime"
	"testing"
)

// TestMemoryDoesNotGrowWithTheSearch holds a long search of a large clinic to a
// heap that a small server has to spare, and everything it remembers to its cap.
func TestMemoryDoesNotGrowWithTheSearch(t *testing.T) {
	const most = 96 << 20
	h, err := newHouse(newClinic(6, clinicSize{300, 20, 10, 40}))
	if err != nil {
		t.Fatal(err)
	}
	p, err := newPose(h)
	if err != nil {
		t.Fatal(err)
	}
	runtime.GC()
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	before, peak, asked := stats.HeapAlloc, uint64(0), 0
	s := newSolver(p.puzzle, Limits{Nodes: 3000, Stop: func() bool {
		if asked++; asked%100 == 0 {
			runtime.ReadMemStats(&stats)
			peak = max(peak, stats.HeapAlloc)
		}
		return false
	}})
	s.greedy()
	s.run()
	if peak == 0 || peak > before+most {
		t.Errorf("%d nodes: %d MB, want at most %d above the %d before", s.nodes, peak>>20, most>>20, before>>20)
	}
	if depth := 2*len(p.puzzle.proposals) + 2; len(s.unions) > keptUnions || len(s.rota.known) > keptRotas || len(s.bounds) > depth {
		t.Errorf("%d unions, %d crews, %d bounds kept", len(s.unions), len(s.rota.known), len(s.bounds))
	}
	t.Logf("%d nodes: %d MB at most, %d MB before", s.nodes, peak>>20, before>>20)
}
