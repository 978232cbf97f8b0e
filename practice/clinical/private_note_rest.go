package clinical

import (
	"errors"
	"slices"

	"cohort/domain"
	"cohort/domain/clinical"
	"cohort/domain/program"
	"cohort/practice"
)

// mayBe names what is wrong with what a note says. A session that stood in it
// before is not asked about again.
func mayBe(tx practice.Tx, d *practice.Deed, n clinical.PrivateNote, before domain.SessionID) error {
	latest, err := practice.LatestToday(tx, d.Now)
	if err != nil {
		return err
	}
	var f domain.Faults
	f.Join(n.Validate(latest))
	if n.SessionID != before && !n.SessionID.IsZero() {
		theirs, err := heldWith(tx, n)
		if err != nil {
			return err
		}
		f.When(!theirs, "sessionId", "is no session of this client's that you led")
	}
	return f.Err()
}

// heldWith says whether the author led the note's session, and its client was a
// member of that cohort.
func heldWith(tx practice.Tx, n clinical.PrivateNote) (bool, error) {
	s, err := tx.Session(n.SessionID)
	if errors.Is(err, domain.ErrNotFound) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	c, err := tx.Cohort(s.CohortID)
	if err != nil || !c.LedSession(n.AuthorID, s) {
		return false, err
	}
	client, err := tx.Client(domain.Everything(), n.ClientID)
	if err != nil {
		return false, err
	}
	if !client.MergedInto.IsZero() {
		client.ID = client.MergedInto
	}
	all, err := tx.EnrollmentsOf(client.ID)
	return slices.ContainsFunc(all, func(e program.Enrollment) bool { return e.CohortID == s.CohortID }), err
}

// signerToday is the actor as they may sign today.
func signerToday(tx practice.Tx, d *practice.Deed) (clinical.Signer, error) {
	u, err := tx.User(d.By.UserID)
	if err != nil {
		return clinical.Signer{}, err
	}
	today, err := practice.Today(tx, d.Now)
	return clinical.SignerOn(u, today), err
}
