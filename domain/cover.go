package domain

import (
	"slices"
	"time"
)

// Cover lets a substitute lead one session of a cohort in the place of one of
// its leaders. It opens that session and what the substitute needs to know of
// its members, from the day before until the end of the day after the last
// session that was covered with it, and then ends by itself. Of a session that
// was moved to another day it says nothing: the substitute was asked for the
// day that it had.
type Cover struct {
	ID        CoverID
	CohortID  CohortID
	SessionID SessionID
	On        Date
	UserID    UserID // the substitute
	UserName  string // read with it
	ForID     UserID // the leader in whose place they lead
	ForName   string // read with it
	Reason    string // sealed where it is kept
	OpensAt   time.Time
	ExpiresAt time.Time
	MadeBy    UserID
	MadeAt    time.Time
	EndedAt   *time.Time // before it expired
	EndedBy   UserID
}

// Open says whether the session is open to the substitute now.
func (c Cover) Open(now time.Time) bool {
	return c.EndedAt == nil && !now.Before(c.OpensAt) && now.Before(c.ExpiresAt)
}

// Covers says whether the cover is of a session on the day that it has.
func (c Cover) Covers(session SessionID, on Date) bool {
	return c.EndedAt == nil && c.SessionID == session && c.On == on
}

// End is the cover ended early. What has ended already stays as it is.
func (c Cover) End(by UserID, now time.Time) Cover {
	if c.EndedAt == nil && now.Before(c.ExpiresAt) {
		c.EndedAt, c.EndedBy = &now, by
	}
	return c
}

// byCover is what a substitute may do with a session that they cover, as who
// leads it may: to see it with its plan, its members by name, what they need to
// be told of them, and their homework; to take the roll, give homework, record
// what comes back, close and correct what they led, write its notes and files, and give
// questionnaires to those who are there and see what comes of them. What does not stand here
// stays closed: the clients' records, their assessments and their answers, the
// cohort and its other sessions, calling a session off or moving it.
var byCover = []Action{
	ReadSession, ReadPurpose, ReadMemberNames, ReadHomework, ReadFeedback, ReadBriefing, ReadSessionCharges, ListUnclosedSessions,
	TakeAttendance, CorrectAttendance, AssignHomework, RecordReturn, CloseSession, CorrectLed, ReadLiveHour, RecordLiveHour,
	ReadSessionNotes, WriteProgressNotes, SignProgressNotes,
	ReadRounds, GiveRound, EnterRound, DiscussScores,
	ReadSessionAttachments, DownloadSessionAttachment, AddSessionAttachment, VoidSessionAttachment, RestoreSessionAttachment,
}

// OpensByCover says whether a cover allows the action.
func (a Action) OpensByCover() bool { return slices.Contains(byCover, a) }

// coversFor gives the covers that open an action to the actor. Only a therapist
// is let in by one.
func (a Actor) coversFor(action Action) []Cover {
	if !action.OpensByCover() || !a.Holds(Therapist) || Policy[action][Therapist] != Own {
		return nil
	}
	return a.Covers
}

// CoverFor gives the cover that opens an action on a session to the actor, nil
// without one.
func (a Actor) CoverFor(action Action, session SessionID, on Date) *Cover {
	for _, c := range a.coversFor(action) {
		if c.Covers(session, on) {
			return &c
		}
	}
	return nil
}

// CoversIn gives the covers that open an action on something of a cohort to the
// actor, such as a homework.
func (a Actor) CoversIn(action Action, cohort CohortID) []Cover {
	return slices.DeleteFunc(slices.Clone(a.coversFor(action)), func(c Cover) bool { return c.CohortID != cohort })
}
