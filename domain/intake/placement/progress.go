package placement

import "context"

// Progress is how far a search has come.
type Progress struct {
	Value    Objective   // of the best plan so far
	Bound    Objective   // no plan achieves more
	Most     Objective   // as in Plan
	Improved bool        // the plan is better than the one told of before
	Searched int         // nodes
	Plan     func() Plan // the best plan so far; to be asked for only while it is told of
}

// Search builds like Build, to be run beside whoever asked for it: it tells of
// every plan that is better than the one before, the greedy one first, and of
// every number proven, and ends when ctx does, with the best plan so far. What
// is told holds the search up; nothing is told after Search returns.
func Search(ctx context.Context, w *Waitlist, limits Limits, tell func(Progress)) (Plan, error) {
	stop := limits.Stop
	limits.Stop = func() bool { return ctx.Err() != nil || stop != nil && stop() }
	return buildWith(w, limits, tell)
}

// report tells how far the search has come.
func (s *solver) report(improved bool) {
	if s.tell == nil {
		return
	}
	s.tell(Progress{
		Value: s.puzzle.scale.objective(s.best), Bound: s.outermost(), Most: s.within(),
		Improved: improved, Searched: s.nodes, Plan: func() Plan { return s.pose.plan(s) },
	})
}
