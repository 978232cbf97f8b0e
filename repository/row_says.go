package repository

// What each row that decides says. A column that is missing here can be changed
// past the server: a test goes over every column of these tables.

func (r *userRow) say(s *said) {
	s.bytes(r.ID.UUID[:])
	s.text(r.Name, r.Email, r.Roles, r.Licenses, r.Specialties, r.Training, r.NPI, r.Status, r.PasswordHash)
	s.number(int64(r.Version))
	s.instant(r.CreatedAt)
	s.instant(r.UpdatedAt)
	s.text(r.FactorIDs)
	sayWritten(s, r.Written)
}

// sayWritten says how often a row was written. One from before that was counted
// has its MAC without.
func sayWritten(s *said, n int) {
	if n > 0 {
		s.number(int64(n))
	}
}

func (r *userRow) known() string { return r.ID.String() }
func (r *userRow) mac() *string  { return &r.MAC }

func (r *invitationRow) say(s *said) {
	s.bytes(r.UserID.UUID[:])
	s.flag(r.Mailed)
	sayID(s, r.ByID)
	s.text(r.ByName, r.TokenHash)
	s.instant(r.ExpiresAt)
}

func (r *invitationRow) known() string { return r.UserID.String() }
func (r *invitationRow) mac() *string  { return &r.MAC }

func (r *setupLinkRow) say(s *said) {
	s.text(r.TokenHash)
	s.instant(r.ExpiresAt)
}
func (r *setupLinkRow) known() string { return "1" }
func (r *setupLinkRow) mac() *string  { return &r.MAC }

func (r *loginRow) say(s *said) {
	s.bytes(r.ID.UUID[:])
	s.bytes(r.UserID.UUID[:])
	s.instant(r.CreatedAt)
	s.instant(r.ActiveAt)
	s.instant(r.ExpiresAt)
	s.instantOrNone(r.EndedAt)
	s.text(r.EndReason, r.Address, string(r.Browser), r.LinkBy)
	s.instant(r.ConfirmedAt)
	s.flag(r.ProviderFactor)
}

func (r *loginRow) known() string { return r.ID.String() }
func (r *loginRow) mac() *string  { return &r.MAC }

func (r *refreshTokenRow) say(s *said) {
	s.text(r.Hash, r.Salt)
	s.bytes(r.LoginID.UUID[:])
	s.instant(r.CreatedAt)
	s.instant(r.ExpiresAt)
	s.instantOrNone(r.SpentAt)
}

// known is the login: one of its tokens is not believed.
func (r *refreshTokenRow) known() string { return r.LoginID.String() }
func (r *refreshTokenRow) mac() *string  { return &r.MAC }

func (r *factorRow) say(s *said) {
	s.bytes(r.ID.UUID[:])
	s.bytes(r.UserID.UUID[:])
	s.text(string(r.Kind), r.Handle)
	s.bytes(r.Sealed)
	s.number(r.LastStep)
	s.number(r.SignCount)
	s.instant(r.AddedAt)
	s.instantOrNone(r.UsedAt)
	s.instantOrNone(r.RemovedAt)
	sayID(s, r.RemovedBy)
}

func (r *factorRow) known() string { return r.ID.String() }
func (r *factorRow) mac() *string  { return &r.MAC }

func (r *recoveryCodeRow) say(s *said) {
	s.text(r.Hash)
	s.bytes(r.UserID.UUID[:])
	s.instant(r.MadeAt)
	s.instantOrNone(r.UsedAt)
}

// known is the person: one of their codes is not believed.
func (r *recoveryCodeRow) known() string { return r.UserID.String() }
func (r *recoveryCodeRow) mac() *string  { return &r.MAC }

func (r *challengeRow) say(s *said) {
	s.text(r.Hash)
	sayID(s, r.UserID)
	s.text(string(r.Purpose))
	s.bytes(r.Sealed)
	s.number(int64(r.Tries))
	s.instant(r.ExpiresAt)
}

// known is the person whom it waits for, of all zeros for whoever answers.
func (r *challengeRow) known() string { return given(r.UserID).String() }
func (r *challengeRow) mac() *string  { return &r.MAC }

func (r *proposalRow) say(s *said) {
	s.bytes(r.ID.UUID[:])
	s.bytes(r.UserID.UUID[:])
	s.text(r.FromRoles, r.Roles)
	s.bytes(r.ByID.UUID[:])
	s.instant(r.At)
	s.instant(r.ExpiresAt)
	s.text(r.Status)
	sayID(s, r.DecidedBy)
	s.instantOrNone(r.DecidedAt)
	s.bytes(r.DecidedWhy)
}

func (r *proposalRow) known() string { return r.ID.String() }
func (r *proposalRow) mac() *string  { return &r.MAC }

func (r *emergencyRow) say(s *said) {
	s.bytes(r.ID.UUID[:])
	s.bytes(r.UserID.UUID[:])
	s.bytes(r.ClientID.UUID[:])
	s.text(r.Ground)
	s.bytes(r.Reason)
	s.instant(r.OpenedAt)
	s.instant(r.ExpiresAt)
	s.instantOrNone(r.EndedAt)
	sayID(s, r.EndedBy)
}

func (r *emergencyRow) known() string { return r.ID.String() }
func (r *emergencyRow) mac() *string  { return &r.MAC }

func (r *coverRow) say(s *said) {
	s.bytes(r.ID.UUID[:])
	s.bytes(r.CohortID.UUID[:])
	s.bytes(r.SessionID.UUID[:])
	s.text(r.HeldOn.String())
	s.bytes(r.UserID.UUID[:])
	s.bytes(r.ForID.UUID[:])
	s.bytes(r.Reason)
	s.instant(r.OpensAt)
	s.instant(r.ExpiresAt)
	s.bytes(r.MadeBy.UUID[:])
	s.instant(r.MadeAt)
	s.instantOrNone(r.EndedAt)
	sayID(s, r.EndedBy)
}

func (r *coverRow) known() string { return r.ID.String() }
func (r *coverRow) mac() *string  { return &r.MAC }

// say leaves out what counts the readings.
func (r *calendarFeedRow) say(s *said) {
	s.bytes(r.UserID.UUID[:])
	s.text(r.SecretHash)
	s.flag(r.Names)
	s.instant(r.MadeAt)
}

func (r *calendarFeedRow) known() string { return r.UserID.String() }
func (r *calendarFeedRow) mac() *string  { return &r.MAC }

func (r *leaderRow) say(s *said) {
	s.bytes(r.CohortID.UUID[:])
	s.bytes(r.UserID.UUID[:])
	s.flag(r.IsLead)
	s.number(int64(r.Place))
	s.text(r.FromOn.String())
}

func (r *leaderRow) known() string { return r.CohortID.String() }
func (r *leaderRow) mac() *string  { return &r.MAC }

func (r *formerLeaderRow) say(s *said) {
	s.bytes(r.CohortID.UUID[:])
	s.bytes(r.UserID.UUID[:])
	s.flag(r.IsLead)
	s.number(int64(r.Place))
	s.text(r.FromOn.String(), r.UntilOn.String())
}

func (r *formerLeaderRow) known() string { return r.CohortID.String() }
func (r *formerLeaderRow) mac() *string  { return &r.MAC }

// say is what decides who gets in, of all settings: who needs a second factor,
// and when nobody's hand ends a login.
func (r *settingsRow) say(s *said) {
	s.text(r.SecondFactorRoles)
	s.number(int64(r.IdleMinutes))
	sayWritten(s, r.AccessWritten)
}

func (r *settingsRow) known() string { return "1" }
func (r *settingsRow) mac() *string  { return &r.AccessMAC }
