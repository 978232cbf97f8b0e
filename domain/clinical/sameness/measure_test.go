package sameness_test

import (
	"fmt"
	"math/rand/v2"
	"sort"
	"strings"
	"testing"

	"cohort/domain/clinical/sameness"
)

// stock holds the phrases of one clinician, who repeats them: openings,
// themes, responses, progress and plans, each to be combined with the others.
var stock = [][]string{
	{"Client arrived on time and was neatly dressed.", "Client came ten minutes late and apologized.", "Client was present for the full session.", "Client joined by video from home.", "Client appeared tired but alert.", "Client greeted the group warmly and sat near the door."},
	{"Mood was low with congruent affect.", "Mood was described as steady; affect was bright.", "Affect was anxious at first and settled later.", "Client was irritable after a poor night.", "Client was tearful when speaking of the move.", "No change in mood since last week was noted."},
	{"Spoke about an argument with a supervisor over shifts.", "Described a weekend alone and two urges to drink.", "Shared that a court date was moved to next month.", "Told the group about the first week back at school.", "Named shame as the feeling under the anger.", "Talked about pain, sleep and the new medication.", "Reported a panic attack on the bus and how it passed.", "Remembered a friend who died in the spring.", "Said little about the week and listened closely."},
	{"Linked the thought of failing to the urge to cancel plans.", "Found one piece of evidence against the belief of being a burden.", "Practiced saying no in a role play and repeated it with more voice.", "Used the breathing exercise and rated tension six, then three.", "Gave a peer kind and specific feedback.", "Challenged a peer with some heat and repaired it before the end.", "Completed the worksheet with help for the last column.", "Asked for examples and wrote them down."},
	{"Making progress toward the goal of three sober evenings a week.", "Goal of daily walks was met on five days.", "Goal of calling a sibling was put off again.", "Objective on sleep is partly met; bedtime is still late.", "No progress yet on the job search; barriers were listed.", "Homework was done in part and reviewed."},
	{"Denied thoughts of self-harm; safety plan on file.", "Fleeting thoughts of death without intent; plan was reviewed.", "No risk was voiced this week.", "Agreed to call before the urge peaks."},
	{"Plan: keep the thought record and bring it on Monday.", "Plan: call the clinic about the refill and attend next week.", "Plan: one coffee with a neighbor before the next session.", "Plan: practice the skill twice a day and note the result.", "Plan: ask a relative for a ride; review travel barriers.", "Plan: continue weekly group and see the prescriber."},
}

func writeNote(rng *rand.Rand) string {
	var parts []string
	for _, choices := range stock {
		i := rng.IntN(len(choices))
		parts = append(parts, choices[i])
		if rng.IntN(2) == 0 {
			parts = append(parts, choices[(i+1+rng.IntN(len(choices)-1))%len(choices)])
		}
	}
	return strings.Join(parts, " ")
}

// edit changes each word with the given chance, as somebody covering a copy
// would.
func edit(rng *rand.Rand, text string, chance float64) string {
	others := strings.Fields("again slightly openly today somewhat briefly often home work friend evening morning shared stated calm tense hopeful")
	words := strings.Fields(text)
	for i := range words {
		if rng.Float64() < chance {
			words[i] = others[rng.IntN(len(others))]
		}
	}
	return strings.Join(words, " ")
}

// TestCopiesAreToldFromNotesWrittenApart measures scores on generated notes of
// one clinician: pairs written apart (from the same stock of phrases, so some
// agree by chance) and copies with a part of their words changed.
func TestCopiesAreToldFromNotesWrittenApart(t *testing.T) {
	const pairs = 1000
	rng := rand.New(rand.NewPCG(3, 9))
	measure := func(name string, chance float64) (scores []float64) {
		for range pairs {
			a := writeNote(rng)
			b := writeNote(rng)
			if chance >= 0 {
				b = edit(rng, a, chance)
			}
			scores = append(scores, sameness.Compare(sameness.Note{Text: a}, sameness.Note{Text: b}, "").Score)
		}
		sort.Float64s(scores)
		fmt.Printf("%-28s 1%% %.2f  median %.2f  99%% %.2f\n", name, scores[pairs/100], scores[pairs/2], scores[pairs-pairs/100])
		return scores
	}
	share := func(scores []float64, atLeast float64) float64 {
		return float64(pairs-sort.SearchFloat64s(scores, atLeast)) / pairs
	}
	apart := measure("written apart", -1)
	if got := share(apart, 0.55); got > 0.01 {
		t.Errorf("%.3f of pairs written apart are called near-identical", got)
	}
	for _, tc := range []struct {
		chance, score, floor float64
	}{{0, 1, 1}, {0.05, 0.55, 0.99}, {0.10, 0.55, 0.95}, {0.20, 0.35, 0.95}} {
		got := share(measure(fmt.Sprintf("copy, %.0f%% of words changed", tc.chance*100), tc.chance), tc.score)
		if got < tc.floor {
			t.Errorf("with %.0f%% changed only %.3f score %.2f or more, want %.2f", tc.chance*100, got, tc.score, tc.floor)
		}
	}
}

func BenchmarkWithin(b *testing.B) {
	rng := rand.New(rand.NewPCG(3, 9))
	var notes []sameness.Note
	for i := range 12 {
		text := ""
		for len(text) < 3000 {
			text += writeNote(rng) + " "
		}
		notes = append(notes, sameness.Note{ID: fmt.Sprint(i), Text: text})
	}
	for b.Loop() {
		sameness.Within(notes, "")
	}
}

func BenchmarkOneWordSaidForever(b *testing.B) {
	note := sameness.Note{Text: strings.Repeat("yes ", 25_000)}
	for b.Loop() {
		sameness.Compare(note, sameness.Note{Text: note.Text + "no"}, "")
	}
}
