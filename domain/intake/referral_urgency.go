package intake

import (
	"time"

	"cohort/domain"
)

// AnswerBy is when the client must have been offered contact at the latest,
// counted from receivedAt. The limits are those usual among US health plans:
// at once, 6 hours, 48 hours, 7 days after discharge, 10 business days.
func (u Urgency) AnswerBy(receivedAt time.Time) time.Time {
	switch u {
	case Emergency:
		return receivedAt
	case Emergent:
		return receivedAt.Add(6 * time.Hour)
	case Urgent:
		return receivedAt.Add(48 * time.Hour)
	case AfterDischarge:
		return receivedAt.AddDate(0, 0, 7)
	case Routine: // ten working days
	}
	due := receivedAt
	for days := 0; days < 10; {
		due = due.AddDate(0, 0, 1)
		if wd := due.Weekday(); wd != time.Saturday && wd != time.Sunday {
			days++
		}
	}
	return due
}

// Begins is the instant from which the limit is counted. A referral that
// is entered on a later day than it came in counts from the beginning of that
// day: whoever keeps the limit then is not late, whatever the hour was.
func (r Referral) Begins(zone *time.Location) time.Time {
	return countedFrom(r.ReceivedOn, r.CreatedAt, zone)
}

// countedFrom is when a request began that came in on a day and was entered then or
// later.
func countedFrom(receivedOn domain.Date, enteredAt time.Time, zone *time.Location) time.Time {
	entered := enteredAt.In(zone)
	if !receivedOn.Before(domain.DateOf(entered)) {
		return entered
	}
	return time.Date(receivedOn.Year, receivedOn.Month, receivedOn.Day, 0, 0, 0, 0, zone)
}

// Dated fills in when the client must be answered. zone is the practice's: it
// says which days are business days.
func (r Referral) Dated(zone *time.Location) Referral {
	r.AnswerBy = r.Urgency.AnswerBy(r.Begins(zone)).UTC()
	return r
}

// Judged gives the referral the urgency that triage found.
func (r Referral) Judged(urgency Urgency, zone *time.Location) Referral {
	r.Urgency = urgency
	return r.Dated(zone)
}
