package program

import (
	"time"

	"cohort/domain"
	"cohort/domain/program/livehour"
)

// Tx is what use cases ask of the store about this department's nouns. The
// conventions are those of domain.Tx.
type Tx interface {
	curriculumTx
	cohortTx
	enrollmentTx
	sessionTx
	attendanceTx
	catchUpTx
	certificateTx
	homeworkTx
	timelineTx
	coverTx
	ledTx
	liveTx
	roomTx
}

type liveTx interface {
	// LiveFacts gives what was noted in the hours of sessions.
	LiveFacts(...domain.SessionID) (map[domain.SessionID][]livehour.Fact, error)
	CountLiveFacts(domain.SessionID) (int, error)
	// AddLiveFacts keeps facts of a session whose cohort is locked.
	AddLiveFacts(Session, []livehour.Fact) error
}

type cohortTx interface {
	Cohorts(scope domain.Scope, filter CohortFilter, page domain.Page) (domain.List[CohortCard], error) // newest first
	// CohortView reads a cohort with its seats, roster and sessions: the page
	// most often opened, so the repository does it by hand in one round trip.
	CohortView(scope domain.Scope, id domain.CohortID, now time.Time) (CohortView, error)
	Cohort(domain.CohortID) (Cohort, error)
	// CohortNames names those of the cohorts that are within the scope.
	CohortNames(scope domain.Scope, ids []domain.CohortID) (map[domain.CohortID]string, error)
	LockCohort(domain.CohortID) (Cohort, error)
	// CohortFees gives the fees of cohorts, each in the order of domain.On.
	CohortFees(...domain.CohortID) (map[domain.CohortID][]Fee, error)
	AddCohortFee(domain.CohortID, Fee) error
	CohortFeeReach(cohort domain.CohortID, from, until domain.Date) (domain.FeeReach, error)
	// CohortsFound gives the cohorts whose name and code fit, without leaders, the running ones first.
	CohortsFound(scope domain.Scope, fits func(name, code string) bool) ([]Cohort, error)
	// CohortLeads gives who leads each cohort that is planned or running.
	CohortLeads() ([]CohortLead, error)
	CohortCodes(ids []domain.CohortID) (map[domain.CohortID]string, error)
	CountCohorts() (int, error)
	CreateCohort(Cohort) error // domain.ErrCodeTaken
	SaveCohort(Cohort) error
}

type roomTx interface {
	Rooms() ([]Room, error) // all of them, by name
	Room(domain.RoomID) (Room, error)
	// LockRooms keeps others from giving a session one of the rooms meanwhile.
	LockRooms(...domain.RoomID) error
	LockRoom(domain.RoomID) (Room, error)
	CreateRoom(Room) error
	SaveRoom(Room) error
	// CohortsInRoom gives the cohorts that are planned in a room, and those that have a session to hold in it.
	CohortsInRoom(room domain.RoomID, now time.Time) ([]domain.CohortID, error)
	// TypedPlaces gives the places that were typed for cohorts without a room, planned or running, each with its cohorts.
	TypedPlaces() (map[string][]domain.CohortID, error)
}

type curriculumTx interface {
	// Curricula lists those that fit, by name.
	Curricula(filter CurriculumFilter, page domain.Page) (domain.List[Curriculum], error)
	Curriculum(domain.CurriculumID) (Curriculum, error)
	LockCurriculum(domain.CurriculumID) (Curriculum, error)
	CreateCurriculum(Curriculum) error
	SaveCurriculum(Curriculum) error
	CurriculumVersion(id domain.CurriculumID, number int) (CurriculumVersion, error)
	CurriculumVersions(domain.CurriculumID) ([]CurriculumVersion, error) // newest first
	CreateCurriculumVersion(CurriculumVersion) error
	// VersionCohorts gives the cohorts that follow or followed one of the versions and
	// have begun, with what is compared of them.
	VersionCohorts(id domain.CurriculumID, older, newer int) ([]VersionCohort, error)
	// Techniques gives the practice's own, by name.
	Techniques() ([]Technique, error)
	CreateTechnique(Technique) error
	SaveTechnique(Technique) error // the settings are locked
}

