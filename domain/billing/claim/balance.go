package claim

import "fmt"

// Imbalance says where a remittance does not add up.
type Imbalance struct {
	Claim int // counted from 1, 0 for the payment as a whole
	Line  int // counted from 1, 0 for the claim as a whole
	Due   int64
	Paid  int64 // both in cents
}

func (e Imbalance) Error() string {
	place := "the payment"
	if e.Claim > 0 {
		place = fmt.Sprintf("claim %d", e.Claim)
	}
	if e.Line > 0 {
		place += fmt.Sprintf(", line %d", e.Line)
	}
	return fmt.Sprintf("%s does not balance: %d cents stated, %d expected", place, e.Paid, e.Due)
}

// Balance holds the remittance to its own figures, to the cent (balancing
// rules of implementation guide 005010X221A1): each line's charge less its
// adjustments is its payment; each claim's charge less all adjustments is its
// payment, and so are its lines' payments less the claim's own adjustments;
// all claims' payments less the provider adjustments are what moved. The error
// is nil or the first Imbalance.
func (r Remittance) Balance() error {
	for i, c := range r.Claims {
		if off := c.Balance(); off != nil {
			off.Claim = i + 1
			return *off
		}
	}
	if due := r.Due(); due != r.Paid {
		return Imbalance{Claim: 0, Line: 0, Due: due, Paid: r.Paid}
	}
	return nil
}

// Balance is where the claim does not add up, with no number for the claim; nil
// where it does.
func (c PaidClaim) Balance() *Imbalance {
	for j, l := range c.Lines {
		if due := l.Due(); due != l.Paid {
			return &Imbalance{Line: j + 1, Due: due, Paid: l.Paid}
		}
	}
	if due := c.Due(); due != c.Paid {
		return &Imbalance{Due: due, Paid: c.Paid}
	}
	if due := c.LinesDue(); due != c.Paid {
		return &Imbalance{Due: due, Paid: c.Paid}
	}
	return nil
}

// Accounted says whether what moved is what the claims and the provider adjustments
// come to, where a claim that does not add up may be meant either way: as it states
// its payment, or as its charge less all its adjustments.
func (r Remittance) Accounted() bool {
	if r.Due() == r.Paid {
		return true
	}
	due := r.Due()
	for _, c := range r.Claims {
		if c.Unbalanced != nil {
			due += c.Due() - c.Paid
		}
	}
	return due == r.Paid
}

// Due is what the line's payment must be, in cents.
func (l PaidLine) Due() int64 { return l.Charge - total(l.Adjustments) }

// Due is what the claim's payment must be by its charge, in cents.
func (c PaidClaim) Due() int64 {
	due := c.Charge - total(c.Adjustments)
	for _, l := range c.Lines {
		due -= total(l.Adjustments)
	}
	return due
}

// LinesDue is what the claim's payment must be by its lines, in cents. A claim
// that was decided as a whole has no lines and is judged by Due alone.
func (c PaidClaim) LinesDue() int64 {
	if len(c.Lines) == 0 {
		return c.Due()
	}
	due := -total(c.Adjustments)
	for _, l := range c.Lines {
		due += l.Paid
	}
	return due
}

// Due is what the payment must be by its claims and provider adjustments, in
// cents.
func (r Remittance) Due() int64 {
	var due int64
	for _, c := range r.Claims {
		due += c.Paid
	}
	for _, p := range r.Provider {
		due -= p.Amount
	}
	return due
}
