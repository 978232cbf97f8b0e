package opening

import "cohort/domain"

// Terms are what a cohort takes in and costs for a session.
type Terms struct {
	Fee      domain.Money // of one seat, for a session that is charged in full
	Leaders  int64        // what its leaders cost for a session, in the fee's currency; 0 where nobody said
	Sessions int
}

// Seats is what an empty seat costs, and how many must be taken.
type Seats struct {
	EmptySession domain.Money // what an empty seat loses in one session
	EmptyCourse  domain.Money // and over all of them
	// BreakEven is the fewest seats whose fees carry the leaders; 0 where their cost
	// is not known, or there is no fee.
	BreakEven int
}

// Count works them out. A course whose fees do not fit into an amount of money
// is refused.
func (t Terms) Count() (s Seats, err error) {
	s.EmptySession = t.Fee
	s.EmptyCourse = domain.Money{Currency: t.Fee.Currency}
	for range t.Sessions {
		if s.EmptyCourse, err = s.EmptyCourse.Plus(t.Fee); err != nil {
			return s, err
		}
	}
	if t.Leaders > 0 && t.Fee.Amount > 0 {
		s.BreakEven = int((t.Leaders + t.Fee.Amount - 1) / t.Fee.Amount)
	}
	return s, nil
}
