package x12_test

import (
	"bytes"
	"os"
	"testing"
	"time"

	"cohort/document/x12"
	"cohort/domain"
	"cohort/domain/billing/claim"
)

// cairn is an invented practice with an invented payer.
func cairn(control int, reference string, claims ...claim.Claim) x12.Professional {
	return x12.Professional{
		Submitter: x12.Submitter{
			Trader:  x12.Trader{Name: "Cairn Group Practice", ID: "CAIRNGROUP"},
			Contact: "Billing Desk", Phone: "5555550100",
		},
		Receiver:  x12.Trader{Name: "Example Health Plan", ID: "EXAMPLEPAYER"},
		Control:   control,
		Reference: reference,
		Created:   time.Date(2026, 3, 5, 14, 15, 0, 0, time.UTC),
		Test:      true,
		Claims:    claims,
	}
}

func cairnBilling() claim.BillingProvider {
	return claim.BillingProvider{
		Provider: claim.Provider{Name: claim.Name{Last: "Cairn Group Practice"}, Organization: true, NPI: "1234567893", Taxonomy: "261QM0801X"},
		Address:  claim.Address{Line1: "100 Example St", City: "Springfield", State: "IL", ZIP: "62701-0001"},
		Tax:      claim.TaxID{Number: "12-3456789"},
	}
}

func examplePayer() claim.Payer { return claim.Payer{Name: "Example Health Plan", ID: "EX001"} }

func on(y int, m time.Month, d int) domain.Date { return domain.Date{Year: y, Month: m, Day: d} }

func person(last, first, npi, taxonomy string) *claim.Provider {
	return &claim.Provider{Name: claim.Name{Last: last, First: first}, NPI: npi, Taxonomy: taxonomy}
}

// selfClaim is two group sessions of a client insured in their own name.
func selfClaim() claim.Claim {
	return claim.Claim{
		Number:  "INV-2026-000123",
		Billing: cairnBilling(),
		Coverage: claim.Coverage{
			Payer: examplePayer(), Filing: "CI", Group: "GRP1000", MemberID: "MEM0000001",
			Subscriber: claim.Person{
				Name:    claim.Name{Last: "Sample", First: "Alex"},
				Address: claim.Address{Line1: "200 Example Ave", City: "Springfield", State: "IL", ZIP: "627020001"},
				Birth:   on(1990, 1, 15), Sex: claim.UnknownSex,
			},
		},
		Place:         "11",
		Authorization: "AUTH55501",
		Diagnoses:     []string{"F41.1", "F10.20"},
		Rendering:     person("Rivera", "Jo", "1245319599", "101YM0800X"),
		Lines: []claim.Line{
			{ID: "CHG-000881", On: on(2026, 2, 18), Code: "90853", Charge: 60_00, Units: 1, Pointers: []int{1, 2}},
			{ID: "CHG-000902", On: on(2026, 2, 25), Code: "90853", Charge: 60_00, Units: 1, Pointers: []int{1, 2}},
		},
	}
}

// dependentClaim replaces an earlier claim for a child of the subscriber.
func dependentClaim() claim.Claim {
	home := claim.Address{Line1: "200 Example Ave", City: "Springfield", State: "IL", ZIP: "627020001"}
	return claim.Claim{
		Number:  "INV-2026-000124",
		Billing: cairnBilling(),
		Coverage: claim.Coverage{
			Payer: examplePayer(), Filing: "MC", Group: "GRP1000", MemberID: "MEM0000002",
			Subscriber: claim.Person{Name: claim.Name{Last: "Sample", First: "Pat"}, Address: home},
		},
		Dependent: &claim.Dependent{
			Person: claim.Person{
				Name: claim.Name{Last: "Sample", First: "Sam"}, Address: home,
				Birth: on(2005, 1, 15), Sex: claim.Female,
			},
			Relationship: "19",
		},
		Place: "10", Frequency: claim.Replacement, PayerNumber: "PAYERICN0001",
		PatientPaid: 10_00, Referral: "REF7788", Authorization: "AUTH55502",
		Diagnoses:   []string{"F10.20"},
		Referring:   person("Okoro", "Dana", "1999999984", ""),
		Rendering:   person("Rivera", "Jo", "1245319599", "101YA0400X"),
		Supervising: person("Lindqvist", "Era", "1500000017", ""),
		Lines: []claim.Line{
			{ID: "CHG-000883", On: on(2026, 2, 18), Code: "H0005", Modifiers: []string{"HQ", "95"}, Charge: 48_00, Units: 1, Pointers: []int{1}},
			{ID: "CHG-000904", On: on(2026, 2, 25), Code: "H0004", Modifiers: []string{"HQ", "HF"}, Charge: 48_00, Units: 6, Pointers: []int{1}},
		},
	}
}

func write(t testing.TB, p x12.Professional) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := x12.WriteProfessional(&b, p); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestSamplesAreRebuiltByteForByte(t *testing.T) {
	for name, p := range map[string]x12.Professional{
		"group-self-subscriber.837":       cairn(101, "BATCH000101", selfClaim()),
		"group-dependent-replacement.837": cairn(102, "BATCH000102", dependentClaim()),
	} {
		t.Run(name, func(t *testing.T) {
			want, err := os.ReadFile("testdata/" + name)
			if err != nil {
				t.Fatal(err)
			}
			got := write(t, p)
			if !bytes.Equal(got, want) {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
			t.Logf("%d bytes equal", len(got))
		})
	}
}
