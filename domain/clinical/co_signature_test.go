package clinical_test

import (
	"math/rand/v2"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"cohort/domain"
	"cohort/domain/clinical"
)

// signedBench are notes of a session that a trainee signed.
func signedBench(t *testing.T, rng *rand.Rand, members int) []clinical.ProgressNote {
	t.Helper()
	b := newBench(rng, members)
	record := clinical.SignedRecord{Shared: b.Shared.Text, Techniques: b.Shared.Techniques, Facts: clinical.SessionFacts{Cohort: "G-7", Expected: members, Minutes: 90, Number: 4, Place: "Room 2", Present: members,
		Service: "90853", Theme: "Cues and time-outs", Leaders: []clinical.LedFact{{Name: "Maya Lindqvist", Credential: "LPC"}}}.On(b.Session.Date, b.Session.StartsAt, b.Session.EndsAt)}
	signer := b.Signer
	signer.Trainee, signer.CoSigner = true, domain.NewID[domain.UserID]()
	var notes []clinical.ProgressNote
	for _, m := range b.notes {
		record.Client = m.Note.ClientID
		n, err := m.Note.Sign(signer, record, ends.Add(time.Hour))
		if err != nil {
			t.Fatal(err)
		}
		notes = append(notes, n)
	}
	return notes
}

// weird are texts that take a sentence splitter to its limits.
var weird = []string{"", " ", ".", "...", "\n\n\n", "a", "No stop", "Dr. Who? Yes! \n\nNo.", "É. ü — 日本語。文です。 Ok.", "One.Two. Three", " Leading blank. Trailing blank. ", "\tTabs.\t\tMore."}

// Put together, what a supervisor reads gives every note to the character,
// whatever they have in common, and counts what it shows.
func TestCoSignatureHidesNothing(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 6))
	for round := range 300 {
		notes := signedBench(t, rng, 2+rng.IntN(10))
		for i := range notes {
			for k := range notes[i].Sections {
				text := notes[i].Sections[k].Text
				for range rng.IntN(4) {
					text = one(rng, []string{text + " " + one(rng, weird), one(rng, weird) + text, text + "\n" + one(rng, extra), one(rng, next) + " " + text})
				}
				notes[i].Sections[k].Text = text
			}
			if round%5 == 0 && i == 0 {
				notes[i].Record.Shared += " One more sentence for the first."
			}
		}
		c := clinical.NewCoSignature(notes)
		read := utf8.RuneCountInString(c.Facts + c.Shared + strings.Join(c.Common, ""))
		for i, row := range c.Rows {
			sections := row.Sections
			if c.Shared == "" { // each with its own shared part
				if got := c.Text(sections[0]); !strings.Contains(got, notes[i].Record.Shared) || !strings.Contains(got, "Theme: Cues") {
					t.Fatalf("the shared part of %d is not shown: %q", i, got)
				}
				for _, p := range sections[0].Pieces {
					read += utf8.RuneCountInString(p.Text)
				}
				sections = sections[1:]
			}
			for k, s := range sections {
				if got, want := c.Text(s), notes[i].Sections[k].Text; got != want {
					t.Fatalf("put together, %q is %q", want, got)
				}
				for _, p := range s.Pieces {
					read += utf8.RuneCountInString(p.Text)
					if (p.Text == "") == (p.Common == 0) {
						t.Fatalf("a piece is neither or both: %+v", p)
					}
				}
			}
			for _, g := range notes[i].Goals {
				read += utf8.RuneCountInString(g.Text)
			}
		}
		if c.Read != read {
			t.Fatalf("%d characters are shown, and %d counted", read, c.Read)
		}
	}
}

// Twelve notes that were written apart take at most 40 % of their characters to
// read: what is the same for everybody is read once.
func TestCoSignatureTakesLessReading(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 8))
	worst := 0.0
	for range 100 {
		notes := signedBench(t, rng, 12)
		for i := range notes { // as long as a shared part is that says what was done
			notes[i].Record.Shared = shared + " " + longShared
		}
		c := clinical.NewCoSignature(notes)
		worst = max(worst, float64(c.Read)/float64(c.Total))
	}
	t.Logf("of 12 notes, %.0f%% of the characters are read at most", worst*100)
	if worst > 0.4 {
		t.Errorf("%.3f of the characters are to be read", worst)
	}
}

const longShared = `Leaders reviewed the week's homework and used two volunteered examples, made unrecognizable, to show how a thought sits between event and reaction. The curve of arousal was drawn on the board, and the group placed common situations on it. Psychoeducation on sleep and alcohol as amplifiers followed, with questions. In the role-play, pairs practiced asking for a break in plain words, with one observer each, and changed roles after four minutes. Feedback kept to what was seen and heard. No conflict between members arose that needed the leaders; no statement gave reason for a safety assessment beyond the usual. The closing round named one thing to try before the next meeting.`
