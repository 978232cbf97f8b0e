package office

import (
	"context"
	"errors"
	"slices"
	"strings"

	"cohort/domain"
	"cohort/practice"
)

var noteRole = practice.Kept("role")

// The errors of changes to people.
var (
	ErrLastAdmin    = domain.Conflict("last_admin", "This is the last active administrator. Make somebody else one first.")
	ErrLeadsCohorts = domain.Conflict("leads_cohorts", "This person leads planned or running cohorts. Say who takes over each of them.")
	ErrNotAccepted  = domain.Conflict("invitation_open", "This person has not accepted the invitation yet.")
	ErrDisabled     = domain.Conflict("disabled", "This person is disabled. Enable them first.")
)

// Person is somebody of the practice as they stand today.
type Person struct {
	domain.User
	Today     domain.Date // at the practice
	HasFactor bool        // a second factor
	// Proposal waits for a second administrator, nil for none.
	Proposal *domain.RoleProposal
}

// asOf gives people as they stand today.
func (desk *Desk) asOf(tx practice.Tx, users ...domain.User) ([]Person, error) {
	today, err := practice.Today(tx, desk.Now())
	people := make([]Person, len(users))
	for i, u := range users {
		people[i] = Person{User: u, Today: today}
	}
	return people, errors.Join(err, haveFactors(tx, people))
}

// withProposals adds what is proposed for them.
func (desk *Desk) withProposals(tx practice.Tx, people []Person) error {
	waiting, err := tx.PendingProposals(desk.Now())
	for i := range people {
		for j := range waiting {
			if waiting[j].UserID == people[i].ID {
				people[i].Proposal = &waiting[j]
			}
		}
	}
	return err
}

func (desk *Desk) person(tx practice.Tx, u domain.User) (Person, error) {
	people, err := desk.asOf(tx, u)
	return people[0], err
}

// Users lists the people of the practice by name.
func (desk *Desk) Users(ctx context.Context, by domain.Actor, page domain.Page) (people domain.List[Person], err error) {
	if page, err = page.Checked(); err != nil {
		return people, err
	}
	err = desk.Look(ctx, by, domain.ListUsers, func(tx practice.Tx, _ domain.Scope) error {
		users, err := tx.Users(page)
		if err != nil {
			return err
		}
		people.Next = users.Next
		if people.Items, err = desk.asOf(tx, users.Items...); err != nil {
			return err
		}
		return desk.withProposals(tx, people.Items)
	})
	return people, err
}

// User gives one of them.
func (desk *Desk) User(ctx context.Context, by domain.Actor, id domain.UserID) (p Person, err error) {
	err = desk.Look(ctx, by, domain.ListUsers, func(tx practice.Tx, _ domain.Scope) error {
		u, err := tx.User(id)
		if err != nil {
			return err
		}
		p, err = desk.personWithProposal(tx, u)
		return err
	})
	return p, err
}

func (desk *Desk) personWithProposal(tx practice.Tx, u domain.User) (Person, error) {
	people, err := desk.asOf(tx, u)
	if err == nil {
		err = desk.withProposals(tx, people)
	}
	return people[0], err
}

// Leaders lists who may lead a cohort today.
func (desk *Desk) Leaders(ctx context.Context, by domain.Actor) (leaders []Person, err error) {
	err = desk.Look(ctx, by, domain.ListLeaders, func(tx practice.Tx, _ domain.Scope) error {
		all, err := tx.Leaders()
		if err != nil {
			return err
		}
		leaders, err = desk.asOf(tx, all...)
		leaders = slices.DeleteFunc(leaders, func(p Person) bool { return !p.MayLeadOn(p.Today) })
		return err
	})
	return leaders, err
}

// Me gives the person who asks, and the practice.
func (desk *Desk) Me(ctx context.Context, by domain.Actor) (p Person, s domain.Settings, err error) {
	err = desk.Look(ctx, by, domain.ReadSelf, func(tx practice.Tx, _ domain.Scope) error {
		u, err := tx.User(by.UserID)
		if err != nil {
			return err
		}
		if p, err = desk.person(tx, u); err != nil {
			return err
		}
		s, err = tx.Settings()
		return err
	})
	return p, s, err
}

// CreateUser adds a person, who sets a password by the invitation.
func (desk *Desk) CreateUser(ctx context.Context, by domain.Actor, wanted domain.User) (p Person, link Link, err error) {
	err = desk.Change(ctx, by, domain.CreateUser, func(tx practice.Tx, d *practice.Deed) error {
		u := wanted.Trimmed()
		if err := checkUser(tx, d, nil, &u, Handovers{}); err != nil {
			return err
		}
		u.ID, u.Status, u.PasswordHash = domain.NewID[domain.UserID](), domain.UserInvited, ""
		if err := create(tx, d, &u); err != nil {
			return err
		}
		if p, err = desk.person(tx, u); err != nil {
			return err
		}
		if link, err = desk.invite(tx, u.ID, d); err != nil {
			return err
		}
		return desk.tellOfInvitation(ctx, tx, d, u)
	})
	return p, link, err
}

