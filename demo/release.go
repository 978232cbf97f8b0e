package demo

import (
	"cohort/domain"
	"cohort/domain/clinical"
)

// planReleases lets members of the group that stays sign consents: one holds, and a
// part of the record left under it; one is past its last day; one was revoked after
// somebody was told of attendance by telephone.
func (s *story) planReleases() {
	s.diary.on(s.at(workday(s.today.AddDays(-62)), 11, 5), "consents of members", func() error { return s.consents(s.groups["staying"]) })
	s.diary.on(s.at(workday(s.today.AddDays(-24)), 16, 20), "a consent that was revoked", func() error { return s.revokes(s.groups["staying"]) })
	s.diary.on(s.at(workday(s.today.AddDays(-9)), 12, 10), "a released record", func() error { return s.releases(s.groups["staying"]) })
}

// stayed is a member of a group who was there when the story needs one.
func (s *story) stayed(g *group, n int) *seat {
	for _, m := range g.members {
		if m.enrollment.Until.IsZero() {
			if n--; n < 0 {
				return m
			}
		}
	}
	return nil
}

// signsConsent takes a consent down as it was signed on that day.
func (s *story) signsConsent(by domain.Actor, m *seat, said clinical.ConsentSaid) (domain.ConsentID, error) {
	today := domain.DateIn(s.diary.at, s.zone)
	said.Kind, said.Signer, said.CopyGiven = clinical.ConsentNamed, clinical.ClientSigns, true
	if said.From.IsZero() {
		said.From = today
	}
	said.Signed.On = today
	if said.Signed.Way == "" {
		said.Signed.Way, said.Signed.Name = clinical.ClientTyped, m.client.FirstName+" "+m.client.LastName
	}
	v, err := s.desks.Clinical.RecordConsent(s.ctx, by, m.client.ID, said)
	return v.ID, err
}

func (s *story) consents(g *group) error {
	by, today := s.staff[g.lead], domain.DateIn(s.diary.at, s.zone)
	first, second := s.stayed(g, 0), s.stayed(g, 1)
	if first == nil || second == nil {
		return nil
	}
	for _, m := range []*seat{first, second} {
		if _, err := s.desks.Clinical.SayPart2(s.ctx, by, m.client.ID, clinical.Part2Mark{Applies: true, From: today.AddDays(-60), Words: "Relapse prevention is a program under part 2."}); err != nil {
			return err
		}
	}
	holds := clinical.ConsentSaid{Recipient: "Dr. Imre Vasquez-Holt, Lakeside Family Medicine", Address: "41 Quarry Road, Albany NY 12208", Purpose: "To treat me together with this practice.", Substance: true,
		Parts: []clinical.RecordPart{clinical.PartAttendance, clinical.PartAssessments, clinical.PartPlans, clinical.PartNotes, clinical.PartHomework, clinical.PartRiskFlags, clinical.PartAgreements, clinical.PartAttachments}, Until: today.AddDays(365),
		Signed: clinical.ClientPart{Way: clinical.ClientDrawn, Name: first.client.FirstName + " " + first.client.LastName, Drawn: drawnName, Width: 244, Height: 74}}
	if _, err := s.signsConsent(by, first, holds); err != nil {
		return err
	}
	over := clinical.ConsentSaid{Recipient: "Employee assistance, Hudson Works", Purpose: "To confirm that I come.", Parts: []clinical.RecordPart{clinical.PartAttendance}, Substance: true, Until: today.AddDays(30)}
	if _, err := s.signsConsent(by, first, over); err != nil {
		return err
	}
	id, err := s.signsConsent(by, second, clinical.ConsentSaid{Recipient: "Probation office, Albany County", Purpose: "To show that I come to every session.", Parts: []clinical.RecordPart{clinical.PartAttendance}, Substance: true,
		UntilEvent: "My probation ends", Signed: clinical.ClientPart{Way: clinical.ClientOnPaper, Witness: by.Name}})
	if err != nil {
		return err
	}
	_, err = s.desks.Clinical.RecordDisclosure(s.ctx, by, clinical.Disclosure{ClientID: second.client.ID, On: today, Disclosed: clinical.Disclosed{Recipient: "Probation office, Albany County",
		What: "That they came to each session so far. By telephone.", Purpose: "Asked for by the officer.", Basis: clinical.ByAuthorization, ConsentID: id}})
	return err
}

// revokes lets the second member take their word back, a few days before anybody
// writes it down.
func (s *story) revokes(g *group) error {
	m := s.stayed(g, 1)
	if m == nil {
		return nil
	}
	by := s.staff[g.lead]
	book, err := s.desks.Clinical.Consents(s.ctx, by, m.client.ID)
	if err != nil || len(book.Consents) == 0 {
		return err
	}
	_, err = s.desks.Clinical.EndConsent(s.ctx, by, book.Consents[0].ID, clinical.EndRevoked, book.Today.AddDays(-3), "Told the front desk in person; the probation is over, and nobody is to be told any more.")
	return err
}

// releases lets a part of the first member's record leave under the consent that
// holds.
func (s *story) releases(g *group) error {
	m := s.stayed(g, 0)
	if m == nil {
		return nil
	}
	by := s.staff[g.lead]
	book, err := s.desks.Clinical.Consents(s.ctx, by, m.client.ID)
	if err != nil {
		return err
	}
	for _, c := range book.Consents {
		if c.State != clinical.ConsentLive {
			continue
		}
		if err := s.addsOfAnother(by, m, s.stayed(g, 1)); err != nil {
			return err
		}
		v, err := s.desks.Clinical.PrepareRelease(s.ctx, by, m.client.ID, clinical.ReleaseWanted{ConsentID: c.ID, Parts: []clinical.RecordPart{clinical.PartAttendance, clinical.PartAssessments, clinical.PartNotes, clinical.PartHomework, clinical.PartAgreements}, Until: book.Today})
		if err != nil {
			return err
		}
		_, err = s.desks.Clinical.IssueRelease(s.ctx, by, v.ID, domain.Version(v.Version))
		return err
	}
	return nil
}

// addsOfAnother adds to the last note of a member what they asked about another one:
// it is taken out of what leaves.
func (s *story) addsOfAnother(by domain.Actor, m, other *seat) error {
	notes, err := s.desks.Program.NotesOf(s.ctx, by, m.client.ID, domain.Page{Limit: 1})
	if err != nil || len(notes.Items) == 0 || other == nil {
		return err
	}
	_, err = s.desks.Program.AddAddendum(s.ctx, by, notes.Items[0].ID, by.Name,
		"Called on Friday and asked whether "+other.client.FirstName+" "+other.client.LastName+" would come next week too. Was told that we say of nobody whether they come; took it well.")
	return err
}
