package x12_test

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"cohort/document/x12"
	"cohort/domain"
	"cohort/domain/billing/claim"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// secondClaim uses what the two samples leave out: another payer that decided
// by line, a car accident, a service location, a hybrid group's two places, a
// stand-in clinician, notes, a pay-to address.
func secondClaim() claim.Claim {
	c := selfClaim()
	c.Billing.PayTo = claim.Address{Line1: "PO Box 9", City: "Springfield", State: "IL", ZIP: "62701"}
	c.Coverage.Order, c.Coverage.Payer.Address = claim.Secondary, claim.Address{Line1: "1 Example Plaza", Line2: "Floor 2", City: "Peoria", State: "IL", ZIP: "61601"}
	c.Coverage.Filing, c.Coverage.Medicare = "MB", "12"
	c.Accident = claim.Accident{Auto: true, State: "IL", On: on(2025, 12, 24)}
	c.Onset, c.Note = on(2025, 12, 26), "Seen after an accident"
	c.Location = &claim.Location{Name: "Room above the Bakery", NPI: "1500000017", Address: c.Billing.Address}
	c.Lines[1].Place, c.Lines[1].Modifiers, c.Lines[1].Authorization = "10", []string{"95"}, "AUTH-2"
	c.Lines[1].Rendering, c.Lines[1].Note = person("Okoro", "Dana", "1999999984", "1041C0700X"), "Stand-in"
	c.Others = []claim.OtherInsured{{
		Payer: claim.Payer{Name: "First Plan", ID: "FIRST1"}, Order: claim.Primary, Relationship: "01", Filing: "CI", Plan: "Employer plan",
		Holder: claim.Name{Last: "Sample", First: "Kim"}, MemberID: "OTHER1", Address: c.Coverage.Subscriber.Address,
		Decision: &claim.Decision{Paid: 70_50, PatientOwes: 20_00, ClaimNumber: "ICN-9"},
	}}
	c.Lines[0].Decisions = []claim.LineDecision{{PayerID: "FIRST1", Paid: 40_50, On: on(2026, 3, 1), Adjustments: []claim.Adjustment{
		{Group: "CO", Reason: "45", Amount: 9_50}, {Group: "PR", Reason: "2", Amount: 4_00}, {Group: "PR", Reason: "3", Amount: 6_00}}}}
	c.Lines[1].Decisions = []claim.LineDecision{{PayerID: "FIRST1", Paid: 30_00, On: on(2026, 3, 1), Adjustments: []claim.Adjustment{
		{Group: "CO", Reason: "45", Amount: 20_00}, {Group: "PR", Reason: "1", Amount: 10_00}}}}
	return c
}

