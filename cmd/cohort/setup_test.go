package main

import (
	"regexp"
	"syscall"
	"testing"
)

var setupLink = regexp.MustCompile(`http://[0-9.:]+/setup#\S{20,}`)

func TestFirstAdministratorsLinkIsPrintedWhileNobodyIsThere(t *testing.T) {
	t.Parallel()
	data := t.TempDir()
	printed := func() string {
		server := serving(t, "serve", "--data", data)
		if err := server.stop(syscall.SIGTERM); err != nil {
			t.Fatal(err)
		}
		return setupLink.FindString(server.out.String())
	}
	first, second := printed(), printed()
	if first == "" || second == "" || first == second {
		t.Errorf("each start must print a link of its own: %q, %q", first, second)
	}
	addUser(t, "first@example.org", "--data", data).want(t, 0)
	if third := printed(); third != "" {
		t.Errorf("a link is printed though somebody is there: %s", third)
	}
}
