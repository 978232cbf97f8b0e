package program

import (
	"context"
	"errors"
	"time"

	"cohort/domain"
	"cohort/domain/program"
	"cohort/practice"
)

// CohortChange is what somebody wants changed about a cohort; nil leaves a
// thing as it is. When it meets and what it follows is fixed once it runs.
type CohortChange struct {
	Name         *string
	Place        *string
	Ages         *program.AgeBand
	Entry        *program.Entry
	EntryWeeks   *[]int
	Fee          *program.Fee // its day: from which on, of today for the zero day
	LeadID       *domain.UserID
	CoLeadIDs    *[]domain.UserID
	LeadersFrom  domain.Date // the first day of new leaders, today if zero
	MinMembers   *int
	MaxMembers   *int
	Schedule     *program.Schedule
	CurriculumID *domain.CurriculumID
	RoomID       *domain.RoomID
	RoomFrom     domain.Date    // the first day in another room, today if zero
	Goals        *program.Goals // for who reads them
	Override     string         // why somebody may be needed in two cohorts at one hour
}

// noteLeadersFrom is the first day of those who lead since.
var noteLeadersFrom = practice.Plain("leadersFrom")

// ErrSeatsTaken is what lowering the seats under the members gets.
var ErrSeatsTaken = domain.Conflict("seats_taken", "More members are enrolled than there would be seats.")

// CreateCohort plans a cohort. A therapist plans those they lead themselves.
// Its first fee holds from the beginning. Leaders who lead another one at that
// hour need a reason.
func (desk *Desk) CreateCohort(ctx context.Context, by domain.Actor, wanted program.Cohort, fee program.Fee, override string) (v program.CohortView, err error) {
	err = desk.Change(ctx, by, domain.CreateCohort, func(tx practice.Tx, d *practice.Deed) error {
		c := wanted
		c.ID, c.Status, c.Version = domain.NewID[domain.CohortID](), program.CohortPlanned, 1
		c.CreatedAt, c.UpdatedAt = d.Now, d.Now
		c = c.HandOver(domain.Date{})
		d.About("cohort", c.ID, domain.ClientID{})
		rooms := roomsLock{wanted: []domain.RoomID{c.RoomID}}
		if err := practice.HoldAll(tx, []practice.Hold{practice.LockUsers(c.Leaders()...), practice.HoldSettings, rooms.lock}); err != nil {
			return err
		}
		fee.From = domain.Date{}
		wrong := overrideFaults(override)
		if err := checkRoom(tx, &wrong, c, c.RoomID); err != nil {
			return err
		}
		if err := checkCohort(tx, d, nil, domain.Date{}, &c, &fee, wrong); err != nil {
			return err
		}
		if by.Reach(domain.CreateCohort) == domain.Own && !c.LedBy(by.UserID) {
			return program.ErrNotYourCohort
		}
		dates, err := practice.DatesOf(tx, c)
		if err != nil {
			return err
		}
		if err := passClashes(tx, d, practice.Gathering{Cohort: c, Sessions: dates, Leaders: c.Leaders(), InRooms: dates}, override); err != nil {
			return err
		}
		if err := errors.Join(createCohort(tx, &c), addFee(tx, d, c.ID, fee)); err != nil {
			return err
		}
		v, err = cohortView(tx, d, c.ID)
		return err
	})
	return v, err
}

// UpdateCohort changes a cohort.
func (desk *Desk) UpdateCohort(ctx context.Context, by domain.Actor, id domain.CohortID, expected domain.Version, change CohortChange) (v program.CohortView, err error) {
	leaders := leadersLock{cohort: id, change: change}
	rooms := change.roomsLock(id)
	err = desk.OnCohort(ctx, by, domain.UpdateCohort, id, func(tx practice.Tx, d *practice.Deed, c program.Cohort) error {
		if err := errors.Join(expected.Matches(c.Version), leaders.fits(c)); err != nil {
			return err
		}
		was := c
		c = change.apply(c)
		if change.Goals != nil && !domain.May(by, domain.ReadGoals, was.LedBy(by.UserID)) {
			return domain.ErrForbidden
		}
		c, wrong := change.handOver(c, d)
		wrong.Join(overrideFaults(change.Override).Err())
		if err := change.checkRoom(tx, &wrong, was, c); err != nil {
			return err
		}
		fee := change.feeOf(c, d.Now)
		if err := checkCohort(tx, d, was.Leaders(), change.LeadersFrom, &c, fee, wrong); err != nil {
			return err
		}
		if change.movesPlan() && c.Status != program.CohortPlanned {
			return program.ErrNotPlanned
		}
		members, err := CurrentMembers(tx, c, d.Now)
		if err != nil {
			return err
		}
		if len(members) > c.MaxMembers {
			return ErrSeatsTaken
		}
		moved, err := change.moves(tx, was, c, d.Now)
		if err != nil {
			return err
		}
		if err := errors.Join(rooms.fits(change.needs(c)), passChange(tx, d, was, c, members, moved, change.Override)); err != nil {
			return err
		}
		c.Version, c.UpdatedAt = c.Version+1, d.Now
		if err := errors.Join(tx.SaveCohort(c), changeFee(tx, d, id, fee), saveMoved(tx, moved, d.Now)); err != nil {
			return err
		}
		v, err = cohortView(tx, d, id)
		return err
	}, leaders.lock, practice.HoldSettings, rooms.lock)
	return v, err
}

// movesPlan says whether the change is about what is fixed once a cohort runs.
func (ch CohortChange) movesPlan() bool { return ch.Schedule != nil || ch.CurriculumID != nil }

