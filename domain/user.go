package domain

import (
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
	Email        string // lower case; what one signs in with
	Roles        []Role // at least one; the first is their own desk
	License      *License
	NPI          string
	Status       UserStatus
	PasswordHash string // argon2id, "" until the invitation is accepted
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
	return Actor{UserID: u.ID, Name: u.Name, Roles: u.Roles, Address: from.Address, RequestID: from.RequestID}
}

// License is the professional licence without which nobody leads a cohort.
type License struct {
	Number string `json:"number"`
	State  string `json:"state"`
	Type   string `json:"type"` // for example LPC, LCSW, psychologist
}

// Invitation is the one-time right to set the first password. Only the hash
// of its token is kept.
type Invitation struct {
	UserID    UserID
	TokenHash string
	ExpiresAt time.Time
}

// InvitationDays is how long an invitation can be used.
const InvitationDays = 7

// NormalEmail is the form in which addresses are kept and compared.
func NormalEmail(email string) string { return strings.ToLower(strings.TrimSpace(email)) }

// Validate names everything that is wrong with what was entered.
func (u User) Validate() error {
	var f Faults
	f.Required("name", u.Name, MaxName)
	f.When(!IsEmail(u.Email), "email", "must be an address such as name@example.org")
	f.Text("email", u.Email, 254)
	f.When(len(u.Roles) == 0, "role", "is required")
	for _, role := range u.Roles {
		OneOf(&f, "role", role, Roles)
	}
	if u.License != nil {
		f.Required("license.number", u.License.Number, 40)
		f.Required("license.state", u.License.State, 40)
		f.Required("license.type", u.License.Type, 40)
	}
	f.When(u.NPI != "" && !ValidNPI(u.NPI), "npi", "is not a National Provider Identifier (10 digits with a check digit)")
	return f.Err()
}

// SignsInWith says whether a text could be an address that anybody signs in
// with. What could not is never looked up.
func SignsInWith(email string) bool {
	return IsEmail(email) && utf8.ValidString(email) && !strings.ContainsFunc(email, unicode.IsControl)
}

// ParseLicense reads a licence as it is written on the command line: type,
// number and state, such as "LPC 12345 NY". The type may have several words.
func ParseLicense(text string) (*License, error) {
	words := strings.Fields(text)
	if len(words) < 3 {
		return nil, Invalid("license", `must be type, number and state, such as "LPC 12345 NY"`)
	}
	n := len(words)
	return &License{Type: strings.Join(words[:n-2], " "), Number: words[n-2], State: words[n-1]}, nil
}

// IsActiveAdmin says whether the person keeps the practice from being locked
// out of its own administration.
func (u User) IsActiveAdmin() bool { return u.Holds(Admin) && u.Status == UserActive }

// Trimmed removes the blanks around what was typed and gives the address its
// normal form.
func (u User) Trimmed() User {
	u.Roles = RolesOnce(u.Roles)
	u.Name, u.NPI, u.Email = strings.TrimSpace(u.Name), strings.TrimSpace(u.NPI), NormalEmail(u.Email)
	if u.License != nil {
		l := License{Number: strings.TrimSpace(u.License.Number), State: strings.TrimSpace(u.License.State), Type: strings.TrimSpace(u.License.Type)}
		u.License = &l
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
		{"license", !sameLicense(u.License, to.License)}, {"npi", u.NPI != to.NPI}, {"status", u.Status != to.Status},
	} {
		if field.differ {
			changed = append(changed, field.name)
		}
	}
	return changed
}

func sameLicense(a, b *License) bool {
	return a == b || a != nil && b != nil && *a == *b
}

// MayLead says whether the person may lead or co-lead a cohort: a therapist,
// not disabled, with a licence on record.
func (u User) MayLead() bool {
	return u.Holds(Therapist) && u.License != nil && u.Status != UserDisabled
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
