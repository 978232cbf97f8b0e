package x12

import (
	"io"

	"cohort/domain/billing/claim"
)

// maxFaults bounds what a receipt may list of one message.
const maxFaults = 10_000

// ReadFileReceipts reads a file of 999 receipts (005010X231A1), one for each
// file of claims that it answers. A rejected file is not an error: see
// claim.FileReceipt.
func ReadFileReceipts(in io.Reader, limits Limits) ([]claim.FileReceipt, error) {
	var all []claim.FileReceipt
	err := readMessages(in, limits, "999", func(m *message) error {
		if err := m.wants("005010X231"); err != nil {
			return err
		}
		r := fileReceiptReader{message: m}
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

// fileReceiptReader follows one 999.
type fileReceiptReader struct {
	*message
	out    claim.FileReceipt
	open   bool // a message's answer is open
	faults int
	ended  bool
}

func (r *fileReceiptReader) read() error {
	for first := true; ; first = false {
		seg, ok, err := r.next()
		switch {
		case err != nil:
			return err
		case first && seg.name != "AK1":
			return r.fault(seg, ErrMalformed, 0, "an AK1 segment is wanted here")
		case !ok && !r.ended:
			return r.fault(seg, ErrMalformed, 0, "no AK9 segment says what became of the file")
		case !ok:
			return nil
		case r.ended:
			return r.fault(seg, ErrMalformed, 0, "it does not belong here")
		}
		if err := r.segment(seg); err != nil {
			return err
		}
	}
}

func (r *fileReceiptReader) segment(seg segment) error {
	switch seg.name {
	case "AK1":
		r.out.Control, r.out.Guide = seg.at(2), seg.at(3)
		return nil
	case "AK2":
		r.out.Messages = append(r.out.Messages, claim.MessageReceipt{Control: seg.at(2)})
		r.open = true
		return nil
	case "AK9":
		return r.outcome(seg)
	}
	if !r.open {
		return r.fault(seg, ErrMalformed, 0, "it stands outside the answer to a message")
	}
	m := &r.out.Messages[len(r.out.Messages)-1]
	switch seg.name {
	case "IK3":
		return r.segmentFault(seg, m)
	case "IK4":
		return r.elementFault(seg, m)
	case "CTX":
		// Names the claim in which the fault lies, as CTX*CLM01:number.
		if n := len(m.Faults); n > 0 && seg.part(1, 1) == "CLM01" {
			m.Faults[n-1].Claim = seg.part(1, 2)
		}
	case "IK5":
		m.Outcome = seg.at(1)
		m.Reasons = filled(seg, 2, 6)
		r.open = false
	default:
		return r.fault(seg, ErrMalformed, 0, "it does not belong here")
	}
	return nil
}

func (r *fileReceiptReader) segmentFault(seg segment, m *claim.MessageReceipt) error {
	at, err := r.whole(seg, 2)
	if err != nil {
		return err
	}
	if r.faults++; r.faults > maxFaults {
		return r.fault(seg, ErrTooLarge, 0, "more faults than a receipt may list")
	}
	m.Faults = append(m.Faults, claim.FileFault{Segment: seg.at(1), Position: at, Loop: seg.at(3), Reason: seg.at(4)})
	return nil
}

func (r *fileReceiptReader) elementFault(seg segment, m *claim.MessageReceipt) error {
	if len(m.Faults) == 0 {
		return r.fault(seg, ErrMalformed, 0, "no IK3 segment says where")
	}
	if r.faults++; r.faults > maxFaults {
		return r.fault(seg, ErrTooLarge, 0, "more faults than a receipt may list")
	}
	e := claim.ElementFault{Reason: seg.at(3), Sent: seg.at(4)}
	e.Element = small(seg.part(1, 1))
	e.Component = small(seg.part(1, 2))
	f := &m.Faults[len(m.Faults)-1]
	f.Elements = append(f.Elements, e)
	return nil
}

// small reads a position of one or two digits, and anything else as zero.
func small(s string) int {
	if !digits(s) || len(s) > 2 {
		return 0
	}
	n := 0
	for i := range len(s) {
		n = n*10 + int(s[i]-'0')
	}
	return n
}

func (r *fileReceiptReader) outcome(seg segment) (err error) {
	r.out.Outcome, r.ended, r.open = seg.at(1), true, false
	if r.out.Sent, err = r.whole(seg, 2); err != nil {
		return err
	}
	if r.out.Received, err = r.whole(seg, 3); err != nil {
		return err
	}
	if r.out.Accepted, err = r.whole(seg, 4); err != nil {
		return err
	}
	r.out.Faults = filled(seg, 5, 9)
	if claim.Label(claim.ReceiptOutcomes, r.out.Outcome) == "" {
		return r.fault(seg, ErrMalformed, 1, "it is no known outcome")
	}
	return nil
}
