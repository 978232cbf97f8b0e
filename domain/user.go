package domain

import (
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// User is a person of the practice who signs in.
type User struct {
	ID           UserID
	Name         string
	Email        string    // lower case; what one signs in with
	Roles        []Role    // at least one; the first is their own desk
	Licenses     []License // the one that is shown first
	Specialties  string    // in the person's own words
	Training     string
	NPI          string
	Status       UserStatus
	PasswordHash string // argon2id, "" until the invitation is accepted
	Forged       bool   // the server did not write the row as it stands: it gives nothing
	Version      int
	CreatedAt    time.Time
	UpdatedAt    time.Time
}

// UserStatus tells whether a person can sign in.
type UserStatus string

// The states of a user. Users are never removed: the audit names them.
const (
	UserInvited  UserStatus = "invited"
	UserActive   UserStatus = "active"
	UserDisabled UserStatus = "disabled"
)

// UserStatuses lists them.
var UserStatuses = []UserStatus{UserInvited, UserActive, UserDisabled}

// Values is the closed list, as texts.
func (UserStatus) Values() []string { return Texts(UserStatuses) }

// Holds says whether the person has the role, beside others or alone.
func (u User) Holds(role Role) bool { return slices.Contains(u.Roles, role) }

// Role is the first of the person's roles, "" without one: their own desk.
func (u User) Role() Role {
	if len(u.Roles) == 0 {
		return ""
	}
	return u.Roles[0]
}

// At is the person as an actor, where from is.
func (u User) At(from Actor) Actor {
	return Actor{UserID: u.ID, Name: u.Name, Roles: u.Roles, Address: from.Address, RequestID: from.RequestID, Browser: from.Browser}
}

// Invitation is the one-time right to set a password. Only the hash of its
// token is kept. One that an administrator made and one that was mailed stand
// beside each other: who asks for mail takes nobody's invitation away.
type Invitation struct {
	UserID    UserID
	Mailed    bool
	ByID      UserID // the administrator who made it; zero: who asked for mail themselves
	ByName    string
	TokenHash string
	ExpiresAt time.Time
}

// InvitationDays is how long an invitation can be used.
const InvitationDays = 7

// ResetMinutes is how long a link works that was mailed to who forgot the
// password.
const ResetMinutes = 30

// NormalEmail is the form in which addresses are kept and compared.
func NormalEmail(email string) string { return strings.ToLower(strings.TrimSpace(email)) }

// Validate names everything that is wrong with what was entered.
func (u User) Validate() error {
	var f Faults
	f.RequiredName("name", u.Name, MaxName)
	f.When(!IsEmail(u.Email), "email", "must be an address such as name@example.org")
	f.Text("email", u.Email, 254)
	f.When(len(u.Roles) == 0, "role", "is required")
	for _, role := range u.Roles {
		OneOf(&f, "role", role, Roles)
	}
	f.Items("licenses", len(u.Licenses), maxLicenses)
	for i, l := range u.Licenses {
		l.check(&f, fmt.Sprintf("licenses[%d].", i))
	}
	f.Text("specialties", u.Specialties, MaxText)
	f.Text("training", u.Training, MaxText)
	f.When(u.NPI != "" && !ValidNPI(u.NPI), "npi", "is not a National Provider Identifier (10 digits with a check digit)")
	return f.Err()
}

// maxLicenses is more than anybody holds.
const maxLicenses = 20

// SignsInWith says whether a text could be an address that anybody signs in
// with. What could not is never looked up.
func SignsInWith(email string) bool {
	return IsEmail(email) && utf8.ValidString(email) && !strings.ContainsFunc(email, unicode.IsControl)
}

// IsActiveAdmin says whether the person keeps the practice from being locked
// out of its own administration.
func (u User) IsActiveAdmin() bool { return u.Holds(Admin) && u.Status == UserActive }

// Trimmed removes the blanks around what was typed and gives the address its
// normal form.
func (u User) Trimmed() User {
	u.Roles = RolesOnce(u.Roles)
	u.Name, u.NPI, u.Email = strings.TrimSpace(u.Name), strings.TrimSpace(u.NPI), NormalEmail(u.Email)
	u.Specialties, u.Training = strings.TrimSpace(u.Specialties), strings.TrimSpace(u.Training)
	u.Licenses = slices.Clone(u.Licenses)
	for i, l := range u.Licenses {
		u.Licenses[i] = l.Trimmed()
	}
	return u
}

// Changes names the fields in which two states of a user differ, for the
// audit.
func (u User) Changes(to User) []string {
	changed := []string{}
	for _, field := range []struct {
		name   string
		differ bool
	}{
		{"name", u.Name != to.Name}, {"email", u.Email != to.Email}, {"role", !slices.Equal(u.Roles, to.Roles)},
		{"license", !slices.Equal(u.Licenses, to.Licenses)}, {"npi", u.NPI != to.NPI},
		{"specialties", u.Specialties != to.Specialties}, {"training", u.Training != to.Training}, {"status", u.Status != to.Status},
	} {
		if field.differ {
			changed = append(changed, field.name)
		}
	}
	return changed
}

// ValidNPI checks the ten digits of a US National Provider Identifier by the
// Luhn formula with the prefix 80840 (45 CFR 162.406).
func ValidNPI(npi string) bool {
	if len(npi) != 10 {
		return false
	}
	sum := 24 // what the prefix 80840 adds
	for i := range 10 {
		d := int(npi[9-i] - '0')
		if d < 0 || d > 9 {
			return false
		}
		if i%2 == 1 {
			if d *= 2; d > 9 {
				d -= 9
			}
		}
		sum += d
	}
	return sum%10 == 0
}
