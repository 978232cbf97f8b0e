package schedule

import "cohort/domain"

// NoticeKind sorts the things worth telling about a date.
type NoticeKind string

// What may be said about a session or about a day on which none is held.
const (
	SkippedTime  NoticeKind = "skipped_time"  // the clocks are put forward over the time
	RepeatedTime NoticeKind = "repeated_time" // the clocks are put back over the time
	ClockChange  NoticeKind = "clock_change"  // the clocks change while the session runs
	StartMoved   NoticeKind = "start_moved"   // the first day is not one of the group's weekdays
	Closed       NoticeKind = "closed"        // a holiday or a closure
)

// Notice says in words what is unusual about one date, and the choice taken.
type Notice struct {
	Session int // number of the session it is about, 0 when none is held
	Date    domain.Date
	Kind    NoticeKind
	Text    string // a sentence for people, naming nobody
}
