package demo

import (
	"time"

	"cohort/domain"
	"cohort/domain/billing"
	"cohort/domain/program"
	"cohort/practice/intake"
	programdesk "cohort/practice/program"
)

// planCorrections writes down what was told late or put right: a fee that rises
// on a day, a mark that was wrong, a charge for what has no session, and two
// records of one person.
func (s *story) planCorrections() {
	g := s.groups["morning"]
	rises := g.startsOn.AddDays(7 * (weekOfRise - 1))
	s.diary.on(s.at(workday(rises.AddDays(-9)), 11, 20), "a fee that rises", func() error { return s.raiseFee(g, rises) })
	s.diary.on(s.at(workday(s.today.AddDays(-4)), 10, 15), "correction", func() error { return s.correctMark(g) })
	s.diary.on(s.at(workday(s.today.AddDays(-11)), 15, 5), "charge by hand", func() error { return s.chargeByHand(g.members[4]) })
	var twin domain.Client
	s.diary.on(s.at(workday(s.today.AddDays(-9)), 12, 10), "a second record", func() (err error) {
		twin, err = s.recordAgain(g.members[2])
		return err
	})
	s.diary.on(s.at(workday(s.today.AddDays(-6)), 14, 30), "a merge", func() error {
		_, _, err := s.desks.Intake.MergeClients(s.ctx, s.worker(), intake.MergeWanted{From: twin.ID, Into: g.members[2].client.ID,
			Reason: "Same birth date; asked on the phone, they have been with us since the course began."})
		return err
	})
}

// weekOfRise is the session from which on the course in the morning costs more.
const weekOfRise = 6

func (s *story) raiseFee(g *group, from domain.Date) error {
	by := s.staff[g.lead]
	v, err := s.desks.Program.Cohort(s.ctx, by, g.cohort.ID)
	if err != nil {
		return err
	}
	fee := g.plan.fee
	fee.Amount, fee.From = fee.Amount+500, from
	_, err = s.desks.Program.UpdateCohort(s.ctx, by, g.cohort.ID, domain.Version(v.Version), programdesk.CohortChange{Fee: &fee})
	return err
}

// correctMark puts right who was marked present and had called in the morning:
// the newest session fee of a group that is a day old.
func (s *story) correctMark(g *group) error {
	for i := len(s.ledger.charges) - 1; i >= 0; i-- {
		c := s.ledger.charges[i]
		if c.CohortID != g.cohort.ID || c.Kind != billing.ForSession || c.CreatedAt.After(s.diary.at.Add(-24*time.Hour)) {
			continue
		}
		s.ledger.charges = append(s.ledger.charges[:i:i], s.ledger.charges[i+1:]...)
		_, err := s.desks.Program.CorrectAttendance(s.ctx, s.staff[g.lead], c.SessionID,
			[]program.Attendance{{ClientID: c.ClientID, Status: program.LateCancel}}, "Marked present by mistake; the client had called in the morning.")
		return err
	}
	return nil
}

func (s *story) chargeByHand(m *seat) error {
	_, err := s.desks.Billing.CreateCharge(s.ctx, s.staff["jonas"], billing.Charge{ClientID: m.client.ID, Kind: billing.ForMaterials,
		ServiceDate: domain.DateIn(s.diary.at, s.zone), Fee: domain.Money{Amount: 1200, Currency: "USD"}, Reason: "A second workbook; the first was left on the bus."})
	return err
}

// recordAgain lets a member who calls from another phone be taken for somebody
// new, under a name that was heard wrongly.
func (s *story) recordAgain(m *seat) (domain.Client, error) {
	again := domain.Client{FirstName: m.client.FirstName, LastName: m.client.LastName + "-Hill", BirthDate: m.client.BirthDate}
	again.Contact.Phone = "845-555-0171"
	c, _, err := s.desks.Intake.CreateClient(s.ctx, s.worker(), again)
	return c, err
}
