package placement

import "errors"

// ErrNoPlan means that no plan keeps the pins, or none was found before the
// limit; PinError says more where one pin alone is to blame.
var ErrNoPlan = errors.New("placement: no plan keeps every pin")

// ErrStopped means the limit ended the search before a plan that keeps the
// pins was found.
var ErrStopped = errors.New("placement: stopped before a plan that keeps every pin was found")

// Limits end a search before it has proven its plan the best. The zero value
// never ends it.
type Limits struct {
	Nodes int         // most nodes to search; 0 = no limit. The same number gives the same plan
	Stop  func() bool // asked at every node, a few hundred times a second or more; nil = never
}

// Plan is an assignment of the waitlist.
type Plan struct {
	Placements []Placement // in the order of the waitlist
	Openings   []Opening   // in the order of the proposals
	Unopened   []Unopened
	Waiting    []Waiting // in the order of the waitlist

	Value    Objective // what the plan achieves
	Bound    Objective // no plan achieves more
	Most     Objective // number by number: no plan that equals this one in every number before has more of it
	Proven   bool      // the plan is proven to be the best one: Value = Bound
	Gap      float64   // where Value and Bound first differ, the difference as a share of Bound; 0 = proven
	GapIn    string    // in which number of the objective, in words
	Weighted float64   // the gap over all clients placed, each weighed so that one outweighs all less urgent ones
	Searched int       // nodes searched
}

// Placement is one client's seat. The client is offered it; nobody is enrolled.
type Placement struct {
	Client   ClientID
	Cohort   CohortID   // in an open cohort, or
	Proposal ProposalID // in one that this plan opens
	Fit      int
	Pinned   bool
	Reasons  []string // sentences for staff
}

// Waiting is one client left without a seat, and why.
type Waiting struct {
	Client  ClientID
	Reasons []string // sentences for staff; they name no other client
}

// Unopened is a proposal that stays closed, and why.
type Unopened struct {
	Proposal ProposalID
	Reason   string
}

// Build assigns the whole waitlist as the package comment states, and never
// worse than seating the most urgent first. The same waitlist and the same
// Limits.Nodes give the same plan, unless Limits.Stop ended the search.
//
// It fails with ErrWaitlist when the waitlist contradicts itself, with a
// PinError or ErrNoPlan when the pins cannot be kept, with ErrStopped when the
// limit was too small to find a plan that keeps them.
func Build(w *Waitlist, limits Limits) (Plan, error) { return buildWith(w, limits, nil) }

func buildWith(w *Waitlist, limits Limits, tell func(Progress)) (Plan, error) {
	h, err := newHouse(w)
	if err != nil {
		return Plan{}, err
	}
	p, err := newPose(h)
	if err != nil {
		return Plan{}, err
	}
	s := newSolver(p.puzzle, limits)
	s.pose, s.tell = p, tell
	s.greedy()
	if s.hasBest {
		s.report(true)
	}
	s.run()
	switch {
	case !s.hasBest && s.halted:
		return Plan{}, ErrStopped
	case !s.hasBest:
		return Plan{}, ErrNoPlan
	}
	return p.plan(s), nil
}

func (p *pose) plan(s *solver) Plan {
	a := answer{pose: p, solver: s}
	plan := Plan{Value: p.scale.objective(s.best), Searched: s.nodes}
	plan.Bound, plan.Most = s.outermost(), s.within()
	plan.Gap, plan.GapIn = gap(plan.Value, plan.Bound)
	plan.Weighted = p.scale.weightedGap(plan.Value, plan.Bound)
	plan.Proven = plan.Gap == 0 && plan.GapIn == ""
	a.gather()
	a.openings(&plan)
	for i := range p.Clients {
		a.client(&plan, i)
	}
	return plan
}
