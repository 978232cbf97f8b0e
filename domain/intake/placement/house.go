package placement

import (
	"errors"
	"fmt"
)

// ErrWaitlist is wrapped by every error about the waitlist's own values.
var ErrWaitlist = errors.New("placement: waitlist")

// house is a checked waitlist with its lookups.
type house struct {
	*Waitlist
	weights   Weights
	breaks    Breaks
	client    map[ClientID]int
	cohort    map[CohortID]int
	proposal  map[ProposalID]int
	leaders   map[LeaderID]*Leader
	busy      map[LeaderID][]engagement // with cohorts that run or are announced
	conflicts map[ClientID][]ClientID
	exclude   map[ClientID][]Exclusion
}

func newHouse(w *Waitlist) (*house, error) {
	h := &house{
		Waitlist: w, weights: w.Weights,
		client: map[ClientID]int{}, cohort: map[CohortID]int{}, proposal: map[ProposalID]int{},
		leaders: map[LeaderID]*Leader{}, busy: map[LeaderID][]engagement{}, conflicts: map[ClientID][]ClientID{},
		exclude: map[ClientID][]Exclusion{},
	}
	if h.weights == (Weights{}) {
		h.weights = DefaultWeights()
	}
	if h.breaks = DefaultBreaks(); w.Breaks != nil {
		h.breaks = *w.Breaks
	}
	if err := errors.Join(h.checkWeights(), h.breaks.check(), h.indexPeople(), h.indexGroups()); err != nil {
		return nil, err
	}
	for _, c := range w.Conflicts {
		if c.A == c.B || c.A == "" || c.B == "" {
			return nil, fmt.Errorf("%w: a conflict is between two people, not %q and %q", ErrWaitlist, c.A, c.B)
		}
		h.conflicts[c.A] = append(h.conflicts[c.A], c.B)
		h.conflicts[c.B] = append(h.conflicts[c.B], c.A)
	}
	for _, e := range w.Exclusions {
		if e.Client == "" || oneIf(e.Cohort != "")+oneIf(e.Proposal != "")+oneIf(e.Leader != "") != 1 {
			return nil, fmt.Errorf("%w: an exclusion of client %q has to name one cohort, proposal or leader", ErrWaitlist, e.Client)
		}
		h.exclude[e.Client] = append(h.exclude[e.Client], e)
	}
	return h, nil
}

// mostPoints keeps fits inside the solver's 16-bit numbers with room to spare.
const mostPoints = 1000

func (h *house) checkWeights() error {
	w := h.weights
	for _, points := range []int{w.PrimaryProblem, w.OtherProblem, w.Program, w.PreferredTime, w.PreferredSite, w.FromTheStart} {
		if points < 0 || points > mostPoints {
			return fmt.Errorf("%w: a weight of %d points is outside 0–%d", ErrWaitlist, points, mostPoints)
		}
	}
	return nil
}

// mostClients keeps the objective inside 64 bits whatever the mix of urgencies.
const mostClients = 10000

func (h *house) indexPeople() error {
	if len(h.Clients) > mostClients {
		return fmt.Errorf("%w: %d clients; at most %d can be weighed at once", ErrWaitlist, len(h.Clients), mostClients)
	}
	for i, c := range h.Clients {
		if _, twice := h.client[c.ID]; twice || c.ID == "" {
			return fmt.Errorf("%w: client %q is listed twice or has no ID", ErrWaitlist, c.ID)
		}
		if c.Urgency < Routine || c.Urgency >= urgencies {
			return fmt.Errorf("%w: client %q has no such urgency: %d", ErrWaitlist, c.ID, c.Urgency)
		}
		h.client[c.ID] = i
	}
	for i := range h.Leaders {
		l := &h.Leaders[i]
		if _, twice := h.leaders[l.ID]; twice || l.ID == "" {
			return fmt.Errorf("%w: leader %q is listed twice or has no ID", ErrWaitlist, l.ID)
		}
		h.leaders[l.ID] = l
	}
	return nil
}

func (h *house) indexGroups() error {
	for i, c := range h.Cohorts {
		if _, twice := h.cohort[c.ID]; twice || c.ID == "" {
			return fmt.Errorf("%w: cohort %q is listed twice or has no ID", ErrWaitlist, c.ID)
		}
		if err := checkSlots(c.Slots); err != nil {
			return fmt.Errorf("%w: cohort %q: %v", ErrWaitlist, c.ID, err)
		}
		if c.Capacity < 0 || c.Capacity > MostInCohort || c.Held < 0 {
			return fmt.Errorf("%w: cohort %q: %d seats with %d held; a cohort has 0 to %d", ErrWaitlist, c.ID, c.Capacity, c.Held, MostInCohort)
		}
		h.cohort[c.ID] = i
		if c.NextSession > 0 {
			for _, l := range c.Leaders {
				for _, s := range c.Slots {
					h.busy[l] = append(h.busy[l], engagement{s, c.Site})
				}
			}
		}
	}
	for i, p := range h.Proposals {
		if _, twice := h.proposal[p.ID]; twice || p.ID == "" {
			return fmt.Errorf("%w: proposal %q is listed twice or has no ID", ErrWaitlist, p.ID)
		}
		if p.least() < FewestToOpen || p.most() > MostInCohort || p.least() > p.most() {
			return fmt.Errorf("%w: proposal %q opens with %d to %d clients, outside %d–%d",
				ErrWaitlist, p.ID, p.least(), p.most(), FewestToOpen, MostInCohort)
		}
		if err := checkSlots(p.Slots); err != nil {
			return fmt.Errorf("%w: proposal %q: %v", ErrWaitlist, p.ID, err)
		}
		h.proposal[p.ID] = i
	}
	return nil
}

func checkSlots(slots []Slot) error {
	if len(slots) == 0 {
		return errors.New("it has no weekly slot")
	}
	for _, s := range slots {
		if !s.valid() {
			return fmt.Errorf("the slot on day %d from minute %d for %d minutes is not within a day", s.Weekday, s.Start, s.Minutes)
		}
	}
	return nil
}

func (h *house) conflictsWithAny(c ClientID, others []ClientID) bool {
	for _, a := range h.conflicts[c] {
		for _, b := range others {
			if a == b {
				return true
			}
		}
	}
	return false
}

func (h *house) excluded(c ClientID, m *meeting) bool {
	for _, e := range h.exclude[c] {
		if e.Cohort != "" && e.Cohort == m.cohort || e.Proposal != "" && e.Proposal == m.proposal {
			return true
		}
		for _, l := range m.leaders {
			if e.Leader != "" && e.Leader == l {
				return true
			}
		}
	}
	return false
}

// meetingOf is a cohort seen by a client.
func (h *house) meetingOf(c *Cohort) *meeting {
	return &meeting{
		cohort: c.ID, program: c.Program, problems: c.Problems, language: c.Language,
		site: c.Site, slots: c.Slots, leaders: c.Leaders, ageFrom: c.AgeFrom, ageTo: c.AgeTo,
		fromTheStart: c.NextSession == 1, members: c.Members,
	}
}
