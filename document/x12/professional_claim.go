package x12

import (
	"strconv"
	"strings"

	"cohort/domain/billing/claim"
)

// openClaim begins a claim with what the levels above it said.
func (r *professionalReader) openClaim(seg segment) (err error) {
	if err := r.closeClaim(); err != nil {
		return err
	}
	if r.level < atSubscriber || r.self == (r.dependent != nil) {
		return r.fault(seg, ErrMalformed, 0, "no patient is open")
	}
	if err := r.startClaim(seg); err != nil {
		return err
	}
	if r.total, err = r.money(seg, 2); err != nil {
		return err
	}
	c := claim.Claim{
		Number: seg.at(1), Billing: r.billing, Coverage: r.coverage,
		Place: seg.part(5, 1), Frequency: claim.Frequency(seg.part(5, 3)),
		Signed: seg.at(6), Assignment: seg.at(7), Benefits: seg.at(8), Release: seg.at(9),
		Accident: accident(seg),
	}
	if r.dependent != nil {
		d := *r.dependent
		c.Dependent = &d
	}
	r.out.Claims = append(r.out.Claims, c)
	r.rest(seg, 1, 2, 5, 6, 7, 8, 9, 11)
	r.level, r.started, r.address, r.special, r.strange = atClaim, keep(seg), nil, nil, false
	return nil
}

func accident(seg segment) claim.Accident {
	var a claim.Accident
	for n := 1; n <= 3; n++ {
		switch seg.part(11, n) {
		case "AA":
			a.Auto = true
		case "EM":
			a.Employment = true
		case "OA":
			a.Other = true
		}
	}
	a.State = seg.part(11, 4)
	return a
}

// closeClaim holds the claim's total against its lines.
func (r *professionalReader) closeClaim() error {
	if r.level < atClaim {
		return nil
	}
	r.message.line = 0
	if charge := r.current().Charge(); charge != r.total {
		return r.fault(r.started, ErrUnbalanced, 2, "the claim's total is "+amount(r.total)+", its lines are "+amount(charge))
	}
	r.level = atSubscriber
	if r.dependent != nil {
		r.level = atDependent
	}
	r.message.claim = 0
	return nil
}

// openLine begins a line; its SV1 follows.
func (r *professionalReader) openLine(seg segment) error {
	if r.level < atClaim {
		return r.unknown(seg)
	}
	c := r.current()
	if seg.at(1) != strconv.Itoa(len(c.Lines)+1) {
		return r.fault(seg, ErrMalformed, 1, "lines must count 1, 2, 3")
	}
	if len(c.Lines) >= claim.MaxLines {
		return r.fault(seg, ErrTooLarge, 0, "more lines than a claim may have")
	}
	c.Lines = append(c.Lines, claim.Line{})
	r.level, r.message.line, r.address, r.special, r.strange = atLine, len(c.Lines), nil, nil, false
	return nil
}

// pointers reads the diagnoses a line points at.
func (r *professionalReader) pointers(seg segment, element int) ([]int, error) {
	var list []int
	for n := 1; n <= claim.MaxPointers; n++ {
		if seg.part(element, n) == "" {
			break
		}
		p, err := strconv.Atoi(seg.part(element, n))
		if err != nil || p < 1 || p > claim.MaxDiagnoses {
			return nil, r.fault(seg, ErrMalformed, element, "it points at no diagnosis")
		}
		list = append(list, p)
	}
	return list, nil
}

// diagnoses reads the codes of the first HI segment: ICD-10-CM, or ICD-9-CM in
// claims for services before October 2015.
func (r *professionalReader) diagnoses(seg segment) error {
	c := r.current()
	for i := 1; i < len(seg.elements); i++ {
		kind := seg.part(i, 1)
		older := kind == "BK" || kind == "BF"
		if kind != "ABK" && kind != "ABF" && !older || i > 1 && older != c.OlderCodes || strings.Count(seg.at(i), string(rune(seg.split))) != 1 {
			return r.fault(seg, ErrMalformed, i, "it is not a diagnosis")
		}
		if len(c.Diagnoses) >= claim.MaxDiagnoses {
			return r.fault(seg, ErrTooLarge, i, "more diagnoses than a claim may have")
		}
		c.OlderCodes = older
		c.Diagnoses = append(c.Diagnoses, seg.part(i, 2))
	}
	return nil
}
