package domain

import (
	"slices"
	"time"
)

// Role is what a person is in the practice; it decides what they may do.
type Role string

// The four roles.
const (
	Admin     Role = "admin"
	Therapist Role = "therapist"
	Intake    Role = "intake"
	Billing   Role = "billing"
)

// Roles lists all roles in the order they are shown.
var Roles = []Role{Admin, Therapist, Intake, Billing}

// Values is the closed list, as texts.
func (Role) Values() []string { return Texts(Roles) }

// RolesOnce is the roles in the order in which they were named, each once:
// the first is the person's own desk.
func RolesOnce(roles []Role) []Role {
	var once []Role
	for _, role := range roles {
		if !slices.Contains(once, role) {
			once = append(once, role)
		}
	}
	return once
}

// Actor is who does something, from where: the answer to the audit's first
// questions. The zero Actor is nobody and may do nothing.
type Actor struct {
	UserID    UserID
	LoginID   LoginID
	Name      string
	Roles     []Role  // in the order of User.Roles
	Address   string  // network address of the client program
	Browser   Browser // known where somebody signs in
	RequestID string
	// LinkBy is the administrator by whose link the login was entered, until the
	// person has answered for it: the audit says so in each entry.
	LinkBy string
	// Emergencies are the records that are open to the actor out of their reach.
	Emergencies []EmergencyAccess
	// Covers are the sessions that are open to the actor as a substitute.
	Covers []Cover
	// ConfirmedAt is when they last proved who they are, and LacksFactor that a
	// role of theirs needs a second factor which they have not: Ready judges.
	ConfirmedAt time.Time
	LacksFactor bool
}

// Operator is the person at the server's command line. Who that is, the
// operating system knows; the audit says "command line".
func Operator(command string) Actor {
	return Actor{Name: "command line", Roles: []Role{Admin}, Address: "local", RequestID: command}
}

// SignedIn says whether the actor is a known user.
func (a Actor) SignedIn() bool { return !a.UserID.IsZero() }

// Holds says whether one of the actor's roles is this one.
func (a Actor) Holds(role Role) bool { return slices.Contains(a.Roles, role) }

// Reach is how far the actor's roles together let them go.
func (a Actor) Reach(action Action) Reach { return ReachOf(action, a.Roles...) }
