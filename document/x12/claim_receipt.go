package x12

import (
	"io"
	"strings"

	"cohort/domain/billing/claim"
)

// ReadClaimReceipts reads a file of 277CA receipts (005010X214). A rejected
// claim is not an error: see claim.ClaimReceipt. The totals a payer states are
// not held against the claims, since payers differ in what they count.
func ReadClaimReceipts(in io.Reader, limits Limits) ([]claim.ClaimReceipt, error) {
	var all []claim.ClaimReceipt
	err := readMessages(in, limits, "277", func(m *message) error {
		if err := m.wants("005010X214"); err != nil {
			return err
		}
		r := claimReceiptReader{message: m}
		if err := r.read(); err != nil {
			return err
		}
		all = append(all, r.out)
		return nil
	})
	if err != nil {
		return nil, err
	}
	return all, nil
}

// claimReceiptReader follows one 277CA. Its levels are 20 the payer, 21 the
// submitter, 19 the billing provider, PT the patient with one claim or more.
type claimReceiptReader struct {
	*message
	out     claim.ClaimReceipt
	level   string
	patient claim.ClaimStatus // name and member number of the open patient
	inClaim bool
	inLine  bool
}

func (r *claimReceiptReader) read() error {
	for {
		seg, ok, err := r.next()
		if err != nil {
			return err
		}
		if !ok {
			if r.level == "" {
				return r.fault(seg, ErrMalformed, 0, "it says nothing about any claim")
			}
			return nil
		}
		if err := r.segment(seg); err != nil {
			return err
		}
	}
}

func (r *claimReceiptReader) segment(seg segment) error {
	switch seg.name {
	case "HL":
		r.level = seg.at(3)
		r.inClaim, r.inLine, r.message.claim, r.message.line = false, false, 0, 0
		r.patient = claim.ClaimStatus{}
	case "NM1":
		r.name(seg)
	case "TRN":
		return r.trace(seg)
	case "STC":
		return r.status(seg)
	case "SVC":
		return r.openLine(seg)
	case "REF":
		r.reference(seg)
	case "DTP":
		return r.date(seg)
	}
	return nil
}

func (r *claimReceiptReader) name(seg segment) {
	switch {
	case r.level == "20":
		r.out.Payer = seg.at(3)
	case r.level == "PT" || r.level == "22":
		r.patient = claim.ClaimStatus{Patient: named(seg), MemberID: seg.at(9)}
	}
}

// trace opens a claim: below a patient, the trace number is the claim's own.
func (r *claimReceiptReader) trace(seg segment) error {
	switch {
	case r.level == "21" && seg.at(1) == "2":
		r.out.Reference = seg.at(2)
	case r.level == "PT" || r.level == "22":
		if err := r.startClaim(seg); err != nil {
			return err
		}
		c := r.patient
		c.Number = seg.at(2)
		r.out.Claims = append(r.out.Claims, c)
		r.inClaim, r.inLine = true, false
	}
	return nil
}

// maxStatuses is ours; the guide has no limit.
const maxStatuses = 1000

func (r *claimReceiptReader) current() *claim.ClaimStatus { return &r.out.Claims[len(r.out.Claims)-1] }

// status reads an STC segment into whatever is open. It may say up to three
// things that share one date and one verdict.
func (r *claimReceiptReader) status(seg segment) (err error) {
	var into *[]claim.Status
	switch {
	case r.inLine:
		c := r.current()
		into = &c.Lines[len(c.Lines)-1].Statuses
	case r.inClaim:
		into = &r.current().Statuses
	case r.level == "19":
		into = &r.out.Provider
	case r.level == "21":
		into = &r.out.Statuses
	default:
		return r.fault(seg, ErrMalformed, 0, "it does not belong here")
	}
	s := claim.Status{Rejects: seg.at(3) == "U", Text: strings.TrimSpace(seg.at(12))}
	if seg.at(2) != "" {
		if s.On, err = r.day(seg, 2); err != nil {
			return err
		}
	}
	if s.Amount, err = r.moneyOrNone(seg, 4); err != nil {
		return err
	}
	for i, element := range []int{1, 10, 11} {
		if seg.at(element) == "" && i > 0 {
			continue
		}
		s.Category, s.Code, s.Entity = seg.part(element, 1), seg.part(element, 2), seg.part(element, 3)
		if s.Category == "" {
			return r.fault(seg, ErrMalformed, element, "the status has no category")
		}
		if len(*into) >= maxStatuses {
			return r.fault(seg, ErrTooLarge, 0, "more statuses than a claim or line may have")
		}
		*into = append(*into, s)
	}
	return nil
}

func (r *claimReceiptReader) openLine(seg segment) (err error) {
	if !r.inClaim {
		return r.fault(seg, ErrMalformed, 0, "it stands outside a claim")
	}
	c := r.current()
	if len(c.Lines) >= maxRemittanceLines {
		return r.fault(seg, ErrTooLarge, 0, "more lines than a claim may have")
	}
	l := claim.LineStatus{Code: seg.part(1, 2)}
	if l.Charge, err = r.money(seg, 2); err != nil {
		return err
	}
	c.Lines = append(c.Lines, l)
	r.inLine, r.message.line = true, len(c.Lines)
	return nil
}

func (r *claimReceiptReader) reference(seg segment) {
	switch {
	case r.inLine && seg.at(1) == "FJ":
		c := r.current()
		c.Lines[len(c.Lines)-1].ID = seg.at(2)
	case r.inClaim && !r.inLine && seg.at(1) == "1K":
		r.current().PayerNumber = seg.at(2)
	}
}

// date reads the days of service, one day or a span.
func (r *claimReceiptReader) date(seg segment) error {
	if !r.inClaim || r.inLine || seg.at(1) != "472" {
		return nil
	}
	from, to, span := strings.Cut(seg.at(3), "-")
	if !span {
		to = from
	}
	first, ok := date(from)
	last, also := date(to)
	if !ok || !also {
		return r.fault(seg, ErrMalformed, 3, "it is not a date")
	}
	r.current().From, r.current().To = first, last
	return nil
}
