package domain_test

import (
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"cohort/domain"
)

var update = flag.Bool("update", false, "write the golden files anew")

// Who may do what, as a table that the owner of a clinic can read. A change of
// the policy shows as a change of this file.
func TestPolicyIsTheGoldenTable(t *testing.T) {
	roles := []domain.Role{domain.Admin, domain.Therapist, domain.Intake, domain.Billing}
	var table strings.Builder
	fmt.Fprintf(&table, "%-24s", "action")
	for _, role := range roles {
		fmt.Fprintf(&table, "%-11s", role)
	}
	for _, action := range slices.Sorted(maps.Keys(domain.Policy)) {
		fmt.Fprintf(&table, "\n%-24s", action)
		for _, role := range roles {
			reach := domain.ReachOf(action, role).String()
			if reach == "none" {
				reach = "-"
			}
			fmt.Fprintf(&table, "%-11s", reach)
		}
	}
	var lines []string
	for line := range strings.SplitSeq(table.String(), "\n") {
		lines = append(lines, strings.TrimRight(line, " "))
	}
	got := strings.Join(lines, "\n") + "\n"
	golden := filepath.Join("testdata", "policy.txt")
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if string(want) != got {
		t.Errorf("the policy is\n%s\nand was\n%s\ngo test ./domain -update writes it anew", got, want)
	}
}

func TestPolicyRefusesWhatItDoesNotName(t *testing.T) {
	for _, role := range []domain.Role{domain.Admin, domain.Therapist, domain.Intake, domain.Billing, "", "owner"} {
		if reach := domain.ReachOf("clients.delete", role); reach != domain.None {
			t.Errorf("%q reaches %s of an action that nobody wrote down", role, reach)
		}
	}
	for action := range domain.Policy {
		for _, role := range []domain.Role{"", "owner", "ADMIN"} {
			if reach := domain.ReachOf(action, role); reach != domain.None {
				t.Errorf("%q, which is no role, reaches %s of %s", role, reach, action)
			}
		}
	}
}

// Whoever holds several roles reaches as far as the widest of them, for every
// action and every set of roles; the audit names one that reaches so far.
func TestReachOfSeveralRolesIsTheirUnion(t *testing.T) {
	for action := range domain.Policy {
		for set := range 1 << len(domain.Roles) {
			var roles []domain.Role
			widest := domain.None
			for i, role := range domain.Roles {
				if set&(1<<i) != 0 {
					roles = append([]domain.Role{role}, roles...) // whatever order they are held in
					widest = max(widest, domain.ReachOf(action, role))
				}
			}
			if got := domain.ReachOf(action, roles...); got != widest {
				t.Errorf("%s by %v reaches %s, want %s", action, roles, got, widest)
			}
			named := domain.RoleFor(action, roles)
			if set != 0 && domain.ReachOf(action, named) != widest {
				t.Errorf("%s by %v: the audit would name %q", action, roles, named)
			}
		}
	}
}

func TestAuditNamesTheRoleThatAllows(t *testing.T) {
	owner := []domain.Role{domain.Billing, domain.Intake, domain.Therapist}
	for action, want := range map[domain.Action]domain.Role{
		domain.TakeAttendance:  domain.Therapist, // only a therapist may
		domain.ReadClient:      domain.Intake,    // reaches wider than a therapist's own
		domain.CreateExport:    domain.Billing,
		domain.WriteCurriculum: domain.Therapist,
		domain.ReadSelf:        domain.Therapist, // all of them may: the first of the table
		domain.UpdateSettings:  domain.Billing,   // none of them may: their own desk
		domain.SignIn:          domain.Billing,
	} {
		if got := domain.RoleFor(action, owner); got != want {
			t.Errorf("%s: %q, want %q", action, got, want)
		}
	}
	if got := domain.RoleFor(domain.SignIn, nil); got != "" {
		t.Errorf("nobody is %q", got)
	}
}
