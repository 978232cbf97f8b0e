package x12

import (
	"io"

	"cohort/domain/billing/claim"
)

// maxEnvelopeReceipts is ours; the standard has no limit.
const maxEnvelopeReceipts = 10_000

// ReadEnvelopeReceipts reads the TA1 segments of a file, which may stand alone in
// their envelope or before messages of any kind. What else the file holds is passed
// over: the reader of its kind reads that. A file without a TA1 is another kind of
// file. A rejected envelope is not an error: see claim.EnvelopeReceipt.
func ReadEnvelopeReceipts(in io.Reader, limits Limits) ([]claim.EnvelopeReceipt, error) {
	scan := newScanner(in, limits)
	var all []claim.EnvelopeReceipt
	for {
		isa, err := scan.next()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, err
		}
		if isa.name != "ISA" {
			return nil, isa.fault(ErrMalformed, 0, "it stands outside every envelope")
		}
		if all, err = envelopeReceipts(scan, isa.at(13), all); err != nil {
			return nil, err
		}
	}
	switch {
	case scan.number == 0:
		return nil, &Error{Kind: ErrNotX12, Problem: "it is empty"}
	case all == nil:
		return nil, &Error{Kind: ErrWrongKind, Problem: "it has no TA1 segment"}
	}
	return all, nil
}

// envelopeReceipts reads one envelope to its end.
func envelopeReceipts(scan *scanner, control string, all []claim.EnvelopeReceipt) ([]claim.EnvelopeReceipt, error) {
	groups, open := 0, false
	for {
		seg, err := inside(scan)
		if err != nil {
			return nil, err
		}
		switch {
		case seg.name == "ISA" || open && seg.name == "IEA" || !open && seg.name != "TA1" && seg.name != "GS" && seg.name != "IEA":
			return nil, seg.fault(ErrMalformed, 0, "it does not belong here")
		case seg.name == "TA1" && groups > 0:
			return nil, seg.fault(ErrMalformed, 0, "it belongs before every group")
		case seg.name == "TA1":
			r, err := envelopeReceipt(seg)
			if err != nil {
				return nil, err
			}
			if len(all) >= maxEnvelopeReceipts {
				return nil, seg.fault(ErrTooLarge, 0, "more receipts than a file may hold")
			}
			all = append(all, r)
		case seg.name == "GS":
			groups, open = groups+1, true
		case seg.name == "GE":
			open = false
		case seg.name == "IEA":
			return all, closes(seg, groups, control)
		}
	}
}

func envelopeReceipt(seg segment) (claim.EnvelopeReceipt, error) {
	r := claim.EnvelopeReceipt{Control: seg.at(1), Minute: seg.at(3), Outcome: seg.at(4), Note: seg.at(5)}
	var ok bool
	if r.On, ok = date("20" + seg.at(2)); !ok {
		return r, seg.fault(ErrMalformed, 2, "it is not a date")
	}
	if r.Outcome != "A" && r.Outcome != "E" && r.Outcome != "R" {
		return r, seg.fault(ErrMalformed, 4, "it is none of the outcomes")
	}
	if r.Control == "" || len(r.Note) != 3 {
		return r, seg.fault(ErrMalformed, 0, "it names no file or no note")
	}
	return r, nil
}
