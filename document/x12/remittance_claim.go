package x12

import (
	"strings"

	"cohort/domain/billing/claim"
)

// openClaim begins the loop of one claim.
func (r *remittanceReader) openClaim(seg segment) (err error) {
	r.closeClaim()
	if r.closed {
		return r.fault(seg, ErrMalformed, 0, "it does not belong after the provider adjustments")
	}
	if err := r.startClaim(seg); err != nil {
		return err
	}
	c := claim.PaidClaim{
		Number: seg.at(1), Status: seg.at(2), Filing: seg.at(6), PayerNumber: seg.at(7),
		Place: seg.at(8), Frequency: claim.Frequency(seg.at(9)),
	}
	if c.Number == "" {
		return r.fault(seg, ErrMalformed, 1, "the claim has no number")
	}
	if c.Status == "" {
		return r.fault(seg, ErrMalformed, 2, "the claim has no status")
	}
	if c.Charge, err = r.money(seg, 3); err != nil {
		return err
	}
	if c.Paid, err = r.money(seg, 4); err != nil {
		return err
	}
	if c.PatientOwes, err = r.moneyOrNone(seg, 5); err != nil {
		return err
	}
	r.out.Claims = append(r.out.Claims, c)
	r.inClaim = true
	return nil
}

// keep makes a segment outlive the next read, for its place only.
func keep(seg segment) segment {
	seg.elements = nil
	return seg
}

func (r *remittanceReader) current() *claim.PaidClaim { return &r.out.Claims[len(r.out.Claims)-1] }

func (r *remittanceReader) currentLine() *claim.PaidLine {
	c := r.current()
	return &c.Lines[len(c.Lines)-1]
}

// closeClaim ends the open claim, if there is one, and marks it where it does not
// add up.
func (r *remittanceReader) closeClaim() {
	r.closeLine()
	if !r.inClaim {
		return
	}
	c := r.current()
	if c.Unbalanced = c.Balance(); c.Unbalanced != nil {
		c.Unbalanced.Claim = len(r.out.Claims)
	}
	r.inClaim, r.message.claim = false, 0
}

func (r *remittanceReader) closeLine() { r.inLine, r.message.line = false, 0 }

func (r *remittanceReader) openLine(seg segment) (err error) {
	r.closeLine()
	if !r.inClaim {
		return r.fault(seg, ErrMalformed, 0, "it stands outside a claim")
	}
	c := r.current()
	r.message.line = len(c.Lines) + 1
	if len(c.Lines) >= maxRemittanceLines {
		return r.fault(seg, ErrTooLarge, 0, "more lines than a claim may have")
	}
	l := claim.PaidLine{Code: seg.part(1, 2), Modifiers: modifiers(seg, 1), Billed: seg.part(6, 2)}
	if l.Charge, err = r.money(seg, 2); err != nil {
		return err
	}
	if l.Paid, err = r.money(seg, 3); err != nil {
		return err
	}
	if l.Units, err = r.units(seg, 5); err != nil {
		return err
	}
	if seg.at(5) == "" {
		l.Units = claim.Whole(1) // the guide: one unit where none is stated
	}
	if l.BilledUnits, err = r.units(seg, 7); err != nil {
		return err
	}
	c.Lines = append(c.Lines, l)
	r.inLine = true
	return nil
}

// maxRemittanceLines is the guide's limit for one claim.
const maxRemittanceLines = 999

// modifiers are the third to sixth parts of a service.
func modifiers(seg segment, element int) []string {
	var list []string
	for n := 3; n <= 6; n++ {
		if m := seg.part(element, n); m != "" {
			list = append(list, m)
		}
	}
	return list
}

// adjust reads up to six adjustments of one group, of the open line or claim.
func (r *remittanceReader) adjust(seg segment) error {
	if !r.inClaim {
		return r.fault(seg, ErrMalformed, 0, "it stands outside a claim")
	}
	into := &r.current().Adjustments
	if r.inLine {
		into = &r.currentLine().Adjustments
	}
	list, err := r.adjustments(seg)
	if err == nil && len(*into)+len(list) > maxAdjustments {
		err = r.fault(seg, ErrTooLarge, 0, "more adjustments than a claim or line may have")
	}
	*into = append(*into, list...)
	return err
}

