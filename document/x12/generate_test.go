package x12_test

import (
	"fmt"
	"math/rand/v2"

	"cohort/domain/billing/claim"
)

// The names are invented; some have what a claim cannot carry as it stands.
var (
	lasts  = []string{"Okoro", "Lindqvist", "Núñez", "O'Brien", "van der Berg", "Đặng", "Smith-Jones", "Łukaszewicz", "D’Souza", "Ng"}
	firsts = []string{"Ada", "Bo", "Cléo", "Dinh", "Eşref", "Fay", "Göran", "Hà", "Íris", ""}
	npis   = []string{"1234567893", "1245319599", "1999999984", "1500000017"}
)

func pick[T any](r *rand.Rand, list []T) T { return list[r.IntN(len(list))] }

func someProvider(r *rand.Rand, taxonomy bool) *claim.Provider {
	if r.IntN(3) == 0 {
		return nil
	}
	p := &claim.Provider{Name: someName(r), NPI: pick(r, npis)}
	if taxonomy && r.IntN(2) == 0 {
		p.Taxonomy = "101YM0800X"
	}
	return p
}

func someName(r *rand.Rand) claim.Name {
	return claim.Name{Last: pick(r, lasts), First: pick(r, firsts), Middle: pick(r, []string{"", "Q."}), Suffix: pick(r, []string{"", "", "Jr."})}
}

func someAddress(r *rand.Rand) claim.Address {
	return claim.Address{
		Line1: fmt.Sprintf("%d Éxample St. #%d", r.IntN(900)+1, r.IntN(9)), Line2: pick(r, []string{"", "c/o Someone"}),
		City: "Springfield", State: "IL", ZIP: fmt.Sprintf("6270%d", r.IntN(9)+1) + pick(r, []string{"", "-0001", "0001"}),
	}
}

// someClaim makes a claim without a fault, using every field now and then.
func someClaim(r *rand.Rand, number int) claim.Claim {
	c := claim.Claim{
		Number: fmt.Sprintf("INV-%06d", number), Billing: cairnBilling(),
		Coverage: claim.Coverage{
			Payer: examplePayer(), Filing: pick(r, []string{"CI", "MC", "BL"}), Group: pick(r, []string{"", "grp 7"}),
			Plan: pick(r, []string{"", "Gold Plan"}), MemberID: fmt.Sprintf("mem%07d", r.IntN(9)),
			Subscriber: claim.Person{Name: someName(r), Address: someAddress(r), Birth: on(1950+r.IntN(50), 2, 1+r.IntN(28)), Sex: claim.Male},
		},
		Place: pick(r, []string{"11", "10", "02"}), Diagnoses: []string{"F41.1", "F10.20", "F32.0"}[:1+r.IntN(3)],
		Referral: pick(r, []string{"", "REF-1"}), Authorization: pick(r, []string{"", "AUTH-1"}), Note: pick(r, []string{"", "Made up; ignore"}),
		Referring: someProvider(r, false), Rendering: someProvider(r, true), Supervising: someProvider(r, false),
	}
	if r.IntN(3) == 0 {
		c.Dependent = &claim.Dependent{Person: c.Coverage.Subscriber, Relationship: pick(r, []string{"01", "19", "G8"})}
		c.Dependent.Name = someName(r)
	}
	if r.IntN(4) == 0 {
		c.Frequency, c.PayerNumber = pick(r, []claim.Frequency{claim.Replacement, claim.Void}), "ICN-77"
	}
	if r.IntN(4) == 0 {
		c.Location = &claim.Location{Name: "Room Above the Bakery", NPI: pick(r, []string{"", npis[0]}), Address: cairnBilling().Address}
	}
	if r.IntN(5) == 0 {
		c.Accident = claim.Accident{Auto: true, Other: r.IntN(2) == 0, State: "TX", On: on(2025, 12, 24)}
		c.Onset = on(2025, 12, 25)
	}
	if r.IntN(5) == 0 {
		c.Billing.PayTo = claim.Address{Line1: "PO Box 9", City: "Springfield", State: "IL", ZIP: "62701"}
		c.Billing.Tax.SSN = true
	}
	for i := range 1 + r.IntN(5) {
		c.Lines = append(c.Lines, someLine(r, fmt.Sprintf("CHG-%06d-%d", number, i), len(c.Diagnoses)))
	}
	if r.IntN(3) == 0 {
		c.Others = append(c.Others, someOther(r, &c))
	}
	c.PatientPaid = r.Int64N(c.Charge() + 1)
	return c
}

func someLine(r *rand.Rand, id string, diagnoses int) claim.Line {
	l := claim.Line{
		ID: id, On: on(2026, 1, 1+r.IntN(31)), Code: pick(r, []string{"90853", "H0005", "h0004", "96164"}),
		Modifiers: [][]string{nil, {"HQ"}, {"HQ", "95"}, {"hq", "HF", "U1", "95"}}[r.IntN(4)],
		Charge:    1 + r.Int64N(500_00), Units: 1 + r.IntN(12), Place: pick(r, []string{"", "10", "11"}),
		Authorization: pick(r, []string{"", "AUTH-2"}), Note: pick(r, []string{"", "late by ten minutes"}),
	}
	if r.IntN(6) == 0 {
		l.Through = l.On.AddDays(1 + r.IntN(3))
	}
	l.InMinutes = r.IntN(8) == 0
	for p := 1; p <= diagnoses; p++ {
		l.Pointers = append(l.Pointers, p)
	}
	if r.IntN(4) == 0 {
		l.Rendering, l.Supervising = someProvider(r, true), someProvider(r, false)
	}
	return l
}

// someOther puts another payer before this one, sometimes with its decision by
// line, sometimes for the claim as a whole.
func someOther(r *rand.Rand, c *claim.Claim) claim.OtherInsured {
	c.Coverage.Order = claim.Secondary
	o := claim.OtherInsured{
		Payer: claim.Payer{Name: "First Plan", ID: "FIRST1", Address: someAddress(r)}, Order: claim.Primary,
		Relationship: pick(r, []string{"", "01"}), Filing: "CI", Group: "G1", Holder: someName(r), Address: someAddress(r), MemberID: "OTHER-1",
	}
	switch r.IntN(3) {
	case 0:
		keep := r.Int64N(c.Charge())
		o.Decision = &claim.Decision{Paid: keep, PatientOwes: 5, On: on(2026, 2, 20), ClaimNumber: "ICN-1",
			Adjustments: []claim.Adjustment{{Group: "CO", Reason: "45", Amount: c.Charge() - keep}}}
	case 1:
		o.Decision = &claim.Decision{}
		for i := range c.Lines {
			l := &c.Lines[i]
			paid := l.Charge / 3
			rest := l.Charge - paid
			d := claim.LineDecision{PayerID: "FIRST1", Paid: paid, On: on(2026, 2, 20)}
			for j := int64(0); j < 8 && rest > 1; j++ {
				d.Adjustments = append(d.Adjustments, claim.Adjustment{Group: "PR", Reason: fmt.Sprint(j + 1), Amount: 1})
				rest--
			}
			d.Adjustments = append(d.Adjustments, claim.Adjustment{Group: "CO", Reason: "45", Amount: rest, Units: 50})
			l.Decisions = append(l.Decisions, d)
			o.Decision.Paid += paid
		}
	}
	return o
}
