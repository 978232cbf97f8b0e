package x12

import (
	"io"

	"cohort/domain/billing/claim"
)

// ReadRemittances reads a file of 835 remittances (005010X221A1). It returns
// all of them or none: a file that was cut, or in which a payment does not balance
// to the cent, is refused with the place. A claim that does not balance, itself or
// in a line, is marked as Unbalanced: it waits for a person, and the others may be
// posted.
func ReadRemittances(in io.Reader, limits Limits) ([]claim.Remittance, error) {
	var all []claim.Remittance
	err := readMessages(in, limits, "835", func(m *message) error {
		if err := m.wants("005010X221"); err != nil {
			return err
		}
		r := remittanceReader{message: m}
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

// remittanceReader follows one 835 through its loops.
type remittanceReader struct {
	*message
	out     claim.Remittance
	payee   bool // inside the payee's loop
	inClaim bool
	inLine  bool
	closed  bool // provider adjustments have begun
}

func (r *remittanceReader) read() error {
	bpr, ok, err := r.next()
	if err != nil {
		return err
	}
	if !ok || bpr.name != "BPR" {
		return r.fault(bpr, ErrMalformed, 0, "a BPR segment is wanted here")
	}
	r.out.TestFile, r.out.FromFile, r.out.InMessage = r.env.test, r.env.control, r.control
	if err := r.payment(bpr); err != nil {
		return err
	}
	for {
		seg, ok, err := r.next()
		if err != nil {
			return err
		}
		if !ok {
			return r.finish(bpr)
		}
		if err := r.segment(seg); err != nil {
			return err
		}
	}
}

func (r *remittanceReader) payment(bpr segment) (err error) {
	if r.out.Paid, err = r.money(bpr, 2); err != nil {
		return err
	}
	switch bpr.at(3) {
	case "C":
	case "D":
		r.out.Paid = -r.out.Paid
	default:
		return r.fault(bpr, ErrMalformed, 3, "it is neither credit nor debit")
	}
	r.out.Method = bpr.at(4)
	r.out.On, err = r.day(bpr, 16)
	return err
}

// segment takes one segment, by the loop it opens or stands in. Segments that
// carry neither money nor a match to our own records are passed over.
func (r *remittanceReader) segment(seg segment) error {
	switch seg.name {
	case "CLP":
		return r.openClaim(seg)
	case "SVC":
		return r.openLine(seg)
	case "CAS":
		return r.adjust(seg)
	case "PLB":
		return r.provider(seg)
	case "LX":
		r.closeClaim()
		return nil
	}
	switch {
	case r.closed:
		return r.fault(seg, ErrMalformed, 0, "it does not belong after the provider adjustments")
	case r.inLine:
		return r.inLineLoop(seg)
	case r.inClaim:
		return r.inClaimLoop(seg)
	}
	return r.header(seg)
}

func (r *remittanceReader) header(seg segment) (err error) {
	switch seg.name {
	case "TRN":
		r.out.Trace = seg.at(2)
	case "DTM":
		if seg.at(1) == "405" {
			r.out.Produced, err = r.day(seg, 2)
		}
	case "N1":
		r.payee = seg.at(1) == "PE"
		if !r.payee {
			r.out.Payer, r.out.PayerID = seg.at(2), seg.at(4)
			return nil
		}
		r.out.Payee = seg.at(2)
		switch seg.at(3) {
		case "XX":
			r.out.PayeeNPI = seg.at(4)
		case "FI":
			r.out.PayeeTax = seg.at(4)
		}
	case "REF":
		switch {
		case r.payee && seg.at(1) == "TJ":
			r.out.PayeeTax = seg.at(2)
		case !r.payee && seg.at(1) == "2U" && r.out.PayerID == "":
			r.out.PayerID = seg.at(2)
		}
	}
	return err
}

// maxProviderAdjustments is ours; the guide has no limit.
const maxProviderAdjustments = 10_000

// provider reads up to six adjustments that belong to no claim.
func (r *remittanceReader) provider(seg segment) error {
	r.closeClaim()
	r.closed = true
	ends, err := r.day(seg, 2)
	if err != nil {
		return err
	}
	for i := 3; i < len(seg.elements); i += 2 {
		if seg.at(i) == "" && seg.at(i+1) == "" {
			continue
		}
		sum, err := r.money(seg, i+1)
		if err != nil {
			return err
		}
		if len(r.out.Provider) >= maxProviderAdjustments {
			return r.fault(seg, ErrTooLarge, 0, "more provider adjustments than a payment may have")
		}
		r.out.Provider = append(r.out.Provider, claim.ProviderAdjustment{
			Provider: seg.at(1), YearEnds: ends, Reason: seg.part(i, 1), Reference: seg.part(i, 2), Amount: sum,
		})
	}
	return nil
}

func (r *remittanceReader) finish(bpr segment) error {
	r.closeClaim()
	if r.out.Trace == "" {
		return r.fault(bpr, ErrMalformed, 0, "no TRN segment says which payment it is")
	}
	if !r.out.Accounted() {
		return r.unbalanced(bpr, 2, "the payment is", r.out.Paid, "claims less provider adjustments are", r.out.Due())
	}
	return nil
}

func (r *remittanceReader) unbalanced(seg segment, element int, what string, stated int64, other string, due int64) error {
	return r.fault(seg, ErrUnbalanced, element, what+" "+amount(stated)+", "+other+" "+amount(due)+
		", off by "+amount(stated-due))
}
