package billing

import (
	"strings"
	"time"

	"cohort/domain"
	"cohort/domain/program"
)

// The errors about corrections.
var (
	ErrAlreadyCharged = domain.Conflict("already_charged", "Another charge stands in place of this one already. Correct that one.")
	ErrSameFee        = domain.Conflict("same_fee", "That is the fee which was charged.")
)

// Correct takes a charge back and makes it again at another fee, at once. One
// that was reversed by mistake is only made again, at whatever fee. It gives the
// reversal, nil when there is one already, and the new charge.
func (c Charge) Correct(fee domain.Money, reason string, s domain.Settings, now time.Time) (reversal *Charge, made Charge, err error) {
	var f domain.Faults
	f.Required("reason", reason, domain.MaxReason)
	checkFee(&f, fee, s)
	if err := f.Err(); err != nil {
		return nil, Charge{}, err
	}
	switch {
	case !c.ReversesID.IsZero():
		return nil, Charge{}, ErrIsReversal
	case c.Status != ChargeReversed && fee == c.Fee:
		return nil, Charge{}, ErrSameFee
	case c.Status != ChargeReversed:
		r, err := c.Reverse(reason, now)
		if err != nil {
			return nil, Charge{}, err
		}
		reversal = &r
	}
	made = c
	made.ID, made.CorrectsID, made.Reason, made.CreatedAt = domain.NewID[domain.ChargeID](), c.ID, reason, now
	made.Fee, made.FeeSource, made.Status, made.BatchNumber = fee, FeeByHand, ChargeReady, 0
	return reversal, made, nil
}

// KindsByHand are what is charged without a session; the others come from
// closing one.
var KindsByHand = []ChargeKind{ForIntake, ForMaterials, ForSeat, ForAdjustment}

// ByHand is a charge that no session makes: of an intake interview, of
// materials. A day after latest is in the future.
func ByHand(wanted Charge, client domain.Client, s domain.Settings, latest domain.Date, now time.Time) (Charge, error) {
	var f domain.Faults
	domain.OneOf(&f, "kind", wanted.Kind, KindsByHand)
	f.When(wanted.ServiceDate.IsZero(), "serviceDate", "is missing")
	f.When(!wanted.ServiceDate.IsZero() && wanted.ServiceDate.Year < domain.EarliestYear, "serviceDate", "must not lie before 1900")
	f.When(wanted.ServiceDate.After(latest), "serviceDate", "is in the future")
	checkFee(&f, wanted.Fee, s)
	f.When(wanted.Fee.Amount == 0, "fee.amount", "must be more than nothing")
	f.Required("reason", wanted.Reason, domain.MaxReason)
	return Charge{ID: domain.NewID[domain.ChargeID](), ClientID: client.ID, ClientCode: client.Code, ServiceDate: wanted.ServiceDate, Kind: wanted.Kind,
		Units: 1, Fee: wanted.Fee, FeeSource: FeeByHand, Status: ChargeReady, Reason: wanted.Reason, CreatedAt: now}, f.Err()
}

func checkFee(f *domain.Faults, fee domain.Money, s domain.Settings) {
	f.When(fee.Currency != s.Currency, "fee.currency", "must be "+s.Currency)
	s.CheckAmount(f, "fee.amount", fee.Amount)
}

// kindOf is what a mark is charged as, "" for nothing.
func kindOf(status program.AttendanceStatus) ChargeKind {
	switch {
	case status.Attended():
		return ForSession
	case status == program.NoShow:
		return ForNoShow
	case status == program.LateCancel:
		return ForLateCancel
	}
	return ""
}

// Changed says whether a corrected mark is charged as something else than what
// stood. One that is not leaves the charge alone, also one that billing has
// corrected or reversed on purpose.
func Changed(c program.AttendanceCorrection) bool {
	return kindOf(c.Was.Status) != kindOf(c.Now.Status)
}

// Replaced gives what a corrected mark does to charges: the reversal of the one
// that stands, if any, and in the charge that is due the note of what it is made
// instead of.
func Replaced(c program.AttendanceCorrection, standing, due *Charge, now time.Time) (reversal *Charge, err error) {
	if standing == nil {
		return nil, nil
	}
	if due != nil {
		due.CorrectsID = standing.ID
	}
	r, err := standing.Reverse("Attendance corrected from "+said(c.Was.Status)+" to "+said(c.Now.Status)+".", now)
	return &r, err
}

// Retimed takes back a charge whose client was there for other minutes, or
// elsewhere, than it says, and makes it again at the same fee: a claim rests on
// both. One that says the same already stays.
func (c Charge) Retimed(minutes int, place program.AttendancePlace, now time.Time) (reversal, made Charge, changed bool, err error) {
	if c.Minutes == minutes && c.Place == place {
		return reversal, made, false, nil
	}
	const why = "Minutes or place of the attendance corrected."
	if reversal, err = c.Reverse(why, now); err != nil {
		return reversal, made, false, err
	}
	made = c
	made.ID, made.CorrectsID, made.Reason, made.CreatedAt = domain.NewID[domain.ChargeID](), c.ID, why, now
	made.Minutes, made.Place, made.Status, made.BatchNumber = minutes, place, ChargeReady, 0
	return reversal, made, true, nil
}

func said(status program.AttendanceStatus) string {
	if status == "" {
		return "not marked"
	}
	return strings.ReplaceAll(string(status), "_", " ")
}
