package program

import (
	"fmt"
	"slices"
	"time"

	"github.com/google/uuid"

	"cohort/domain"
	"cohort/domain/program/livehour"
)

// Why something that was noted in the hour is not in the record.
const (
	UnlandedClosed    = "session_closed"
	UnlandedCancelled = "session_cancelled"
	UnlandedEarly     = "too_early"
	UnlandedRoster    = "not_on_roster"
	UnlandedReason    = "needs_reason"
	UnlandedNotGiven  = "homework_not_given"
	UnlandedFeedback  = "has_feedback"
)

// LiveRecord is what the record says of a session's hour: its attendance, and
// what came back of the cohort's homework.
type LiveRecord struct {
	Session  Session
	Roster   []domain.ClientID // members and guests
	WalkIns  []domain.ClientID // members who may come before they are expected
	Marks    []Attendance
	Homework []Homework
}

// LiveHour is a session's hour, as its devices and the record tell it.
type LiveHour struct {
	livehour.Hour // all that was noted

	landed livehour.Hour // what the record took over, or does not keep
	record LiveRecord
	told   []livehour.Fact
}

// NewLiveHour puts what was noted beside the record. What the record says
// otherwise, somebody changed at another page: it counts as noted there, by
// somebody who saw what stood.
func NewLiveHour(record LiveRecord, facts []livehour.Fact) LiveHour {
	h := LiveHour{record: record}
	for _, f := range facts {
		h.add(f)
	}
	for _, m := range record.Marks {
		h.tell(livehour.Place{Kind: livehour.Mark, Client: m.ClientID}, string(m.Status), m.MarkedBy, m.MarkedAt)
	}
	for _, w := range record.Homework {
		for _, r := range w.Returns {
			at := w.AssignedAt
			if r.ReturnedAt != nil {
				at = *r.ReturnedAt
			}
			h.tell(livehour.Place{Kind: livehour.Return, Client: r.ClientID, Ref: w.ID.String()}, string(r.Status), domain.UserID{}, at)
		}
	}
	return h
}

func (h *LiveHour) add(f livehour.Fact) {
	h.Add(f)
	if f.Unlanded == "" {
		h.landed.Add(f)
	}
}

// tell notes what the record says, where nobody noted it. Its id follows from
// what it says, so that whoever reads it before it is kept can refer to it.
func (h *LiveHour) tell(p livehour.Place, value string, by domain.UserID, at time.Time) {
	s, there := h.landed.At(p)
	if there && s.Value == value || !there && value == string(ReturnOpen) {
		return
	}
	stamp := livehour.Stamp{Millis: at.UnixMilli()}
	for _, f := range h.landed.HeadsAt(p) {
		if f.At.Compare(stamp) >= 0 {
			stamp = f.At.After(at.UnixMilli())
		}
	}
	f := livehour.Fact{Device: domain.DeviceID{UUID: h.record.Session.ID.UUID}, Seq: 1, Place: p, Value: value, At: stamp, Over: s.Heads, By: by, ReceivedAt: at}
	f.ID.UUID = uuid.NewSHA1(h.record.Session.ID.UUID, fmt.Appendf(nil, "%v %s %v", p, value, stamp))
	h.add(f)
	h.told = append(h.told, f)
}

// Landing is what noting makes: what is kept of it, and what changes in the record.
type Landing struct {
	Kept    []livehour.Fact
	News    int // of them that somebody sent
	Marks   []Attendance
	Returns []HomeworkReturn // as they are to become
}

// Note takes in what a device sent. What is known already changes nothing, and
// what the record cannot take over is kept with the reason.
func (h *LiveHour) Note(facts []livehour.Fact, by domain.UserID, now time.Time) (l Landing) {
	touched := []livehour.Place{}
	for _, f := range facts {
		f.By, f.ReceivedAt = by, now
		f.Unlanded = h.record.refuses(f, now)
		if h.Has(f.ID) {
			continue
		}
		h.add(f)
		l.Kept = append(l.Kept, f)
		if !slices.Contains(touched, f.Place) {
			touched = append(touched, f.Place)
		}
	}
	l.News = len(l.Kept)
	if l.News > 0 {
		l.Kept, h.told = append(slices.Clone(h.told), l.Kept...), nil
	}
	for _, p := range touched {
		if s, there := h.landed.At(p); there {
			h.land(&l, s, now)
		}
	}
	return l
}

