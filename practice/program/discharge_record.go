package program

import (
	"cohort/domain"
	"cohort/domain/clinical"
	"cohort/domain/clinical/privacy"
	"cohort/domain/intake"
	"cohort/domain/intake/instrument"
	"cohort/domain/program"
	"cohort/practice"
)

// dischargeBook is what the discharge summaries of a cohort's members follow from.
type dischargeBook struct {
	cohort    program.Cohort
	program   string // the curriculum's name, or the cohort's without one
	catchUp   program.CatchUpBook
	homework  program.HomeworkFigures
	taken     map[domain.ClientID][]intake.Assessment // newest first
	plans     map[domain.ClientID][]clinical.TreatmentPlan
	clients   map[domain.ClientID]domain.Client
	leaders   []clinical.LedFact
	summaries map[domain.EnrollmentID][]clinical.Discharge
	people    []privacy.Person // who are or were in the group, and who leads it
	leading   int              // how many of people, at the end, lead
	asks      []int            // how many days after the last day somebody is asked
	today     domain.Date
}

// dischargeBookOf reads it for some members. The names of all members are read: the
// summary of one names no other.
func dischargeBookOf(tx practice.Tx, c program.Cohort, members []program.Enrollment, today domain.Date) (b dischargeBook, err error) {
	b = dischargeBook{cohort: c, program: c.Name, today: today, summaries: map[domain.EnrollmentID][]clinical.Discharge{}, plans: map[domain.ClientID][]clinical.TreatmentPlan{}}
	settings, err := tx.Settings()
	if err != nil {
		return b, err
	}
	b.asks = settings.FollowUpDays()
	if b.catchUp, err = practice.CatchUpBook(tx, c); err != nil {
		return b, err
	}
	if !c.CurriculumID.IsZero() {
		outline, err := tx.CurriculumVersion(c.CurriculumID, c.CurriculumVersion)
		if err != nil {
			return b, err
		}
		b.program = outline.Outline.Name
	}
	given, err := tx.HomeworkOf(c.ID)
	if err != nil {
		return b, err
	}
	b.homework = program.FiguresOf(given)
	if err := b.readClients(tx, members); err != nil {
		return b, err
	}
	return b, b.readPeople(tx)
}

// readClients reads what is kept of the members themselves.
func (b *dischargeBook) readClients(tx practice.Tx, members []program.Enrollment) (err error) {
	clients, memberships := make([]domain.ClientID, len(members)), make([]domain.EnrollmentID, len(members))
	for i, e := range members {
		clients[i], memberships[i] = e.ClientID, e.ID
	}
	if b.taken, err = tx.CompleteAssessmentsOfMany(clients); err != nil {
		return err
	}
	plans, err := tx.TreatmentPlans(clients...)
	if err != nil {
		return err
	}
	for _, p := range plans {
		b.plans[p.ClientID] = append(b.plans[p.ClientID], p)
	}
	summaries, err := tx.Discharges(memberships...)
	for _, d := range summaries {
		b.summaries[d.EnrollmentID] = append(b.summaries[d.EnrollmentID], d)
	}
	return err
}

// readPeople reads who is or was in the group, and who leads it.
func (b *dischargeBook) readPeople(tx practice.Tx) error {
	all, err := tx.Enrollments(b.cohort.ID)
	if err != nil {
		return err
	}
	ids := make([]domain.ClientID, len(all))
	for i, e := range all {
		ids[i] = e.ClientID
	}
	if b.clients, err = tx.ClientsInFull(ids); err != nil {
		return err
	}
	seen := map[domain.ClientID]bool{}
	for _, id := range ids {
		if !seen[id] {
			seen[id] = true
			b.people = append(b.people, clinical.PersonOf(b.clients[id]))
		}
	}
	for _, id := range b.cohort.Leaders() {
		u, err := tx.User(id)
		if err != nil {
			return err
		}
		b.leaders = append(b.leaders, clinical.LedFact{Name: u.Name, Credential: clinical.SignerOn(u, b.today).Credential})
		first, last, _ := cutName(u.Name)
		b.people = append(b.people, privacy.Person{ID: id.String(), First: first, Last: last})
		b.leading++
	}
	return nil
}