// handOver dates a change of leaders. Before a cohort runs nobody has led it;
// a running one is handed over on a day, today for the zero Date.
func (ch CohortChange) handOver(c program.Cohort, d *practice.Deed) (_ program.Cohort, f domain.Faults) {
	if ch.LeadID == nil && ch.CoLeadIDs == nil {
		f.When(!ch.LeadersFrom.IsZero(), "leadersFrom", "must come with the leaders that it is about")
		return c, f
	}
	zone, err := domain.LoadZone(c.Schedule.TimeZone)
	if err != nil {
		return c, nil // the schedule is wrong, which is said with everything else that is
	}
	from := ch.LeadersFrom
	if from.IsZero() && c.Status != program.CohortPlanned {
		from = domain.DateIn(d.Now, zone)
	}
	f.When(from.After(domain.LatestToday(d.Now, zone)), "leadersFrom", "is in the future")
	f.When(!from.IsZero() && from.Before(c.BeganOn(zone)), "leadersFrom", "is before the cohort")
	if !from.IsZero() {
		d.Note(noteLeadersFrom, from.String())
	}
	return c.HandOver(from), f
}

func (ch CohortChange) apply(c program.Cohort) program.Cohort {
	domain.SetGiven(&c.Name, ch.Name)
	domain.SetGiven(&c.Place, ch.Place)
	domain.SetGiven(&c.RoomID, ch.RoomID)
	domain.SetGiven(&c.Goals, ch.Goals)
	domain.SetGiven(&c.Ages, ch.Ages)
	domain.SetGiven(&c.Entry, ch.Entry)
	domain.SetGiven(&c.EntryWeeks, ch.EntryWeeks)
	domain.SetGiven(&c.LeadID, ch.LeadID)
	domain.SetGiven(&c.CoLeadIDs, ch.CoLeadIDs)
	domain.SetGiven(&c.MinMembers, ch.MinMembers)
	domain.SetGiven(&c.MaxMembers, ch.MaxMembers)
	domain.SetGiven(&c.Schedule, ch.Schedule)
	if ch.CurriculumID != nil && *ch.CurriculumID != c.CurriculumID {
		c.CurriculumID, c.CurriculumVersion = *ch.CurriculumID, 0
	}
	return c
}

// checkCohort names everything that is wrong with a cohort at once, looks up
// the leaders it did not have before and its new fee, if any, and pins its curriculum to the newest published version.
// The leaders are looked up as of the day from which they lead.
func checkCohort(tx practice.Tx, d *practice.Deed, led []domain.UserID, from domain.Date, c *program.Cohort, fee *program.Fee, f domain.Faults) error {
	settings, err := tx.Settings()
	if err != nil {
		return err
	}
	f.Join(c.Validate())
	if fee != nil {
		checkFee(&f, fee, settings)
	}
	if err := checkLeaders(tx, d, led, *c, from, &f); err != nil {
		return err
	}
	if err := pinCurriculum(tx, c, &f); err != nil {
		return err
	}
	return d.Check(f.Err())
}

// pinCurriculum lets a cohort follow the newest version there is when it is
// planned, and that one for good.
func pinCurriculum(tx practice.Tx, c *program.Cohort, f *domain.Faults) error {
	if c.CurriculumID.IsZero() {
		c.CurriculumVersion = 0
		return nil
	}
	if c.CurriculumVersion != 0 {
		return nil
	}
	curriculum, err := tx.Curriculum(c.CurriculumID)
	switch {
	case errors.Is(err, domain.ErrNotFound):
		f.Add("curriculumId", "is no curriculum of this practice")
	case err != nil:
		return err
	case curriculum.Published == 0:
		f.Add("curriculumId", "must be published first")
	}
	c.CurriculumVersion = curriculum.Published
	return nil
}

// cohortView reads back what a change left, and adds the dates of a cohort
// that has not started.
func cohortView(tx practice.Tx, d *practice.Deed, id domain.CohortID) (program.CohortView, error) {
	v, err := tx.CohortView(domain.Everything(), id, d.Now)
	if err != nil {
		return v, err
	}
	v.Goals = goalsSeenBy(d.By, v.Cohort)
	return v, completed(tx, &v, d.Now)
}

// completed adds to a cohort's page what depends on the day.
func completed(tx practice.Tx, v *program.CohortView, now time.Time) (err error) {
	v.Fee, _ = domain.On(v.Fees, v.Today(now))
	ahead, err := sessionsAhead(tx, v)
	if err != nil {
		return err
	}
	v.Warnings = program.LeadWarnings(v.Leaders, ahead, v.Today(now))
	settings, err := tx.Settings()
	if err != nil {
		return err
	}
	v.Hours = v.Schedule.WeeklyHours(program.FromThisWeek(ahead, v.Cohort, v.Today(now)), settings.Hours)
	if err := warnOfRooms(tx, v, program.Ahead(ahead, now)); err != nil {
		return err
	}
	return cohortByClock(tx, v)
}

// sessionsAhead gives a cohort's sessions; of one that has not started those that
// are planned.
func sessionsAhead(tx practice.Tx, v *program.CohortView) (ahead []program.Session, err error) {
	if v.Status != program.CohortPlanned {
		return v.Sessions, nil
	}
	if v.Planned, err = datedSessions(tx, v.Cohort); err != nil {
		return nil, err
	}
	settings, err := tx.Settings()
	if err != nil {
		return nil, err
	}
	v.ClosedNotices, _, err = v.Schedule.ClosedNotices(settings.Closed)
	return v.Planned, err
}

// CurrentMembers gives the episodes that have not ended.
func CurrentMembers(tx practice.Tx, c program.Cohort, now time.Time) ([]program.Enrollment, error) {
	zone, err := c.Zone()
	if err != nil {
		return nil, err
	}
	all, err := tx.Enrollments(c.ID)
	return program.Members(all, domain.DateIn(now, zone)), err
}
