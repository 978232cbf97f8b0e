package domain_test

import (
	"errors"
	"slices"
	"testing"

	"cohort/domain"
)

func day(text string) domain.Date {
	d, err := domain.ParseDate(text)
	if err != nil {
		panic(err)
	}
	return d
}

func TestKindOfALicenseIsFoundByWhatItIsCalled(t *testing.T) {
	for called, want := range map[string]domain.LicenseKind{
		"LPC": domain.Counselor, "L.P.C.": domain.Counselor, "lmhc": domain.Counselor, "LCSW-R": domain.ClinicalSocialWorker,
		"LMFT": domain.FamilyTherapist, "psychologist": domain.Psychologist, "Licensed psychologist": domain.Psychologist,
		"clinical social worker": domain.ClinicalSocialWorker, "LCADC": domain.AddictionProfessional, "trainee": domain.Trainee,
		"Trainee (practicum)": domain.Trainee, "other": domain.OtherLicense, "peer volunteer": "", "": "",
	} {
		if got, known := domain.KindOfLicense(called); got != want || known != (want != "") {
			t.Errorf("%q is a %q, want %q", called, got, want)
		}
	}
}

// What is no license is no license, whoever writes it down.
func TestALicenseIsCheckedAsAWhole(t *testing.T) {
	good := domain.License{Type: "LPC", Number: "12345", State: "ny"}
	for name, c := range map[string]struct {
		change func(*domain.License)
		wrong  []string
	}{
		"as it is":                      {func(*domain.License) {}, nil},
		"a kind beside unknown letters": {func(l *domain.License) { l.Type, l.Kind = "XYZ", domain.Counselor }, nil},
		"a kind alone":                  {func(l *domain.License) { l.Type, l.Kind = "", domain.Psychologist }, nil},
		"a state abroad, in full":       {func(l *domain.License) { l.State = "Bavaria" }, nil},
		"no license at all":             {func(l *domain.License) { l.Type, l.Number, l.State = "peer volunteer", "x", "zz" }, []string{"licenses[0].number", "licenses[0].state", "licenses[0].type"}},
		"an end before the beginning":   {func(l *domain.License) { l.From, l.Until = day("2026-02-01"), day("2026-01-31") }, []string{"licenses[0].validUntil"}},
		"a trainee of nobody":           {func(l *domain.License) { l.Kind = domain.Trainee }, []string{"licenses[0].supervisor"}},
		"a trainee of somebody":         {func(l *domain.License) { l.Kind, l.Supervisor = domain.Trainee, "Ada Marsh, LCSW 1" }, nil},
	} {
		l := good
		c.change(&l)
		u := domain.User{Name: "Vera", Email: "vera@example.org", Roles: []domain.Role{domain.Therapist}, Licenses: []domain.License{l}}.Trimmed()
		var wrong []string
		var e domain.Error
		if err := u.Validate(); err != nil && errors.As(err, &e) {
			for _, f := range e.Fields {
				wrong = append(wrong, f.Field)
			}
		}
		slices.Sort(wrong)
		if !slices.Equal(wrong, c.wrong) {
			t.Errorf("%s: wrong are %v, want %v", name, wrong, c.wrong)
		}
	}
}

func TestStandingOfLicenses(t *testing.T) {
	today := day("2026-03-10")
	license := func(from, until string) domain.License {
		l := domain.License{Type: "LPC", Kind: domain.Counselor, Number: "1", State: "NY"}
		if from != "" {
			l.From = day(from)
		}
		if until != "" {
			l.Until = day(until)
		}
		return l
	}
	for name, c := range map[string]struct {
		licenses []domain.License
		want     domain.LicenseStanding
		until    string
	}{
		"none":                      {nil, domain.Unlicensed, ""},
		"without an end":            {[]domain.License{license("", "")}, domain.LicenseValid, ""},
		"sixty-one days left":       {[]domain.License{license("", "2026-05-10")}, domain.LicenseValid, "2026-05-10"},
		"sixty days left":           {[]domain.License{license("", "2026-05-09")}, domain.LicenseEnding, "2026-05-09"},
		"its last day":              {[]domain.License{license("", "2026-03-10")}, domain.LicenseEnding, "2026-03-10"},
		"ended yesterday":           {[]domain.License{license("", "2026-03-09")}, domain.LicenseEnded, "2026-03-09"},
		"from tomorrow":             {[]domain.License{license("2026-03-11", "")}, domain.LicenseAhead, ""},
		"renewed by the next":       {[]domain.License{license("", "2026-03-31"), license("2026-04-01", "2028-03-31")}, domain.LicenseValid, "2028-03-31"},
		"a gap before the next":     {[]domain.License{license("", "2026-03-31"), license("2026-04-02", "2028-03-31")}, domain.LicenseEnding, "2026-03-31"},
		"of two states, one longer": {[]domain.License{license("", "2026-03-31"), license("", "2027-01-01")}, domain.LicenseValid, "2027-01-01"},
	} {
		u := domain.User{Roles: []domain.Role{domain.Therapist}, Status: domain.UserActive, Licenses: c.licenses}
		got, until := u.Standing(today)
		if got != c.want || until.String() != c.until {
			t.Errorf("%s: %s until %q, want %s until %q", name, got, until, c.want, c.until)
		}
		if leads := u.MayLeadOn(today); leads != (c.want == domain.LicenseValid || c.want == domain.LicenseEnding) {
			t.Errorf("%s: may lead today: %v", name, leads)
		}
	}
}
