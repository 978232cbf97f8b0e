package claim_test

import (
	"errors"
	"fmt"

	"cohort/domain"
	"cohort/domain/billing/claim"
)

// A claim with two mistakes is stopped before it leaves the house.
func ExampleClaim_Check() {
	c := sound() // two sessions of an invented client
	c.Rendering.NPI = "1245319598"
	c.Lines[1].Units = 0

	var fault domain.Error
	if errors.As(c.Check(on(2026, 3, 5)), &fault) {
		for _, f := range fault.Fields {
			fmt.Println(f.Field, f.Message)
		}
	}
	// Output:
	// rendering.npi must be ten digits with the right check digit
	// lines[1].units must be from 1 to 9999
}

// A member came 25 minutes late to a group of 90 minutes.
func ExampleRounding_Units() {
	session, late := 90, 25
	for _, rule := range []claim.Rounding{claim.PerSession, claim.Floor15, claim.Ceil15, claim.EightMinute} {
		fmt.Println(rule, rule.Units(session-late, 0))
	}
	// Output:
	// per_session 1
	// floor_15 4
	// ceil_15 5
	// eight_minute 4
}

func ExamplePlain() {
	fmt.Println(claim.Plain("Núñez-Groß, Apt #4"))
	fmt.Println(claim.Plain("李"))
	// Output:
	// NUNEZ-GROSS, APT 4 true
	//  false
}

func ExampleRemittance_Balance() {
	r := claim.Remittance{
		Paid: 70_00,
		Claims: []claim.PaidClaim{{
			Number: "INV-1", Charge: 120_00, Paid: 80_00,
			Adjustments: []claim.Adjustment{{Group: "CO", Reason: "45", Amount: 40_00}},
		}},
		Provider: []claim.ProviderAdjustment{{Reason: "WO", Amount: 10_00}}, // taken back for an earlier claim
	}
	fmt.Println(r.Balance())
	r.Claims[0].Adjustments[0].Amount--
	fmt.Println(r.Balance())
	// Output:
	// <nil>
	// claim 1 does not balance: 8000 cents stated, 8001 expected
}

func ExampleLabel() {
	a := claim.Adjustment{Group: "PR", Reason: "3", Amount: 20_00}
	fmt.Printf("%s; %s\n", claim.Label(claim.Groups, a.Group), claim.Label(claim.Reasons, a.Reason))
	// Output: The patient owes it; Co-pay
}
