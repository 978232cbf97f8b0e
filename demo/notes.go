package demo

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"cohort/domain"
	"cohort/domain/clinical"
	"cohort/domain/program"
	"cohort/practice/office"
)

// notesSince is for how many days back the practice keeps notes in here, and
// notesRecent for how many of them the last ones are.
const (
	notesSince  = 182
	notesRecent = 10
)

// keepNotes says since when notes are written here, and lets the trainee sign
// under Maya's license.
func (s *story) keepNotes() error {
	found, err := s.desks.Office.Settings(s.ctx, s.staff["noor"])
	if err != nil {
		return err
	}
	rules := found.Notes
	rules.Since = s.today.AddDays(-notesSince)
	if _, err = s.desks.Office.UpdateNoteRules(s.ctx, s.staff["noor"], domain.Version(found.Version), rules); err != nil {
		return err
	}
	l := *trainee.license
	l.SupervisorID, l.From = s.staff["maya"].UserID, s.today.AddDays(-300)
	_, err = s.desks.Office.UpdateUser(s.ctx, s.staff["noor"], s.staff[trainee.key].UserID, domain.Version(1), office.UserPatch{License: &l})
	return err
}

// came is somebody who was in a session.
type came struct {
	*seat
	place int // in order of joining, from 1
}

// writeNotes writes the notes of a session after it was closed: the same evening,
// or now and then the next morning.
func (s *story) writeNotes(g *group, session program.Session, by domain.Actor, there map[domain.ClientID]bool) {
	texts, is := g.notes.sessions[session.Number]
	if !is || session.Date.Before(s.today.AddDays(-notesSince)) {
		return
	}
	recent := !session.Date.Before(s.today.AddDays(-notesRecent))
	at := session.EndsAt.Add(40 * time.Minute)
	if session.Number%5 == 2 && !recent {
		at = s.at(session.Date.AddDays(1), 8, 10)
	}
	if texts.by != "" {
		by = s.staff[texts.by]
	}
	s.diary.on(at, "notes of "+g.name, func() error {
		written, err := s.writeSession(g, session, by, texts, g.cameTo(there))
		if err != nil || texts.open {
			return err
		}
		if _, err = s.desks.Program.SignProgressNotes(s.ctx, by, session.ID, by.Name, written); err != nil {
			return err
		}
		if by.UserID == s.staff[trainee.key].UserID && !recent {
			s.diary.on(at.Add(20*time.Hour), "co-signing notes of "+g.name, func() error { return s.coSign(session) })
		}
		if recent {
			return s.writePrivately(g.key, by, session, written)
		}
		return nil
	})
}

// cameTo lists the members who were there, each once, with their place.
func (g *group) cameTo(there map[domain.ClientID]bool) (all []came) {
	for i, m := range g.members {
		again := slices.ContainsFunc(all, func(c came) bool { return c.client.ID == m.client.ID })
		if there[m.client.ID] && !again {
			all = append(all, came{m, i + 1})
		}
	}
	return all
}

// writeSession writes the shared part, and a note for everybody of whom there is
// something to say.
func (s *story) writeSession(g *group, session program.Session, by domain.Actor, texts sessionNotes, there []came) (written []domain.ClientID, err error) {
	if _, err := s.desks.Program.WriteSharedPart(s.ctx, by, session.ID, 1, clinical.SharedPart{Text: texts.shared, Techniques: s.techniques(g, session)}); err != nil {
		return nil, err
	}
	goals, err := s.planGoals(g, session, by)
	if err != nil {
		return nil, err
	}
	for _, m := range there {
		note, is := texts.own[m.place]
		if !is {
			continue
		}
		sections := []clinical.NoteSection{{Key: "data", Text: strings.ReplaceAll(note.data, "{peer}", peerOf(there, m))}, {Key: "assessment", Text: note.assessment}, {Key: "plan", Text: note.plan}}
		wanted := clinical.ProgressNote{Format: domain.FormatDAP, Goals: []clinical.GoalLink{cmp.Or(goals[m.client.ID], clinical.GoalLink{ID: "group", Text: g.notes.goal})}, Sections: sections}
		if _, err := s.desks.Program.WriteProgressNote(s.ctx, by, session.ID, m.client.ID, 1, wanted, nil); err != nil {
			return nil, err
		}
		written = append(written, m.client.ID)
	}
	return written, nil
}

// techniques are those of the week's agenda; a group without a curriculum talks.
func (s *story) techniques(g *group, session program.Session) (all []string) {
	week := s.week(g, session)
	if week == nil {
		return []string{"Sharing", "Psychoeducation"}
	}
	for _, part := range week.Agenda {
		if part.Technique != "" && !slices.Contains(all, part.Technique) {
			all = append(all, part.Technique)
		}
	}
	return all
}

// peerOf is the name of another member who was there, as it slips into a draft.
func peerOf(there []came, m came) string {
	for _, other := range there {
		if other.place != m.place {
			return other.client.FirstName
		}
	}
	return "a peer"
}

// coSign lets Maya co-sign what the trainee signed of a session.
func (s *story) coSign(session program.Session) error {
	by := s.staff["maya"]
	v, err := s.desks.Program.CoSignature(s.ctx, by, session.ID)
	if err != nil {
		return err
	}
	var ids []domain.ProgressNoteID
	for _, row := range v.Rows {
		ids = append(ids, row.Note.ID)
	}
	_, err = s.desks.Program.CoSignNotes(s.ctx, by, session.ID, by.Name, ids, nil)
	return err
}
