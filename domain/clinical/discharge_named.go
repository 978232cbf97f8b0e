package clinical

import "cohort/domain/clinical/privacy"

// NamedInText is a place in a summary that names another member of the group, or
// may.
type NamedInText struct {
	Section    string
	Start, End int // as a browser counts (UTF-16)
	Text       string
	Instead    string // what can stand in its place
	Blocks     bool   // it surely or likely means one of them
}

// Named finds other members in a summary. The client may be named, and who leads.
func (t DischargeText) Named(people privacy.People) (all []NamedInText) {
	checker := privacy.NewChecker(people)
	for _, s := range t.written() {
		open, _ := privacy.Open(s.Text, checker.Check(s.Text), t.dismissedIn(s.Key))
		for _, at := range open {
			all = append(all, NamedInText{Section: s.Key, Start: at.StartUTF16, End: at.EndUTF16, Text: at.Text, Instead: at.Suggestion, Blocks: at.Sure >= privacy.Likely})
		}
	}
	return all
}

func (t DischargeText) dismissedIn(section string) (all []privacy.Dismissal) {
	for _, d := range t.Dismissed {
		if d.Section == section {
			all = append(all, d.Dismissal)
		}
	}
	return all
}

// DismissedAt makes what is to be remembered of places that the writer says mean
// nobody, besides those that stand with it. A place at which nothing is found is
// passed over.
func (t DischargeText) DismissedAt(people privacy.People, places []Place) (all []SectionDismissal) {
	if len(places) == 0 {
		return nil
	}
	checker := privacy.NewChecker(people)
	for _, s := range t.written() {
		open, _ := privacy.Open(s.Text, checker.Check(s.Text), t.dismissedIn(s.Key))
		for _, at := range open {
			for _, p := range places {
				if p.Section == s.Key && p.Start == at.StartUTF16 && p.End == at.EndUTF16 {
					all = append(all, SectionDismissal{Section: s.Key, Dismissal: privacy.Dismiss(s.Text, at)})
				}
			}
		}
	}
	return all
}
