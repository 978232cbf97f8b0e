package x12_test

import (
	"errors"
	"fmt"
	"os"
	"strings"

	"cohort/document/x12"
	"cohort/domain/billing/claim"
)

// Two group sessions of an invented client, as the clearinghouse gets them.
func ExampleWriteProfessional() {
	file := cairn(101, "BATCH000101", selfClaim())
	var b strings.Builder
	if err := x12.WriteProfessional(&b, file); err != nil {
		fmt.Println(err)
	}
	for _, segment := range strings.Split(b.String(), "\n")[25:29] {
		fmt.Println(segment)
	}
	// Output:
	// LX*1~
	// SV1*HC:90853*60*UN*1***1:2~
	// DTP*472*D8*20260218~
	// REF*6R*CHG-000881~
}

// A file with a fault is not written at all.
func ExampleWriteProfessional_fault() {
	c := selfClaim()
	c.Diagnoses = nil
	c.Lines[0].Pointers, c.Lines[1].Pointers = nil, nil
	fmt.Println(x12.WriteProfessional(os.Stdout, cairn(101, "BATCH000101", c)))
	// Output: invalid: Some of what was sent is not right. claims[0].diagnoses are missing; claims[0].lines[0].pointers must name at least one diagnosis; claims[0].lines[1].pointers must name at least one diagnosis
}

func ExampleReadRemittances() {
	list, err := x12.ReadRemittances(strings.NewReader(smallEra), x12.Limits{})
	if err != nil {
		fmt.Println(err)
	}
	r := list[0]
	fmt.Printf("%s paid %d cents on %s, trace %s\n", r.Payer, r.Paid, r.On, r.Trace)
	for _, c := range r.Claims {
		fmt.Printf("%s: charged %d, paid %d, patient owes %d, written off %d\n", c.Number, c.Charge, c.Paid, c.Share("PR"), c.Share("CO"))
		for _, l := range c.Lines {
			fmt.Println(" ", l.ID, l.Code, l.From, l.Paid)
		}
	}
	// Output:
	// EXAMPLE HEALTH PLAN paid 7000 cents on 2026-04-01, trace EFT-1
	// INV-1: charged 12000, paid 8000, patient owes 2500, written off 1500
	//   CHG-1 90853 2026-02-18 5000
	//   CHG-2 90853 2026-02-25 3000
}

// A claim that does not add up waits for a person, and the others are posted; a
// payment that does not is refused, with the place.
func ExampleReadRemittances_unbalanced() {
	file := strings.Replace(smallEra, "CAS*CO*45*5~", "CAS*CO*45*5.01~", 1)
	list, err := x12.ReadRemittances(strings.NewReader(file), x12.Limits{})
	fmt.Println(len(list[0].Postable()), list[0].Waiting()[0].Unbalanced, list[0].Held(), err)
	_, err = x12.ReadRemittances(strings.NewReader(strings.Replace(smallEra, "*I*70*", "*I*70.01*", 1)), x12.Limits{})
	fmt.Println(err, errors.Is(err, x12.ErrUnbalanced))
	// Output:
	// 0 claim 1, line 2 does not balance: 3000 cents stated, 2999 expected 8000 <nil>
	// file_unbalanced: The money does not add up: segment 4 BPR02: the payment is 70.01, claims less provider adjustments are 70, off by 0.01. true
}

// A rejected file names segments by number; ClaimAt leads back to the claim.
func ExampleProfessional_ClaimAt() {
	sent := cairn(102, "BATCH000102", selfClaim(), dependentClaim())
	answer := envelope("999", "005010X231A1", "AK1*HC*102~\nAK2*837*0001~\nIK3*NM1*58*2310*8~\nIK4*9*67*1~\nIK5*R*5~\nAK9*R*1*1*0~\n")
	receipts, err := x12.ReadFileReceipts(strings.NewReader(answer), x12.Limits{})
	if err != nil {
		fmt.Println(err)
	}
	for _, f := range receipts[0].Messages[0].Faults {
		i, _ := sent.ClaimAt(f.Position)
		fmt.Printf("%s, %s element %d: %s\n", sent.Claims[i].Number, f.Segment, f.Elements[0].Element,
			claim.Label(claim.ElementFaults, f.Elements[0].Reason))
	}
	// Output: INV-2026-000124, NM1 element 9: Required and missing
}

func ExampleReadClaimReceipts() {
	list, err := x12.ReadClaimReceipts(strings.NewReader(envelope("277", "005010X214", mixed277)), x12.Limits{})
	if err != nil {
		fmt.Println(err)
	}
	for _, c := range list[0].Claims {
		fmt.Println(c.Number, c.Accepted(), claim.Label(claim.StatusCategories, c.Statuses[0].Category))
	}
	// Output:
	// INV-2026-000123 true Accepted to be decided
	// INV-2026-000124 false Rejected: something is not valid
}
