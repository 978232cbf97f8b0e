package x12

import (
	"io"
	"strconv"
	"time"

	"cohort/domain/billing/claim"
)

// ReadProfessional reads a file of professional claims back into the values it
// was written from, in their canonical form. It reads the files of other programs
// too: a segment that the guide allows and that has no field here is kept among
// Professional.Further; one that the guide does not have is refused. The time of
// creation is read as UTC.
func ReadProfessional(in io.Reader, limits Limits) (Professional, error) {
	var out Professional
	seen := false
	err := readMessages(in, limits, "837", func(m *message) error {
		if err := m.wants("005010X222"); err != nil {
			return err
		}
		r := professionalReader{message: m, out: &out}
		if seen {
			return &Error{Kind: ErrMalformed, Segment: m.start, Name: "ST", Problem: "a second message; only one is read from a file"}
		}
		seen = true
		if err := r.envelope(); err != nil {
			return err
		}
		return r.read()
	})
	if err != nil {
		return Professional{}, err
	}
	return out, nil
}

// level is where in the tree of an 837P the reader stands.
type level int

const (
	atHeader level = iota
	atBilling
	atSubscriber
	atDependent
	atClaim
	atOther
	atLine
)

// professionalReader follows one 837P through its loops.
type professionalReader struct {
	*message
	out *Professional

	level     level
	levels    int
	provider  int // number of the open billing provider's level
	insured   int // number of the open subscriber's level
	billing   claim.BillingProvider
	coverage  claim.Coverage
	self      bool
	dependent *claim.Dependent

	total   int64          // CLM02 of the open claim
	started segment        // its CLM
	served  string         // SV101 of the open line
	address *claim.Address // where N3 and N4 go
	special **claim.Provider
	inPayer bool // of another policy
	strange bool // somebody was named who has no field
}

func (r *professionalReader) envelope() error {
	control, err := strconv.Atoi(r.env.control)
	if err != nil || control < 0 {
		return &Error{Kind: ErrMalformed, Segment: 1, Name: "ISA", Element: 13, Problem: "it is not a number"}
	}
	r.out.Control, r.out.Test = control, r.env.test
	r.out.Submitter.Qualifier, r.out.Receiver.Qualifier = r.env.senderKind, r.env.receiverKind
	return nil
}

func (r *professionalReader) read() error {
	for {
		seg, ok, err := r.next()
		if err != nil {
			return err
		}
		if !ok {
			return r.closeClaim()
		}
		if err := r.segment(seg); err != nil {
			return err
		}
	}
}

// segment takes one segment by its name; those that open or belong to several
// loops look at the level reached.
func (r *professionalReader) segment(seg segment) error {
	switch seg.name {
	case "BHT":
		return r.begin(seg)
	case "HL":
		return r.hierarchy(seg)
	case "NM1":
		return r.name(seg)
	case "CLM":
		return r.openClaim(seg)
	case "LX":
		return r.openLine(seg)
	case "SBR":
		return r.policy(seg)
	}
	if r.ofStranger(seg) {
		r.note(seg)
		return nil
	}
	if seg.name == "N3" || seg.name == "N4" {
		return r.place(seg)
	}
	switch r.level {
	case atHeader:
		if seg.name == "PER" {
			r.contact(seg)
			return nil
		}
	case atBilling, atSubscriber, atDependent:
		return r.party(seg)
	case atClaim:
		return r.inClaim(seg)
	case atOther:
		return r.inOther(seg)
	case atLine:
		return r.inLine(seg)
	}
	return r.unknown(seg)
}

// contact reads whom to call about the file; a second one is kept beside it.
func (r *professionalReader) contact(seg segment) {
	if r.out.Submitter.Contact != "" || r.out.Submitter.Phone != "" {
		r.note(seg)
		return
	}
	r.out.Submitter.Contact = seg.at(2)
	read := []int{1, 2}
	for i := 3; i <= 7; i += 2 {
		if seg.at(i) == "TE" && r.out.Submitter.Phone == "" {
			r.out.Submitter.Phone = seg.at(i + 1)
			read = append(read, i, i+1)
		}
	}
	r.rest(seg, read...)
}

