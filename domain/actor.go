package domain

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

// Actor is who does something, from where: the answer to the audit's first
// questions. The zero Actor is nobody and may do nothing.
type Actor struct {
	UserID    UserID
	LoginID   LoginID
	Name      string
	Role      Role
	Address   string // network address of the client program
	RequestID string
}

// Operator is the person at the server's command line. Who that is, the
// operating system knows; the audit says "command line".
func Operator(command string) Actor {
	return Actor{Name: "command line", Role: Admin, Address: "local", RequestID: command}
}

// SignedIn says whether the actor is a known user.
func (a Actor) SignedIn() bool { return !a.UserID.IsZero() }
