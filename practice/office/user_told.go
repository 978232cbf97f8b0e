package office

import (
	"context"
	"slices"

	"cohort/domain"
	"cohort/practice"
)

// tellOfInvitation tells the other administrators that a person was added: who
// invites a second self does not do it unseen.
func (desk *Desk) tellOfInvitation(ctx context.Context, tx practice.Tx, d *practice.Deed, u domain.User) error {
	watchers := practice.OtherAdmins
	if len(domain.ClientRoles(u.Roles)) > 0 {
		watchers = practice.OtherAdminsOrReaders
	}
	return desk.tell(ctx, tx, d, accountNotice{kind: domain.NoticeInvited, user: u, watchers: watchers, detail: domain.NoticeDetail{After: rolesText(u.Roles)}})
}

// tellOfChange tells of what an administrator changed about somebody by which
// they could be acted for: roles, the address that links are mailed to, being
// let in again.
func (desk *Desk) tellOfChange(ctx context.Context, tx practice.Tx, d *practice.Deed, before, u domain.User) error {
	var notices []accountNotice
	if !slices.Equal(rolesInOrder(before.Roles), rolesInOrder(u.Roles)) {
		n := accountNotice{kind: domain.NoticeRoles, detail: domain.NoticeDetail{Before: rolesText(before.Roles), After: rolesText(u.Roles)}}
		if slices.ContainsFunc(domain.ClientRoles(u.Roles), func(r domain.Role) bool { return !before.Holds(r) }) {
			n.watchers = practice.OtherAdminsOrReaders
		}
		var err error
		if n.letters, err = desk.lettersAbout(tx, d.By.Name, "Your roles were changed to: "+rolesText(u.Roles)+".", u.Email); err != nil {
			return err
		}
		notices = append(notices, n)
	}
	if before.Email != u.Email && d.By.UserID != u.ID {
		letters, err := desk.lettersAbout(tx, d.By.Name, "The address that you sign in with was changed from "+before.Email+" to "+u.Email+".", before.Email, u.Email)
		if err != nil {
			return err
		}
		notices = append(notices, accountNotice{kind: domain.NoticeEmail, letters: letters, detail: domain.NoticeDetail{Before: before.Email, After: u.Email}})
	}
	if before.Status == domain.UserDisabled && u.Status == domain.UserActive {
		letters, err := desk.lettersAbout(tx, d.By.Name, "Your login, which was disabled, was enabled again.", u.Email)
		if err != nil {
			return err
		}
		notices = append(notices, accountNotice{kind: domain.NoticeEnabled, letters: letters})
	}
	for _, n := range notices {
		n.user = u
		if err := desk.tell(ctx, tx, d, n); err != nil {
			return err
		}
	}
	return nil
}

// tellFactorsRemoved tells of an administrator's having removed somebody's second
// factors.
func (desk *Desk) tellFactorsRemoved(ctx context.Context, tx practice.Tx, d *practice.Deed, u domain.User) error {
	letters, err := desk.lettersAbout(tx, d.By.Name, "Your second factors were removed: the password alone signs you in until you set up new ones.", u.Email)
	if err != nil {
		return err
	}
	return desk.tell(ctx, tx, d, accountNotice{kind: domain.NoticeFactors, user: u, letters: letters})
}

// rolesInOrder is what somebody may do, whichever desk is their own.
func rolesInOrder(roles []domain.Role) []domain.Role { return slices.Sorted(slices.Values(roles)) }

// lettersAbout are letters in the practice's name.
func (desk *Desk) lettersAbout(tx practice.Tx, by, what string, to ...string) ([]domain.Letter, error) {
	s, err := tx.Settings()
	return accountLetters(s.PracticeName, by, what, to...), err
}
