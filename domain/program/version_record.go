package program

import "cohort/domain"

// VersionCohort is what is compared of a cohort that followed a version of a
// curriculum: who belonged when, which sessions were held, who came, and what
// homework came back. It holds no names and nothing that anybody wrote.
type VersionCohort struct {
	ID       domain.CohortID
	Version  int
	Over     bool // completed
	Members  []VersionMember
	Sessions []VersionSession // that were closed, in order
	Marks    []Attendance
	Returns  []VersionReturn
}

// VersionMember is one membership.
type VersionMember struct {
	ClientID domain.ClientID
	Since    domain.Date
	Until    domain.Date // zero while no end is known
	From     int         // the first session
	Through  int         // the last one, 0 while no end is known
}

// VersionSession is a session that was closed.
type VersionSession struct {
	ID     domain.SessionID
	Number int
	Week   int // of the curriculum, 0 for none
	On     domain.Date
}

// VersionReturn is homework that was given in a session, as it came back.
type VersionReturn struct {
	SessionID domain.SessionID
	ClientID  domain.ClientID
	Status    ReturnStatus
}

// Finished says whether a membership is over on a day: what still goes on is not
// held against what ended.
func (c VersionCohort) Finished(m VersionMember, today domain.Date) bool {
	return c.Over || !m.Until.IsZero() && m.Until.Before(today)
}

// Held lists the closed sessions on whose roster the member stood.
func (c VersionCohort) Held(m VersionMember) (held []VersionSession) {
	for _, s := range c.Sessions {
		if s.Number >= m.From && (m.Through == 0 || s.Number <= m.Through) {
			held = append(held, s)
		}
	}
	return held
}