// The guide's limits for one claim or line: 99 segments of adjustments, 99
// remark codes.
const (
	maxAdjustments = 99 * 6
	maxRemarks     = 99
)

// adjustments reads a CAS segment.
func (m *message) adjustments(seg segment) ([]claim.Adjustment, error) {
	if seg.at(1) == "" {
		return nil, m.fault(seg, ErrMalformed, 1, "the adjustment has no group")
	}
	var list []claim.Adjustment
	for i := 2; i < len(seg.elements); i += 3 {
		if seg.at(i) == "" && seg.at(i+1) == "" && seg.at(i+2) == "" {
			continue
		}
		if seg.at(i) == "" {
			return nil, m.fault(seg, ErrMalformed, i, "the adjustment has no reason")
		}
		sum, err := m.money(seg, i+1)
		if err != nil {
			return nil, err
		}
		units, err := m.units(seg, i+2)
		if err != nil {
			return nil, err
		}
		list = append(list, claim.Adjustment{Group: seg.at(1), Reason: seg.at(i), Amount: sum, Units: units})
	}
	if list == nil {
		return nil, m.fault(seg, ErrMalformed, 2, "it holds no adjustment")
	}
	return list, nil
}

func (r *remittanceReader) inClaimLoop(seg segment) (err error) {
	c := r.current()
	switch seg.name {
	case "NM1":
		r.named(c, seg)
	case "DTM":
		switch seg.at(1) {
		case "232":
			c.From, err = r.day(seg, 2)
		case "233":
			c.To, err = r.day(seg, 2)
		case "050":
			c.Received, err = r.day(seg, 2)
		}
	case "AMT":
		if seg.at(1) == "AU" {
			c.Allowed, err = r.money(seg, 2)
		}
	case "MOA":
		err = r.remark(seg, &c.Remarks, filled(seg, 3, 7))
	case "MIA":
		err = r.remark(seg, &c.Remarks, append(filled(seg, 5, 5), filled(seg, 20, 23)...))
	case "BPR", "TRN", "N1", "ST":
		return r.fault(seg, ErrMalformed, 0, "it does not belong inside a claim")
	}
	return err
}

func (r *remittanceReader) remark(seg segment, into *[]string, codes []string) error {
	if len(*into)+len(codes) > maxRemarks {
		return r.fault(seg, ErrTooLarge, 0, "more remarks than a claim or line may have")
	}
	*into = append(*into, codes...)
	return nil
}

func (r *remittanceReader) named(c *claim.PaidClaim, seg segment) {
	name := claim.Name{Last: seg.at(3), First: seg.at(4), Middle: seg.at(5), Suffix: seg.at(7)}
	switch seg.at(1) {
	case "QC":
		c.Patient = name
		c.MemberID = seg.at(9)
	case "IL":
		c.MemberID = seg.at(9)
	case "74":
		c.Corrected = name
		c.CorrectedID = seg.at(9)
	case "TT":
		c.SentOnTo = seg.at(3)
	case "82":
		if seg.at(8) == "XX" {
			c.Rendering = seg.at(9)
		}
	}
}

func (r *remittanceReader) inLineLoop(seg segment) (err error) {
	l := r.currentLine()
	switch seg.name {
	case "DTM":
		switch seg.at(1) {
		case "472":
			l.From, err = r.day(seg, 2)
			l.To = l.From
		case "150":
			l.From, err = r.day(seg, 2)
		case "151":
			l.To, err = r.day(seg, 2)
		}
	case "REF":
		switch seg.at(1) {
		case "6R":
			l.ID = seg.at(2)
		case "HPI":
			l.Rendering = seg.at(2)
		}
	case "AMT":
		if seg.at(1) == "B6" {
			l.Allowed, err = r.money(seg, 2)
		}
	case "LQ":
		if seg.at(1) == "HE" {
			err = r.remark(seg, &l.Remarks, []string{strings.TrimSpace(seg.at(2))})
		}
	case "BPR", "TRN", "N1", "NM1", "ST":
		return r.fault(seg, ErrMalformed, 0, "it does not belong inside a line")
	}
	return err
}

// filled lists the elements from first to last that hold something.
func filled(seg segment, first, last int) []string {
	var list []string
	for i := first; i <= last; i++ {
		if seg.at(i) != "" {
			list = append(list, seg.at(i))
		}
	}
	return list
}
