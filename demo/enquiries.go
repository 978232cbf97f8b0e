package demo

import (
	"time"

	"cohort/domain"
	"cohort/domain/intake"
)

// tried is a try to reach somebody: so many working days before the demonstration's
// first, at an hour.
type tried struct {
	daysAgo, hour int
	channel       intake.ContactChannel
	result        intake.ContactResult
	next          int // in so many days from the demonstration's first; none for noNext
	words         string
}

const noNext = -99

// enquirer is somebody who called or wants to be called, what was tried, and how it ended.
type enquirer struct {
	said    intake.EnquirySaid
	daysAgo int
	tries   []tried
	closed  string // the reason; "" for one that is open
	told    string
}

// enquirers are the enquiries of the last weeks: one whose next try is due today, one
// that nobody has called for days, one who was heard at once, and two that are over.
var enquirers = []enquirer{
	{daysAgo: 2, said: intake.EnquirySaid{FirstName: "Imogen", LastName: "Falk", ForWhom: "self", Phone: "845-555-0171", Preferred: "after 4 pm, not on Fridays", Messages: []domain.MessageWay{domain.Voicemail}, Source: "self", Urgency: intake.Urgent, Way: intake.AskedForReturn,
		Wants: "Panic on the way to work since January, twice had to get off the train. Read about the evening group and wants to know whether one has to talk in front of everybody."},
		tries: []tried{{daysAgo: 2, hour: 15, channel: "telephone", result: intake.ContactNone, next: noNext, words: ""}, {daysAgo: 1, hour: 16, channel: "voicemail", result: intake.ContactMessage, next: 0, words: "Said the name and the number, nothing of what for."}}},
	{daysAgo: 4, said: intake.EnquirySaid{FirstName: "Casper", LastName: "Lindgren", ForWhom: "self", Phone: "845-555-0128", Preferred: "lunch hour", Source: "employer", Urgency: intake.Routine, Way: intake.LeftVoicemail,
		Wants: "Was told by the employee line that there is a group for anger. Snapped at a colleague in front of a customer."},
		tries: []tried{{daysAgo: 3, hour: 12, channel: "telephone", result: intake.ContactNone, next: -2, words: ""}}},
	{daysAgo: 1, said: intake.EnquirySaid{FirstName: "Tilda", ForWhom: "child", Caller: "Her mother, Mrs. Okonjo", Phone: "845-555-0186", Source: "family", Urgency: intake.Routine, Way: intake.Called,
		Wants: "Daughter of 24 has hardly left her room since her grandmother died. She would come to a group if she may listen first."}},
	{daysAgo: 1, said: intake.EnquirySaid{FirstName: "Bertrand", LastName: "Achterberg", ForWhom: "self", Email: "b.achterberg@example.org", Preferred: "by e-mail", Messages: []domain.MessageWay{domain.EmailWay}, Source: "community", Urgency: intake.Routine, Way: intake.WroteIn,
		Wants: "Cares for his wife with early dementia, asks whether the caregivers' group takes people who can come every second week only."}},
	{daysAgo: 18, said: intake.EnquirySaid{FirstName: "Yara", LastName: "Benitez", ForWhom: "self", Phone: "845-555-0133", Source: "self", Urgency: intake.Routine, Way: intake.AskedForReturn, Wants: "Something for sleep and worry, in the mornings."},
		tries: []tried{{daysAgo: 17, hour: 10, channel: "telephone", result: intake.ContactNone, next: noNext, words: ""}, {daysAgo: 16, hour: 14, channel: "voicemail", result: intake.ContactMessage, next: noNext, words: ""}, {daysAgo: 13, hour: 10, channel: "letter", result: intake.ContactMessage, next: noNext, words: "Our letter with the number, plain envelope."}}, closed: "unreachable", told: "The letter says that she may call at any time."},
	{daysAgo: 9, said: intake.EnquirySaid{FirstName: "Rufus", LastName: "Tanaka", ForWhom: "self", Phone: "845-555-0150", Source: "health_provider", Urgency: intake.Routine, Way: intake.Called, Wants: "Asks for couples' therapy."},
		closed: "other_provider", told: "Gave two addresses that take couples, and their plan's list."},
}

// planEnquiries writes them into the diary, and that who waits hears from the practice.
func (s *story) planEnquiries() {
	for _, a := range enquirers {
		var id domain.EnquiryID
		s.diary.on(s.at(workday(s.today.AddDays(-a.daysAgo)), 9, 50), "an enquiry", func() error {
			a.said.ReceivedOn = workday(s.today.AddDays(-a.daysAgo))
			card, err := s.desks.Intake.TakeEnquiry(s.ctx, s.worker(), a.said)
			id = card.ID
			return err
		})
		last := a.daysAgo
		for _, t := range a.tries {
			last = t.daysAgo
			at := s.at(workday(s.today.AddDays(-t.daysAgo)), t.hour, 5)
			s.diary.on(at, "a try", func() error {
				said := intake.ContactSaid{At: at, Channel: t.channel, Result: t.result, Words: t.words}
				if t.next != noNext {
					said.NextOn = s.today.AddDays(t.next)
				}
				_, err := s.desks.Intake.LogEnquiryContact(s.ctx, s.worker(), id, said)
				return err
			})
		}
		if a.closed != "" {
			s.diary.on(s.at(workday(s.today.AddDays(-last+1)), 16, 40), "an enquiry that ended", func() error {
				_, err := s.desks.Intake.CloseEnquiry(s.ctx, s.worker(), id, a.closed, a.told)
				return err
			})
		}
	}
	at := s.at(workday(s.today.AddDays(-1)), 17, 10)
	s.diary.on(at, "who waits hears from us", func() error { return s.callWaiting(at) })
}

// callWaiting calls who waits for a seat, but for the two who came first that day.
func (s *story) callWaiting(at time.Time) error {
	list, err := s.desks.Intake.Referrals(s.ctx, s.worker(), intake.ReferralFilter{Statuses: []intake.ReferralStatus{intake.ReferralWaitlisted}}, domain.Page{Limit: 50})
	if err != nil {
		return err
	}
	for _, r := range list.Items[min(2, len(list.Items)):] {
		said := intake.ContactSaid{At: at, Channel: "telephone", Result: intake.ContactReached, Words: "Still wants the seat."}
		if _, err := s.desks.Intake.LogReferralContact(s.ctx, s.worker(), r.ID, said); err != nil {
			return err
		}
	}
	return nil
}

// spokenTo notes the conversation in which a referral was triaged.
func (s *story) spokenTo(who *person) error {
	_, err := s.desks.Intake.LogReferralContact(s.ctx, s.worker(), who.referral.ID, intake.ContactSaid{At: s.diary.time(), Channel: "telephone", Result: intake.ContactReached})
	return err
}
