package demo

import (
	"time"

	"cohort/domain"
	"cohort/domain/billing"
)

// ledger remembers what was charged, for the bookkeeping that follows.
type ledger struct {
	charges         []billing.Charge
	exportedThrough domain.Date
	fees            int // fees agreed so far
	enrolled        int
}

func (l *ledger) closed(made []billing.Charge) { l.charges = append(l.charges, made...) }

// feesAgreed are those of single clients: a sliding scale, one seat free of
// charge, one outside of the usual band.
var feesAgreed = []domain.ClientFee{
	{Amount: 3500},
	{Amount: 1500, Reason: "Sliding scale: household income below the federal poverty guideline, proof seen at intake."},
	{Amount: 4000},
	{Amount: 0, Reason: "Scholarship seat of the practice for one year."},
	{Amount: 3000},
	{Amount: 2500, Reason: "Sliding scale, step 2; to be looked at again in six months."},
	{Amount: 3500},
}

// agreeFee agrees a fee of their own with every eighth member.
func (s *story) agreeFee(who *person) error {
	l := s.ledger
	l.enrolled++
	if l.enrolled%8 != 3 || l.fees >= len(feesAgreed) || who.client.Fee != nil {
		return nil
	}
	fee := feesAgreed[l.fees]
	l.fees++
	c, err := s.desks.Billing.SetClientFee(s.ctx, s.worker(), who.client.ID, domain.Version(who.client.Version), fee)
	if err == nil {
		who.client = c.Client
	}
	return err
}

// planBookkeeping exports each month's charges on the fourth of the next one,
// and takes a charge back.
func (s *story) planBookkeeping() {
	for month := firstOf(s.today.AddDays(-7 * weeksOfStory)); month.Before(s.today); month = nextMonth(month) {
		through := nextMonth(month).AddDays(-1)
		s.diary.on(s.during(workdayAfter(through.AddDays(4)), 14, 16), "export", func() error { return s.export(month, through) })
	}
	s.diary.on(s.during(workday(s.today.AddDays(-38)), 10, 12), "reversal", func() error {
		return s.reverse(func(c billing.Charge) bool {
			return c.Kind == billing.ForNoShow && !c.ServiceDate.After(s.ledger.exportedThrough)
		},
			"The message excusing the client had reached another mailbox in time.")
	})
}

func firstOf(d domain.Date) domain.Date { return domain.Date{Year: d.Year, Month: d.Month, Day: 1} }

func nextMonth(first domain.Date) domain.Date {
	return domain.DateOf(first.Midnight().AddDate(0, 1, 0))
}

// export makes the batch of a month, when there is anything in it: a refused
// export would undo the whole story.
func (s *story) export(from, to domain.Date) error {
	found := false
	for _, c := range s.ledger.charges {
		found = found || !c.ServiceDate.Before(from) && !c.ServiceDate.After(to)
	}
	s.ledger.exportedThrough = to
	if !found {
		return nil
	}
	_, err := s.desks.Billing.CreateExport(s.ctx, s.staff["jonas"], billing.Batch{From: from, To: to, Format: billing.FormatCSV})
	return err
}

// reverse takes back the newest charge that fits.
func (s *story) reverse(fits func(billing.Charge) bool, reason string) error {
	for i := len(s.ledger.charges) - 1; i >= 0; i-- {
		c := s.ledger.charges[i]
		if c.CreatedAt.After(s.diary.at.Add(-24*time.Hour)) || !fits(c) {
			continue
		}
		s.ledger.charges = append(s.ledger.charges[:i:i], s.ledger.charges[i+1:]...)
		_, err := s.desks.Billing.ReverseCharge(s.ctx, s.staff["jonas"], c.ID, reason)
		return err
	}
	return nil
}
