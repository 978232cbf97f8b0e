package claim

import "fmt"

func (f *checker) lines(c Claim) {
	f.When(len(c.Lines) == 0, "lines", "are missing")
	f.When(len(c.Lines) > MaxLines, "lines", fmt.Sprintf("must be at most %d; split the claim", MaxLines))
	seen := map[string]bool{}
	for i, l := range c.Lines {
		field := fmt.Sprintf("lines[%d]", i)
		f.line(field, l, c)
		f.When(l.ID != "" && seen[l.ID], field+".id", "is used by an earlier line")
		seen[l.ID] = true
	}
	total := c.Charge()
	f.When(total > MaxCharge, "lines", "add up to more than a claim can carry")
	f.When(total == 0 && len(c.Lines) > 0, "lines", "add up to nothing")
}

func (f *checker) line(field string, l Line, c Claim) {
	f.text(field+".id", l.ID, 1, 30)
	f.When(l.On.IsZero(), field+".on", "is missing")
	f.past(field+".on", l.On)
	f.When(!l.On.IsZero() && l.On.Before(c.Patient().Birth), field+".on", "lies before the patient's birth")
	f.past(field+".through", l.Through)
	f.When(!l.Through.IsZero() && !l.Through.After(l.On), field+".through", "must be later than the first day")
	f.When(!validProcedure(l.Code), field+".code", "must be a procedure code of five characters")
	f.modifiers(field+".modifiers", l.Modifiers)
	f.When(l.Charge < 0 || l.Charge > MaxCharge, field+".charge", "must be an amount from zero up")
	f.When(l.Units < 1 || l.Units > 9999, field+".units", "must be from 1 to 9999")
	if l.Place != "" {
		f.code(field+".place", l.Place, Places)
	}
	f.pointers(field+".pointers", l.Pointers, len(c.Diagnoses))
	f.text(field+".authorization", l.Authorization, 0, 50)
	f.text(field+".note", l.Note, 0, 80)
	f.provider(field+".rendering", l.Rendering)
	f.provider(field+".supervising", l.Supervising)
	f.taxonomyOnlyFor(field+".supervising", l.Supervising)
	f.person(field+".supervising", l.Supervising)
}

// validProcedure checks the shape of a CPT or HCPCS code: five capitals and
// digits with at least three digits in the middle.
func validProcedure(code string) bool {
	return len(code) == 5 && alphanumeric(code) && allDigits(code[1:4], 3)
}

func (f *checker) modifiers(field string, list []string) {
	f.When(len(list) > MaxModifiers, field, fmt.Sprintf("must be at most %d", MaxModifiers))
	seen := map[string]bool{}
	for i, m := range list {
		f.When(len(m) != 2 || !alphanumeric(m), fmt.Sprintf("%s[%d]", field, i), "must have two letters or digits")
		f.When(seen[m], fmt.Sprintf("%s[%d]", field, i), "is listed twice")
		seen[m] = true
	}
}

func (f *checker) pointers(field string, list []int, diagnoses int) {
	f.When(len(list) == 0, field, "must name at least one diagnosis")
	f.When(len(list) > MaxPointers, field, fmt.Sprintf("must be at most %d", MaxPointers))
	seen := map[int]bool{}
	for i, p := range list {
		f.When(p < 1 || p > diagnoses, fmt.Sprintf("%s[%d]", field, i), "names a diagnosis that the claim does not have")
		f.When(seen[p], fmt.Sprintf("%s[%d]", field, i), "is listed twice")
		seen[p] = true
	}
}

func (f *checker) others(c Claim) {
	f.When(len(c.Others) > 10, "others", "must be at most 10")
	orders := map[Order]bool{c.Coverage.Order: true}
	decided := map[string]bool{}
	for i, o := range c.Others {
		field := fmt.Sprintf("others[%d]", i)
		f.other(field, o)
		f.When(orders[o.Order] && o.Order != "U", field+".order", "is the turn of another policy")
		orders[o.Order] = true
		_, twice := decided[o.Payer.ID]
		f.When(twice, field+".payer.id", "is listed twice")
		decided[o.Payer.ID] = o.Decision != nil
		if o.Decision != nil {
			f.decision(field+".decision", o, c)
		}
	}
	for i, l := range c.Lines {
		seen := map[string]bool{}
		for j, d := range l.Decisions {
			field := fmt.Sprintf("lines[%d].decisions[%d]", i, j)
			f.When(!decided[d.PayerID], field+".payerId", "names no other policy with a decision")
			f.When(seen[d.PayerID], field+".payerId", "is listed twice")
			seen[d.PayerID] = true
			f.lineDecision(field, d, l)
		}
	}
}

