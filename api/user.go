package api

import (
	"context"
	"fmt"
	"slices"
	"time"

	"cohort/domain"
	"cohort/practice/office"
)

func (s *Server) userRoutes() {
	add(s, reads, "/users", domain.ListUsers, "List the users", s.listUsers)
	add(s, creates, "/users", domain.CreateUser, "Add a user", s.createUser)
	add(s, reads, "/users/{id}", domain.ListUsers, "Read a user", s.readUser)
	add(s, changes, "/users/{id}", domain.UpdateUser, "Change a user", s.updateUser)
	add(s, acts, "/users/{id}/invitation", domain.InviteUser, "Invite a user again", s.inviteUser)
	add(s, reads, "/leaders", domain.ListLeaders, "List who may lead a cohort", s.listLeaders)
	add(s, asks, "/leaders/clashes", domain.ListLeaders, "Read who leads another cohort at the same hour", s.readLeaderClashes)
}

// UserAnswer is a person of the practice.
type UserAnswer struct {
	Person
	Licensed
	Specialties string            `json:"specialties,omitempty"`
	Training    string            `json:"training,omitempty"`
	NPI         string            `json:"npi,omitempty"`
	Status      domain.UserStatus `json:"status"`
	Outside     bool              `json:"changedOutside" doc:"The account was changed in the database, past the server: it opens nothing, and nothing that it says here counts"`
	HasFactor   bool              `json:"secondFactor" doc:"Signs in with more than a password"`
	Invitation  *InvitationAnswer `json:"invitation,omitempty" doc:"Shown this once"`
	Mailed      bool              `json:"linkMailed,omitempty" doc:"A link to set a password went to the person by mail, and to nobody else"`
	Proposal    *RoleProposal     `json:"proposal,omitempty" doc:"Roles that wait for a second administrator; until then the person has those of roles"`
	Version     int               `json:"version"`
	CreatedAt   time.Time         `json:"createdAt"`
	UpdatedAt   time.Time         `json:"updatedAt"`
}

// InvitationAnswer is a one-time link to set a password. The token stands
// behind #, which browsers send to no server, so it gets into no log.
type InvitationAnswer struct {
	Link      string    `json:"link" example:"/invitation#TOKEN" doc:"On the address of this server"`
	ExpiresAt time.Time `json:"expiresAt"`
}

func userBody(v office.Person) UserAnswer {
	u := v.User
	body := UserAnswer{Person: personBody(u), Licensed: licensed(u, v.Today), Specialties: u.Specialties, Training: u.Training, NPI: u.NPI,
		Status: u.Status, Outside: u.Forged, HasFactor: v.HasFactor, Version: u.Version, CreatedAt: u.CreatedAt, UpdatedAt: u.UpdatedAt}
	if v.Proposal != nil {
		p := proposalAnswer(*v.Proposal)
		body.Proposal = &p
	}
	return body
}

func invitedBody(u office.Person, link office.Link) UserAnswer {
	body := userBody(u)
	if link.Token == "" { // it went by mail
		body.Mailed = true
		return body
	}
	body.Invitation = &InvitationAnswer{"/invitation#" + link.Token, link.ExpiresAt}
	return body
}

type usersInput struct{ Paged }

func (s *Server) listUsers(ctx context.Context, by domain.Actor, in *usersInput) (*answer[page[UserAnswer]], error) {
	list, err := s.desks.Office.Users(ctx, by, in.page())
	return plain(pageOf(list, userBody)), err
}

type newUserInput struct {
	Sent[NewUser]

	user domain.User
}

func (in *newUserInput) read(f *domain.Faults) { in.user = in.body.user(f) }

// NewUser is a person to be added.
type NewUser struct {
	Name        string        `json:"name"`
	Email       string        `json:"email"`
	Role        domain.Role   `json:"role,omitempty" doc:"The first of the roles; with roles, it may be left out"`
	Roles       []domain.Role `json:"roles,omitempty" doc:"All roles, the person's own desk first; left out, role alone"`
	License     *License      `json:"license,omitempty" doc:"Needed to lead a cohort"`
	Licenses    []License     `json:"licenses,omitempty" doc:"When there are several"`
	Specialties string        `json:"specialties,omitempty"`
	Training    string        `json:"training,omitempty"`
	NPI         string        `json:"npi,omitempty" doc:"National Provider Identifier, 10 digits"`
}

func (b NewUser) user(f *domain.Faults) domain.User {
	return domain.User{Name: b.Name, Email: b.Email, Roles: rolesOf(f, b.Role, b.Roles), Licenses: licensesOf(f, b.License, b.Licenses),
		Specialties: b.Specialties, Training: b.Training, NPI: b.NPI}
}

// rolesOf puts the one role that was named before the others.
func rolesOf(f *domain.Faults, first domain.Role, all []domain.Role) []domain.Role {
	checkRoles(f, all)
	if first == "" {
		return all
	}
	return append([]domain.Role{first}, all...)
}

// checkRoles names what is no role in its place among several.
func checkRoles(f *domain.Faults, all []domain.Role) {
	for i, role := range all {
		domain.OneOf(f, fmt.Sprintf("roles[%d]", i), role, domain.Roles)
	}
}

func (s *Server) createUser(ctx context.Context, by domain.Actor, in *newUserInput) (*answer[UserAnswer], error) {
	u, link, err := s.desks.Office.CreateUser(ctx, by, in.user)
	if in.body.Licenses == nil {
		err = asOneLicense(err)
	}
	return versioned(invitedBody(u, link), u.Version), err
}

func (s *Server) readUser(ctx context.Context, by domain.Actor, in *ByID) (*answer[UserAnswer], error) {
	id, err := pathID[domain.UserID](in.ID)
	if err != nil {
		return nil, err
	}
	u, err := s.desks.Office.User(ctx, by, id)
	return versioned(userBody(u), u.Version), err
}

