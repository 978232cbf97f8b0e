package domain_test

import (
	"strings"
	"testing"

	"cohort/domain"
)

// What an emergency opens is a short list of what reads a record. Nothing is
// written under it but the answer to a risk flag, and psychotherapy notes stay
// closed, whatever their actions will be called.
func TestAnEmergencyOpensOnlyWhatReadsARecord(t *testing.T) {
	opened := []string{}
	for action := range domain.Policy {
		if !action.OpensInEmergency() {
			continue
		}
		opened = append(opened, string(action))
		_, verb, _ := strings.Cut(string(action), ".")
		if !strings.HasPrefix(verb, "read") && verb != "list" && action != domain.AnswerRiskFlag {
			t.Errorf("%s changes something", action)
		}
		if strings.Contains(string(action), "psycho") {
			t.Errorf("%s is open in an emergency", action)
		}
	}
	if len(opened) != 15 {
		t.Errorf("opened: %v", opened)
	}
	for _, role := range []domain.Role{domain.Admin, domain.Billing} {
		if domain.ReachOf(domain.OpenEmergency, role) != domain.None {
			t.Errorf("%s opens records in an emergency", role)
		}
	}
}

func TestWhoIsMeantInAnEmergency(t *testing.T) {
	born := domain.Date{Year: 1987, Month: 3, Day: 4}
	ana := domain.Client{Code: "C-1042", FirstName: "Ana María", PreferredName: "Annie", LastName: "López-Reis", BirthDate: born}
	unknown := domain.Client{Code: "C-2000", FirstName: "Jo", LastName: "Doe"}
	for _, c := range []struct {
		name   string
		search domain.EmergencySearch
		client domain.Client
		fits   bool
	}{
		{"full name and birth date", domain.EmergencySearch{Name: "ana maria lopez reis", BirthDate: born}, ana, true},
		{"last name first", domain.EmergencySearch{Name: "López-Reis, Ana María", BirthDate: born}, ana, true},
		{"the name they go by", domain.EmergencySearch{Name: "Annie Lopez-Reis", BirthDate: born}, ana, true},
		{"code and birth date", domain.EmergencySearch{Code: "c-1042", BirthDate: born}, ana, true},
		{"part of a name", domain.EmergencySearch{Name: "Ana López", BirthDate: born}, ana, false},
		{"another birth date", domain.EmergencySearch{Name: "Annie Lopez-Reis", BirthDate: domain.Date{Year: 1987, Month: 4, Day: 3}}, ana, false},
		{"another's code", domain.EmergencySearch{Name: "Annie Lopez-Reis", Code: "C-1043", BirthDate: born}, ana, false},
		{"birth date unknown, name alone", domain.EmergencySearch{Name: "Jo Doe", BirthDate: born}, unknown, false},
		{"birth date unknown, name and code", domain.EmergencySearch{Name: "Jo Doe", Code: "C-2000", BirthDate: born}, unknown, true},
	} {
		if got := c.search.Fits(c.client); got != c.fits {
			t.Errorf("%s: %t", c.name, got)
		}
	}
}
