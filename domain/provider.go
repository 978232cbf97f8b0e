package domain

import (
	"slices"
	"time"
)

// ProviderRules is what the practice says of its identity provider: the service
// (OpenID Connect) at which its people sign in anyway.
type ProviderRules struct {
	Name   string // as people know it, on the button
	Roles  RoleRule
	Groups map[string]Role // what a group at the provider is here
	// TrustsSession says that whom the provider knows already comes in without
	// being asked there again.
	TrustsSession bool
}

// RoleRule says what the groups at the provider do to somebody's roles here, each
// time they sign in there.
type RoleRule string

// The rules. The zero one keeps the roles as they are.
const (
	RolesKept     RoleRule = "keep"
	RolesNarrowed RoleRule = "narrow" // a role without its group is taken, none is given
	RolesSet      RoleRule = "set"    // a group gives its role too
)

// RoleRules lists them.
var RoleRules = []RoleRule{RolesKept, RolesNarrowed, RolesSet}

// RolesOf are the roles of somebody who has these and is in these groups: those
// that stay in their order, so that the first is still their own desk.
func (r ProviderRules) RolesOf(has []Role, groups []string) []Role {
	if r.Roles != RolesNarrowed && r.Roles != RolesSet {
		return has
	}
	mapped := map[Role]bool{}
	for _, g := range groups {
		mapped[r.Groups[g]] = true
	}
	roles := slices.DeleteFunc(slices.Clone(has), func(role Role) bool { return !mapped[role] })
	for _, role := range Roles {
		if r.Roles == RolesSet && mapped[role] {
			roles = append(roles, role)
		}
	}
	return RolesOnce(roles)
}

// Identity is a person's account at the identity provider, by which they sign in.
type Identity struct {
	Handle      string // keyed hash of the provider and its name for the person
	UserID      UserID
	ConnectedAt time.Time
	UsedAt      *time.Time // when they signed in by it last
}

// Vouched is what the provider says of who answered there.
type Vouched struct {
	Issuer  string
	Subject string // the provider's lasting name for them; never an address
	Groups  []string
	Factors bool // they proved it there with what the practice takes for a second factor
	Fresh   bool // they proved it for this question, and not some time before
}

// ProviderAnswer is what a browser brought back from the provider.
type ProviderAnswer struct{ State, Code string }

// The errors of signing in by the provider. Nothing of what the provider said is
// in them.
var (
	ErrNoProvider       = Conflict("provider_not_set_up", "This practice signs nobody in by another service.")
	ErrProviderDown     = Error{Kind: KindUnavailable, Code: "provider_unreachable", Message: "The other service does not answer. Sign in with your password, or try again in a moment.", Wait: 10 * time.Second}
	ErrProviderAnswer   = Error{Kind: KindUnauthenticated, Code: "provider_refused", Message: "That did not work. Begin again, or sign in with your password."}
	ErrNotConnected     = Error{Kind: KindUnauthenticated, Code: "not_connected", Message: "That account is not connected with anybody here who may sign in. Sign in with your password, then connect it on your account page."}
	ErrNoRole           = Error{Kind: KindUnauthenticated, Code: "no_role", Message: "Your groups there give you no role here. Ask your administrator."}
	ErrLeadsStill       = Error{Kind: KindUnauthenticated, Code: "leads_still", Message: "Your groups there make you no therapist any more, and you lead cohorts here. Ask your administrator to hand them over."}
	ErrIdentityTaken    = Conflict("identity_taken", "That account is connected with somebody else here.")
	ErrProviderNotFresh = Error{Kind: KindUnauthenticated, Code: "provider_not_fresh", Message: "The other service did not ask you who you are, but took it for known. Use your password or second factor."}
)