func (f *checker) other(field string, o OtherInsured) {
	f.payer(field+".payer", o.Payer)
	f.code(field+".order", string(o.Order), Orders)
	f.code(field+".relationship", o.Relationship, Relationships)
	f.code(field+".filing", o.Filing, FilingIndicators)
	f.text(field+".group", o.Group, 0, 50)
	f.text(field+".plan", o.Plan, 0, 60)
	f.text(field+".memberId", o.MemberID, 2, 80)
	f.medicare(field+".medicare", o.Medicare, o.Order)
	f.name(field+".holder", o.Holder)
	if !o.Address.IsZero() {
		f.address(field+".address", o.Address, 5)
	}
}

// decision holds the other payer's figures against the charge, as the next
// payer will.
func (f *checker) decision(field string, o OtherInsured, c Claim) {
	d := *o.Decision
	f.past(field+".on", d.On)
	f.When(d.PatientOwes < 0 || d.PatientOwes > MaxCharge, field+".patientOwes", "must be an amount from zero up")
	f.When(d.Paid < 0 || d.Paid > MaxCharge, field+".paid", "must be an amount from zero up")
	f.text(field+".claimNumber", d.ClaimNumber, 0, 50)
	f.adjustments(field+".adjustments", d.Adjustments)
	left := c.Charge() - total(d.Adjustments)
	perLine, paid, dated := 0, int64(0), true
	for _, l := range c.Lines {
		for _, ld := range l.Decisions {
			if ld.PayerID == o.Payer.ID {
				perLine, paid = perLine+1, paid+ld.Paid
				left -= total(ld.Adjustments)
				dated = dated && !ld.On.IsZero()
			}
		}
	}
	f.When(left != d.Paid, field+".paid", "does not equal the charge less the adjustments")
	if perLine == len(c.Lines) {
		f.When(paid-total(d.Adjustments) != d.Paid, field+".paid", "does not equal what the lines were paid")
	}
	f.When(d.On.IsZero() && (perLine == 0 || !dated), field+".on", "is missing")
}

func (f *checker) lineDecision(field string, d LineDecision, l Line) {
	f.When(d.Paid < 0 || d.Paid > MaxCharge, field+".paid", "must be an amount from zero up")
	f.When(d.Units < 0 || d.Units > 9999, field+".units", "must be from 1 to 9999")
	f.When(d.On.IsZero(), field+".on", "is missing")
	f.past(field+".on", d.On)
	f.adjustments(field+".adjustments", d.Adjustments)
	f.When(l.Charge-total(d.Adjustments) != d.Paid, field+".paid", "does not equal the charge less the adjustments")
}

func (f *checker) adjustments(field string, list []Adjustment) {
	f.When(runs(list) > 5, field, "must be at most five runs of up to six with one group")
	for i, a := range list {
		at := fmt.Sprintf("%s[%d]", field, i)
		f.code(at+".group", a.Group, Groups)
		f.When(len(a.Reason) < 1 || len(a.Reason) > 5 || !alphanumeric(a.Reason), at+".reason", "must be a reason code such as 45")
		f.When(a.Amount == 0, at+".amount", "is missing")
		f.When(a.Amount > MaxCharge || a.Amount < -MaxCharge, at+".amount", "is too large")
		f.When(a.Units < 0 || a.Units > Whole(9999), at+".units", "must be from 0 to 9999")
	}
}

func total(list []Adjustment) int64 {
	var sum int64
	for _, a := range list {
		sum += a.Amount
	}
	return sum
}

// runs counts the runs of up to six neighbors with one group, which is how
// adjustments travel in a file.
func runs(list []Adjustment) int {
	count, length := 0, 0
	for i, a := range list {
		if i == 0 || a.Group != list[i-1].Group || length == 6 {
			count, length = count+1, 0
		}
		length++
	}
	return count
}
