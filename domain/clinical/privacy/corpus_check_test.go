package privacy_test

import "testing"

// TestSetsShareNothing keeps the evaluation honest: no name and no sentence of
// the development set stands in another.
func TestSetsShareNothing(t *testing.T) {
	develop := newCorpus(t, "develop.txt", 0, 1)
	seen := map[string]bool{}
	for _, list := range [][]string{develop.first, develop.last, develop.wordNames} {
		for _, s := range list {
			seen[s] = true
		}
	}
	for _, list := range develop.sentences {
		for _, s := range list {
			seen[s] = true
		}
	}
	names := len(develop.first) + len(develop.last)
	for _, file := range []string{"heldout.txt", "fresh.txt"} {
		other := newCorpus(t, file, 1, 1)
		if file == "heldout.txt" {
			names += len(other.first) + len(other.last)
		}
		for _, list := range [][]string{other.first, other.last, other.wordNames} {
			for _, s := range list {
				if seen[s] {
					t.Errorf("%s: %q is in the development set", file, s)
				}
			}
		}
		for section, list := range other.sentences {
			for _, s := range list {
				if seen[s] {
					t.Errorf("%s: [%s] %q is in the development set", file, section, s)
				}
			}
		}
	}
	if names < 400 {
		t.Errorf("%d names, want 400 or more", names)
	}
}