type enrollmentTx interface {
	Enrollment(domain.EnrollmentID) (Enrollment, error)
	LockEnrollment(domain.EnrollmentID) (Enrollment, error)
	// LockMembers locks the cohort's episodes that have not ended on a day, and gives them.
	LockMembers(cohort domain.CohortID, after domain.Date) ([]Enrollment, error)
	// Enrollments gives every episode of a cohort, in order of joining.
	Enrollments(domain.CohortID) ([]Enrollment, error)
	// Roster gives every episode with the member's code and first name, current members first.
	Roster(domain.CohortID) ([]RosterSeat, error)
	EnrollmentsOf(domain.ClientID) ([]Enrollment, error)
	// CohortRecords gives what is recorded of the members of cohorts, in a few questions
	// however many there are.
	CohortRecords(...domain.CohortID) (map[domain.CohortID]CohortRecord, error)
	// EndedEnrollments gives the last memberships whose last day lies before a day, by
	// that day, but with a cohort that was cancelled; as CohortRecords has them.
	EndedEnrollments(before domain.Date, most int) ([]Enrollment, error)
	CreateEnrollment(Enrollment) error // ErrAlreadyEnrolled
	SaveEnrollment(Enrollment) error
}

type coverTx interface {
	CreateCovers([]domain.Cover) error // their cohort is locked
	SaveCover(domain.Cover) error      // its cohort is locked
	Cover(domain.CoverID) (domain.Cover, error)
	// CoversOf gives those of a cohort, ended ones too, in order of their days.
	CoversOf(domain.CohortID) ([]domain.Cover, error)
	// CoversBetween gives those of sessions that are held on some days, ended ones too.
	CoversBetween(from, until domain.Date) ([]domain.Cover, error)
	// CoversBy gives those by which somebody is a substitute from a day on, without those that ended.
	CoversBy(user domain.UserID, from domain.Date) ([]domain.Cover, error)
	CreateAbsence(domain.Absence) error // its person is locked, as for saving it
	SaveAbsence(domain.Absence) error
	Absence(domain.AbsenceID) (domain.Absence, error)
	// Absences gives those that reach a day or later and were not taken back, the first ones first.
	Absences(from domain.Date) ([]domain.Absence, error)
}

type ledTx interface {
	// SaveLed keeps who led a session, in place of what stood; its cohort is locked.
	SaveLed(session domain.SessionID, cohort domain.CohortID, led []Led) error
	CreateLedChange(LedChange) error
	LedOf(domain.SessionID) ([]Led, error)
	LedChangesOf(domain.SessionID) ([]LedChange, error) // in order
	// LedInCohort gives who led each session of a cohort.
	LedInCohort(domain.CohortID) (map[domain.SessionID][]Led, error)
	// LedHours gives every closed session of some days that the people led, by person and day.
	LedHours(scope domain.Scope, span LedSpan) ([]LedHour, error)
}

type homeworkTx interface {
	CreateHomework(Homework) error // with its open returns
	DropHomework(Homework) error   // with its returns, of which nothing was recorded
	Homework(domain.HomeworkID) (Homework, error)
	// HomeworkOf gives a cohort's homework with all returns, in order of sessions.
	HomeworkOf(domain.CohortID) ([]Homework, error)
	LockReturn(domain.HomeworkID, domain.ClientID) (HomeworkReturn, error)
	SaveReturn(HomeworkReturn) error
}

