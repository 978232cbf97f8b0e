package practice

import (
	"context"
	"time"

	"cohort/domain"
)

type userTx interface {
	Users(page Page) (List[domain.User], error) // by name
	Leaders() ([]domain.User, error)            // who may lead a cohort, by name
	CountUsers() (int, error)
	User(domain.UserID) (domain.User, error)
	LockUser(domain.UserID) (domain.User, error)
	UserByEmail(email string) (domain.User, error)
	CreateUser(domain.User) error // ErrEmailTaken
	SaveUser(domain.User) error   // ErrEmailTaken
	// LockActiveAdmins counts the active administrators and keeps that number
	// from changing until the transaction ends.
	LockActiveAdmins() (int, error)
	LeadsCohorts(domain.UserID) (bool, error) // planned or running ones
	SaveInvitation(domain.Invitation) error   // replaces the user's earlier one
	LockInvitation(tokenHash string) (domain.Invitation, error)
	DropInvitation(domain.UserID) error
	SaveSetupLink(tokenHash string, expires time.Time) error // replaces the earlier one
	LockSetupLink(tokenHash string) (expires time.Time, err error)
	DropSetupLink() error
}

// ErrEmailTaken is what a second user with one address gets.
var ErrEmailTaken = domain.Error{Kind: domain.KindInvalid, Code: "email_taken", Message: "Somebody signs in with this address already.",
	Fields: []domain.FieldError{{Field: "email", Message: "is in use already"}}}

// The errors of changes to people.
var (
	ErrLastAdmin    = domain.Conflict("last_admin", "This is the last active administrator. Make somebody else one first.")
	ErrLeadsCohorts = domain.Conflict("leads_cohorts", "This person leads a planned or running cohort, which needs a therapist with a license.")
	ErrNotAccepted  = domain.Conflict("invitation_open", "This person has not accepted the invitation yet.")
	ErrDisabled     = domain.Conflict("disabled", "This person is disabled. Enable them first.")
)

// Users lists the people of the practice by name.
func (p *Practice) Users(ctx context.Context, by domain.Actor, page Page) (users List[domain.User], err error) {
	if page, err = page.Checked(); err != nil {
		return users, err
	}
	err = p.look(ctx, by, domain.ListUsers, func(tx Tx, _ domain.Scope) error {
		users, err = tx.Users(page)
		return err
	})
	return users, err
}

// User gives one of them.
func (p *Practice) User(ctx context.Context, by domain.Actor, id domain.UserID) (u domain.User, err error) {
	err = p.look(ctx, by, domain.ListUsers, func(tx Tx, _ domain.Scope) error {
		u, err = tx.User(id)
		return err
	})
	return u, err
}

// Leaders lists who may lead a cohort.
func (p *Practice) Leaders(ctx context.Context, by domain.Actor) (leaders []domain.User, err error) {
	err = p.look(ctx, by, domain.ListLeaders, func(tx Tx, _ domain.Scope) error {
		leaders, err = tx.Leaders()
		return err
	})
	return leaders, err
}

// Me gives the person who asks, and the practice.
func (p *Practice) Me(ctx context.Context, by domain.Actor) (u domain.User, s domain.Settings, err error) {
	err = p.look(ctx, by, domain.ReadSelf, func(tx Tx, _ domain.Scope) error {
		if u, err = tx.User(by.UserID); err != nil {
			return err
		}
		s, err = tx.Settings()
		return err
	})
	return u, s, err
}

// CreateUser adds a person, who sets a password by the invitation.
func (p *Practice) CreateUser(ctx context.Context, by domain.Actor, wanted domain.User) (u domain.User, link Link, err error) {
	u = wanted.Trimmed()
	if err := u.Validate(); err != nil {
		return u, link, err
	}
	err = p.change(ctx, by, domain.CreateUser, func(tx Tx, d *Deed) error {
		u.ID, u.Status, u.PasswordHash = domain.NewID[domain.UserID](), domain.UserInvited, ""
		if err := create(tx, d, &u); err != nil {
			return err
		}
		link, err = p.invite(tx, u.ID, d)
		return err
	})
	return u, link, err
}

