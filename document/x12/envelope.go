package x12

import (
	"io"
	"strconv"
	"strings"

	"cohort/domain"
)

// interchange is what the outer two envelopes say about a message.
type interchange struct {
	senderKind, receiverKind string // ISA05, ISA07
	control                  string // ISA13
	test                     bool   // ISA15
	guide                    string // ST03, or GS08 where ST names none
}

// message reads the segments between an ST and its SE.
type message struct {
	scan    *scanner
	control string // ST02
	start   int    // the number of ST in the file
	env     interchange
	count   int // segments so far, ST included
	ahead   segment
	held    bool
	claims  *int // claims of the whole file so far
	claim   int  // place for errors
	line    int
}

// next gives the next segment; it is false before SE.
func (m *message) next() (segment, bool, error) {
	seg, ok, err := m.peek()
	if ok {
		m.held = false
		m.count++
	}
	return seg, ok, err
}

// peek gives the next segment and leaves it there.
func (m *message) peek() (segment, bool, error) {
	if !m.held {
		seg, err := m.scan.next()
		if err == io.EOF {
			return seg, false, &Error{Kind: ErrCut, Segment: m.scan.number, Claim: m.claim, Line: m.line, Problem: "the file ends inside a message"}
		}
		if err != nil {
			return seg, false, m.placed(err)
		}
		m.ahead, m.held = seg, true
	}
	switch m.ahead.name {
	case "SE":
		return m.ahead, false, nil
	case "ST", "GS", "GE", "ISA", "IEA":
		return m.ahead, false, m.fault(m.ahead, ErrCut, 0, "the message before it has no end")
	}
	return m.ahead, true, nil
}

// wants refuses a message that follows another implementation guide, such as
// an institutional claim where a professional one is read.
func (m *message) wants(guide string) error {
	if strings.HasPrefix(m.env.guide, guide) {
		return nil
	}
	return &Error{Kind: ErrWrongKind, Segment: m.start, Name: "ST", Problem: "a message after guide " + guide + " is wanted here"}
}

// startClaim counts a claim, for errors and for the limit.
func (m *message) startClaim(seg segment) error {
	*m.claims++
	m.claim, m.line = *m.claims, 0
	if *m.claims > m.scan.limits.Claims {
		return m.fault(seg, ErrTooLarge, 0, "more claims than "+strconv.Itoa(m.scan.limits.Claims))
	}
	return nil
}

// fault makes an error about a segment in the place reached.
func (m *message) fault(seg segment, kind domain.Error, element int, problem string) error {
	return m.placed(seg.fault(kind, element, problem))
}

func (m *message) placed(err error) error {
	if e, ok := err.(*Error); ok && e.Claim == 0 {
		e.Claim, e.Line = m.claim, m.line
	}
	return err
}

// readMessages opens every envelope of the file, hands each message of the
// wanted kind to body, and recounts what the envelopes claim to hold. A file
// that has no such message is another kind of file.
func readMessages(in io.Reader, limits Limits, kind string, body func(*message) error) error {
	scan := newScanner(in, limits)
	claims, found := 0, 0
	for {
		isa, err := scan.next()
		if err == io.EOF {
			break
		}
		if err != nil {
			return err
		}
		if isa.name != "ISA" {
			return isa.fault(ErrMalformed, 0, "it stands outside every envelope")
		}
		n, err := readInterchange(scan, isa, kind, &claims, body)
		if err != nil {
			return err
		}
		found += n
	}
	if scan.number == 0 {
		return &Error{Kind: ErrNotX12, Problem: "it is empty"}
	}
	if found == 0 {
		return &Error{Kind: ErrWrongKind, Problem: "it has no " + kind + " message"}
	}
	return nil
}

func readInterchange(scan *scanner, isa segment, kind string, claims *int, body func(*message) error) (int, error) {
	env := interchange{senderKind: isa.at(5), receiverKind: isa.at(7), control: isa.at(13), test: isa.at(15) == "T"}
	groups, found := 0, 0
	for {
		seg, err := inside(scan)
		if err != nil {
			return 0, err
		}
		switch seg.name {
		case "TA1": // says that an earlier envelope arrived; the 999 says more
		case "GS":
			groups++
			n, err := readGroup(scan, seg, env, kind, claims, body)
			if err != nil {
				return 0, err
			}
			found += n
		case "IEA":
			return found, closes(seg, groups, env.control)
		default:
			return 0, seg.fault(ErrMalformed, 0, "it does not belong here")
		}
	}
}

func readGroup(scan *scanner, gs segment, env interchange, kind string, claims *int, body func(*message) error) (int, error) {
	control := gs.at(6)
	env.guide = gs.at(8)
	messages := 0
	for {
		seg, err := inside(scan)
		if err != nil {
			return 0, err
		}
		switch seg.name {
		case "ST":
			messages++
			if err := readMessage(scan, seg, env, kind, claims, body); err != nil {
				return 0, err
			}
		case "GE":
			return messages, closes(seg, messages, control)
		default:
			return 0, seg.fault(ErrMalformed, 0, "it does not belong here")
		}
	}
}

func readMessage(scan *scanner, st segment, env interchange, kind string, claims *int, body func(*message) error) error {
	if st.at(1) != kind {
		return st.fault(ErrWrongKind, 1, "a "+kind+" is wanted here")
	}
	if st.at(3) != "" {
		env.guide = st.at(3)
	}
	control := st.at(2)
	m := &message{scan: scan, control: control, env: env, start: st.number, count: 1, claims: claims}
	if err := body(m); err != nil {
		return err
	}
	se, more, err := m.peek()
	if err != nil {
		return err
	}
	if more {
		return m.fault(se, ErrMalformed, 0, "it does not belong here")
	}
	return closes(se, m.count+1, control)
}

// inside reads a segment where the file must not end.
func inside(scan *scanner) (segment, error) {
	seg, err := scan.next()
	if err == io.EOF {
		return seg, &Error{Kind: ErrCut, Segment: scan.number, Problem: "the file ends inside an envelope"}
	}
	return seg, err
}

// closes holds a closing segment's count and control number against what was
// seen.
func closes(seg segment, count int, control string) error {
	stated, err := strconv.Atoi(seg.at(1))
	if err != nil || stated != count {
		return seg.fault(ErrCut, 1, "it should count "+strconv.Itoa(count))
	}
	// Senders differ in whether they repeat the zeros in front.
	if strings.TrimLeft(seg.at(2), "0") != strings.TrimLeft(control, "0") {
		return seg.fault(ErrCut, 2, "its control number is not that of the opening segment")
	}
	return nil
}
