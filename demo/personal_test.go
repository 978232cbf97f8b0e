package demo_test

import (
	"context"
	"testing"
)

// A few people say something of themselves, and one birth date is not known.
func TestPeopleSayOfThemselves(t *testing.T) {
	t.Parallel()
	h := seeded(t, 1, afternoon)
	pronouns, needs, shown, contacts, unknown, all := 0, 0, 0, 0, 0, 0
	for _, c := range h.clients() {
		full, err := h.desks.Intake.Client(context.Background(), h.actors["Ruth"], c.ID)
		if err != nil {
			t.Fatal(err)
		}
		count := func(n *int, said bool) {
			if said {
				*n++
			}
		}
		count(&all, true)
		count(&pronouns, full.Personal.Pronouns != "")
		count(&needs, full.Personal.AccessNeeds != "")
		count(&shown, full.DisplayName != "")
		count(&contacts, full.Personal.Emergency.Phone != "")
		count(&unknown, full.BirthDateUnknown != "" && full.BirthDate.IsZero())
	}
	if pronouns < 10 || needs < 5 || shown < 2 || contacts < 20 || unknown != 1 || pronouns > all/2 {
		t.Errorf("of %d: %d with pronouns, %d with needs, %d with a display name, %d with a contact, %d without a birth date", all, pronouns, needs, shown, contacts, unknown)
	}
}
