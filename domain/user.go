package domain

import (
	"strings"
	"time"
)

// User is a person of the practice who signs in.
type User struct {
	ID           UserID
	Name         string
	Email        string // lower case; what one signs in with
	Role         Role
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
	OneOf(&f, "role", u.Role, Roles)
	if u.License != nil {
		f.Required("license.number", u.License.Number, 40)
		f.Required("license.state", u.License.State, 40)
		f.Required("license.type", u.License.Type, 40)
	}
	f.When(u.NPI != "" && !ValidNPI(u.NPI), "npi", "is not a National Provider Identifier (10 digits with a check digit)")
	return f.Err()
}

// MayLead says whether the person may lead or co-lead a cohort: a therapist,
// not disabled, with a licence on record.
func (u User) MayLead() bool {
	return u.Role == Therapist && u.License != nil && u.Status != UserDisabled
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
