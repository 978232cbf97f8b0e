package intake

import (
	"cohort/domain"
	"cohort/domain/clinical"
	"cohort/domain/intake"
	"cohort/domain/program"
	"cohort/practice"
)

// noteOverride names the note of each rule that was let pass: why is for the
// administrator to read.
var noteOverride = func() map[program.Rule]practice.Note {
	notes := map[program.Rule]practice.Note{}
	for _, r := range program.Rules {
		notes[r] = practice.Plain("override " + string(r))
	}
	return notes
}()

// passGate asks the admission gate, and then whether somebody is passed over.
// An accepted referral is noted as the one that led to the seat.
func (p place) passGate(tx practice.Tx, d *practice.Deed, e *program.Enrollment, at program.Joining, overrides []program.Override) error {
	gate, err := p.gate(tx, *e, at)
	if err != nil {
		return err
	}
	gate.Overrides = overrides
	if err := gate.Check(); err != nil {
		return err
	}
	if gate.ReferralAccepted {
		e.ReferralID = p.referral.ID
	}
	if err := p.passesNobody(tx, d, at, overrides); err != nil {
		return err
	}
	for _, o := range overrides {
		if o.Rule != program.RuleTimeClash { // noted with what it lets pass
			d.Note(noteOverride[o.Rule], o.Reason)
		}
	}
	return nil
}

// gate collects what is known about the client, and what the practice asks.
func (p place) gate(tx practice.Tx, e program.Enrollment, at program.Joining) (g program.Gate, err error) {
	settings, err := tx.Settings()
	if err != nil {
		return g, err
	}
	asked := settings.Admission.For(p.cohort.ProblemArea)
	assessed, err := tx.CompleteAssessments(p.client.ID)
	if err != nil {
		return g, err
	}
	flags, err := tx.RiskFlags(domain.Everything(), clinical.RiskFlagFilter{ClientID: p.client.ID, Open: true}, domain.Page{Limit: 1})
	return program.Gate{
		ReferralAccepted: p.referral.IsAccepted(),
		AssessedOn:       intake.AssessedOn(assessed, asked.Instruments),
		RiskOpen:         len(flags.Items) > 0,
		BirthDate:        p.client.BirthDate,
		Guardian:         !p.client.Guardian.IsZero(),
		Since:            e.Since,
		First:            at.DayOf(e.FromSession, e.Since),
		Ages:             p.cohort.Ages,
		Committed:        e.CommittedSessions,
		Left:             p.cohort.Schedule.Sessions - max(1, e.FromSession) + 1,
		Agreement:        e.Agreement,
		Asked:            asked,
	}, err
}
