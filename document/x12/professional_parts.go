package x12

import (
	"strings"

	"cohort/domain"
	"cohort/domain/billing/claim"
)

// name takes an NM1 segment: somebody enters, and what follows is about them.
func (r *professionalReader) name(seg segment) error {
	r.address, r.special, r.strange = nil, nil, false
	switch {
	case r.level == atHeader:
		return r.trader(seg)
	case r.level == atBilling && seg.at(1) == "85":
		taxonomy := r.billing.Taxonomy
		r.billing.Provider = *provider(seg)
		r.billing.Taxonomy = taxonomy
		r.address = &r.billing.Address
	case r.level == atBilling && seg.at(1) == "87":
		r.address = &r.billing.PayTo
	case r.level == atSubscriber && seg.at(1) == "IL":
		r.coverage.Subscriber.Name, r.coverage.MemberID = named(seg), seg.at(9)
		r.address = &r.coverage.Subscriber.Address
	case r.level == atSubscriber && seg.at(1) == "PR":
		r.coverage.Payer = claim.Payer{Name: seg.at(3), ID: seg.at(9)}
		r.address = &r.coverage.Payer.Address
	case r.level == atDependent && seg.at(1) == "QC":
		r.dependent.Name = named(seg)
		r.address = &r.dependent.Address
	case r.level == atClaim:
		return r.claimProvider(seg)
	case r.level == atOther && seg.at(1) == "IL" && !r.inPayer:
		o := r.other()
		o.Holder, o.MemberID = named(seg), seg.at(9)
		r.address = &o.Address
	case r.level == atOther && seg.at(1) == "PR":
		o := r.other()
		o.Payer = claim.Payer{Name: seg.at(3), ID: seg.at(9)}
		r.address, r.inPayer = &o.Payer.Address, true
	case r.level == atLine && seg.at(1) == "82":
		r.lineNow().Rendering = provider(seg)
		r.special = &r.lineNow().Rendering
	case r.level == atLine && seg.at(1) == "DQ":
		r.lineNow().Supervising = provider(seg)
	default:
		return r.stranger(seg)
	}
	r.beyond(seg)
	return nil
}

// beyond keeps what a name says beyond its fields: a prefix, or a number of another
// kind than the one that is usual there.
func (r *professionalReader) beyond(seg segment) {
	usual, known := map[string]string{"IL": "MI", "PR": "PI"}[seg.at(1)]
	if !known {
		usual = "XX"
	}
	if kind := seg.at(8); kind != "" && kind != usual {
		r.note(seg)
		return
	}
	r.rest(seg, 1, 2, 3, 4, 5, 7, 8, 9)
}

func (r *professionalReader) trader(seg segment) error {
	switch seg.at(1) {
	case "41":
		r.out.Submitter.Name, r.out.Submitter.ID = seg.at(3), seg.at(9)
	case "40":
		r.out.Receiver.Name, r.out.Receiver.ID = seg.at(3), seg.at(9)
	default:
		return r.unknown(seg)
	}
	return nil
}

func (r *professionalReader) claimProvider(seg segment) error {
	c := r.current()
	switch seg.at(1) {
	case "DN":
		c.Referring = provider(seg)
	case "82":
		c.Rendering = provider(seg)
		r.special = &c.Rendering
	case "DQ":
		c.Supervising = provider(seg)
	case "77":
		c.Location = &claim.Location{Name: seg.at(3), NPI: seg.at(9)}
		r.address = &c.Location.Address
	default:
		return r.stranger(seg)
	}
	r.beyond(seg)
	return nil
}

func named(seg segment) claim.Name {
	return claim.Name{Last: seg.at(3), First: seg.at(4), Middle: seg.at(5), Suffix: seg.at(7)}
}

func provider(seg segment) *claim.Provider {
	return &claim.Provider{Name: named(seg), Organization: seg.at(2) == "2", NPI: seg.at(9)}
}

// party takes what is said about a billing provider, subscriber or dependent.
func (r *professionalReader) party(seg segment) (err error) {
	switch {
	case r.level == atBilling && seg.name == "PRV" && seg.at(1) == "BI":
		r.billing.Taxonomy = seg.at(3)
	case r.level == atBilling && seg.name == "REF" && (seg.at(1) == "EI" || seg.at(1) == "SY"):
		r.billing.Tax = claim.TaxID{Number: seg.at(2), SSN: seg.at(1) == "SY"}
	case r.level == atSubscriber && seg.name == "DMG":
		return r.demographics(seg, &r.coverage.Subscriber)
	case r.level == atDependent && seg.name == "DMG":
		return r.demographics(seg, &r.dependent.Person)
	case r.level == atDependent && seg.name == "PAT":
		r.dependent.Relationship = seg.at(1)
		r.rest(seg, 1)
	default:
		return r.further(seg)
	}
	return nil
}

func (r *professionalReader) demographics(seg segment, p *claim.Person) (err error) {
	p.Birth, err = r.day(seg, 2)
	p.Sex = claim.Sex(seg.at(3))
	r.rest(seg, 1, 2, 3)
	return err
}

