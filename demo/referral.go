package demo

import (
	"fmt"

	"cohort/domain/intake"
)

// sources are weighted like the sources of admissions in TEDS-D 2019 (SAMHSA):
// self 43, court 24, community 10, alcohol and drug providers 9, other health
// care 7; what is unknown there is spread over the others. Courts send people
// to anger management and relapse prevention rather than to anxiety groups.
func sources(area string) []share[intake.Source] {
	court := 30
	if area != "anger" && area != "addiction_recovery" {
		court = 3
	}
	return []share[intake.Source]{{"self", 43}, {"court", court}, {"community", 10}, {"alcohol_drug_provider", 9}, {"health_provider", 8},
		{"family", 4}, {"hospital", 4}, {"insurer", 2}, {"employer", 1}, {"school", 1}}
}

var urgencies = []share[intake.Urgency]{{intake.Routine, 76}, {intake.Urgent, 13}, {intake.AfterDischarge, 8}, {intake.Emergent, 3}}

// referralFor puts a referral into words.
func (s *story) referralFor(who *person, area string) intake.Referral {
	r := intake.Referral{Source: drawn(s, sources(area)), Urgency: drawn(s, urgencies),
		ProblemAreas: append([]intake.ProblemArea{intake.ProblemArea(area)}, s.besides(area)...)}
	if who.urgency != "" {
		r.Urgency = who.urgency
	}
	if r.Urgency == intake.AfterDischarge {
		r.Source = "hospital"
	}
	if r.Reason = s.reason(area, r.Source, r.Urgency); who.reason != "" {
		r.Reason = who.reason
	}
	r.Referrer = s.referrer(r.Source)
	return r
}

// reason tells what is the matter, how pressing it is, and what is hoped for.
func (s *story) reason(area string, source intake.Source, urgency intake.Urgency) string {
	trouble, hope := one(s, troubles[area]), one(s, hopes)
	if ordered, known := courtTroubles[area]; known && source == "court" {
		trouble, hope = one(s, ordered), one(s, courtHopes)
	}
	if pressing, known := pressures[urgency]; known {
		return trouble + " " + one(s, pressing) + " " + hope
	}
	return trouble + " " + hope
}

// besides are the other things that people need help with.
func (s *story) besides(area string) []intake.ProblemArea {
	also := map[string][]intake.ProblemArea{
		"anger":              {"relationship_difficulties", "substance_use", "parenting", "psychological_distress"},
		"anxiety_disorders":  {"depression", "psychological_distress", "life_transitions", "chronic_pain"},
		"addiction_recovery": {"substance_use", "depression", "relationship_difficulties", "trauma"},
		"caregiving":         {"psychological_distress", "depression", "chronic_illness"},
		"grief_and_loss":     {"depression", "life_transitions"},
	}[area]
	if area == "addiction_recovery" {
		return []intake.ProblemArea{also[0]}
	}
	if !s.chance(45) {
		return nil
	}
	return []intake.ProblemArea{one(s, also)}
}

func (s *story) referrer(source intake.Source) *intake.Referrer {
	organizations, known := referrers[source]
	if !known {
		return nil
	}
	n := s.between(0, len(organizations)-1)
	return &intake.Referrer{Name: one(s, referrerNames), Organization: organizations[n], Phone: fmt.Sprintf("845-555-01%02d", s.between(10, 99))}
}

// ending is how a referral stands that has not led to a seat.
type ending struct {
	status   intake.ReferralStatus
	area     string
	days     int // since it was received
	urgency  intake.Urgency
	group    string // whose waitlist
	assessed bool
	flagged  bool // answers item 9 of the PHQ-9 and waits for an answer
	left     bool // gave up waiting, and was declined on the day after
}

// endings are the referrals on the board, and some older ones that ended
// without a seat. One urgent one waits longer than it may.
func (s *story) endings() []ending {
	area := func() string {
		return drawn(s, []share[string]{{"anger", 4}, {"anxiety_disorders", 4}, {"addiction_recovery", 3}, {"caregiving", 1}, {"grief_and_loss", 1}})
	}
	var all []ending
	add := func(status intake.ReferralStatus, urgency intake.Urgency, days ...int) {
		for _, d := range days {
			all = append(all, ending{status: status, area: area(), days: d, urgency: urgency})
		}
	}
	add(intake.ReferralReceived, intake.Urgent, 4, 1)
	add(intake.ReferralReceived, intake.AfterDischarge, 3)
	add(intake.ReferralReceived, intake.Routine, 0, 1, 1, 3, 4)
	add(intake.ReferralTriaged, intake.Routine, 3, 4, 5, 8)
	add(intake.ReferralTriaged, intake.Urgent, 1, 2)
	add(intake.ReferralAccepted, intake.Routine, 5, 6, 8, 9, 12, 13)
	add(intake.ReferralAccepted, intake.AfterDischarge, 7)
	for i := range all {
		all[i].assessed = all[i].status == intake.ReferralAccepted && i%3 != 0
	}
	for i, w := range []ending{{area: "addiction_recovery", group: "staying", days: 24}, {area: "addiction_recovery", group: "staying", days: 15},
		{area: "addiction_recovery", group: "staying", days: 9}, {area: "anxiety_disorders", group: "evening", days: 17}, {area: "anxiety_disorders", group: "evening", days: 11},
		{area: "anger", group: "next", days: 10}, {area: "anger", group: "next", days: 8}, {area: "addiction_recovery", group: "early", days: 19}, {area: "addiction_recovery", group: "staying", days: 46, left: true}} {
		w.status, w.assessed, w.urgency = intake.ReferralWaitlisted, true, intake.Routine
		if i == 2 || i == 4 {
			w.urgency = intake.Urgent
		}
		w.flagged = i == 1
		all = append(all, w)
	}
	add(intake.ReferralDeclined, intake.Routine, 176, 151, 128, 99, 83, 60, 41, 27, 12)
	add(intake.ReferralRedirected, intake.Routine, 163, 140, 102, 88, 55, 34, 18)
	add(intake.ReferralRedirected, intake.Emergency, 71)
	return all
}

