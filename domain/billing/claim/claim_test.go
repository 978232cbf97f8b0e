package claim_test

import (
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"cohort/domain"
	"cohort/domain/billing/claim"
)

var today = on(2026, 3, 5)

func on(y int, m time.Month, d int) domain.Date { return domain.Date{Year: y, Month: m, Day: d} }

func home() claim.Address {
	return claim.Address{Line1: "200 Example Ave", City: "Springfield", State: "IL", ZIP: "62702"}
}

// sound is a claim without fault for two group sessions. The people are
// invented.
func sound() claim.Claim {
	return claim.Claim{
		Number: "INV-1",
		Billing: claim.BillingProvider{
			Provider: claim.Provider{Name: claim.Name{Last: "Cairn Group Practice"}, Organization: true, NPI: "1234567893"},
			Address:  claim.Address{Line1: "100 Example St", City: "Springfield", State: "IL", ZIP: "62701-0001"},
			Tax:      claim.TaxID{Number: "12-3456789"},
		},
		Coverage: claim.Coverage{
			Payer: claim.Payer{Name: "Example Health Plan", ID: "EX001"}, Filing: "CI", MemberID: "mem1",
			Subscriber: claim.Person{Name: claim.Name{Last: "Núñez", First: "Alex"}, Address: home(), Birth: on(1990, 1, 15)},
		},
		Place: "11", Diagnoses: []string{"F41.1", "F10.20"},
		Rendering: &claim.Provider{Name: claim.Name{Last: "Rivera", First: "Jo"}, NPI: "1245319599", Taxonomy: "101YM0800X"},
		Lines: []claim.Line{
			{ID: "CHG-1", On: on(2026, 2, 18), Code: "90853", Charge: 60_00, Units: 1, Pointers: []int{1, 2}},
			{ID: "CHG-2", On: on(2026, 2, 25), Code: "H0004", Modifiers: []string{"HQ"}, Charge: 48_00, Units: 6, Place: "10", Pointers: []int{1}},
		},
	}
}

// secondary is sound after another payer decided it line by line.
func secondary() claim.Claim {
	c := sound()
	c.Coverage.Order = claim.Secondary
	c.Others = []claim.OtherInsured{{
		Payer: claim.Payer{Name: "First Plan", ID: "FIRST1"}, Order: claim.Primary, Filing: "BL",
		Holder: claim.Name{Last: "Sample", First: "Pat"}, MemberID: "OTHER1",
		Decision: &claim.Decision{Paid: 70_00},
	}}
	for i, paid := range []int64{40_00, 30_00} {
		l := &c.Lines[i]
		l.Decisions = []claim.LineDecision{{PayerID: "FIRST1", Paid: paid, On: on(2026, 3, 1),
			Adjustments: []claim.Adjustment{{Group: "CO", Reason: "45", Amount: l.Charge - paid}}}}
	}
	return c
}

