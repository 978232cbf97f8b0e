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