type sessionTx interface {
	CreateSessions([]Session) error
	Sessions(domain.CohortID) ([]Session, error) // in order
	Session(domain.SessionID) (Session, error)
	// LockSession locks the session's cohort and then the session, and gives both.
	LockSession(domain.SessionID) (Cohort, Session, error)
	SaveSession(Session) error
	// RescheduleSessions writes sessions of a locked cohort that are dated or numbered anew.
	RescheduleSessions(cohort domain.CohortID, changed, added, removed []Session) error
	CreateScheduleChange(ScheduleChange) error
	// LastScheduleChange gives the newest change of a cohort's sessions that was not undone.
	LastScheduleChange(domain.CohortID) (ScheduleChange, error)
	SaveScheduleChange(ScheduleChange) error
	CreateAdoption(Adoption) error
	// LastAdoption gives the newest going over of a cohort to another version that was not undone.
	LastAdoption(domain.CohortID) (Adoption, error)
	SaveAdoption(Adoption) error
	// Book reads what the sessions of a cohort have in common, and the marks of
	// one of them; of none for the zero id.
	Book(Cohort, domain.SessionID) (CohortBook, error)
	// SessionsFound gives the first sessions that are held on one of the days (nil: on any) in one of the cohorts (nil: in any).
	SessionsFound(scope domain.Scope, days []domain.Date, cohorts []domain.CohortID, from time.Time, most int) ([]DatedSession, error)
	// SessionsBetween lists sessions by start, with their cohort's name, for a day or a week.
	SessionsBetween(scope domain.Scope, from, to time.Time, page domain.Page) (domain.List[DatedSession], error)
	// CalendarSessions gives all sessions of a calendar by start, with who leads them.
	CalendarSessions(scope domain.Scope, filter CalendarFilter) ([]CalendarSession, error)
	// UnclosedSessions lists sessions that have begun and were neither closed nor cancelled, oldest first.
	UnclosedSessions(scope domain.Scope, now time.Time, page domain.Page) (domain.List[DatedSession], error)
}

type catchUpTx interface {
	CatchUp(domain.CatchUpID) (CaughtUp, error)
	CatchUps(domain.CohortID) ([]CaughtUp, error) // those that stand
	CreateCatchUp(CaughtUp) error                 // ErrAlreadyCaughtUp
	SaveCatchUp(CaughtUp) error
	Guest(domain.GuestID) (Guest, error)
	GuestsFrom(domain.CohortID) ([]GuestSeat, error) // its members in sessions of others, in order
	// GuestsIn counts the guests of each session.
	GuestsIn(...domain.SessionID) (map[domain.SessionID]int, error)
	CreateGuest(Guest) error // ErrAlreadyGuest
	SaveGuest(Guest) error
}

type certificateTx interface {
	Certificate(domain.CertificateID) (Certificate, error)
	Certificates(domain.EnrollmentID) ([]Certificate, error) // in order of their numbers, withdrawn ones too
	// NextCertificateNumber gives the number after the last one, and locks the
	// numbering until the transaction ends: one that is given up leaves no gap.
	NextCertificateNumber() (int, error)
	CreateCertificate(Certificate) error // its member's cohort is locked; ErrCertificateIssued
	SaveCertificate(Certificate) error   // its member's cohort is locked
}

type attendanceTx interface {
	Attendance(domain.SessionID) ([]Attendance, error)
	SaveAttendance([]Attendance) error // adds or replaces
	CreateCorrections([]AttendanceCorrection) error
	CorrectionsOf(domain.SessionID) ([]AttendanceCorrection, error) // in order, without Now
	DropAttendance([]Attendance) error                              // of who does not belong to the session any more
	// AttendanceOf gives the marks of a whole cohort, for its attendance strips.
	AttendanceOf(domain.CohortID) ([]Attendance, error)
}

// timelineTx asks for parts of a client's care timeline.
type timelineTx interface {
	// MarkedSessions gives the sessions within the scope in which a client has a mark,
	// by day and id.
	MarkedSessions(scope domain.Scope, client domain.ClientID, cut domain.TimelineCut) ([]MarkedSession, error)
	// AskedHomework gives the homework of sessions within the scope that a client was
	// given, by the day of the session and the id of the homework.
	AskedHomework(scope domain.Scope, client domain.ClientID, cut domain.TimelineCut) ([]AskedHomework, error)
}
