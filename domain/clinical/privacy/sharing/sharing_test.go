// Package sharing_test holds that one checker serves several writers at once. It
// stands apart so that the race detector watches it and not every other test of
// the check, none of which starts a goroutine.
package sharing_test

import (
	"strings"
	"sync"
	"testing"

	"cohort/domain/clinical/privacy"
)

func TestOneCheckerServesSeveralWriters(t *testing.T) {
	checker := privacy.NewChecker(privacy.People{Peers: []privacy.Person{
		{ID: "grace", First: "Grace", Last: "Lee"},
		{ID: "may", First: "May", Last: "Müller"},
		{ID: "joanna", First: "Joanna", Last: "Kowalski"},
	}})
	found := func() string {
		var out []string
		for _, finding := range checker.Check("Grace said that Müller and J.K. left.") {
			out = append(out, finding.Text+"="+strings.Join(finding.Who, ","))
		}
		return strings.Join(out, "|")
	}
	var writers sync.WaitGroup
	for range 8 {
		writers.Go(func() {
			for range 50 {
				if got := found(); got != "Grace=grace|Müller=may|J.K.=joanna" {
					t.Errorf("found %q", got)
				}
			}
		})
	}
	writers.Wait()
}
