package clinical

import (
	"fmt"
	"slices"
	"strings"

	"cohort/domain"
	"cohort/domain/clinical/privacy"
	"cohort/domain/program"
)

// SharedSection is how a fault calls the shared part.
const SharedSection = "shared"

// ofSession is what is wrong with the session and with what its notes have in
// common.
func (c Checked) ofSession() (found []Fault) {
	add := func(wrong bool, kind domain.NoteFaultKind, words string) {
		if wrong {
			found = append(found, c.fault(kind, words))
		}
	}
	found = c.namedInShared()
	s := c.Session
	add(s.Status != program.SessionClosed, domain.SessionNotClosed, "The session is not closed yet.")
	add(c.Now.Before(s.EndsAt), domain.BeforeSessionEnded, "The session has not ended yet.")
	add(!c.Led, domain.SignerDidNotLead, "You are not among those who led this session.")
	add(!c.Signer.Licensed, domain.LicenseNotValid, "No license of yours was valid on the day of the session.")
	add(c.Signer.Licensed && c.Signer.Credential == "", domain.NoLetters, "Your license says no credential to stand behind your name.")
	add(c.Signer.Trainee && c.Signer.CoSigner.IsZero(), domain.CoSignerMissing, "Your notes need a co-signature, and nobody is named who gives it.")
	add(s.StartsAt.IsZero(), domain.StartMissing, "When the session began is missing.")
	add(s.EndsAt.IsZero() || !s.EndsAt.After(s.StartsAt), domain.StopMissing, "When the session ended is missing.")
	add(c.Rules.MostPresent > 0 && c.Present > c.Rules.MostPresent, domain.HeadCountOutside,
		fmt.Sprintf("%d members were there; payers take %d at most.", c.Present, c.Rules.MostPresent))
	add(len(c.Unmarked) > 0, domain.MarkMissing, "No attendance is marked for "+strings.Join(c.Unmarked, ", ")+".")
	late := !c.Today.IsZero() && c.Today.DaysSince(s.Date) > c.Rules.DueDays
	add(late, domain.NoteLate, fmt.Sprintf("More than %d days have passed since the session.", c.Rules.DueDays))
	keep(found, c.Shared.Kept)
	slices.SortStableFunc(found, inOrderTold)
	return found
}

// namedInShared finds members in the part that stands in every record.
func (c Checked) namedInShared() (found []Fault) {
	if c.Shared.Text == "" {
		return nil
	}
	around := privacy.People{Exempt: c.People.Leaders}
	for _, m := range c.People.inOrder() {
		around.Peers = append(around.Peers, m.Person)
	}
	for _, at := range privacy.Check(c.Shared.Text, around) {
		f := c.named(domain.SharedNamesMember, at)
		if at.Sure < privacy.Likely {
			f.Kind, f.Severity = domain.MayNameOther, c.Rules.Severity(domain.MayNameOther)
		}
		f.Section = SharedSection
		found = append(found, f)
	}
	return found
}

// inOrder gives the members in one order, so that what is found is found again.
func (a Around) inOrder() []Member {
	all := make([]Member, 0, len(a.Members))
	for _, m := range a.Members {
		all = append(all, m)
	}
	slices.SortFunc(all, func(x, y Member) int { return strings.Compare(x.Person.ID, y.Person.ID) })
	return all
}

// named is a place in a text that names somebody.
func (c Checked) named(kind domain.NoteFaultKind, at privacy.Finding) Fault {
	f := c.fault(kind, "Names another member: "+at.Why+".")
	f.Start, f.End, f.Text, f.Suggestion = at.StartUTF16, at.EndUTF16, at.Text, at.Suggestion
	for _, who := range at.Who {
		if id, err := domain.ParseID[domain.ClientID](who); err == nil {
			f.Other, f.Who = id, c.People.Members[id].Name
			break
		}
	}
	return f
}
