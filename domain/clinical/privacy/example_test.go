package privacy_test

import (
	"fmt"

	"cohort/domain/clinical/privacy"
)

// The note of one member names three others; his own name and the leader's
// stand in it by right.
func Example() {
	checker := privacy.NewChecker(privacy.People{
		Peers: []privacy.Person{
			{ID: "p1", First: "Grace", Last: "Lee"},
			{ID: "p2", First: "José", Last: "García-López"},
			{ID: "p3", First: "Elizabeth", Last: "O'Brien", Phones: []string{"(555) 014-4821"}},
		},
		Exempt: []privacy.Person{
			{ID: "own", First: "Tom", Last: "Price"},
			{ID: "leader", First: "Kim", Last: "Tran"},
		},
	})
	note := "Tom was on time and spoke of hope and grace. He told Grace that Jose's story helped him. " +
		"Betty gave him her number, 014-4821. Kim closed the group."

	findings := checker.Check(note)
	for _, f := range findings {
		fmt.Printf("%-8q %v, %s: %s\n", f.Text, f.Who, f.Sure, f.Why)
	}
	fmt.Println(privacy.Replace(note, findings, privacy.Likely))
	// Output:
	// "Grace"  [p1], certain: first name
	// "Jose's" [p2], certain: first name, with a possessive
	// "Betty"  [p3], likely: short name
	// "014-4821" [p3], certain: phone
	// Tom was on time and spoke of hope and grace. He told a peer that a peer's story helped him. A peer gave him her number, a peer's phone number. Kim closed the group.
}
