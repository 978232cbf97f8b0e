package domain_test

import (
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"

	"cohort/domain"
)

func TestNumbersGoOnBehindTheLastThatIsKnown(t *testing.T) {
	backup := domain.Standing{Numbers: map[string]int64{"export_batch": 4}, Clients: 10, Cohorts: 3}
	for name, c := range map[string]struct {
		known  *domain.Standing
		batch  int64
		code   int64
		cohort int64
	}{
		"the same":                   {&backup, 4, 0, 0},
		"batches were made since":    {&domain.Standing{Numbers: map[string]int64{"export_batch": 7}, Clients: 10, Cohorts: 3}, 7, 0, 0},
		"clients came since":         {&domain.Standing{Numbers: map[string]int64{"export_batch": 4}, Clients: 11, Cohorts: 3}, 4, 9_999, 0},
		"many came since":            {&domain.Standing{Numbers: map[string]int64{}, Clients: 5_000}, 4, 99_999, 0},
		"codes were left out before": {&domain.Standing{Numbers: map[string]int64{"client_code": 9_999}, Clients: 11}, 4, 99_999, 0},
		"a cohort was made since":    {&domain.Standing{Clients: 10, Cohorts: 4}, 4, 0, 9_999},
		"and another after that":     {&domain.Standing{Numbers: map[string]int64{"cohort_code": 9_999}, Clients: 10, Cohorts: 5}, 4, 0, 99_999},
		"nothing is known":           {nil, 104, 9_999, 9_999},
	} {
		up := backup.Behind(c.known)
		want := map[string]int64{"export_batch": c.batch, "client_code": c.code, "cohort_code": c.cohort}
		if !maps.Equal(up.Numbers, want) || up.Known != (c.known != nil) {
			t.Errorf("%s: %v, want %v", name, up.Numbers, want)
		}
	}
}

func TestCodesAreDrawnAboveThoseThatMayHaveBeenGiven(t *testing.T) {
	for range 200 {
		code, err := domain.NewClientCode(10, 9_999)
		if err != nil || len(code) != len("C-12345") || strings.HasPrefix(code, "C-0") {
			t.Fatalf("%q, %v", code, err)
		}
		code, err = domain.NewCohortCode(10, 9_999)
		if err != nil || len(code) != len("G-12345") || strings.HasPrefix(code, "G-0") {
			t.Fatalf("%q, %v", code, err)
		}
	}
}

func TestWhoWasChangedSinceIsNamed(t *testing.T) {
	person := func(id domain.UserID, version int, role domain.Role, status domain.UserStatus) domain.PersonStanding {
		return domain.PersonStanding{ID: id, Version: version, Roles: []domain.Role{role}, Status: status}
	}
	same, gone, away, other := domain.NewID[domain.UserID](), domain.NewID[domain.UserID](), domain.NewID[domain.UserID](), domain.NewID[domain.UserID]()
	backup := domain.Standing{People: []domain.PersonStanding{person(same, 1, domain.Admin, domain.UserActive),
		person(away, 1, domain.Billing, domain.UserActive), person(other, 2, domain.Therapist, domain.UserActive)}}
	known := domain.Standing{People: []domain.PersonStanding{person(same, 1, domain.Admin, domain.UserActive),
		person(away, 2, domain.Billing, domain.UserDisabled), person(other, 3, domain.Intake, domain.UserActive),
		person(gone, 1, domain.Intake, domain.UserActive)}}
	up := backup.Behind(&known)
	if up.Gone != 1 || !reflect.DeepEqual(up.People, known.People[1:3]) {
		t.Errorf("%+v", up)
	}
	u := domain.User{Roles: []domain.Role{domain.Billing}, Status: domain.UserActive, Version: 1}
	if got := up.People[0].As(u, false); got.Status != domain.UserDisabled || got.Version != 2 {
		t.Errorf("disabled since: %+v", got)
	}
	u.Roles = []domain.Role{domain.Therapist}
	if got := up.People[1].As(u, false); !slices.Equal(got.Roles, []domain.Role{domain.Intake}) || got.Status != domain.UserActive {
		t.Errorf("another role since: %+v", got)
	}
	if got := up.People[1].As(u, true); !slices.Equal(got.Roles, []domain.Role{domain.Intake, domain.Therapist}) {
		t.Errorf("who leads a cohort in the older state: %+v", got)
	}
	u.Status = domain.UserDisabled
	if got := up.People[1].As(u, false); got.Status != domain.UserDisabled {
		t.Errorf("who was enabled since: %+v", got)
	}
}