// around are the others of the group, as a member's summary may not name them.
func (b dischargeBook) around(client domain.ClientID) (p privacy.People) {
	for i, person := range b.people {
		if person.ID == client.String() || i >= len(b.people)-b.leading {
			p.Exempt = append(p.Exempt, person)
		} else {
			p.Peers = append(p.Peers, person)
		}
	}
	return p
}

// record counts what is known of a membership.
func (b dischargeBook) record(tx practice.Tx, e program.Enrollment) (r clinical.DischargeRecord, err error) {
	r = clinical.DischargeRecord{Cohort: b.cohort.Code, Program: b.program, From: e.Since, To: e.Until, EndReason: e.EndReason, Leaders: b.leaders, FollowUpDays: b.asks}
	a := e.Adherence(b.catchUp.Sessions, b.catchUp.Marks)
	r.Attendance = clinical.DischargeRoll{Offered: a.Held, Attended: a.Attended, Excused: a.Excused, Missed: a.Missed}
	for _, lack := range b.catchUp.Of(e, true) {
		if lack.Done != nil {
			r.Attendance.CaughtUp++
		}
	}
	given := b.homework.ByMember[e.ClientID]
	r.Homework = clinical.DischargeTasks{Asked: given.Asked(), Done: given.Done, Partly: given.Partial}
	learned := b.catchUp.Learned(e)
	r.Skills, r.Tools = skillsOf(learned.Skills), skillsOf(learned.Tools)
	if r.Scores, err = scoresAround(b.taken[e.ClientID], e); err != nil {
		return r, err
	}
	if e.ReferralID.IsZero() {
		return r, nil
	}
	referral, err := tx.Referral(e.ReferralID)
	r.ReferredBy = string(referral.Source)
	return r, err
}

func skillsOf(learned []program.Learning) []clinical.DischargeSkill {
	out := make([]clinical.DischargeSkill, len(learned))
	for i, l := range learned {
		out[i] = clinical.DischargeSkill{Name: l.Name, Theme: l.Theme, Times: l.Times}
	}
	return out
}

// When forms count as a membership's first and last, in days around it.
const (
	formBefore = 60
	formAfter  = 60
)

// scoresAround are the first and the last result of each form that frame a
// membership, with the class of the change where the form supports one. taken is
// newest first.
func scoresAround(taken []intake.Assessment, e program.Enrollment) (scores []clinical.DischargeScore, err error) {
	framing := map[string]*formPair{}
	var order []string
	for i := len(taken) - 1; i >= 0; i-- {
		a := &taken[i]
		if a.Result.Total == nil || a.TakenOn.Before(e.Since.AddDays(-formBefore)) || !e.Until.IsZero() && a.TakenOn.After(e.Until.AddDays(formAfter)) {
			continue
		}
		p := framing[a.Instrument]
		if p == nil {
			p = &formPair{}
			framing[a.Instrument], order = p, append(order, a.Instrument)
		}
		p.take(a, e.Since)
	}
	for _, code := range order {
		if form, known := framing[code].last.Asked(); known {
			scores = append(scores, framing[code].score(form))
		}
	}
	return scores, nil
}

// formPair are the first and the last form of one kind.
type formPair struct{ first, last *intake.Assessment }

// take takes over the next one in order: the first is the last one before the
// membership began, or the first one after it did.
func (p *formPair) take(a *intake.Assessment, since domain.Date) {
	if p.first == nil || !a.TakenOn.After(since) {
		p.first = a
	}
	p.last = a
}

func (p *formPair) score(form instrument.Definition) clinical.DischargeScore {
	s := clinical.DischargeScore{Instrument: form.Code, Title: form.FullTitle(), FirstOn: p.first.TakenOn, First: *p.first.Result.Total, FirstBand: p.first.Result.BandLabel}
	if p.last == p.first {
		return s
	}
	s.LastOn, s.Last, s.LastBand = p.last.TakenOn, *p.last.Result.Total, p.last.Result.BandLabel
	if change, err := practice.Outcome(form, "", p.first.Result, p.last.Result); err == nil {
		s.Class = string(change.Class)
	}
	return s
}
