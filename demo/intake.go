package demo

import (
	"errors"
	"time"

	"cohort/domain"
	"cohort/domain/intake"
	"cohort/domain/program"
	intakedesk "cohort/practice/intake"
)

// steps are the days on which the steps of an intake fall.
type steps struct{ received, triaged, accepted, assessed domain.Date }

// stepsBefore counts back from the day on which somebody gets a seat.
func (s *story) stepsBefore(day domain.Date, urgency intake.Urgency) steps {
	assessed := day.AddDays(-s.between(2, 7))
	accepted := assessed.AddDays(-s.between(1, 4))
	triaged := accepted.AddDays(-s.between(0, 2))
	return steps{received: workday(triaged.AddDays(-s.waitingDays(urgency))), triaged: workday(triaged), accepted: workday(accepted), assessed: workday(assessed)}
}

// waitingDays are from the referral to the first contact: the shares of the
// bins 0, 1-7, 8-14 and 15-30 among admissions whose waiting time is known in
// TEDS-D 2019 (SAMHSA). Who must be seen sooner is.
func (s *story) waitingDays(urgency intake.Urgency) int {
	switch urgency {
	case intake.Emergency, intake.Emergent:
		return 0
	case intake.Urgent:
		return s.between(0, 1)
	case intake.AfterDischarge:
		return s.between(0, 4)
	}
	bin := drawn(s, []share[[2]int]{{[2]int{0, 0}, 69}, {[2]int{1, 7}, 22}, {[2]int{8, 14}, 5}, {[2]int{15, 30}, 4}})
	return s.between(bin[0], bin[1])
}

// seatSomebody takes a person all the way from the referral to a seat on a day.
func (s *story) seatSomebody(g *group, n int, day domain.Date) {
	day = workday(day)
	urgency := drawn(s, urgencies)
	days := s.stepsBefore(day, urgency)
	var who *person
	s.diary.on(s.during(days.received, 9, 11), "referral", func() (err error) {
		if who = s.comeFrom(g, n); who == nil {
			who = s.people.somebody(s, g.area)
		}
		if g.key == "evening" && n == 6 {
			who.minor(s.today, days.received)
		}
		who.urgency, who.oneForm = urgency, who.oneForm || g.short
		return s.refer(who, g.area, days.received)
	})
	if !g.short {
		s.diary.on(s.during(days.triaged, 11, 13), "triage", func() error { return s.triage(who) })
	}
	s.diary.on(s.during(days.accepted, 13, 15), "accept", func() error {
		if err := s.accept(who); err != nil {
			return err
		}
		return s.givesToRead(who, n)
	})
	override := g.key == "evening" && n == 5
	if !override {
		s.diary.on(s.during(days.assessed, 15, 16), "assessment", func() error { return s.assessAtIntake(who) })
	}
	waits := g.key == "next" && n%2 == 0
	if waits {
		s.diary.on(s.during(days.assessed, 16, 17), "waitlist", func() error { return s.wait(g, who) })
	}
	s.diary.on(s.during(day, 17, 18), "enroll", func() error {
		if override {
			return s.enroll(g, who, who.referral.ID, program.Override{Rule: program.RuleAssessment,
				Reason: "Assessed by the referring clinic last week; their scores are on paper and will be taken over."})
		}
		return s.enroll(g, who, who.referral.ID)
	})
}

// comeFrom finds the member of an earlier group who goes on in this one.
func (s *story) comeFrom(g *group, n int) *person {
	if n >= len(g.from) {
		return nil
	}
	earlier := s.groups[g.from[n]]
	for _, m := range earlier.members {
		if m.wentOn || !m.enrollment.Until.IsZero() {
			continue
		}
		m.wentOn = true
		return m.person
	}
	return nil
}

// worker is who is at the intake desk.
func (s *story) worker() domain.Actor {
	if s.diary.at.In(s.zone).Weekday() == time.Wednesday {
		return s.staff["pavel"]
	}
	return s.staff["ruth"]
}