// land takes what stands at a place over into the record, if it says something else.
func (h *LiveHour) land(l *Landing, s livehour.Settled, now time.Time) {
	switch s.Kind {
	case livehour.Mark:
		was := h.record.markOf(s.Client)
		if string(was.Status) != s.Value && h.record.Session.Status == SessionScheduled {
			l.Marks = append(l.Marks, was.now(AttendanceStatus(s.Value)))
		}
	case livehour.Return:
		was, given := h.record.returnOf(s.Place)
		if !given || string(was.Status) == s.Value {
			return
		}
		if r, err := was.Record(ReturnStatus(s.Value), was.Feedback, now); err == nil {
			r.Version++
			l.Returns = append(l.Returns, r)
		}
	default: // the record keeps no such facts
	}
}

// refuses says why the record cannot take a fact over; "" if it can, or does not
// keep such facts.
func (r LiveRecord) refuses(f livehour.Fact, now time.Time) string {
	switch f.Kind {
	case livehour.Mark:
		return r.refusesMark(f, now)
	case livehour.Return:
		was, given := r.returnOf(f.Place)
		switch {
		case !given:
			return UnlandedNotGiven
		case f.Value == string(ReturnOpen) && was.Feedback != "":
			return UnlandedFeedback
		}
	default: // the record keeps no such facts
	}
	return ""
}

func (r LiveRecord) refusesMark(f livehour.Fact, now time.Time) string {
	was := r.markOf(f.Client)
	switch {
	case string(was.Status) == f.Value:
		return ""
	case r.Session.Status == SessionCancelled:
		return UnlandedCancelled
	case r.Session.Status == SessionClosed:
		return UnlandedClosed
	case !r.expects(f):
		return UnlandedRoster
	case AttendanceStatus(f.Value) == TakenOff:
		return UnlandedReason
	case r.Session.TakesMarks([]Attendance{{Status: AttendanceStatus(f.Value)}}, now) != nil:
		return UnlandedEarly
	}
	return ""
}

// expects says whether somebody stands on the roster, or comes before they were
// to.
func (r LiveRecord) expects(f livehour.Fact) bool {
	return slices.Contains(r.Roster, f.Client) || AttendanceStatus(f.Value).Attended() && slices.Contains(r.WalkIns, f.Client)
}

func (r LiveRecord) markOf(client domain.ClientID) Attendance {
	if i := slices.IndexFunc(r.Marks, func(m Attendance) bool { return m.ClientID == client }); i >= 0 {
		return r.Marks[i]
	}
	return Attendance{SessionID: r.Session.ID, ClientID: client}
}

func (r LiveRecord) returnOf(p livehour.Place) (HomeworkReturn, bool) {
	for _, w := range r.Homework {
		if w.ID.String() != p.Ref {
			continue
		}
		if i := slices.IndexFunc(w.Returns, func(r HomeworkReturn) bool { return r.ClientID == p.Client }); i >= 0 {
			return w.Returns[i], true
		}
	}
	return HomeworkReturn{}, false
}

// now gives a mark with another status. Times and place belong only to members
// who were there, times not to who was there all the time, and a reason only to
// who is taken off the roster.
func (a Attendance) now(status AttendanceStatus) Attendance {
	a.Status, a.Reason = status, ""
	if !status.Attended() {
		a.Place = ""
	}
	if !status.Attended() || status == Present {
		a.Minutes, a.CameAfter, a.LeftAfter = nil, nil, nil
	}
	return a
}

// LivePlace is what stands at one place of the hour, and what was noted there
// and is not in the record.
type LivePlace struct {
	livehour.Settled
	Unlanded []livehour.Fact
}

// Places gives all places in one order.
func (h LiveHour) Places() []LivePlace {
	all := h.All()
	places := make([]LivePlace, len(all))
	for i, s := range all {
		p := LivePlace{Settled: livehour.Settled{Place: s.Place}}
		if landed, there := h.landed.At(s.Place); there {
			p.Settled = landed
		}
		p.Heads = s.Heads
		for _, f := range h.HeadsAt(s.Place) {
			if f.Unlanded != "" && f.Value != p.Value {
				p.Unlanded = append(p.Unlanded, f)
			}
		}
		places[i] = p
	}
	return places
}