// AddUser adds a person who can sign in at once, with a password that was
// chosen at the command line.
func (p *Practice) AddUser(ctx context.Context, by domain.Actor, wanted domain.User, password string) (u domain.User, err error) {
	u = wanted.Trimmed()
	if err := u.Validate(); err != nil {
		return u, err
	}
	practiceName, err := p.practiceName(ctx)
	if err != nil {
		return u, err
	}
	if u.PasswordHash, err = p.newPassword(practiceName, u, "password", password); err != nil {
		return u, err
	}
	err = p.change(ctx, by, domain.CreateUser, func(tx Tx, d *Deed) error {
		u.ID, u.Status = domain.NewID[domain.UserID](), domain.UserActive
		return create(tx, d, &u)
	})
	return u, err
}

func create(tx Tx, d *Deed, u *domain.User) error {
	u.Version, u.CreatedAt, u.UpdatedAt = 1, d.Now, d.Now
	d.About("user", u.ID, domain.ClientID{})
	d.Note("role", u.Role)
	return tx.CreateUser(*u)
}

func (p *Practice) practiceName(ctx context.Context) (name string, err error) {
	err = p.store.Read(ctx, func(tx Tx) error {
		s, err := tx.Settings()
		name = s.PracticeName
		return err
	})
	return name, err
}

// UserPatch is a change of a person; nil leaves a field as it is.
type UserPatch struct {
	Name, Email, NPI *string
	Role             *domain.Role
	License          *domain.License
	NoLicense        bool // removes the license
	Status           *domain.UserStatus
}

func (patch UserPatch) of(u domain.User) domain.User {
	set(&u.Name, patch.Name)
	set(&u.Email, patch.Email)
	set(&u.NPI, patch.NPI)
	set(&u.Role, patch.Role)
	set(&u.Status, patch.Status)
	if patch.License != nil || patch.NoLicense {
		u.License = patch.License
	}
	return u.Trimmed()
}

// Validate names what is wrong with a change whomever it changes.
func (patch UserPatch) Validate() error {
	anyone := domain.User{Name: "A", Email: "a@example.org", Role: domain.Therapist}
	return patch.of(anyone).Validate()
}

// UpdateUser changes a person. A new role or being disabled acts on their
// next request.
func (p *Practice) UpdateUser(ctx context.Context, by domain.Actor, id domain.UserID, expected Version, patch UserPatch) (u domain.User, err error) {
	err = p.change(ctx, by, domain.UpdateUser, func(tx Tx, d *Deed) error {
		d.About("user", id, domain.ClientID{})
		admins, err := tx.LockActiveAdmins()
		if err != nil {
			return err
		}
		before, err := tx.LockUser(id)
		if err != nil {
			return err
		}
		if err := expected.Matches(before.Version); err != nil {
			return err
		}
		u = patch.of(before)
		if err := mayBecome(tx, before, &u, admins); err != nil {
			return err
		}
		u.Version, u.UpdatedAt = before.Version+1, d.Now
		noteUser(d, before, u)
		if u.Status == domain.UserDisabled && before.Status != u.Status {
			if err := p.shutOut(tx, u.ID, d); err != nil {
				return err
			}
		}
		return tx.SaveUser(u)
	})
	return u, err
}

// mayBecome holds a change against the rules: the practice keeps an
// administrator, cohorts keep a licensed lead, and nobody becomes active
// without a password.
func mayBecome(tx Tx, before domain.User, u *domain.User, admins int) error {
	if err := u.Validate(); err != nil {
		return err
	}
	if before.Status != u.Status && u.Status != domain.UserDisabled && u.PasswordHash == "" {
		if before.Status == domain.UserInvited {
			return ErrNotAccepted
		}
		u.Status = domain.UserInvited
	}
	if before.IsActiveAdmin() && !u.IsActiveAdmin() && admins <= 1 {
		return ErrLastAdmin
	}
	if before.Role == domain.Therapist && before.License != nil && (u.Role != domain.Therapist || u.License == nil) {
		leads, err := tx.LeadsCohorts(u.ID)
		if err == nil && leads {
			return ErrLeadsCohorts
		}
		return err
	}
	return nil
}

func noteUser(d *Deed, before, after domain.User) {
	d.Note("changed", before.Changes(after))
	if before.Role != after.Role {
		d.Note("role", string(before.Role)+" to "+string(after.Role))
	}
	if before.Status != after.Status {
		d.Note("status", string(before.Status)+" to "+string(after.Status))
	}
}

// shutOut ends every login of a person and takes an open invitation back.
func (p *Practice) shutOut(tx Tx, id domain.UserID, d *Deed) error {
	if err := tx.DropInvitation(id); err != nil {
		return err
	}
	return tx.EndLoginsOf(id, domain.LoginID{}, domain.EndedByDisabling, d.Now)
}