type userPatchInput struct {
	ByID
	Editing
	Sent[UserPatch]

	patch office.UserPatch
}

func (in *userPatchInput) read(f *domain.Faults) { in.patch = in.body.patch(f) }

// settableStatus is what a person's state can be set to.
type settableStatus domain.UserStatus

var settableStatuses = []domain.UserStatus{domain.UserActive, domain.UserDisabled}

// Values is the closed list, as texts.
func (settableStatus) Values() []string { return domain.Texts(settableStatuses) }

// UserPatch is a change of a person; what is left out stays as it is.
type UserPatch struct {
	Name        *string         `json:"name,omitempty"`
	Email       *string         `json:"email,omitempty"`
	Role        *domain.Role    `json:"role,omitempty" doc:"The only role, or with roles the first of them"`
	Roles       *[]domain.Role  `json:"roles,omitempty"`
	License     licenseOrNone   `json:"license,omitempty" doc:"The first of the licenses; null removes all"`
	Licenses    *[]License      `json:"licenses,omitempty"`
	Specialties *string         `json:"specialties,omitempty"`
	Training    *string         `json:"training,omitempty"`
	NPI         *string         `json:"npi,omitempty"`
	Status      *settableStatus `json:"status,omitempty"`
	LeadersFrom string          `json:"leadersFrom,omitempty" doc:"The first day of those who take over, today if left out; not in the future"`
	Handovers   []Handover      `json:"handovers,omitempty" doc:"Who takes over what a disabled person, or one who is no therapist any more, leads; 409 leads_cohorts names what is left"`
}

// roles are those that were sent, nil for none.
func (b UserPatch) roles(f *domain.Faults) *[]domain.Role {
	if b.Role == nil && b.Roles == nil {
		return nil
	}
	var all []domain.Role
	if b.Roles != nil {
		all = *b.Roles
	}
	roles := all
	if b.Role != nil {
		roles = append([]domain.Role{*b.Role}, all...)
	}
	checkRoles(f, all)
	return &roles
}

func (b UserPatch) patch(f *domain.Faults) office.UserPatch {
	patch := office.UserPatch{Name: b.Name, Email: b.Email, NPI: b.NPI, Roles: b.roles(f),
		Specialties: b.Specialties, Training: b.Training, Status: (*domain.UserStatus)(b.Status)}
	switch {
	case b.License.wasSent && b.Licenses != nil:
		f.Add("license", notBoth)
	case b.License.license != nil:
		first := b.License.license.license(f, onlyLicense)
		patch.License = &first
	case b.License.wasSent:
		patch.Licenses = &[]domain.License{}
	}
	patch.Handovers = office.Handovers{From: dateField(f, "leadersFrom", b.LeadersFrom), Items: handoversOf(f, b.Handovers)}
	if b.Licenses != nil {
		all := licensesOf(f, nil, *b.Licenses)
		patch.Licenses = &all
	}
	if patch.Status != nil {
		domain.OneOf(f, "status", *patch.Status, settableStatuses)
	}
	return patch
}

func (s *Server) updateUser(ctx context.Context, by domain.Actor, in *userPatchInput) (*answer[UserAnswer], error) {
	id, err := pathID[domain.UserID](in.ID)
	if err != nil {
		return nil, err
	}
	u, err := s.desks.Office.UpdateUser(ctx, by, id, in.version(), in.patch)
	if in.body.Licenses == nil {
		err = asOneLicense(err)
	}
	return versioned(userBody(u), u.Version), err
}

func (s *Server) inviteUser(ctx context.Context, by domain.Actor, in *ByID) (*answer[UserAnswer], error) {
	id, err := pathID[domain.UserID](in.ID)
	if err != nil {
		return nil, err
	}
	u, link, err := s.desks.Office.Reinvite(ctx, by, id)
	return versioned(invitedBody(u, link), u.Version), err
}

// Leader is who may lead a cohort.
type Leader struct {
	ID      string        `json:"id"`
	Name    string        `json:"name"`
	License LicenseAnswer `json:"license" doc:"The first that is valid today"`
	Until   string        `json:"licensedUntil,omitempty" format:"date" doc:"The last day, where one is known"`
}

func (s *Server) listLeaders(ctx context.Context, by domain.Actor, _ *nothing) (*answer[page[Leader]], error) {
	leaders, err := s.desks.Office.Leaders(ctx, by)
	return plain(page[Leader]{Items: each(leaders, leaderAnswer)}), err
}

func leaderAnswer(p office.Person) Leader {
	valid := p.Licenses[slices.IndexFunc(p.Licenses, func(l domain.License) bool { return l.ValidOn(p.Today) })]
	until, _ := p.LicensedUntil(p.Today)
	return Leader{ID: p.ID.String(), Name: p.Name, License: licenseAnswer(valid), Until: until.String()}
}

// Handover says who leads a cohort that somebody gives up.
type Handover struct {
	CohortID string `json:"cohortId"`
	LeadID   string `json:"leadId"`
	Override string `json:"overrideReason,omitempty" doc:"Why the new lead may lead another cohort at the same hour (409 time_clash); the audit keeps it"`
}

func handoversOf(f *domain.Faults, sent []Handover) []office.Handover {
	f.Items("handovers", len(sent), domain.MaxItems)
	out := make([]office.Handover, len(sent))
	for i, h := range sent {
		at := fmt.Sprintf("handovers[%d].", i)
		out[i] = office.Handover{CohortID: idField[domain.CohortID](f, at+"cohortId", h.CohortID), LeadID: idField[domain.UserID](f, at+"leadId", h.LeadID), Override: h.Override}
	}
	return out
}