func (s *story) refer(who *person, area string, received domain.Date) error {
	r := s.referralFor(who, area)
	r.ReceivedOn = received
	var added *domain.Client
	if who.known {
		r.ClientID, r.Source, r.Referrer = who.client.ID, "internal", nil
	} else {
		added = &who.client
	}
	card, _, err := s.desks.Intake.CreateReferral(s.ctx, s.worker(), r, added)
	if err != nil {
		return err
	}
	who.known, who.client, who.referral = true, card.Client, card.Referral
	return nil
}

func (s *story) triage(who *person) error {
	if _, err := s.desks.Intake.Referral(s.ctx, s.worker(), who.referral.ID); err != nil {
		return err
	}
	if err := s.spokenTo(who); err != nil {
		return err
	}
	card, err := s.desks.Intake.TriageReferral(s.ctx, s.worker(), who.referral.ID, who.referral.Urgency, one(s, triageNotes))
	who.referral = card.Referral
	return err
}

func (s *story) accept(who *person) error {
	if !who.oneForm && s.chance(70) {
		if _, err := s.desks.Intake.JudgeSuitability(s.ctx, s.worker(), who.referral.ID, s.factors()); err != nil {
			return err
		}
	}
	card, err := s.desks.Intake.AcceptReferral(s.ctx, s.worker(), who.referral.ID)
	who.referral = card.Referral
	return err
}

// factors are those of somebody for whom a group is right.
func (s *story) factors() intake.Factors {
	turns, focus := s.between(2, 4), true
	return intake.Factors{ComfortInGroups: s.between(2, 4), ReadinessCommit: s.between(2, 4), NeedForStructure: s.between(2, 4),
		Severity: s.between(1, 3), CanAttend: true, KeepsConfidence: true, TakesTurns: &turns, SharesFocus: &focus}
}

func (s *story) wait(g *group, who *person) error {
	card, err := s.desks.Intake.JoinWaitlist(s.ctx, s.worker(), g.cohort.ID, who.client.ID, who.referral.ID, domain.Date{})
	who.wait = card.ID
	return err
}

// The versions of the ground rules which members sign: the older ones signed
// the first.
const firstAgreement, agreement = "2025-1", "2026-1"

// agreement is the version that is signed today.
func (s *story) agreement() string {
	if s.diary.at.Before(s.newAgreement()) {
		return firstAgreement
	}
	return agreement
}

// newAgreement is when the practice changed its ground rules.
func (s *story) newAgreement() time.Time { return s.at(workday(s.today.AddDays(-100)), 8, 30) }

func (s *story) enroll(g *group, who *person, referral domain.ReferralID, overrides ...program.Override) error {
	today := domain.DateIn(s.diary.at, s.zone)
	left := g.cohort.Schedule.Sessions - program.LastBegun(g.sessions, s.diary.at)
	wanted := program.Enrollment{ClientID: who.client.ID, ReferralID: referral,
		CommittedSessions: left, Agreement: &program.Agreement{Version: s.agreement(), SignedOn: today,
			SignedName: who.client.FirstName + " " + who.client.LastName}}
	e, err := s.desks.Intake.Enroll(s.ctx, s.worker(), g.cohort.ID, wanted, overrides, intakedesk.Settled{})
	if errors.Is(err, program.ErrPassesOver) {
		overrides = append(overrides, program.Override{Rule: program.RulePassesOver, Reason: "Those who come first were called and cannot come at this hour yet."})
		e, err = s.desks.Intake.Enroll(s.ctx, s.worker(), g.cohort.ID, wanted, overrides, intakedesk.Settled{})
	}
	if err != nil {
		return err
	}
	g.members = append(g.members, &seat{person: who, enrollment: e})
	if g.short {
		return nil
	}
	return s.agreeFee(who)
}
