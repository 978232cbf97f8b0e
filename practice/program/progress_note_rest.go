package program

import (
	"slices"
	"time"

	"cohort/domain"
	"cohort/domain/clinical"
	"cohort/domain/clinical/privacy"
	"cohort/domain/program"
	"cohort/practice"
)

// notes are a session's notes with all that they rest on.
type notes struct {
	live
	view   SessionView
	rules  domain.NoteRules
	zone   *time.Location
	shared clinical.SharedPart
	all    []clinical.ProgressNote
	people clinical.Around
	signer clinical.Signer
	led    bool
	leads  bool // the cohort: a substitute does not read plans
	facts  clinical.SessionFacts
	plans  map[domain.ClientID]clinical.PlanStanding // on the day of the session
	now    time.Time
}

// notesOf reads them for somebody.
func notesOf(tx practice.Tx, by domain.Actor, c program.Cohort, s program.Session, now time.Time) (n notes, err error) {
	n.now = now
	if n.live, err = liveOf(tx, c, s); err != nil {
		return n, err
	}
	n.view = viewOf(n.book, c, s, n.book.Marks)
	if err := asShown(tx, &n.view.Session); err != nil {
		return n, err
	}
	settings, err := tx.Settings()
	if err != nil {
		return n, err
	}
	n.rules = settings.Notes
	if n.zone, err = domain.LoadZone(c.Schedule.TimeZone); err != nil {
		return n, err
	}
	if n.shared, err = tx.SharedPart(s.ID); err != nil {
		return n, err
	}
	if n.all, err = tx.ProgressNotes(s.ID); err != nil {
		return n, err
	}
	if err := n.readPlans(tx); err != nil {
		return n, err
	}
	return n, n.meet(tx, by)
}

// readPlans reads where the members' treatment plans stood on the day.
func (n *notes) readPlans(tx practice.Tx) error {
	plans, err := tx.TreatmentPlans(clientsOf(n.view.Roster)...)
	if err != nil {
		return err
	}
	of := map[domain.ClientID][]clinical.TreatmentPlan{}
	for _, p := range plans {
		of[p.ClientID] = append(of[p.ClientID], p)
	}
	n.plans = map[domain.ClientID]clinical.PlanStanding{}
	for _, id := range clientsOf(n.view.Roster) {
		n.plans[id] = clinical.StandingOf(of[id], n.session.Date, n.session.Date, n.rules)
	}
	return nil
}

// meet reads the people: who may be named, who signs, who led.
func (n *notes) meet(tx practice.Tx, by domain.Actor) error {
	ids := clientsOf(slices.Concat(n.book.Roster, n.book.Guests))
	clients, err := tx.ClientsInFull(ids)
	if err != nil {
		return err
	}
	n.people.Members = make(map[domain.ClientID]clinical.Member, len(clients))
	for id, c := range clients {
		n.people.Members[id] = clinical.Member{Name: c.ShownName(), Person: clinical.PersonOf(c)}
	}
	day, leaders := n.session.Date, append(n.cohort.Leaders(), by.UserID)
	for _, l := range n.view.LedBy {
		leaders = append(leaders, l.UserID)
	}
	names := map[domain.UserID]clinical.Signer{}
	for _, id := range leaders {
		if _, known := names[id]; known {
			continue
		}
		u, err := tx.User(id)
		if err != nil {
			return err
		}
		names[id] = clinical.SignerOn(u, day)
		first, last, _ := cutName(u.Name)
		n.people.Leaders = append(n.people.Leaders, privacy.Person{ID: id.String(), First: first, Last: last})
	}
	n.signer = names[by.UserID]
	n.leads = n.cohort.LedBy(by.UserID)
	n.led = slices.ContainsFunc(n.view.LedBy, func(l program.Led) bool { return l.UserID == by.UserID })
	if err := n.nameCoSigner(tx); err != nil {
		return err
	}
	return n.tellFacts(tx, names)
}

// nameCoSigner keeps of who is to co-sign only somebody who may on the day.
func (n *notes) nameCoSigner(tx practice.Tx) error {
	if n.signer.CoSigner.IsZero() {
		return nil
	}
	u, err := tx.User(n.signer.CoSigner)
	switch {
	case domain.ErrNotFound.Is(err):
		n.signer.CoSigner = domain.UserID{}
		return nil
	case err != nil:
		return err
	case !clinical.MayCoSign(u, n.session.Date):
		n.signer.CoSigner = domain.UserID{}
	}
	n.signer.CoSignerAs = u.Name
	return nil
}

