// Package billing turns attended sessions into fees, once, and fees into
// export batches.
package billing

import (
	"time"

	"cohort/domain"
	"cohort/domain/program"
)

// Charge is one fee that a client owes, or its reversal. It never changes
// once written.
type Charge struct {
	ID          domain.ChargeID
	ClientID    domain.ClientID
	ClientCode  string
	CohortID    domain.CohortID
	SessionID   domain.SessionID
	ServiceDate domain.Date
	Kind        ChargeKind
	Code        string // procedure code, "" for what is not a service
	Units       int
	Minutes     int                     // of the session that the client was there for, 0 for what is not a service
	Place       program.AttendancePlace // where the client was, "" for unknown
	Fee         domain.Money
	FeeSource   FeeSource
	Status      ChargeStatus    // derived: from the batch and from a reversal
	ReversesID  domain.ChargeID // zero unless this is a reversal
	CorrectsID  domain.ChargeID // what this was charged instead of, zero for nothing
	Reason      string          // of a reversal, of a corrected fee, of a charge by hand; encrypted
	BatchNumber int             // 0 until exported
	CreatedAt   time.Time
}

// ChargeKind is what a fee is for.
type ChargeKind string

// ChargeStatus is where a charge stands.
type ChargeStatus string

// FeeSource tells which of the agreed fees was taken.
type FeeSource string

// The kinds, states and sources of charges.
const (
	ForSession    ChargeKind = "session"
	ForNoShow     ChargeKind = "no_show"
	ForLateCancel ChargeKind = "late_cancel"
	ForSeat       ChargeKind = "seat_fee"
	ForIntake     ChargeKind = "intake"
	ForMaterials  ChargeKind = "materials"
	ForAdjustment ChargeKind = "adjustment"

	ChargeReady    ChargeStatus = "ready"
	ChargeExported ChargeStatus = "exported"
	ChargeReversed ChargeStatus = "reversed"

	FeeOfCohort   FeeSource = "cohort"
	FeeOfClient   FeeSource = "client"
	FeeOfPractice FeeSource = "practice"
	FeeByHand     FeeSource = "hand" // typed by billing, for a reason
)

// ChargeKinds lists all kinds.
var ChargeKinds = []ChargeKind{ForSession, ForNoShow, ForLateCancel, ForSeat, ForIntake, ForMaterials, ForAdjustment}

// ChargeStatuses and FeeSources list the states and the sources.
var (
	ChargeStatuses = []ChargeStatus{ChargeReady, ChargeExported, ChargeReversed}
	FeeSources     = []FeeSource{FeeOfCohort, FeeOfClient, FeeOfPractice, FeeByHand}
)

// Values is the closed list, as texts.
func (ChargeKind) Values() []string { return domain.Texts(ChargeKinds) }

// Values is the closed list, as texts.
func (ChargeStatus) Values() []string { return domain.Texts(ChargeStatuses) }

// Values is the closed list, as texts.
func (FeeSource) Values() []string { return domain.Texts(FeeSources) }

// The errors about charges.
var (
	ErrAlreadyReversed = domain.Conflict("already_reversed", "This charge has been reversed already.")
	ErrIsReversal      = domain.Conflict("is_reversal", "A reversal cannot itself be reversed.")
)

// Fees is what a charge for a session is made from: what held on the day of
// the session, whenever it is closed.
type Fees struct {
	Cohort     domain.Money
	Clients    map[domain.ClientID]int64        // fees agreed with single clients who are or were members
	Guests     map[domain.ClientID]domain.Money // the fees of members of other cohorts: their own
	NoShow     *int64                           // the practice's no-show fee, nil for none
	Code       string                           // procedure code of a session
	Currency   string
	Delivery   program.Delivery // where its members are
	ClientCode map[domain.ClientID]string
}

// ChargesFor applies the practice's rule to a closed session: who was there
// owes the session fee, a no-show or late cancellation the no-show fee if the
// practice has one, an excused member nothing. A missed session is not a
// service, so its charge carries no procedure code (Medicare Claims
// Processing Manual, chapter 1, section 30.3.13).
func ChargesFor(s program.Session, marks []program.Attendance, fees Fees, now time.Time) []Charge {
	var charges []Charge
	for _, m := range marks {
		c := Charge{ID: domain.NewID[domain.ChargeID](), ClientID: m.ClientID, ClientCode: fees.ClientCode[m.ClientID],
			CohortID: s.CohortID, SessionID: s.ID, ServiceDate: s.Date, Units: 1, Status: ChargeReady, CreatedAt: now}
		switch {
		case m.Status.Attended():
			c.Kind, c.Code = ForSession, fees.Code
			c.Minutes, c.Place = m.Present(s.Minutes()), fees.Delivery.At(m)
			c.Fee, c.FeeSource = fees.sessionFee(m.ClientID)
		case kindOf(m.Status) != "" && fees.NoShow != nil:
			c.Kind = kindOf(m.Status)
			c.Fee, c.FeeSource = domain.Money{Amount: *fees.NoShow, Currency: fees.Currency}, FeeOfPractice
		default:
			continue
		}
		charges = append(charges, c)
	}
	return charges
}

func (f Fees) sessionFee(client domain.ClientID) (domain.Money, FeeSource) {
	if amount, agreed := f.Clients[client]; agreed {
		return domain.Money{Amount: amount, Currency: f.Currency}, FeeOfClient
	}
	if own, guest := f.Guests[client]; guest {
		return own, FeeOfCohort
	}
	return f.Cohort, FeeOfCohort
}

// Stands says whether it is a charge that nobody has taken back.
func (c Charge) Stands() bool { return c.ReversesID.IsZero() && c.Status != ChargeReversed }

// Reverse voids a charge with a second one of the opposite amount. Both stay.
func (c Charge) Reverse(reason string, now time.Time) (Charge, error) {
	var f domain.Faults
	f.Required("reason", reason, domain.MaxReason)
	if err := f.Err(); err != nil {
		return Charge{}, err
	}
	switch {
	case !c.ReversesID.IsZero():
		return Charge{}, ErrIsReversal
	case c.Status == ChargeReversed:
		return Charge{}, ErrAlreadyReversed
	}
	r := c
	r.ID, r.ReversesID, r.CorrectsID, r.Reason, r.CreatedAt = domain.NewID[domain.ChargeID](), c.ID, domain.ChargeID{}, reason, now
	r.Fee, r.Units, r.Status, r.BatchNumber = c.Fee.Negated(), -c.Units, ChargeReady, 0
	return r, nil
}
