package program

import (
	"context"
	"slices"

	"cohort/domain"
	"cohort/domain/program"
	"cohort/practice"
)

// HandoverAhead is what goes along when a cohort gets another lead, and what
// stays with the former one.
type HandoverAhead struct {
	From      domain.Date // the first day of the new lead
	Coming    []program.Session
	Unclosed  []program.Session // held before that day: the former lead closes them
	OpenFlags int               // risk flags of members that wait for an answer
	Unsettled int               // homework that nobody recorded as back or not
	Covers    []domain.Cover    // of sessions to come
	Away      []program.Session // to come, on days on which the new lead is away
	Clashes   []practice.Clash
	Warnings  []string
}

// HandoverAhead says beforehand what handing a cohort to another lead from a day
// on, today for the zero one, would take along. The change itself is one of the
// cohort: its lead, from that day.
func (desk *Desk) HandoverAhead(ctx context.Context, by domain.Actor, id domain.CohortID, to domain.UserID, from domain.Date) (h HandoverAhead, err error) {
	err = desk.Read(ctx, by, domain.UpdateCohort, func(tx practice.Tx, scope domain.Scope, d *practice.Deed) error {
		d.About("cohort", id, domain.ClientID{})
		c, err := visibleCohort(tx, scope, id)
		if err != nil {
			return err
		}
		next, err := tx.User(to)
		if err := d.Check(practice.UnknownAs(err, "toId", "must be a therapist of this practice")); err != nil {
			return err
		}
		if h.From = from; from.IsZero() {
			h.From = c.Today(d.Now)
		}
		sessions, err := practice.DatesOf(tx, c)
		if err != nil {
			return err
		}
		if err := h.sessions(tx, c, next, sessions, d); err != nil {
			return err
		}
		if err := h.members(tx, c, d); err != nil {
			return err
		}
		d.Note(practice.Clients, h.OpenFlags)
		return nil
	})
	return h, err
}

// sessions says which go along, and what stands against the new lead.
func (h *HandoverAhead) sessions(tx practice.Tx, c program.Cohort, next domain.User, sessions []program.Session, d *practice.Deed) error {
	away, err := tx.Absences(h.From)
	if err != nil {
		return err
	}
	for _, s := range sessions {
		switch {
		case s.Status != program.SessionScheduled:
		case s.Date.Before(h.From):
			h.Unclosed = append(h.Unclosed, s)
		default:
			h.Coming = append(h.Coming, s)
			if domain.AwayOn(away, next.ID, s.Date) {
				h.Away = append(h.Away, s)
			}
		}
	}
	covers, err := tx.CoversOf(c.ID)
	if err != nil {
		return err
	}
	for _, s := range h.Coming {
		h.Covers = append(h.Covers, program.CoversOf(covers, s)...)
	}
	if words := program.LeadWarning(next, h.Coming, c.Today(d.Now)); words != "" {
		h.Warnings = append(h.Warnings, words)
	}
	h.Clashes, err = practice.Gathering{Cohort: c, Sessions: h.Coming, Leaders: []domain.UserID{next.ID}}.Clashes(tx, d.By, d.Now)
	return err
}

// members counts what waits for whoever leads the group.
func (h *HandoverAhead) members(tx practice.Tx, c program.Cohort, d *practice.Deed) error {
	members, err := CurrentMembers(tx, c, d.Now)
	if err != nil {
		return err
	}
	for _, m := range members {
		flags, err := tx.RiskFlagsOf(m.ClientID)
		if err != nil {
			return err
		}
		for _, f := range flags {
			if f.AnsweredAt == nil && f.ClosedAt == nil {
				h.OpenFlags++
			}
		}
	}
	given, err := tx.HomeworkOf(c.ID)
	for _, hw := range given {
		if slices.ContainsFunc(hw.Returns, func(r program.HomeworkReturn) bool {
			return r.Status == program.ReturnOpen && slices.ContainsFunc(members, func(m program.Enrollment) bool { return m.ClientID == r.ClientID })
		}) {
			h.Unsettled++
		}
	}
	return err
}
