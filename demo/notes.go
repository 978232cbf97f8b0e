package demo

import (
	"strings"
	"time"

	"cohort/domain"
	"cohort/domain/clinical"
	"cohort/domain/program"
	"cohort/practice/office"
	programdesk "cohort/practice/program"
)

// notesSince is for how many days back the practice keeps notes in here.
const notesSince = 10

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

// written is how the notes of a group's last closed session stand.
type written struct {
	by     string // who writes them
	signed bool
	shared string
	own    []ownNote
	goal   string
}

// ownNote is one member's note, in three sections.
type ownNote struct{ data, assessment, plan string }

// peerOf is the name of another member who was there, as it slips into a draft.
func peerOf(members []programdesk.MemberNotes, m programdesk.MemberNotes) string {
	for _, other := range members {
		if other.Needed() && other.Seat.ClientID != m.Seat.ClientID {
			return other.Seat.FirstName
		}
	}
	return "a peer"
}

// writeNotes writes the notes of a session some minutes after it was closed.
func (s *story) writeNotes(g *group, session program.Session) {
	w, is := notesOfGroups[g.key]
	if !is || session.Date.Before(s.today.AddDays(-notesSince)) {
		return
	}
	s.diary.on(session.EndsAt.Add(40*time.Minute), "notes of "+g.name, func() error {
		by := s.staff[w.by]
		v, err := s.desks.Program.SessionNotes(s.ctx, by, session.ID)
		if err != nil || v.Session.Status != program.SessionClosed {
			return err
		}
		if _, err := s.desks.Program.WriteSharedPart(s.ctx, by, session.ID, 1, clinical.SharedPart{Text: w.shared, Techniques: v.Techniques[:3]}); err != nil {
			return err
		}
		var clients []domain.ClientID
		for _, m := range v.Members {
			if !m.Needed() || len(clients) >= len(w.own) {
				continue
			}
			note := w.own[len(clients)]
			note.data = strings.ReplaceAll(note.data, "{peer}", peerOf(v.Members, m))
			goals := []clinical.GoalLink{{Text: w.goal}}
			if len(m.Context.Goals) > 0 {
				goals = m.Context.Goals[:1]
			}
			wanted := clinical.ProgressNote{Format: domain.FormatDAP, Goals: goals, Sections: []clinical.NoteSection{{Key: "data", Text: note.data}, {Key: "assessment", Text: note.assessment}, {Key: "plan", Text: note.plan}}}
			if _, err := s.desks.Program.WriteProgressNote(s.ctx, by, session.ID, m.Seat.ClientID, 1, wanted, nil); err != nil {
				return err
			}
			clients = append(clients, m.Seat.ClientID)
		}
		if !w.signed {
			return nil
		}
		if _, err = s.desks.Program.SignProgressNotes(s.ctx, by, session.ID, by.Name, clients); err != nil {
			return err
		}
		return s.writePrivately(g.key, by, session, clients)
	})
}