// AddUser adds a person who can sign in at once, with a password that was
// chosen at the command line.
func (desk *Desk) AddUser(ctx context.Context, by domain.Actor, wanted domain.User, password string) (u domain.User, err error) {
	u = wanted.Trimmed()
	if err := u.Validate(); err != nil {
		return u, err
	}
	practiceName, err := desk.practiceName(ctx)
	if err != nil {
		return u, err
	}
	if u.PasswordHash, err = desk.newPassword(practiceName, u, "password", password); err != nil {
		return u, err
	}
	err = desk.Change(ctx, by, domain.CreateUser, func(tx practice.Tx, d *practice.Deed) error {
		u.ID, u.Status = domain.NewID[domain.UserID](), domain.UserActive
		if err := checkUser(tx, d, nil, &u, Handovers{}); err != nil {
			return err
		}
		return create(tx, d, &u)
	})
	return u, err
}

func create(tx practice.Tx, d *practice.Deed, u *domain.User) error {
	u.Version, u.CreatedAt, u.UpdatedAt = 1, d.Now, d.Now
	d.About("user", u.ID, domain.ClientID{})
	d.Note(noteRole, rolesText(u.Roles))
	return tx.CreateUser(*u)
}

func (desk *Desk) practiceName(ctx context.Context) (name string, err error) {
	err = desk.store.Read(ctx, func(tx practice.Tx) error {
		s, err := tx.Settings()
		name = s.PracticeName
		return err
	})
	return name, err
}

// UserPatch is a change of a person; nil leaves a field as it is.
type UserPatch struct {
	Name, Email, NPI *string
	Roles            *[]domain.Role
	Specialties      *string
	Training         *string
	License          *domain.License   // in place of the first
	Licenses         *[]domain.License // in place of all
	Status           *domain.UserStatus
	Handovers        Handovers // who takes over what the person led
}

func (patch UserPatch) of(u domain.User) domain.User {
	domain.SetGiven(&u.Name, patch.Name)
	domain.SetGiven(&u.Email, patch.Email)
	domain.SetGiven(&u.NPI, patch.NPI)
	domain.SetGiven(&u.Roles, patch.Roles)
	domain.SetGiven(&u.Status, patch.Status)
	domain.SetGiven(&u.Specialties, patch.Specialties)
	domain.SetGiven(&u.Training, patch.Training)
	domain.SetGiven(&u.Licenses, patch.Licenses)
	if patch.License != nil {
		u.Licenses = append([]domain.License{*patch.License}, u.Licenses[min(1, len(u.Licenses)):]...)
	}
	return u.Trimmed()
}

// UpdateUser changes a person. A new role or being disabled acts on their
// next request. A role that reads clients is only proposed, where there is another
// administrator to confirm it; all else is changed.
func (desk *Desk) UpdateUser(ctx context.Context, by domain.Actor, id domain.UserID, expected domain.Version, patch UserPatch) (p Person, err error) {
	err = desk.Change(ctx, by, domain.UpdateUser, func(tx practice.Tx, d *practice.Deed) error {
		d.About("user", id, domain.ClientID{})
		admins, err := tx.LockActiveAdmins(patch.Handovers.leads(id)...)
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
		if before.Forged { // nothing that is changed rests on such a row
			return domain.ErrRowRefused
		}
		u := patch.of(before)
		if err := checkUser(tx, d, before.Licenses, &u, patch.Handovers); err != nil {
			return err
		}
		if err := desk.propose(tx, d, before, &u, admins); err != nil {
			return err
		}
		if err := mayBecome(before, &u, admins); err != nil {
			return err
		}
		if leadsNoMore(before, u) {
			if err := handOver(tx, d, u, patch.Handovers); err != nil {
				return err
			}
		}
		u.Version, u.UpdatedAt = before.Version+1, d.Now
		noteUser(d, before, u)
		if u.Status == domain.UserDisabled && before.Status != u.Status {
			if err := desk.shutOut(tx, u.ID, d); err != nil {
				return err
			}
		}
		if err := tx.SaveUser(u); err != nil {
			return err
		}
		if err := desk.tellOfChange(ctx, tx, d, before, u); err != nil {
			return err
		}
		p, err = desk.personWithProposal(tx, u)
		return err
	})
	return p, err
}

// mayBecome holds a change against the rules: the practice keeps an
// administrator, and nobody becomes active without a password.
func mayBecome(before domain.User, u *domain.User, admins int) error {
	if before.Status != u.Status && u.Status != domain.UserDisabled && u.PasswordHash == "" {
		if before.Status == domain.UserInvited {
			return ErrNotAccepted
		}
		u.Status = domain.UserInvited
	}
	if before.IsActiveAdmin() && !u.IsActiveAdmin() && admins <= 1 {
		return ErrLastAdmin
	}
	return nil
}

func noteUser(d *practice.Deed, before, after domain.User) {
	d.Note(practice.Changed, before.Changes(after))
	if !slices.Equal(before.Roles, after.Roles) {
		d.Note(noteRole, rolesText(before.Roles)+" to "+rolesText(after.Roles))
	}
	if before.Status != after.Status {
		d.Note(practice.Status, string(before.Status)+" to "+string(after.Status))
	}
}

func rolesText(roles []domain.Role) string { return strings.Join(domain.Texts(roles), ", ") }

// shutOut ends every login of a person, and takes an open invitation and the
// link of their calendar back.
func (desk *Desk) shutOut(tx practice.Tx, id domain.UserID, d *practice.Deed) error {
	if err := errors.Join(tx.DropInvitation(id), tx.DropCalendarFeed(id)); err != nil {
		return err
	}
	return tx.EndLoginsOf(id, domain.LoginID{}, domain.EndedByDisabling, d.Now)
}