// unknown refuses what would otherwise be lost without a word.
func (r *professionalReader) unknown(seg segment) error {
	return r.fault(seg, ErrMalformed, 0, "it does not belong here, or is not one that is understood")
}

func (r *professionalReader) begin(seg segment) error {
	created, err := time.Parse("200601021504", seg.at(4)+seg.at(5))
	if err != nil {
		created, err = time.Parse("20060102150405", seg.at(4)+seg.at(5))
	}
	if err != nil {
		return r.fault(seg, ErrMalformed, 4, "it is not a date and time")
	}
	r.out.Reference, r.out.Created = seg.at(3), created
	return nil
}

// hierarchy opens a billing provider, a subscriber or a dependent, each under
// the level it belongs to, which must be the one still open.
func (r *professionalReader) hierarchy(seg segment) error {
	if err := r.closeClaim(); err != nil {
		return err
	}
	r.levels++
	if seg.at(1) != strconv.Itoa(r.levels) {
		return r.fault(seg, ErrMalformed, 1, "levels must count 1, 2, 3")
	}
	r.address, r.special, r.strange = nil, nil, false
	kind, under := seg.at(3), seg.at(2)
	switch {
	case kind == "20" && under == "":
		r.level, r.provider, r.insured = atBilling, r.levels, 0
		r.billing = claim.BillingProvider{}
	case kind == "22" && r.provider > 0 && under == strconv.Itoa(r.provider):
		r.level, r.insured = atSubscriber, r.levels
		r.coverage, r.dependent, r.self = claim.Coverage{}, nil, false
	case kind == "23" && r.insured > 0 && under == strconv.Itoa(r.insured):
		r.level, r.dependent = atDependent, &claim.Dependent{}
	default:
		return r.fault(seg, ErrMalformed, 2, "it hangs under the wrong level")
	}
	return nil
}

// policy begins the subscriber's policy, or another one of the same patient.
func (r *professionalReader) policy(seg segment) error {
	r.strange = false
	r.rest(seg, 1, 2, 3, 4, 5, 9)
	switch r.level {
	case atSubscriber:
		r.self = seg.at(2) == claim.Self
		v := &r.coverage
		v.Order, v.Group, v.Plan, v.Medicare, v.Filing = claim.Order(seg.at(1)), seg.at(3), seg.at(4), seg.at(5), seg.at(9)
		return nil
	case atClaim, atOther:
		c := r.current()
		if len(c.Others) >= 10 {
			return r.fault(seg, ErrTooLarge, 0, "more other policies than a claim may have")
		}
		c.Others = append(c.Others, claim.OtherInsured{
			Order: claim.Order(seg.at(1)), Relationship: seg.at(2), Group: seg.at(3),
			Plan: seg.at(4), Medicare: seg.at(5), Filing: seg.at(9),
		})
		r.level, r.address, r.inPayer = atOther, nil, false
		return nil
	default:
		return r.unknown(seg)
	}
}

func (r *professionalReader) current() *claim.Claim { return &r.out.Claims[len(r.out.Claims)-1] }

func (r *professionalReader) other() *claim.OtherInsured {
	c := r.current()
	return &c.Others[len(c.Others)-1]
}

func (r *professionalReader) lineNow() *claim.Line {
	c := r.current()
	return &c.Lines[len(c.Lines)-1]
}

// place fills the address of whoever was named last.
func (r *professionalReader) place(seg segment) error {
	switch {
	case r.address == nil:
		return r.unknown(seg)
	case seg.name == "N3":
		r.address.Line1, r.address.Line2 = seg.at(1), seg.at(2)
	default:
		r.address.City, r.address.State, r.address.ZIP = seg.at(1), seg.at(2), seg.at(3)
		r.rest(seg, 1, 2, 3)
	}
	return nil
}
