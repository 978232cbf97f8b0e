package office

import (
	"context"
	"errors"
	"slices"

	"cohort/domain"
	"cohort/practice"
)

var noteProvider = practice.Plain("provider")

// enterVouched signs in whose account the provider vouched for. Who is meant is
// known by the account alone, which they connected themselves: no address and no
// name that the provider tells is ever looked at.
func (desk *Desk) enterVouched(ctx context.Context, from domain.Actor, v domain.Vouched, at domain.Site) (SignedIn, error) {
	var who domain.UserID
	s, err := desk.enter(ctx, from, domain.SignIn, func(tx practice.Tx, d *practice.Deed) (SignedIn, error) {
		who = domain.UserID{}
		user, admins, err := desk.vouchedFor(tx, d, v, &who)
		if err != nil {
			return SignedIn{}, err
		}
		d.Note(noteProvider, true)
		if user, err = desk.takeGroups(ctx, tx, from, user, v.Groups, admins); err != nil {
			return SignedIn{}, err
		}
		if v.Factors {
			return desk.beginAs(tx, d, user, entered{providerFactor: true, unconfirmed: !v.Fresh})
		}
		return desk.beginOrAskAs(tx, d, user, at, entered{unconfirmed: !v.Fresh})
	})
	var e domain.Error
	if !errors.As(err, &e) || e.Kind != domain.KindUnauthenticated {
		return s, err
	}
	if domain.ErrNoRole.Is(err) || domain.ErrLeadsStill.Is(err) {
		if failed := desk.endOfRoles(ctx, who); failed != nil {
			return s, failed
		}
	}
	return s, desk.turnedAway(ctx, from, domain.SignIn, who, e.Code, err)
}

// vouchedFor finds and locks whose account it is, with the administrators, since
// their roles may change. who is set as soon as it is known.
func (desk *Desk) vouchedFor(tx practice.Tx, d *practice.Deed, v domain.Vouched, who *domain.UserID) (user domain.User, admins int, err error) {
	handle := desk.handleOf(v)
	identity, err := tx.IdentityByHandle(handle)
	if errors.Is(err, domain.ErrNotFound) {
		return user, 0, domain.ErrNotConnected
	}
	if err != nil {
		return user, 0, err
	}
	*who = identity.UserID
	if admins, err = tx.LockActiveAdmins(identity.UserID); err != nil {
		return user, 0, err
	}
	if user, err = tx.LockUser(identity.UserID); err != nil {
		return user, 0, err
	}
	if user.Status != domain.UserActive {
		return user, 0, domain.ErrNotConnected
	}
	identity.UsedAt = &d.Now
	if err = tx.SaveIdentity(identity); errors.Is(err, domain.ErrNotFound) { // disconnected meanwhile
		err = domain.ErrNotConnected
	}
	return user, admins, err
}

// takeGroups lets the groups at the provider change somebody's roles, as the
// practice says. Who gains a role that reads clients is told of to all who read
// clients and to the administrators: no second administrator was asked.
func (desk *Desk) takeGroups(ctx context.Context, tx practice.Tx, from domain.Actor, before domain.User, groups []string, admins int) (domain.User, error) {
	u := before
	u.Roles = desk.rules.RolesOf(before.Roles, groups)
	if before.IsActiveAdmin() && admins <= 1 && !u.Holds(domain.Admin) {
		u.Roles = append(slices.Clone(u.Roles), domain.Admin) // the practice keeps one
	}
	switch {
	case slices.Equal(before.Roles, u.Roles):
		return before, nil
	case len(u.Roles) == 0:
		return before, domain.ErrNoRole
	}
	if leadsNoMore(before, u) {
		led, err := tx.LedCohorts(u.ID)
		if err == nil && len(led) > 0 {
			err = domain.ErrLeadsStill
		}
		if err != nil {
			return before, err
		}
	}
	d := desk.Deed(before.At(from), domain.TakeGroups)
	d.About("user", u.ID, domain.ClientID{})
	noteUser(d, before, u)
	u.Version, u.UpdatedAt = before.Version+1, d.Now
	if err := tx.SaveUser(u); err != nil {
		return before, err
	}
	if err := desk.tellOfGroups(ctx, tx, d, before, u); err != nil {
		return before, err
	}
	return u, d.Append(tx)
}

func (desk *Desk) tellOfGroups(ctx context.Context, tx practice.Tx, d *practice.Deed, before, u domain.User) error {
	n := accountNotice{kind: domain.NoticeRoles, user: u, by: domain.Actor{Name: desk.rules.Name},
		detail: domain.NoticeDetail{Before: rolesText(before.Roles), After: rolesText(u.Roles)}}
	if slices.ContainsFunc(domain.ClientRoles(u.Roles), func(r domain.Role) bool { return !before.Holds(r) }) {
		n.watchers = practice.OtherAdminsAndReaders
	}
	var err error
	if n.letters, err = desk.lettersAbout(tx, n.by.Name, "Your roles were changed to: "+rolesText(u.Roles)+".", u.Email); err != nil {
		return err
	}
	return desk.tell(ctx, tx, d, n)
}

// endOfRoles ends the logins of who has no role by the provider any more: what
// they may do is not waited for until those run out.
func (desk *Desk) endOfRoles(ctx context.Context, who domain.UserID) error {
	return desk.store.Write(ctx, func(tx practice.Tx) error {
		return tx.EndLoginsOf(who, domain.LoginID{}, domain.EndedByGroups, desk.Now())
	})
}
