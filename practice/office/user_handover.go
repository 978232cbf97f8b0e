package office

import (
	"fmt"
	"slices"

	"cohort/domain"
	"cohort/domain/program"
	"cohort/practice"
)

var (
	noteHandovers    = practice.Plain("handovers")
	noteHandoverFrom = practice.Plain("leadersFrom")
)

// Handover says who leads a cohort that somebody gives up.
type Handover struct {
	CohortID domain.CohortID
	LeadID   domain.UserID
	Override string // why the new lead may be needed in two cohorts at one hour
}

// Handovers say who takes over from somebody, and from which day: today for the
// zero one.
type Handovers struct {
	From  domain.Date
	Items []Handover
}

// leads are those who take over, and who leaves.
func (h Handovers) leads(leaving domain.UserID) []domain.UserID {
	ids := []domain.UserID{leaving}
	for _, item := range h.Items {
		ids = append(ids, item.LeadID)
	}
	return ids
}

// leadsNoMore says whether a change takes from somebody what they lead by: the
// role, every license, or the work here. A license that runs out does not:
// that is spoken of, and what they lead goes on.
func leadsNoMore(before, after domain.User) bool {
	could := func(u domain.User) bool {
		return u.Holds(domain.Therapist) && len(u.Licenses) > 0 && u.Status != domain.UserDisabled
	}
	return could(before) && !could(after)
}

// leaving is somebody who gives up what they lead, and what is wrong with that.
type leaving struct {
	user    domain.User
	to      Handovers
	faults  domain.Faults
	open    []domain.FieldError // cohorts that nobody takes over
	clashes []domain.FieldError // who takes over leads something else at that hour
}

// handOver gives what a person leads to others, in the same transaction: no
// cohort is left without somebody who may lead it. Co-leading simply ends. The
// sessions of their days stay theirs.
func handOver(tx practice.Tx, d *practice.Deed, u domain.User, to Handovers) error {
	ids, err := tx.LedCohorts(u.ID)
	if err != nil || len(ids) == 0 {
		return err
	}
	l := leaving{user: u, to: to}
	if to.From.IsZero() {
		if l.to.From, err = practice.Today(tx, d.Now); err != nil {
			return err
		}
	}
	for _, id := range ids {
		if err := l.handOver(tx, d, id); err != nil {
			return err
		}
	}
	if len(l.open) > 0 {
		refused := ErrLeadsCohorts
		refused.Fields = l.open
		return refused
	}
	d.Note(noteHandovers, len(ids))
	d.Note(noteHandoverFrom, l.to.From.String())
	if err := d.Check(l.faults.Err()); err != nil {
		return err
	}
	return l.clash()
}

// check names what is malformed. A day to come is refused: who leads would depend
// on the day in every question about what is one's own.
func (h Handovers) check(f *domain.Faults, latest domain.Date) {
	f.When(h.From.After(latest), "leadersFrom", "is in the future")
	for i, item := range h.Items {
		f.Text(fmt.Sprintf("handovers[%d].overrideReason", i), item.Override, domain.MaxReason)
	}
}

func (l *leaving) handOver(tx practice.Tx, d *practice.Deed, id domain.CohortID) error {
	c, err := tx.LockCohort(id)
	if err != nil {
		return err
	}
	zone, err := c.Zone()
	if err != nil {
		return err
	}
	from := c.HandedOverOn(l.to.From, zone)
	i := slices.IndexFunc(l.to.Items, func(h Handover) bool { return h.CohortID == id })
	c.CoLeadIDs = slices.DeleteFunc(slices.Clone(c.CoLeadIDs), func(led domain.UserID) bool { return led == l.user.ID })
	switch {
	case c.LeadID != l.user.ID: // co-leading ends
	case i < 0:
		l.open = append(l.open, domain.FieldError{Field: "handovers." + id.String(), Message: c.Code + " needs somebody who takes over"})
		return nil
	default:
		if c, err = l.takenOver(tx, d, c, from, i); err != nil {
			return err
		}
	}
	if len(l.faults) > 0 {
		return nil // nothing is saved; every fault is named at once
	}
	c = c.HandOver(from)
	c.Version, c.UpdatedAt = c.Version+1, d.Now
	if err := tx.SaveCohort(c); err != nil {
		return err
	}
	return tx.AppendAudit(d.By.Entry(domain.UpdateCohort, domain.Done, domain.Subject{Kind: "cohort", ID: id.String()}, d.Now))
}

// takenOver is the cohort led by who takes over, if they may lead it.
func (l *leaving) takenOver(tx practice.Tx, d *practice.Deed, c program.Cohort, from domain.Date, i int) (program.Cohort, error) {
	h := l.to.Items[i]
	next, err := tx.User(h.LeadID)
	known := err == nil
	if !known && !domain.ErrNotFound.Is(err) {
		return c, err
	}
	field := fmt.Sprintf("handovers[%d].leadId", i)
	for _, day := range c.LeadDays(from, d.Now) {
		if !known || next.ID == l.user.ID || !next.MayLeadOn(day) {
			l.faults.Add(field, fmt.Sprintf("must be a therapist with a license that is valid on %s", day))
			return c, nil
		}
	}
	ledBefore := c.LedBy(next.ID)
	c.LeadID = next.ID
	c.CoLeadIDs = slices.DeleteFunc(c.CoLeadIDs, func(id domain.UserID) bool { return id == next.ID })
	if ledBefore {
		return c, nil
	}
	return c, l.held(tx, d, c, field, h)
}

// held holds a cohort against what its new lead leads at the same hour.
func (l *leaving) held(tx practice.Tx, d *practice.Deed, c program.Cohort, field string, h Handover) error {
	sessions, err := practice.DatesOf(tx, c)
	if err != nil {
		return err
	}
	found, err := practice.Gathering{Cohort: c, Sessions: sessions, Leaders: []domain.UserID{h.LeadID}}.Clashes(tx, d.By, d.Now)
	if err != nil {
		return err
	}
	err = d.PassClashes(found, h.Override, func(practice.Clash) string { return field })
	var f domain.Faults
	if f.Join(err); program.ErrTimeClash.Is(err) {
		l.clashes = append(l.clashes, f...)
		return nil
	}
	return err
}

// clash refuses handovers that would need somebody at two places at one hour.
func (l *leaving) clash() error {
	if len(l.clashes) == 0 {
		return nil
	}
	refused := program.ErrTimeClash
	refused.Fields = l.clashes
	words := ""
	for _, c := range l.clashes {
		words += c.Message + " "
	}
	return refused.Saying(words + "Give a reason to let it pass.")
}