// inClaim takes what is said about the claim as a whole.
func (r *professionalReader) inClaim(seg segment) (err error) {
	c := r.current()
	key := seg.name + " " + seg.at(1)
	switch {
	case key == "DTP 431":
		c.Onset, err = r.day(seg, 3)
	case key == "DTP 439":
		c.Accident.On, err = r.day(seg, 3)
	case key == "AMT F5":
		c.PatientPaid, err = r.money(seg, 2)
	case key == "REF 9F":
		c.Referral = seg.at(2)
	case key == "REF G1":
		c.Authorization = seg.at(2)
	case key == "REF F8":
		c.PayerNumber = seg.at(2)
	case key == "NTE ADD":
		c.Note = seg.at(2)
	case seg.name == "HI" && len(c.Diagnoses) == 0:
		return r.diagnoses(seg)
	case key == "PRV PE" && r.special != nil:
		(*r.special).Taxonomy = seg.at(3)
	default:
		return r.further(seg)
	}
	return err
}

// inOther takes what is said about another policy.
func (r *professionalReader) inOther(seg segment) (err error) {
	o := r.other()
	decision := func() *claim.Decision {
		if o.Decision == nil {
			o.Decision = &claim.Decision{}
		}
		return o.Decision
	}
	key := seg.name + " " + seg.at(1)
	switch {
	case seg.name == "OI": // repeats the claim's own answers, or says others
		if c := r.current(); seg.at(3) != c.Benefits || seg.at(6) != c.Release {
			r.note(seg)
		} else {
			r.rest(seg, 3, 6)
		}
	case seg.name == "CAS":
		return r.adjust(seg, &decision().Adjustments)
	case key == "AMT D":
		decision().Paid, err = r.money(seg, 2)
	case key == "AMT EAF":
		decision().PatientOwes, err = r.money(seg, 2)
	case key == "DTP 573":
		decision().On, err = r.day(seg, 3)
	case key == "REF F8":
		decision().ClaimNumber = seg.at(2)
	default:
		return r.further(seg)
	}
	return err
}

func (r *professionalReader) adjust(seg segment, into *[]claim.Adjustment) error {
	list, err := r.adjustments(seg)
	if err == nil && len(*into)+len(list) > 5*6 {
		err = r.fault(seg, ErrTooLarge, 0, "more adjustments than a claim or line may have")
	}
	*into = append(*into, list...)
	return err
}

// inLine takes what is said about a line.
func (r *professionalReader) inLine(seg segment) (err error) {
	l := r.lineNow()
	key := seg.name + " " + seg.at(1)
	decided := len(l.Decisions) > 0
	switch {
	case seg.name == "SV1":
		return r.service(seg, l)
	case key == "DTP 472":
		l.On, l.Through, err = r.span(seg, 3)
	case key == "REF G1":
		l.Authorization = seg.at(2)
	case key == "REF 6R":
		l.ID = seg.at(2)
	case key == "NTE ADD":
		l.Note = seg.at(2)
	case key == "PRV PE" && r.special != nil:
		(*r.special).Taxonomy = seg.at(3)
	case seg.name == "SVD":
		return r.lineDecision(seg, l)
	case seg.name == "CAS" && decided:
		return r.adjust(seg, &l.Decisions[len(l.Decisions)-1].Adjustments)
	case key == "DTP 573" && decided:
		l.Decisions[len(l.Decisions)-1].On, err = r.day(seg, 3)
	default:
		return r.further(seg)
	}
	return err
}

func (r *professionalReader) service(seg segment, l *claim.Line) (err error) {
	if seg.part(1, 1) != "HC" || seg.at(3) != "UN" && seg.at(3) != "MJ" {
		return r.fault(seg, ErrMalformed, 1, "only procedure codes counted in units or minutes are understood")
	}
	r.served, l.InMinutes = seg.at(1), seg.at(3) == "MJ"
	r.rest(seg, 1, 2, 3, 4, 5, 7)
	if seg.part(1, 7) != "" {
		r.note(seg) // the service described in words
	}
	l.Code, l.Modifiers, l.Place = seg.part(1, 2), modifiers(seg, 1), seg.at(5)
	if l.Charge, err = r.money(seg, 2); err != nil {
		return err
	}
	if l.Units, err = r.whole(seg, 4); err != nil {
		return err
	}
	l.Pointers, err = r.pointers(seg, 7)
	return err
}

func (r *professionalReader) lineDecision(seg segment, l *claim.Line) (err error) {
	if len(l.Decisions) >= 15 {
		return r.fault(seg, ErrTooLarge, 0, "more decisions than a line may have")
	}
	d := claim.LineDecision{PayerID: seg.at(1)}
	if d.Paid, err = r.money(seg, 2); err != nil {
		return err
	}
	if d.Units, err = r.whole(seg, 5); err != nil {
		return err
	}
	l.Decisions = append(l.Decisions, d)
	r.special = nil
	if seg.at(3) != r.served || seg.at(6) != "" {
		r.note(seg) // decided under another code, or together with another line
	}
	return nil
}

// span reads a day, or the first and last of several.
func (r *professionalReader) span(seg segment, element int) (from, through domain.Date, err error) {
	first, last, several := strings.Cut(seg.at(element), "-")
	from, ok := date(first)
	if several {
		var also bool
		through, also = date(last)
		ok = ok && also && !through.Before(from)
	}
	if !ok || several != (seg.at(2) == "RD8") {
		return from, through, r.fault(seg, ErrMalformed, element, "it is not a date")
	}
	if through == from {
		through = domain.Date{}
	}
	return from, through, nil
}
