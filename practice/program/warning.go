package program

import (
	"context"
	"slices"

	"cohort/domain"
	"cohort/domain/clinical"
	"cohort/domain/program"
	"cohort/practice"
)

// What answering a warning notes.
var (
	noteRule = practice.Kept("rule")
	noteDeed = practice.Kept("did")
)

// MemberWarning is a warning with whose it is.
type MemberWarning struct {
	clinical.Warning
	Membership program.Enrollment
	ClientCode string
	FirstName  string // the name the group uses
	Cohort     string // as the reader calls it
}

// WarningsOf lists what the rules say of the members of a cohort now, what waits first.
func (desk *Desk) WarningsOf(ctx context.Context, by domain.Actor, id domain.CohortID) (list []MemberWarning, err error) {
	err = desk.Read(ctx, by, domain.ReadWarnings, func(tx practice.Tx, scope domain.Scope, d *practice.Deed) error {
		d.About("cohort", id, domain.ClientID{})
		if _, err := visibleCohort(tx, scope, id); err != nil {
			return err
		}
		book, err := warningBookOf(tx, d.Now, []domain.CohortID{id}, sitsNow)
		if err != nil {
			return err
		}
		list, err = memberWarnings(tx, by, book, func(w clinical.Warning) bool { return w.Holds() })
		waitingFirst(list)
		return err
	})
	return list, err
}

// WarningsOfClient lists what the rules say and said of a client's memberships, the
// last first, with what was done.
func (desk *Desk) WarningsOfClient(ctx context.Context, by domain.Actor, id domain.ClientID) (list []MemberWarning, err error) {
	err = desk.Read(ctx, by, domain.ReadWarnings, func(tx practice.Tx, scope domain.Scope, d *practice.Deed) error {
		d.About("client", id, id)
		if _, err := tx.Client(scope, id); err != nil {
			return err
		}
		episodes, err := tx.EnrollmentsOf(id)
		if err != nil {
			return err
		}
		var cohorts []domain.CohortID
		for _, e := range episodes {
			if !slices.Contains(cohorts, e.CohortID) {
				cohorts = append(cohorts, e.CohortID)
			}
		}
		seen, err := tx.CohortNames(scope, cohorts)
		if err != nil {
			return err
		}
		cohorts = slices.DeleteFunc(cohorts, func(c domain.CohortID) bool { _, is := seen[c]; return !is })
		book, err := warningBookOf(tx, d.Now, cohorts, func(e program.Enrollment, _ domain.Date) bool { return e.ClientID == id })
		if err != nil {
			return err
		}
		list, err = memberWarnings(tx, by, book, func(clinical.Warning) bool { return true })
		slices.SortStableFunc(list, func(a, b MemberWarning) int { return b.Began.DaysSince(a.Began) })
		return err
	})
	return list, err
}

// Warnings lists who is at risk in the running cohorts that somebody leads, and nothing
// was done about it yet. An open risk item is on a list of its own.
func (desk *Desk) Warnings(ctx context.Context, by domain.Actor) (list []MemberWarning, err error) {
	err = desk.Read(ctx, by, domain.ListWarnings, func(tx practice.Tx, scope domain.Scope, d *practice.Deed) error {
		d.AboutMany("warnings", domain.ClientID{})
		cohorts, err := tx.Cohorts(scope, program.CohortFilter{Statuses: []program.CohortStatus{program.CohortRunning}}, domain.Page{Limit: domain.MaxLimit})
		if err != nil {
			return err
		}
		ids := make([]domain.CohortID, len(cohorts.Items))
		for i, c := range cohorts.Items {
			ids[i] = c.ID
		}
		book, err := warningBookOf(tx, d.Now, ids, sitsNow)
		if err != nil {
			return err
		}
		list, err = memberWarnings(tx, by, book, func(w clinical.Warning) bool { return w.Waits() && w.Rule != clinical.WarnOpenRiskItem })
		waitingFirst(list)
		return err
	})
	return list, err
}

// memberWarnings are those of a book that are wanted, with whose they are.
func memberWarnings(tx practice.Tx, by domain.Actor, book warningBook, wanted func(clinical.Warning) bool) (list []MemberWarning, err error) {
	var clients []domain.ClientID
	var cohorts []domain.CohortID
	for _, e := range book.members {
		for _, w := range book.warnings(e) {
			if wanted(w) {
				list = append(list, MemberWarning{Warning: w, Membership: e})
				clients, cohorts = append(clients, e.ClientID), append(cohorts, e.CohortID)
			}
		}
	}
	people, err := tx.ClientsByID(clients)
	if err != nil {
		return nil, err
	}
	labels, _, err := practice.LabelsOfCohorts(tx, by, cohorts)
	for i := range list {
		w := &list[i]
		person := people[w.Membership.ClientID]
		w.ClientCode, w.FirstName, w.Cohort = person.Code, person.ShownName(), labels[w.Membership.CohortID]
	}
	return list, err
}

// waitingFirst puts what waits before what is handled, and the longest first.
func waitingFirst(list []MemberWarning) {
	slices.SortStableFunc(list, func(a, b MemberWarning) int {
		switch {
		case a.Waits() != b.Waits() && a.Waits():
			return -1
		case a.Waits() != b.Waits():
			return 1
		}
		return a.Began.DaysSince(b.Began)
	})
}

// AnswerWarning writes down what was done about a warning of a membership.
func (desk *Desk) AnswerWarning(ctx context.Context, by domain.Actor, id domain.EnrollmentID, said clinical.WarningSaid) (a clinical.WarningAnswer, err error) {
	err = desk.onMembership(ctx, by, domain.AnswerWarning, id, func(tx practice.Tx, d *practice.Deed, c program.Cohort, e program.Enrollment) error {
		book, err := warningBookOf(tx, d.Now, []domain.CohortID{c.ID}, func(o program.Enrollment, _ domain.Date) bool { return o.ID == e.ID })
		if err != nil {
			return err
		}
		if a, err = said.Answer(book.warnings(e), c.Today(d.Now), by, d.Now); d.Check(err) != nil {
			return d.Check(err)
		}
		d.Note(noteRule, a.Said.Rule)
		d.Note(noteDeed, a.Said.Did)
		return tx.CreateWarningAnswer(a)
	})
	return a, err
}

// VoidWarningAnswer says that something was not done, or not about this warning.
func (desk *Desk) VoidWarningAnswer(ctx context.Context, by domain.Actor, id domain.WarningAnswerID, reason string) (a clinical.WarningAnswer, err error) {
	err = desk.Change(ctx, by, domain.AnswerWarning, func(tx practice.Tx, d *practice.Deed) error {
		d.About("warning_answer", id, domain.ClientID{})
		found, _, err := ofOwnMembership(tx, d, func() (clinical.WarningAnswer, error) { return tx.WarningAnswer(id) }, func(it clinical.WarningAnswer) domain.EnrollmentID { return it.EnrollmentID })
		if err != nil {
			return err
		}
		if a, err = found.MarkInError(by, reason, d.Now); d.Check(err) != nil {
			return d.Check(err)
		}
		d.Note(practice.Reason, reason)
		return tx.SaveWarningAnswer(a)
	})
	return a, err
}
