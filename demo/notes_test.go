package demo_test

import (
	"slices"
	"testing"

	"cohort/domain"
	"cohort/domain/clinical"
	"cohort/practice"
)

// checkNotes looks at what was written of the last sessions: signed, waiting for
// a co-signature, and left open; all different, and fit to be signed.
func checkNotes(t *testing.T, h *house) {
	t.Helper()
	by := map[clinical.NoteStatus]int{}
	var texts []string
	cohorts := h.cohorts()
	h.ask(func(tx practice.Tx) error {
		for _, c := range cohorts {
			sessions, err := tx.Sessions(c.ID)
			if err != nil {
				return err
			}
			for _, s := range sessions {
				notes, err := tx.ProgressNotes(s.ID)
				if err != nil {
					return err
				}
				var waiting []clinical.ProgressNote
				for _, n := range notes {
					by[n.Status]++
					text, _ := n.Own()
					if slices.Contains(texts, text) {
						t.Errorf("two notes say %q", text)
					}
					texts = append(texts, text)
					if n.Status.Locked() && !n.Unchanged() {
						t.Error("a signed note is not what was signed")
					}
					if n.Status == clinical.NoteWaiting {
						waiting = append(waiting, n)
					}
				}
				if c := clinical.NewCoSignature(waiting); len(waiting) > 0 {
					share := float64(c.Read) / float64(c.Total)
					t.Logf("%d notes to co-sign: %d of %d characters are read, %.0f%%", len(waiting), c.Read, c.Total, share*100)
					if share > 0.4 {
						t.Errorf("%.2f of the characters are read", share)
					}
				}
			}
		}
		owed, err := tx.OwedNotes(domain.Everything(), 50)
		if len(owed) != 1 {
			t.Errorf("notes are owed of %v", owed)
		}
		return err
	})
	t.Logf("notes: %v", by)
	if by[clinical.NoteSigned] < 240 || by[clinical.NoteWaiting] < 4 || by[clinical.NoteDraft] < 3 {
		t.Errorf("notes by state: %v", by)
	}
}