// planReferralsWithoutSeat writes them into the diary.
func (s *story) planReferralsWithoutSeat() {
	for i, e := range s.endings() {
		s.planEnding(e, i)
	}
	s.diary.on(s.during(workday(s.today.AddDays(-1)), 13, 16), "call", s.callMember)
	s.diary.on(s.at(workday(s.today.AddDays(-1)), 11, 20), "forms mixed up", s.mixUp)
	s.diary.on(s.at(workday(s.today.AddDays(-1)), 11, 40), "a question left blank", s.leaveBlank)
	s.diary.on(s.at(workday(s.today.AddDays(-1)), 11, 50), "files attached", s.attach)
}

// bornUnknownAt is which of the referrals without a seat is of somebody whose
// birth date nobody knows: a routine one that was triaged.
const bornUnknownAt = 8

// planEnding takes a referral to where it stands. How long each step takes
// follows from how urgent it is.
func (s *story) planEnding(e ending, nth int) {
	who := s.people.somebody(s, e.area)
	who.urgency = e.urgency
	if nth == bornUnknownAt {
		who.client = bornUnknown(who.client)
	}
	received := workday(s.today.AddDays(-e.days))
	steps := 1
	if e.urgency == intake.Routine {
		steps += s.between(0, 1)
	}
	later := func(n int) int { return min(n, max(0, e.days-1)) }
	s.diary.on(s.during(received, 9, 11), "referral", func() error {
		return s.refer(who, e.area, received)
	})
	if e.status == intake.ReferralReceived {
		return
	}
	triaged := workday(s.today.AddDays(later(steps-1) - e.days))
	s.diary.on(s.during(triaged, 11, 13), "triage", func() error { return s.triage(who) })
	on := func(after, hour int, what string, do func() error) {
		s.diary.on(s.during(workday(s.today.AddDays(later(after)-e.days)), hour, hour+1), what, do)
	}
	switch e.status {
	case intake.ReferralDeclined:
		on(steps+2, 14, "decline", func() error { return s.decline(who, nth) })
	case intake.ReferralRedirected:
		on(steps, 14, "redirect", func() error { return s.redirect(who, e, nth) })
	case intake.ReferralAccepted, intake.ReferralWaitlisted:
		on(steps+1, 14, "accept", func() error { return s.accept(who) })
		if e.assessed {
			on(steps+3, 15, "assessment", func() error { return s.assessOpenly(who, e.flagged) })
		}
		if e.group != "" {
			on(steps+4, 16, "waitlist", func() error { return s.wait(s.groups[e.group], who) })
		}
		if e.left {
			on(steps+20, 10, "leaving the waitlist", func() error { return s.stopWaiting(who) })
			on(steps+21, 11, "decline", func() error { return s.decline(who, 0) })
		}
	}
}

// assessOpenly assesses somebody whose flagged answer is still to be followed
// up.
func (s *story) assessOpenly(who *person, flagged bool) error {
	who.assessed, who.leaveFlag = true, flagged
	return s.assess(who, s.worker(), 0, flagged)
}

// callMember calls two members of a running group who sounded low. What they
// answer is on the desk of intake and of their therapist.
func (s *story) callMember() error {
	members := s.groups["morning"].roster(9)
	for _, m := range members[len(members)-2:] {
		m.leaveFlag = true
		if err := s.assess(m.person, s.worker(), 55, true); err != nil {
			return err
		}
	}
	return nil
}

// stopWaiting takes somebody off the waitlist on which they stand.
func (s *story) stopWaiting(who *person) error {
	_, err := s.desks.Intake.LeaveWaitlist(s.ctx, s.worker(), who.wait, "Does not want to wait any longer.")
	return err
}

// declineReasons are in turn those of the referrals that were declined.
var declineReasons = []string{"declined_by_client", "unreachable", "withdrawn", "not_suitable", "outside_scope", "unreachable", "no_capacity", "declined_by_client", "duplicate"}

func (s *story) decline(who *person, nth int) error {
	reason := declineReasons[nth%len(declineReasons)]
	_, err := s.desks.Intake.DeclineReferral(s.ctx, s.worker(), who.referral.ID, reason, declineNotes[reason])
	return err
}

func (s *story) redirect(who *person, e ending, nth int) error {
	to, note := "crisis_service", "Called back at once; stayed on the line until the crisis service had taken over."
	if e.urgency != intake.Emergency {
		to = []string{"individual_therapy", "self_help", "higher_level_of_care", "family_therapy", "other_provider"}[nth%5]
		note = redirectNotes[to]
	}
	_, err := s.desks.Intake.RedirectReferral(s.ctx, s.worker(), who.referral.ID, to, note)
	return err
}
