package main

import (
	"fmt"
	"io"
	"strings"
	"time"

	"cohort/domain"
	desk "cohort/practice/office"
)

func inUTC(at time.Time) string { return at.UTC().Format("2006-01-02 15:04 MST") }

// tellRestored says what a restore changed, and whom to look at.
func tellRestored(out io.Writer, r desk.Restored) {
	fmt.Fprintf(out, "Everybody signs in again (%d logins ended), and open invitations have to be sent again.\n", r.Logins)
	fmt.Fprintf(out, "The next export batch is number %d.\n", r.Standing.Numbers["export_batch"]+1)
	tellPeople(out, "Disabled since, and again now", r.Disabled)
	tellPeople(out, "Changed since (role, password, license or address): look whether what they have is right", r.Changed)
	if r.Gone > 0 {
		fmt.Fprintf(out, "People added since, who have to be added again: %d.\n", r.Gone)
	}
	if !r.Known {
		fmt.Fprintln(out, "Nothing is known from after that state: numbers leave a gap. Look who was disabled since, or has another role or password.")
	}
	if r.Admins == 0 {
		fmt.Fprintln(out, "No administrator can sign in: add one with cohort user add.")
	}
	fmt.Fprintln(out, "The audit has it. Now start cohort serve.")
}

func tellPeople(out io.Writer, what string, people []domain.User) {
	if len(people) == 0 {
		return
	}
	names := make([]string, len(people))
	for i, u := range people {
		names[i] = fmt.Sprintf("%s (%s, %s)", u.Name, u.Email, strings.Join(domain.Texts(u.Roles), ", "))
	}
	fmt.Fprintf(out, "%s: %s.\n", what, strings.Join(names, ", "))
}
