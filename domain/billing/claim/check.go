package claim

import (
	"fmt"

	"cohort/domain"
)

// Check says everything for which a payer or clearinghouse would turn the
// claim away on the given day, each fault under the path of its field
// ("coverage.memberId", "lines[2].units"). It judges the canonical form, so
// accents or a dotted diagnosis are no fault. The answer is nil or a
// domain.Error of kind invalid; it never repeats what a field holds.
func (c Claim) Check(today domain.Date) error {
	c = c.Canonical()
	f := &checker{today: today}
	f.claim(c)
	f.parties(c)
	f.When(c.OlderCodes, "diagnoses", "are of the older code (ICD-9-CM), which no payer takes")
	f.diagnoses(c.Diagnoses)
	f.lines(c)
	f.others(c)
	return f.Err()
}

// checker collects faults.
type checker struct {
	domain.Faults
	today domain.Date
}

func (f *checker) claim(c Claim) {
	f.text("number", c.Number, 1, 20)
	f.code("place", c.Place, Places)
	f.text("referral", c.Referral, 0, 50)
	f.text("authorization", c.Authorization, 0, 50)
	f.When(c.Frequency != Original && c.Frequency != Replacement && c.Frequency != Void,
		"frequency", "must be 1 (original), 7 (replacement) or 8 (void)")
	if c.Frequency == Original {
		f.When(c.PayerNumber != "", "payerNumber", "belongs only to a replacement or a void")
	} else {
		f.text("payerNumber", c.PayerNumber, 1, 50)
	}
	f.oneOf("signed", c.Signed, Yes, No)
	f.oneOf("assignment", c.Assignment, Assigned, LabsOnly, Unassigned)
	f.oneOf("benefits", c.Benefits, Yes, No, Refused)
	f.oneOf("release", c.Release, Yes, Informed)
	f.text("note", c.Note, 0, 80)
	f.past("onset", c.Onset)
	f.accident(c.Accident)
	f.When(c.PatientPaid < 0 || c.PatientPaid > c.Charge(), "patientPaid", "must be from zero to the claim's charge")
}

func (f *checker) accident(a Accident) {
	f.past("accident.on", a.On)
	happened := a.Auto || a.Employment || a.Other
	f.When(happened && a.On.IsZero(), "accident.on", "is missing")
	f.When(!happened && !a.IsZero(), "accident", "must say of which kind it was")
	f.When(a.Auto && !validState(a.State), "accident.state", "must be the two letters of the state it happened in")
	f.When(!a.Auto && a.State != "", "accident.state", "belongs only to a car accident")
}

func (f *checker) diagnoses(codes []string) {
	f.When(len(codes) == 0, "diagnoses", "are missing")
	f.When(len(codes) > MaxDiagnoses, "diagnoses", fmt.Sprintf("must be at most %d", MaxDiagnoses))
	seen := map[string]bool{}
	for i, code := range codes {
		field := fmt.Sprintf("diagnoses[%d]", i)
		f.When(!validDiagnosis(code), field, "must be an ICD-10-CM code such as F41.1")
		f.When(seen[code], field, "is listed twice")
		seen[code] = true
	}
}

// validDiagnosis checks the shape of an ICD-10-CM code without its dot: a
// letter, a digit, a letter or digit, and up to four more.
func validDiagnosis(code string) bool {
	return len(code) >= 3 && len(code) <= 7 &&
		'A' <= code[0] && code[0] <= 'Z' && '0' <= code[1] && code[1] <= '9' && alphanumeric(code)
}

func alphanumeric(s string) bool {
	for i := range len(s) {
		if !('A' <= s[i] && s[i] <= 'Z' || '0' <= s[i] && s[i] <= '9') {
			return false
		}
	}
	return true
}

// text wants a field that can be sent as it is, with a length within bounds; a
// low bound of zero makes it optional.
func (f *checker) text(field, s string, low, high int) {
	switch {
	case s == "" && low > 0:
		f.Add(field, "is missing")
	case s == "":
	case !isPlain(s):
		f.Add(field, "holds signs a payer cannot read; spell it in the letters A to Z, digits and plain punctuation")
	case len(s) < low || len(s) > high:
		f.Add(field, fmt.Sprintf("must have %d to %d characters", max(low, 1), high))
	}
}

func (f *checker) code(field, value string, table []Code) {
	switch {
	case value == "":
		f.Add(field, "is missing")
	case !listed(table, value):
		f.Add(field, "is not a code that is known here")
	}
}

func (f *checker) oneOf(field, value string, allowed ...string) {
	for _, a := range allowed {
		if value == a {
			return
		}
	}
	f.Add(field, fmt.Sprintf("must be one of %v", allowed))
}

// past wants a day that exists and has come; no day is no fault.
func (f *checker) past(field string, d domain.Date) {
	switch {
	case d.IsZero():
	case d.Year < 1800 || d.Year > 9999 || domain.DateOf(d.Midnight()) != d:
		f.Add(field, "must be a day that exists")
	case d.After(f.today):
		f.Add(field, "lies in the future")
	}
}
