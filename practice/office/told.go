package office

import (
	"context"
	"fmt"

	"cohort/domain"
	"cohort/practice"
)

// tellOfRecovery tells somebody by mail that one of their recovery codes was
// used. Their account page says it too.
func (desk *Desk) tellOfRecovery(ctx context.Context, who domain.User) {
	desk.writeTo(ctx, who, "A recovery code was used", `A recovery code of your login at %s was just used in place of your second factor.

If it was you, there is nothing to do; your account page says how many are left. If it was not, change your password, make new recovery codes, and tell your administrator.
`)
}

// writeTo writes a letter to a person, where letters are sent. The deed that it
// tells of is done already, and stands in the audit and on their account page:
// a letter that cannot wait in the queue takes nothing of that back.
func (desk *Desk) writeTo(ctx context.Context, who domain.User, subject, text string) {
	name, err := desk.practiceName(ctx)
	if err != nil {
		name = "your practice"
	}
	select {
	case desk.letters <- domain.Letter{To: who.Email, Subject: subject + " at " + name, Text: fmt.Sprintf(text, name)}:
	default:
	}
}

// haveFactors says who of these people has a second factor.
func haveFactors(tx practice.Tx, people []Person) error {
	ids := make([]domain.UserID, len(people))
	for i, p := range people {
		ids[i] = p.ID
	}
	have, err := tx.HaveFactors(ids...)
	for i, p := range people {
		people[i].HasFactor = have[p.ID]
	}
	return err
}
