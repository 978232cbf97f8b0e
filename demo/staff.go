package demo

import (
	"errors"
	"fmt"
	"slices"
	"time"

	"cohort/domain"
	"cohort/domain/clinical"
	"cohort/practice/office"
)

// member is somebody who works at the practice. Who is not offered as a login
// signs in with the same password.
type member struct {
	key, name, email string
	roles            []domain.Role
	license          *domain.License
	licenseDays      int // how long it is still valid
	npi              string
	offered          bool
}

func (m member) licenses() []domain.License {
	if m.license == nil {
		return nil
	}
	return []domain.License{*m.license}
}

var team = []member{
	{key: "maya", name: "Maya Lindqvist", email: "maya.lindqvist@example.org", roles: []domain.Role{domain.Therapist}, offered: true,
		license: &domain.License{Type: "LPC", Number: "104417", State: "NY"}, npi: "1234567893", licenseDays: 612},
	{key: "ruth", name: "Ruth Abara", email: "ruth.abara@example.org", roles: []domain.Role{domain.Intake}, offered: true},
	{key: "jonas", name: "Jonas Weil", email: "jonas.weil@example.org", roles: []domain.Role{domain.Billing}, offered: true},
	{key: "noor", name: "Noor Castellane", email: "noor.castellane@example.org", roles: []domain.Role{domain.Admin}, offered: true},
	{key: "tomas", name: "Tomás Iriarte", email: "tomas.iriarte@example.org", roles: []domain.Role{domain.Therapist}, offered: true,
		license: &domain.License{Type: "LCSW", Number: "088231", State: "NY"}, npi: "1245319599", licenseDays: 41},
	{key: "adaeze", name: "Adaeze Holm", email: "adaeze.holm@example.org", roles: []domain.Role{domain.Therapist, domain.Intake, domain.Billing}, offered: true,
		license: &domain.License{Type: "LMHC", Number: "012906", State: "NY"}, npi: "1500000017", licenseDays: 259},
	{key: "pavel", name: "Pavel Runo", email: "pavel.runo@example.org", roles: []domain.Role{domain.Intake}}, // stands in on Wednesdays
}

// trainee works under Maya's license; what she signs waits for a co-signature.
var trainee = member{key: "ilse", name: "Ilse Brandvold", email: "ilse.brandvold@example.org", roles: []domain.Role{domain.Therapist},
	license: &domain.License{Type: "MHCLP", Kind: domain.Trainee, Number: "P12077", State: "NY", Supervisor: "Maya Lindqvist, LPC"}, licenseDays: 300}

// addressOf is the network address of a desk, of those kept for documentation
// (RFC 5737).
func addressOf(desk int) string { return fmt.Sprintf("192.0.2.%d", 10+desk) }

// openHouse settles how the practice works and who works there.
func (s *story) openHouse() {
	opening := workday(s.today.AddDays(-7 * weeksOfStory))
	s.diary.on(s.at(opening, 8, 0), "settings", func() error {
		by := domain.Operator("demo")
		found, err := s.desks.Office.Settings(s.ctx, by)
		if err != nil {
			return err
		}
		fee := int64(2500)
		_, err = s.desks.Office.UpdateSettings(s.ctx, by, domain.Version(found.Version), domain.Settings{PracticeName: "Harbor Street Group Practice",
			Address: domain.PostalAddress{Line1: "12 Harbor Street", Line2: "Third floor", City: "Brooklyn", Region: "NY", PostalCode: "11201", Country: domain.UnitedStates},
			NPI:     "1987654328", TaxID: "12-3456789", Currency: "USD", TimeZone: zoneName}, domain.PracticeFee{SessionCode: "90853", NoShow: &fee})
		return err
	})
	for i, m := range append(slices.Clone(team), trainee) {
		s.diary.on(s.at(opening, 8, 10+i), m.name, func() error {
			u, err := s.desks.Office.AddUser(s.ctx, domain.Operator("demo"),
				domain.User{Name: m.name, Email: m.email, Roles: m.roles, Licenses: m.licenses(), NPI: m.npi}, Password)
			s.staff[m.key] = u.At(domain.Actor{Address: addressOf(i), RequestID: "demo"})
			return err
		})
	}
	s.diary.on(s.at(opening, 8, 40), "rooms", s.openRooms)
	s.diary.on(s.at(opening, 8, 50), "closed days", s.closeDays)
	s.diary.on(s.at(opening, 8, 55), "questionnaires", s.sayWhatIsDue)
	s.diary.on(s.at(opening, 9, 0), "agreement", func() error { return s.publishRules(firstAgreement, beforeOnline()) })
	s.diary.on(s.newAgreement(), "agreement", func() error { return s.publishRules(agreement, clinical.SeedRules) })
	s.diary.on(s.at(opening, 9, 30), "proofs of licenses", func() error { return s.seeLicenses(opening) })
	s.diary.on(s.at(opening, 9, 40), "notes", s.keepNotes)
	s.diary.on(s.during(workday(s.today.AddDays(-2)), 9, 12), "invitation", func() error {
		_, _, err := s.desks.Office.CreateUser(s.ctx, s.staff["noor"], domain.User{Name: "Sunniva Adeyemi", Email: "sunniva.adeyemi@example.org",
			Roles: []domain.Role{domain.Therapist}, Licenses: []domain.License{{Type: "LMFT", Number: "003318", State: "NY"}}})
		return err
	})
}

// seeLicenses lets the administrator look at the licenses and write down until
// when they are valid. One of them ends soon.
func (s *story) seeLicenses(seen domain.Date) error {
	for _, m := range team {
		if m.license == nil {
			continue
		}
		l := *m.license
		l.From, l.Until, l.SeenOn = seen.AddDays(-400), s.today.AddDays(m.licenseDays), seen
		_, err := s.desks.Office.UpdateUser(s.ctx, s.staff["noor"], s.staff[m.key].UserID, domain.Version(1), office.UserPatch{License: &l})
		if err != nil {
			return err
		}
	}
	return nil
}

// daysOfSignIns is how far back the audit shows who signed in.
const daysOfSignIns = 6

// planSignIns lets everybody sign in on the last working days; one mistypes.
func (s *story) planSignIns() {
	for back := daysOfSignIns; back >= 0; back-- {
		day := s.today.AddDays(-back)
		if workday(day) != day {
			continue
		}
		for i, m := range team {
			from := domain.Actor{Address: addressOf(i), RequestID: "demo"}
			at := s.during(day, 7, 9)
			if m.key == "jonas" && back == 1 {
				s.diary.on(at.Add(-20*time.Second), "mistyped password", func() error {
					_, err := s.desks.Office.Login(s.ctx, from, office.Credentials{Email: m.email, Password: Password[1:]})
					if errors.Is(err, domain.ErrWrongLogin) {
						return nil
					}
					return err
				})
			}
			s.diary.on(at, "sign-in", func() error {
				_, err := s.desks.Office.Login(s.ctx, from, office.Credentials{Email: m.email, Password: Password})
				return err
			})
		}
	}
}

// logins are those that are offered, the one to try first first.
func (s *story) logins() []Login {
	var all []Login
	for _, m := range team {
		if m.offered {
			all = append(all, Login{Roles: m.roles, Name: m.name, Email: m.email, Password: Password})
		}
	}
	return all
}
