package practice

import (
	"slices"

	"cohort/domain"
)

// Watchers says who is told, besides the other administrators, of what could let
// one person act as another.
type Watchers int

// Who watches.
const (
	OtherAdmins           Watchers = iota
	OtherAdminsOrReaders           // where there is no other administrator, the clinical people
	OtherAdminsAndReaders          // the clinical people as well
)

// Of gives them, but for those who need not be told.
func (w Watchers) Of(tx Tx, except ...domain.UserID) ([]domain.User, error) {
	known := func(u domain.User) bool { return slices.Contains(except, u.ID) }
	admins, err := tx.ActiveUsers(domain.Admin)
	if err != nil {
		return nil, err
	}
	told := slices.DeleteFunc(admins, known)
	if w == OtherAdmins || w == OtherAdminsOrReaders && len(told) > 0 {
		return told, nil
	}
	readers, err := tx.ActiveUsers(domain.ClinicalRoles()...)
	return append(told, slices.DeleteFunc(readers, func(u domain.User) bool {
		return known(u) || slices.ContainsFunc(told, func(t domain.User) bool { return t.ID == u.ID })
	})...), err
}

// Tell tells somebody who is asked to answer, if anybody is, and others who are
// to know.
func (d *Deed) Tell(tx Tx, n domain.SecurityNotice, asked domain.UserID, others []domain.User) (domain.SecurityNotice, error) {
	n.ID, n.At = domain.NewID[domain.SecurityNoticeID](), d.Now
	if n.ByName == "" {
		n.ByID, n.ByName = d.By.UserID, d.By.Name
	}
	var readers []domain.NoticeReader
	if !asked.IsZero() {
		readers = append(readers, domain.NoticeReader{UserID: asked, Asked: true})
	}
	for _, u := range others {
		readers = append(readers, domain.NoticeReader{UserID: u.ID})
	}
	return n, tx.CreateNotice(n, readers)
}
