package program

import (
	"cmp"
	"context"
	"slices"

	"cohort/domain"
	"cohort/domain/clinical"
	"cohort/domain/clinical/outcome"
	"cohort/domain/intake"
	"cohort/domain/program"
	"cohort/practice"
)

// CohortWeeks is a cohort by week: what is recorded of each member in each session, and
// who is at risk.
type CohortWeeks struct {
	Cohort   program.Cohort
	Sessions []program.Session // in order, with their themes
	Members  []WeekRow         // who sits in it first
	Warnings []MemberWarning   // that hold, what waits first
}

// WeekRow is one membership.
type WeekRow struct {
	Seat   program.RosterSeat
	Sits   bool
	Before []WeekScore // filled in ahead of the first session
	Cells  []WeekCell  // of the sessions, in their order
}

// WeekCell is one member in one session.
type WeekCell struct {
	SessionID domain.SessionID
	Belongs   bool
	Mark      program.AttendanceStatus // "" for none
	Homework  program.HomeworkState    // "" for none
	Scores    []WeekScore              // in the order of days
}

// WeekScore is a form with what became of it since the beginning of the membership.
type WeekScore struct {
	intake.Assessment
	Name  string
	Class outcome.Class // "" where nothing can be judged
}

// WeeksOf gives a cohort by week.
func (desk *Desk) WeeksOf(ctx context.Context, by domain.Actor, id domain.CohortID) (v CohortWeeks, err error) {
	err = desk.Read(ctx, by, domain.ReadWeeks, func(tx practice.Tx, scope domain.Scope, d *practice.Deed) error {
		d.About("cohort", id, domain.ClientID{})
		v = CohortWeeks{}
		if v.Cohort, err = visibleCohort(tx, scope, id); err != nil {
			return err
		}
		if v.Sessions, err = tx.Sessions(id); err != nil {
			return err
		}
		seats, err := tx.Roster(id)
		if err != nil {
			return err
		}
		book, err := warningBookOf(tx, d.Now, []domain.CohortID{id}, func(program.Enrollment, domain.Date) bool { return true })
		if err != nil {
			return err
		}
		today := v.Cohort.Today(d.Now)
		for _, seat := range seatsSeenBy(by, v.Cohort.LedBy(by.UserID), seats, func(s program.RosterSeat) bool { return s.IsMember(today) }) {
			if seat.Outcome != program.MemberCancelled {
				v.Members = append(v.Members, book.row(seat, v.Sessions, today))
			}
		}
		v.Warnings, err = memberWarnings(tx, by, book.sitting(), func(w clinical.Warning) bool { return w.Holds() })
		waitingFirst(v.Warnings)
		return err
	})
	return v, err
}

// sitting is the book of those alone who have not left.
func (b warningBook) sitting() warningBook {
	var members []program.Enrollment
	for _, e := range b.members {
		if sitsNow(e, b.today) {
			members = append(members, e)
		}
	}
	b.members = members
	return b
}

func (b warningBook) row(seat program.RosterSeat, sessions []program.Session, today domain.Date) WeekRow {
	row := WeekRow{Seat: seat, Sits: seat.IsMember(today)}
	record := b.records[seat.CohortID]
	marks := record.MarksOf(seat.ClientID)
	at := map[domain.SessionID]int{}
	for i, s := range sessions {
		at[s.ID] = i
		cell := WeekCell{SessionID: s.ID, Belongs: seat.OnRoster(s.Number)}
		if cell.Belongs || marks[s.ID].Attended() && seat.MayWalkIn(s.Number) {
			cell.Mark, cell.Homework = marks[s.ID], record.HomeworkIn(s, seat.ClientID)
		}
		row.Cells = append(row.Cells, cell)
	}
	for _, f := range formsAround(seat.Enrollment, b.taken[seat.ClientID]) {
		score := WeekScore{Assessment: f.Assessment, Class: f.class(), Name: formName(f.Assessment)}
		switch s, before := program.WeekOf(sessions, f.TakenOn); {
		case before:
			row.Before = append(row.Before, score)
		case s != nil:
			row.Cells[at[s.ID]].Scores = append(row.Cells[at[s.ID]].Scores, score)
		}
	}
	return row
}

// WeekForm is an instrument that members of a cohort filled in.
type WeekForm struct {
	Instrument string
	Name       string
	times      int
}

// Forms lists the instruments, that of most forms first.
func (v CohortWeeks) Forms() (forms []WeekForm) {
	count := func(scores []WeekScore) {
		for _, s := range scores {
			at := slices.IndexFunc(forms, func(f WeekForm) bool { return f.Instrument == s.Instrument })
			if at < 0 {
				at, forms = len(forms), append(forms, WeekForm{Instrument: s.Instrument, Name: s.Name})
			}
			forms[at].times++
		}
	}
	for _, m := range v.Members {
		count(m.Before)
		for _, c := range m.Cells {
			count(c.Scores)
		}
	}
	slices.SortStableFunc(forms, func(a, b WeekForm) int { return cmp.Compare(b.times, a.times) })
	return forms
}