func TestASecondPayersClaimIsWrittenAsBefore(t *testing.T) {
	const golden = "testdata/second-payer.837"
	got := write(t, cairn(103, "BATCH000103", secondClaim()))
	if *update {
		if err := os.WriteFile(golden, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestNeighborsShareTheirLevels(t *testing.T) {
	number := 0
	next := func(c claim.Claim) claim.Claim {
		number++
		c.Number = fmt.Sprintf("INV-%d", number)
		return c
	}
	other := selfClaim()
	other.Coverage.MemberID = "MEM9"
	sibling := dependentClaim()
	d := *sibling.Dependent
	d.First = "Robin"
	sibling.Dependent = &d
	elsewhere := selfClaim()
	elsewhere.Billing.NPI = "1500000017"
	file := write(t, cairn(1, "B", next(selfClaim()), next(selfClaim()), next(other), next(dependentClaim()), next(dependentClaim()),
		next(sibling), next(dependentClaim()), next(elsewhere)))
	var levels []string
	for _, s := range strings.Split(string(file), "~\n") {
		switch {
		case strings.HasPrefix(s, "HL*"):
			levels = append(levels, s)
		case strings.HasPrefix(s, "CLM*"):
			levels = append(levels, strings.Split(s, "*")[1])
		}
	}
	want := []string{"HL*1**20*1",
		"HL*2*1*22*0", "INV-1", "INV-2",
		"HL*3*1*22*0", "INV-3",
		"HL*4*1*22*1", "HL*5*4*23*0", "INV-4", "INV-5",
		"HL*6*4*23*0", "INV-6",
		"HL*7*4*23*0", "INV-7",
		"HL*8**20*1", "HL*9*8*22*0", "INV-8"}
	if !slices.Equal(levels, want) {
		t.Errorf("got %q\nwant %q", levels, want)
	}
}

func TestAPatientsClaimsAreSplitAfterAHundred(t *testing.T) {
	for name, c := range map[string]claim.Claim{"23*0": dependentClaim(), "22*0": selfClaim()} {
		p := cairn(1, "B")
		for i := range 250 {
			c.Number = fmt.Sprintf("INV-%d", i)
			p.Claims = append(p.Claims, c)
		}
		file := write(t, p)
		if n := strings.Count(string(file), "*"+name+"~"); n != 3 {
			t.Errorf("%s: %d levels for 250 claims", name, n)
		}
		if got := read(t, file); len(got.Claims) != 250 {
			t.Errorf("%s: %d claims read back", name, len(got.Claims))
		}
	}
}

func TestAFaultOfTheFileIsNamed(t *testing.T) {
	tests := map[string]func(p *x12.Professional){
		"submitter.name":      func(p *x12.Professional) { p.Submitter.Name = "" },
		"submitter.id":        func(p *x12.Professional) { p.Submitter.ID = "A" },
		"submitter.id ":       func(p *x12.Professional) { p.Submitter.ID = "SIXTEEN-LETTERS-" },
		"submitter.contact":   func(p *x12.Professional) { p.Submitter.Contact = "" },
		"submitter.phone":     func(p *x12.Professional) { p.Submitter.Phone = "555-555-0100" },
		"submitter.qualifier": func(p *x12.Professional) { p.Submitter.Qualifier = "Z" },
		"receiver.id":         func(p *x12.Professional) { p.Receiver.ID = "a*b" },
		"receiver.name":       func(p *x12.Professional) { p.Receiver.Name = "計画" },
		"control":             func(p *x12.Professional) { p.Control = 0 },
		"control ":            func(p *x12.Professional) { p.Control = 1_000_000_000 },
		"reference":           func(p *x12.Professional) { p.Reference = strings.Repeat("B", 31) },
		"created":             func(p *x12.Professional) { p.Created = time.Time{} },
		"claims":              func(p *x12.Professional) { p.Claims = nil },
		"claims ":             func(p *x12.Professional) { p.Claims = make([]claim.Claim, x12.MaxClaims+1) },
		"claims[1].number":    func(p *x12.Professional) { p.Claims = append(p.Claims, p.Claims[0]) },
		"claims[0].lines[1].on": func(p *x12.Professional) {
			p.Created = time.Date(2026, 2, 24, 23, 59, 0, 0, time.UTC)
		},
	}
	for name, breaks := range tests {
		t.Run(name, func(t *testing.T) {
			p := cairn(1, "B", selfClaim())
			breaks(&p)
			var b bytes.Buffer
			var e domain.Error
			if err := x12.WriteProfessional(&b, p); !errors.As(err, &e) || b.Len() != 0 {
				t.Fatalf("%v, %d bytes written", err, b.Len())
			}
			if !slices.ContainsFunc(e.Fields, func(f domain.FieldError) bool { return f.Field == strings.TrimSpace(name) }) {
				t.Errorf("not among %v", e.Fields)
			}
		})
	}
}

// full refuses every write, as a full disk does.
type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("no space") }

func TestAFailedWriteIsReported(t *testing.T) {
	if err := x12.WriteProfessional(full{}, cairn(1, "B", selfClaim())); err == nil {
		t.Error("no error")
	}
}

func TestTheEnvelopeHas106Characters(t *testing.T) {
	p := cairn(7, "B", selfClaim())
	p.Submitter.ID, p.Receiver.ID, p.Receiver.Qualifier, p.Test = "FIFTEEN-LETTERS", "AB", "30", false
	isa, _, _ := strings.Cut(string(write(t, p)), "\n")
	if len(isa) != 106 || isa != "ISA*00*          *00*          *ZZ*FIFTEEN-LETTERS*30*AB             *260305*1415*^*00501*000000007*0*P*:~" {
		t.Errorf("%d: %q", len(isa), isa)
	}
}
