package program

import (
	"time"

	"cohort/domain"
)

// MarkedSession is a session with how one client stood to it.
type MarkedSession struct {
	Session
	Mark        AttendanceStatus
	Minutes     *int             // that they were there, nil for the whole session
	Corrections int              // of the mark, after closing
	First       AttendanceStatus // the mark before the first correction; "" for none
}

// AskedHomework is homework with what came back of it from one client. What the
// client and their therapist wrote about it is left out.
type AskedHomework struct {
	ID         domain.HomeworkID
	SessionID  domain.SessionID
	CohortID   domain.CohortID
	Title      string
	AskedOn    domain.Date // the day of the session
	DueOn      domain.Date // zero: at the next session
	Status     ReturnStatus
	ReturnedAt *time.Time
}
