package sameness_test

import (
	"math"
	"strings"
	"testing"

	"cohort/domain/clinical/sameness"
)

const (
	taught = "The group reviewed the cycle of anxious thoughts and practiced box breathing for ten minutes."
	ana    = "Ana spoke of a quarrel with her mother and named two thoughts that kept it going. She set a goal of one call by Sunday."
	ben    = "Ben was quiet at first, then read his diary card aloud and asked for help with sleep. He plans to walk each evening."
)

func TestVerdicts(t *testing.T) {
	for _, tc := range []struct {
		name, a, b, shared string
		want               sameness.Verdict
	}{
		{"two notes written apart", ana, ben, "", sameness.Distinct},
		{"the same note", ana, ana, "", sameness.Identical},
		{"name, pronoun and number changed", ana, "Ben spoke of a quarrel with his mother and named two thoughts that kept it going. He set a goal of one call by Sunday.", "", sameness.Identical},
		{"case and punctuation changed", ana, strings.ToUpper(strings.ReplaceAll(ana, ".", ";")), "", sameness.Identical},
		{"one word changed", ana, strings.Replace(ana, "quarrel", "phone call", 1), "", sameness.Similar},
		{"half copied", ana, "Ben spoke of a quarrel with his mother and named two thoughts. Asked for help with sleep, plans to walk each evening with a neighbor and keep a diary of it.", "", sameness.Overlapping},
		{"only what was taught is the same", taught + " " + ana, taught + " " + ben, taught, sameness.Distinct},
		{"what was taught counts when it is not shared text", taught + " " + taught + " Quiet.", taught + " " + taught + " Tearful today.", "", sameness.Similar},
		{"nothing of their own", taught, taught, taught, sameness.Identical},
		{"two empty notes", "", "", "", sameness.Distinct},
		{"a copy with its accents in two parts", "José brought café and cried for his père, he said.", "Jose\u0301 brought cafe\u0301 and cried for his pe\u0300re, he said.", "", sameness.Identical},
		{"a copy in a script without blanks, one sign changed", "来访者今天准时到达并分享了本周的困难和目标", "来访者今天准时到达并分享了上周的困难和目标", "", sameness.Similar},
		{"two notes in a script without blanks", "来访者今天准时到达并分享了本周的困难和目标", "他说睡眠改善了计划每天晚上散步半小时", "", sameness.Distinct},
		{"an empty note and another", "", ana, "", sameness.Distinct},
		{"a longer note that holds the whole of the other", ben, ben + " " + taught, "", sameness.Similar},
	} {
		t.Run(tc.name, func(t *testing.T) {
			a, b := sameness.Note{ID: "a", Text: tc.a, Names: []string{"Ana Ruiz"}}, sameness.Note{ID: "b", Text: tc.b, Names: []string{"Ben"}}
			got, back := sameness.Compare(a, b, tc.shared), sameness.Compare(b, a, tc.shared)
			if got.Verdict != tc.want {
				t.Errorf("%v (%.2f), want %v", got.Verdict, got.Score, tc.want)
			}
			if got.Score != back.Score || got.Verdict != back.Verdict {
				t.Errorf("the other way round: %v (%.2f), want %v (%.2f)", back.Verdict, back.Score, got.Verdict, got.Score)
			}
		})
	}
}

func TestPassagesAreShownInBoth(t *testing.T) {
	a := sameness.Note{Text: "Was on time. " + ana + " Left early."}
	b := sameness.Note{Text: "Came late, " + strings.Replace(ana, "Ana", "Client", 1)}
	a.Names = []string{"Ana"}
	got := sameness.Compare(a, b, "").Passages
	if len(got) != 1 || a.Text[got[0].AStart:got[0].AEnd] != strings.TrimSuffix(ana, ".") ||
		b.Text[got[0].BStart:got[0].BEnd] != strings.TrimSuffix(strings.Replace(ana, "Ana", "Client", 1), ".") {
		t.Fatalf("passages %+v", got)
	}
	if got[0].Words != 25 {
		t.Errorf("%d words, want 25", got[0].Words)
	}
}

func TestWithinPutsTheMostAlikeFirst(t *testing.T) {
	notes := []sameness.Note{{ID: "1", Text: ana}, {ID: "2", Text: ben}, {ID: "3", Text: strings.Replace(ana, "quarrel", "dispute", 1)}, {ID: "4", Text: ben}}
	got := sameness.Within(notes, "")
	if len(got) != 2 || got[0].A != "2" || got[0].B != "4" || got[1].A != "1" || got[1].B != "3" {
		t.Fatalf("got %+v", got)
	}
	if got[0].Verdict != sameness.Identical || got[1].Verdict != sameness.Similar {
		t.Errorf("verdicts %v and %v", got[0].Verdict, got[1].Verdict)
	}
}

func TestOnlyTheLastFiveAreRead(t *testing.T) {
	earlier := []sameness.Note{{ID: "1", Text: ben}, {ID: "2"}, {ID: "3"}, {ID: "4"}, {ID: "5", Text: ana}, {ID: "6", Text: ana}}
	got := sameness.AgainstEarlier(sameness.Note{ID: "now", Text: ana}, earlier, "")
	if len(got) != 1 || got[0].A != "now" || got[0].B != "5" {
		t.Fatalf("got %+v", got)
	}
}

// FuzzCompare holds that any bytes are compared, within bounds, the same way
// from both sides.
func FuzzCompare(f *testing.F) {
	f.Add(ana, ben, taught)
	f.Add("a a a a a a a a", "a a a a a a a a a", "")
	f.Add("\xff\xfe it's 5", "ITS ’ 5 \xff", "x")
	f.Fuzz(func(t *testing.T, a, b, shared string) {
		l := sameness.Compare(sameness.Note{Text: a}, sameness.Note{Text: b}, shared)
		if math.IsNaN(l.Score) || l.Score < 0 || l.Score > 1 {
			t.Fatalf("score %v", l.Score)
		}
		if back := sameness.Compare(sameness.Note{Text: b}, sameness.Note{Text: a}, shared); back.Score != l.Score {
			t.Fatalf("score %v one way, %v the other", l.Score, back.Score)
		}
		last := 0
		for _, p := range l.Passages {
			if p.AStart < last || p.AEnd > len(a) || p.BStart < 0 || p.BEnd > len(b) || p.AStart >= p.AEnd || p.BStart >= p.BEnd {
				t.Fatalf("passage %+v", p)
			}
			last = p.AEnd
		}
	})
}
