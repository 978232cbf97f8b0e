package program

import (
	"slices"

	"cohort/domain"
	"cohort/domain/program"
)

// seenBy leaves out what the actor has no need to see: billing and the
// administrator see codes and attendance; what members write and are told is
// between them and their therapist, and what they are charged not the business
// of who enrolls them.
func (v SessionView) seenBy(by domain.Actor) SessionView {
	leads := v.Own(by)
	v.Homework, v.Earlier = homeworkFor(by, leads, v.Homework), homeworkFor(by, leads, v.Earlier)
	if !domain.May(by, domain.ReadHomework, leads) {
		v.Unreturned = nil
	}
	if !domain.May(by, domain.ReadSessionCharges, leads) {
		v.Charges = nil
	}
	if !domain.May(by, domain.ReadFeedback, leads) {
		v.CancelReason = ""
		v.Corrected = blanked(v.Corrected, func(c *program.AttendanceCorrection) { c.Reason, c.Was.Reason, c.Now.Reason = "", "", "" })
		v.Attendance = blanked(v.Attendance, func(a *program.Attendance) { a.Reason = "" })
	}
	if !domain.May(by, domain.ReadGoals, leads) {
		v.Cohort.Goals = program.Goals{}
	}
	if !domain.May(by, domain.ReadPurpose, leads) {
		v.Cohort, v.Theme = v.Cohort.Neutral(), ""
		v.Week, v.BuildsOn, v.Themes = nil, nil, nil
	}
	if !domain.May(by, domain.MakeCover, leads) {
		v.Covers = blanked(v.Covers, func(c *domain.Cover) { c.Reason = "" })
	}
	if !domain.May(by, domain.CorrectLed, leads) {
		v.LedChanges = blanked(v.LedChanges, func(c *program.LedChange) { c.Reason = "" })
	}
	v.Roster = v.guestsGone(seatsSeenBy(by, leads, v.Roster, func(program.RosterSeat) bool { return true }))
	return v
}

// guestsGone leaves of a session's guests the code once it is closed and they are
// marked: that evening is all for which its leaders need to know them.
func (v SessionView) guestsGone(seats []program.RosterSeat) []program.RosterSeat {
	for i, s := range seats {
		marked := slices.ContainsFunc(v.Attendance, func(a program.Attendance) bool { return a.ClientID == s.ClientID })
		if s.Guest && (v.Status == program.SessionCancelled || v.Status == program.SessionClosed && marked) {
			seats[i].FirstName, seats[i].RoomName, seats[i].Pronouns, seats[i].AccessNeeds = "", "", "", ""
		}
	}
	return seats
}

// seatsSeenBy is a roster as the actor sees it, with the names by which those
// who belong are told apart.
func seatsSeenBy(by domain.Actor, leads bool, seats []program.RosterSeat, belongs func(program.RosterSeat) bool) []program.RosterSeat {
	out := program.WithRoomNames(seats, belongs)
	for i, s := range out {
		out[i] = s.SeenBy(by, leads)
	}
	return out
}

// homeworkFor is as much of a cohort's homework as the actor sees, who leads
// the cohort or does not.
func homeworkFor(by domain.Actor, leads bool, list []program.Homework) []program.Homework {
	switch {
	case !domain.May(by, domain.ReadHomework, leads):
		return nil
	case !domain.May(by, domain.ReadFeedback, leads):
		return blanked(list, func(h *program.Homework) {
			h.Returns = blanked(h.Returns, func(r *program.HomeworkReturn) { r.Feedback, r.Personal = "", "" })
		})
	}
	return list
}

// blanked is a list of which each is without what the actor has no need to see.
func blanked[T any](list []T, blank func(*T)) []T {
	out := slices.Clone(list)
	for i := range out {
		blank(&out[i])
	}
	return out
}