func TestSoundClaimsHaveNoFault(t *testing.T) {
	for name, c := range map[string]claim.Claim{"first": sound(), "second": secondary()} {
		if err := c.Check(today); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestAFaultIsNamedByItsField(t *testing.T) {
	long := strings.Repeat("A", 61)
	tests := map[string]func(c *claim.Claim){
		"number":                            func(c *claim.Claim) { c.Number = "" },
		"number ":                           func(c *claim.Claim) { c.Number = "inv-1" },
		"number  ":                          func(c *claim.Claim) { c.Number = "INV-1*2" },
		"number   ":                         func(c *claim.Claim) { c.Number = "INV-12345678901234567" },
		"place":                             func(c *claim.Claim) { c.Place = "88" },
		"frequency":                         func(c *claim.Claim) { c.Frequency = "6" },
		"payerNumber":                       func(c *claim.Claim) { c.Frequency = claim.Void },
		"payerNumber ":                      func(c *claim.Claim) { c.PayerNumber = "ICN" },
		"signed":                            func(c *claim.Claim) { c.Signed = "X" },
		"assignment":                        func(c *claim.Claim) { c.Assignment = "X" },
		"benefits":                          func(c *claim.Claim) { c.Benefits = "X" },
		"release":                           func(c *claim.Claim) { c.Release = "N" },
		"note":                              func(c *claim.Claim) { c.Note = strings.Repeat("A", 81) },
		"onset":                             func(c *claim.Claim) { c.Onset = on(2026, 3, 6) },
		"accident":                          func(c *claim.Claim) { c.Accident.On = on(2026, 1, 1) },
		"accident.on":                       func(c *claim.Claim) { c.Accident.Other = true },
		"accident.state":                    func(c *claim.Claim) { c.Accident = claim.Accident{Auto: true, On: on(2026, 1, 1)} },
		"patientPaid":                       func(c *claim.Claim) { c.PatientPaid = 108_01 },
		"patientPaid ":                      func(c *claim.Claim) { c.PatientPaid = -1 },
		"referral":                          func(c *claim.Claim) { c.Referral = "A~B" },
		"authorization":                     func(c *claim.Claim) { c.Authorization = "授权" },
		"billing.npi":                       func(c *claim.Claim) { c.Billing.NPI = "" },
		"billing.npi ":                      func(c *claim.Claim) { c.Billing.NPI = "1234567890" },
		"billing.last":                      func(c *claim.Claim) { c.Billing.Last = long },
		"billing.first":                     func(c *claim.Claim) { c.Billing.First = "Jo" },
		"billing.taxonomy":                  func(c *claim.Claim) { c.Billing.Taxonomy = "101YM" },
		"billing.tax.number":                func(c *claim.Claim) { c.Billing.Tax.Number = "" },
		"billing.tax.number ":               func(c *claim.Claim) { c.Billing.Tax.Number = "12345678" },
		"billing.tax.number  ":              func(c *claim.Claim) { c.Billing.Tax.Number = "000000000" },
		"billing.address.zip":               func(c *claim.Claim) { c.Billing.Address.ZIP = "62701" },
		"billing.address.line1":             func(c *claim.Claim) { c.Billing.Address.Line1 = "P.O. Box 12" },
		"billing.payTo.zip":                 func(c *claim.Claim) { c.Billing.PayTo = home(); c.Billing.PayTo.ZIP = "6270" },
		"coverage.payer.name":               func(c *claim.Claim) { c.Coverage.Payer.Name = "" },
		"coverage.payer.id":                 func(c *claim.Claim) { c.Coverage.Payer.ID = "1" },
		"coverage.order":                    func(c *claim.Claim) { c.Coverage.Order = "X" },
		"coverage.filing":                   func(c *claim.Claim) { c.Coverage.Filing = "" },
		"coverage.memberId":                 func(c *claim.Claim) { c.Coverage.MemberID = " " },
		"coverage.medicare":                 func(c *claim.Claim) { c.Coverage.Medicare = "12" },
		"coverage.subscriber.last":          func(c *claim.Claim) { c.Coverage.Subscriber.Last = "李" },
		"coverage.subscriber.first":         func(c *claim.Claim) { c.Coverage.Subscriber.First = strings.Repeat("Å", 36) },
		"coverage.subscriber.birth":         func(c *claim.Claim) { c.Coverage.Subscriber.Birth = domain.Date{} },
		"coverage.subscriber.sex":           func(c *claim.Claim) { c.Coverage.Subscriber.Sex = "X" },
		"coverage.subscriber.address.line1": func(c *claim.Claim) { c.Coverage.Subscriber.Address.Line1 = "" },
		"coverage.subscriber.address.city":  func(c *claim.Claim) { c.Coverage.Subscriber.Address.City = "X" },
		"coverage.subscriber.address.state": func(c *claim.Claim) { c.Coverage.Subscriber.Address.State = "XX" },
		"coverage.subscriber.address.zip":   func(c *claim.Claim) { c.Coverage.Subscriber.Address.ZIP = "6270A" },
		"coverage.subscriber.address.zip ":  func(c *claim.Claim) { c.Coverage.Subscriber.Address.ZIP = "00000" },
		"dependent.relationship":            func(c *claim.Claim) { c.Dependent = child("18") },
		"dependent.relationship ":           func(c *claim.Claim) { c.Dependent = child("") },
		"dependent.birth":                   func(c *claim.Claim) { c.Dependent = child("19"); c.Dependent.Birth = domain.Date{} },
		"rendering.npi":                     func(c *claim.Claim) { c.Rendering.NPI = "124531959" },
		"referring.npi":                     func(c *claim.Claim) { c.Referring = &claim.Provider{Name: claim.Name{Last: "Okoro"}} },
		"referring.taxonomy":                func(c *claim.Claim) { c.Referring = c.Rendering },
		"supervising.last":                  func(c *claim.Claim) { c.Supervising = &claim.Provider{NPI: "1500000017"} },
		"supervising.organization":          func(c *claim.Claim) { c.Supervising = &c.Billing.Provider },
		"location.address.zip":              func(c *claim.Claim) { c.Location = &claim.Location{Name: "Annex", Address: home()} },
		"location.npi": func(c *claim.Claim) {
			c.Location = &claim.Location{Name: "Annex", NPI: "1", Address: c.Billing.Address}
		},
		"diagnoses":               func(c *claim.Claim) { c.Diagnoses = make([]string, 13); noCodes(c) },
		"diagnoses ":              func(c *claim.Claim) { c.Diagnoses = nil },
		"diagnoses[1]":            func(c *claim.Claim) { c.Diagnoses[1] = "311" },
		"diagnoses[1] ":           func(c *claim.Claim) { c.Diagnoses[1] = "f411" },
		"lines":                   func(c *claim.Claim) { c.Lines = nil },
		"lines ":                  func(c *claim.Claim) { c.Lines = manyLines(51) },
		"lines  ":                 func(c *claim.Claim) { c.Lines = c.Lines[:1]; c.Lines[0].Charge = 0 },
		"lines   ":                func(c *claim.Claim) { c.Lines = c.Lines[:2]; c.Lines[0].Charge, c.Lines[1].Charge = claim.MaxCharge, 1 },
		"lines[1].id":             func(c *claim.Claim) { c.Lines[1].ID = "CHG-1" },
		"lines[0].id":             func(c *claim.Claim) { c.Lines[0].ID = "" },
		"lines[0].on":             func(c *claim.Claim) { c.Lines[0].On = on(2026, 3, 6) },
		"lines[0].on ":            func(c *claim.Claim) { c.Lines[0].On = domain.Date{} },
		"lines[0].on  ":           func(c *claim.Claim) { c.Lines[0].On = on(2026, 2, 30) },
		"lines[0].on   ":          func(c *claim.Claim) { c.Lines[0].On = on(1989, 2, 1) },
		"lines[0].code":           func(c *claim.Claim) { c.Lines[0].Code = "9085" },
		"lines[0].code ":          func(c *claim.Claim) { c.Lines[0].Code = "90:53" },
		"lines[1].modifiers":      func(c *claim.Claim) { c.Lines[1].Modifiers = []string{"HQ", "HF", "U1", "U2", "U3"} },
		"lines[1].modifiers[0]":   func(c *claim.Claim) { c.Lines[1].Modifiers = []string{"H"} },
		"lines[1].modifiers[1]":   func(c *claim.Claim) { c.Lines[1].Modifiers = []string{"HQ", "hq"} },
		"lines[0].charge":         func(c *claim.Claim) { c.Lines[0].Charge = -1 },
		"lines[0].units":          func(c *claim.Claim) { c.Lines[0].Units = 0 },
		"lines[1].place":          func(c *claim.Claim) { c.Lines[1].Place = "1" },
		"lines[0].pointers":       func(c *claim.Claim) { c.Lines[0].Pointers = nil },
		"lines[0].pointers[1]":    func(c *claim.Claim) { c.Lines[0].Pointers = []int{1, 3} },
		"lines[0].pointers[1] ":   func(c *claim.Claim) { c.Lines[0].Pointers = []int{1, 1} },
		"lines[0].note":           func(c *claim.Claim) { c.Lines[0].Note = "שלום" },
		"lines[0].rendering.npi":  func(c *claim.Claim) { c.Lines[0].Rendering = &claim.Provider{Name: claim.Name{Last: "X"}} },
		"others[0].order":         func(c *claim.Claim) { *c = secondary(); c.Others[0].Order = claim.Secondary },
		"others[0].memberId":      func(c *claim.Claim) { *c = secondary(); c.Others[0].MemberID = "" },
		"others[0].filing":        func(c *claim.Claim) { *c = secondary(); c.Others[0].Filing = "Q" },
		"others[0].relationship":  func(c *claim.Claim) { *c = secondary(); c.Others[0].Relationship = "99" },
		"others[0].decision.paid": func(c *claim.Claim) { *c = secondary(); c.Others[0].Decision.Paid++ },
		"others[0].decision.on":   func(c *claim.Claim) { *c = decidedAsAWhole(); c.Others[0].Decision.On = domain.Date{} },
		"others[0].decision.adjustments[0].group": func(c *claim.Claim) { *c = decidedAsAWhole(); c.Others[0].Decision.Adjustments[0].Group = "XX" },
		"others[0].decision.adjustments[0].amount": func(c *claim.Claim) {
			*c = decidedAsAWhole()
			d := c.Others[0].Decision
			d.Adjustments = append([]claim.Adjustment{{Group: "CO", Reason: "45"}}, d.Adjustments...)
		},
		"others[0].decision.patientOwes": func(c *claim.Claim) { *c = secondary(); c.Others[0].Decision.PatientOwes = -1 },
		"others": func(c *claim.Claim) {
			*c = secondary()
			for i := range 10 {
				c.Others = append(c.Others, c.Others[0])
				c.Others[i+1].Order, c.Others[i+1].Payer.ID, c.Others[i+1].Decision = "U", "P"+string(rune('A'+i)), nil
			}
		},
		"lines[0].decisions[0].paid":                  func(c *claim.Claim) { *c = secondary(); c.Lines[0].Decisions[0].Paid-- },
		"lines[0].decisions[0].payerId":               func(c *claim.Claim) { *c = secondary(); c.Lines[0].Decisions[0].PayerID = "WHO" },
		"lines[0].decisions[0].on":                    func(c *claim.Claim) { *c = secondary(); c.Lines[0].Decisions[0].On = domain.Date{} },
		"lines[0].decisions[0].adjustments[0].reason": func(c *claim.Claim) { *c = secondary(); c.Lines[0].Decisions[0].Adjustments[0].Reason = "" },
	}
	for name, breaks := range tests {
		t.Run(name, func(t *testing.T) {
			c := sound()
			breaks(&c)
			err := c.Check(today)
			var e domain.Error
			if !errors.As(err, &e) || e.Kind != domain.KindInvalid {
				t.Fatalf("no fault: %v", err)
			}
			field := strings.TrimRight(name, " ")
			if !slices.ContainsFunc(e.Fields, func(f domain.FieldError) bool { return f.Field == field && f.Message != "" }) {
				t.Errorf("%s is not among %v", field, e.Fields)
			}
		})
	}
	t.Logf("%d faults, each named by its field", len(tests))
}

// TestWhatJustFitsIsTaken goes to the other side of each bound.
func TestWhatJustFitsIsTaken(t *testing.T) {
	letters := func(n int) string { return strings.Repeat("A", n) }
	tests := map[string]func(c *claim.Claim){
		"a number of 20 characters":            func(c *claim.Claim) { c.Number = letters(20) },
		"a last name of 60 letters":            func(c *claim.Claim) { c.Coverage.Subscriber.Last = letters(60) },
		"a first name of 35 letters":           func(c *claim.Claim) { c.Coverage.Subscriber.First = letters(35) },
		"a middle name of 25 letters":          func(c *claim.Claim) { c.Coverage.Subscriber.Middle = letters(25) },
		"a street of 55 characters":            func(c *claim.Claim) { c.Coverage.Subscriber.Address.Line1 = letters(55) },
		"a city of two letters":                func(c *claim.Claim) { c.Coverage.Subscriber.Address.City = "Ry" },
		"a city of 30 letters":                 func(c *claim.Claim) { c.Coverage.Subscriber.Address.City = letters(30) },
		"a payer's id of 80 and name of 60":    func(c *claim.Claim) { c.Coverage.Payer.ID, c.Coverage.Payer.Name = letters(80), letters(60) },
		"a payer's claim number of 50":         func(c *claim.Claim) { c.Frequency, c.PayerNumber = claim.Void, letters(50) },
		"a line number of one and one of 30":   func(c *claim.Claim) { c.Lines[0].ID, c.Lines[1].ID = "1", letters(30) },
		"a place of service without an NPI":    func(c *claim.Claim) { c.Location = &claim.Location{Name: "Annex", Address: c.Billing.Address} },
		"a policy holder's ZIP of five digits": func(c *claim.Claim) { *c = secondary(); c.Others[0].Address = home() },
		"a group number of 50":                 func(c *claim.Claim) { c.Coverage.Group = letters(50) },
		"a plan name of 60":                    func(c *claim.Claim) { c.Coverage.Plan = letters(60) },
		"a note of 80":                         func(c *claim.Claim) { c.Note = letters(80) },
		"12 diagnoses":                         func(c *claim.Claim) { c.Diagnoses = make([]string, 12); noCodes(c) },
		"50 lines":                             func(c *claim.Claim) { c.Lines = manyLines(50) },
		"9999 units":                           func(c *claim.Claim) { c.Lines[0].Units = 9999 },
		"a service of today":                   func(c *claim.Claim) { c.Lines[0].On = today },
		"the highest charge":                   func(c *claim.Claim) { c.Lines = c.Lines[:1]; c.Lines[0].Charge = claim.MaxCharge },
		"a line for nothing":                   func(c *claim.Claim) { c.Lines[0].Charge = 0 },
		"a patient who paid it all":            func(c *claim.Claim) { c.PatientPaid = c.Charge() },
		"a payer that denied it all": func(c *claim.Claim) {
			*c = decidedAsAWhole()
			d := c.Others[0].Decision
			d.Paid, d.Adjustments[0].Amount = 0, c.Charge()
		},
		"another policy's group number of 50 and plan of 60": func(c *claim.Claim) {
			*c = secondary()
			c.Others[0].Group, c.Others[0].Plan = letters(50), letters(60)
		},
		"five runs of adjustments": func(c *claim.Claim) { *c = adjusted(30) },
	}
	for name, changes := range tests {
		c := sound()
		changes(&c)
		if err := c.Check(today); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	c := adjusted(31)
	if err := c.Check(today); err == nil {
		t.Error("six runs of adjustments are taken")
	}
}

// adjusted was decided with so many adjustments of one cent, all of one group.
func adjusted(n int) claim.Claim {
	c := decidedAsAWhole()
	d := c.Others[0].Decision
	d.Adjustments = slices.Repeat([]claim.Adjustment{{Group: "CO", Reason: "45", Amount: 1}}, n)
	d.Paid = c.Charge() - int64(n)
	return c
}

func child(relationship string) *claim.Dependent {
	return &claim.Dependent{Relationship: relationship, Person: claim.Person{Name: claim.Name{Last: "Sample", First: "Sam"}, Address: home(), Birth: on(2005, 1, 15)}}
}

func noCodes(c *claim.Claim) {
	for i := range c.Diagnoses {
		c.Diagnoses[i] = "F10" + string(rune('0'+i%10)) + string(rune('0'+i/10))
	}
}

func manyLines(n int) []claim.Line {
	list := make([]claim.Line, n)
	for i := range list {
		list[i] = sound().Lines[0]
		list[i].ID = "CHG-" + string(rune('A'+i/26)) + string(rune('A'+i%26))
	}
	return list
}

// decidedAsAWhole is secondary without line decisions.
func decidedAsAWhole() claim.Claim {
	c := sound()
	c.Coverage.Order = claim.Secondary
	c.Others = secondary().Others
	c.Others[0].Decision = &claim.Decision{Paid: 70_00, On: on(2026, 3, 1),
		Adjustments: []claim.Adjustment{{Group: "CO", Reason: "45", Amount: 38_00}}}
	return c
}

func TestOneFaultBringsNoOther(t *testing.T) {
	c := sound()
	c.Lines[1].Units = 0
	var e domain.Error
	if !errors.As(c.Check(today), &e) || len(e.Fields) != 1 {
		t.Errorf("got %v", e.Fields)
	}
	if strings.Contains(e.Error(), "Núñez") || strings.Contains(e.Error(), "NUNEZ") {
		t.Error("the error names the client")
	}
}

func TestAllFaultsAreSaidAtOnce(t *testing.T) {
	var e domain.Error
	if !errors.As(claim.Claim{}.Check(today), &e) || len(e.Fields) < 15 {
		t.Errorf("an empty claim has %d faults", len(e.Fields))
	}
	t.Logf("an empty claim has %d faults", len(e.Fields))
}

func TestTheCanonicalFormIsStableAndLeavesTheOriginalAlone(t *testing.T) {
	c := secondary()
	c.Lines[0].Place, c.Lines[0].Rendering = "11", &claim.Provider{Name: claim.Name{Last: "RIVERA", First: "jo"}, NPI: " 1245319599", Taxonomy: "101ym0800x"}
	before := secondary()
	before.Lines[0].Place, before.Lines[0].Rendering = c.Lines[0].Place, c.Lines[0].Rendering
	got := c.Canonical()
	if !reflect.DeepEqual(c, before) {
		t.Error("the original was changed")
	}
	if !reflect.DeepEqual(got, got.Canonical()) {
		t.Error("it changes when taken twice")
	}
	if got.Coverage.Subscriber.Last != "NUNEZ" || got.Coverage.MemberID != "MEM1" || got.Diagnoses[0] != "F411" ||
		got.Billing.Address.ZIP != "627010001" || got.Billing.Tax.Number != "123456789" || got.Coverage.Subscriber.Sex != claim.UnknownSex {
		t.Errorf("%+v", got)
	}
	if got.Lines[0].Place != "" || got.Lines[0].Rendering != nil || got.Lines[1].Place != "10" {
		t.Errorf("a line repeats its claim: %+v", got.Lines)
	}
	if got.Frequency != claim.Original || got.Signed != "Y" || got.Assignment != "A" || got.Benefits != "Y" || got.Release != "Y" {
		t.Errorf("usual answers: %+v", got)
	}
}

func TestTheChargeIsTheSumOfTheLines(t *testing.T) {
	if got := sound().Charge(); got != 108_00 {
		t.Errorf("got %d", got)
	}
	c := sound()
	c.Lines[0].Charge, c.Lines[1].Charge = 1<<62, 1<<62
	if c.Charge() < 0 || c.Check(today) == nil {
		t.Error("a sum beyond 64 bits was let through")
	}
}
