package practice

import "cohort/domain"

// Hold keeps something as it is for a deed that rests on it and does not
// change it: the fee that is agreed in the practice's currency, the cohort that
// is led by somebody with a license.
type Hold func(Tx) error

// HoldAll holds one after the other.
func HoldAll(tx Tx, holds []Hold) error {
	for _, hold := range holds {
		if err := hold(tx); err != nil {
			return err
		}
	}
	return nil
}

// HoldSettings keeps the practice's settings.
func HoldSettings(tx Tx) error {
	_, err := tx.HoldSettings()
	return err
}

// LockUsers keeps people of the practice, their role, license and status, and
// lets nobody else give them something to lead meanwhile.
func LockUsers(ids ...domain.UserID) Hold {
	return func(tx Tx) error {
		if len(ids) == 0 {
			return nil
		}
		return tx.LockUsers(ids...)
	}
}