// tellFacts puts together what is known of the session.
func (n *notes) tellFacts(tx practice.Tx, names map[domain.UserID]clinical.Signer) error {
	s, c := n.view.Session, n.cohort
	fees, err := tx.PracticeFees()
	if err != nil {
		return err
	}
	fee, _ := domain.On(fees, s.Date)
	n.facts = clinical.SessionFacts{Cohort: c.Code, Expected: len(n.view.Roster), Minutes: s.Minutes(), Number: s.Number, Present: program.HeadCount(n.book.Marks),
		Service: fee.SessionCode, Theme: s.Theme, Place: program.DatedSession{Session: s, Place: c.Place}.Where()}.On(s.Date, s.StartsAt, s.EndsAt)
	for _, l := range n.view.LedBy {
		n.facts.Leaders = append(n.facts.Leaders, clinical.LedFact{Name: l.Name, Credential: names[l.UserID].Credential})
	}
	if n.facts.Place == "" {
		n.facts.Place = string(c.Delivery)
	}
	return nil
}

// checked is what the notes are held against.
func (n notes) checked() clinical.Checked {
	c := clinical.Checked{Rules: n.rules, Session: n.session, Shared: n.shared, Signer: n.signer, Led: n.led, Present: n.facts.Present, People: n.people,
		Today: domain.DateIn(n.now, n.zone), Now: n.now}
	for _, id := range program.Unmarked(clientsOf(n.view.Roster), n.book.Marks) {
		i := slices.IndexFunc(n.view.Roster, func(s program.RosterSeat) bool { return s.ClientID == id })
		c.Unmarked = append(c.Unmarked, n.view.Roster[i].ClientCode)
	}
	return c
}

// find gives the note of a client; nil where nothing was written.
func (n notes) find(client domain.ClientID) *clinical.ProgressNote {
	i := slices.IndexFunc(n.all, func(o clinical.ProgressNote) bool { return o.ClientID == client })
	if i < 0 {
		return nil
	}
	return &n.all[i]
}

// check looks at all notes, and what they rest on besides this session.
func (n notes) check(tx practice.Tx) (clinical.Faults, error) {
	var open []domain.ClientID
	for _, note := range n.all {
		if !note.Status.Locked() {
			open = append(open, note.ClientID)
		}
	}
	all, err := n.besides(tx, open)
	return n.checked().Check(all), err
}

// checkOne looks at one note among the others.
func (n notes) checkOne(tx practice.Tx, client domain.ClientID) (clinical.Faults, error) {
	all, err := n.besides(tx, []domain.ClientID{client})
	return n.checked().CheckOne(all, client), err
}

// besides gives the notes with what those of some clients rest on besides this
// session.
func (n notes) besides(tx practice.Tx, of []domain.ClientID) ([]clinical.MemberNote, error) {
	var earlier map[domain.ClientID][]clinical.ProgressNote
	var units map[domain.ClientID]int
	var err error
	if len(of) > 0 {
		if earlier, err = tx.EarlierNotes(of, n.session.Date, earlierCompared); err != nil {
			return nil, err
		}
		if units, err = tx.OtherUnits(n.session.ID, n.session.Date, of); err != nil {
			return nil, err
		}
	}
	corrected, err := tx.CorrectionsOf(n.session.ID)
	if err != nil {
		return nil, err
	}
	all := make([]clinical.MemberNote, len(n.all))
	for i, note := range n.all {
		all[i] = clinical.MemberNote{Note: note, Mark: n.record().markOf(note.ClientID), Earlier: earlier[note.ClientID], Plan: n.plans[note.ClientID]}
		if units[note.ClientID] > 0 {
			all[i].Elsewhere = []string{"another session"}
		}
		all[i].Corrected = slices.ContainsFunc(corrected, func(c program.AttendanceCorrection) bool {
			return c.ClientID == note.ClientID && note.Signed != nil && c.At.After(note.Signed.At)
		})
	}
	return all, nil
}

// earlierCompared is with how many of a member's earlier notes one is compared.
const earlierCompared = 5

func (n notes) record() markFinder { return markFinder(n.book.Marks) }

type markFinder []program.Attendance

func (m markFinder) markOf(client domain.ClientID) program.Attendance {
	for _, a := range m {
		if a.ClientID == client {
			return a
		}
	}
	return program.Attendance{ClientID: client}
}

// noted is a note as it is shown.
func (n notes) noted(note clinical.ProgressNote, found clinical.Faults) NoteView {
	return NoteView{ProgressNote: note, Faults: found.Notes[note.ClientID], Late: note.IsLate(domain.DateIn(n.now, n.zone))}
}
