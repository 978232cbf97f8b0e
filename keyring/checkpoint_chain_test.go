package keyring_test

import (
	"bytes"
	"errors"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"cohort/domain"
	"cohort/keyring"
)

func readFile(t *testing.T, path string) string {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}

func writeFile(t *testing.T, path, content string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
}

func linesOf(t *testing.T, path string) []string {
	t.Helper()
	return strings.SplitAfter(strings.TrimSuffix(readFile(t, path), "\n"), "\n")
}

func writeLines(t *testing.T, path string, lines []string) {
	t.Helper()
	writeFile(t, path, strings.TrimSuffix(strings.Join(lines, ""), "\n")+"\n")
}

func remove(t *testing.T, paths ...string) {
	t.Helper()
	for _, path := range paths {
		if err := os.Remove(path); err != nil {
			t.Fatal(err)
		}
	}
}

// A crash between any two steps of keeping a checkpoint is no alarm, then or later.
func TestACrashWhileACheckpointIsKeptIsNoAlarm(t *testing.T) {
	c, _, path := newCheckpoints(t)
	keep(t, c, 3, 7)
	before, head := readFile(t, path), readFile(t, path+".head")
	keep(t, c, 9)
	after := readFile(t, path)
	for size := len(before); size <= len(after); size++ {
		writeFile(t, path, after[:size]) // the head does not know it yet
		writeFile(t, path+".head", head)
		if _, err := c.Kept(); err != nil {
			t.Fatalf("after %d bytes of the line: %v", size-len(before), err)
		}
		if size%40 != 0 && size != len(after) {
			continue
		}
		keep(t, c, 11)
		keep(t, c, 12)
		kept, err := c.Kept()
		if last := kept[len(kept)-1]; err != nil || last.Seq != 12 {
			t.Fatalf("after %d bytes of the line and two more: %v, %v", size-len(before), last, err)
		}
	}
}

func TestACrashWhileTheFileIsBegunIsNoAlarm(t *testing.T) {
	c, _, path := newCheckpoints(t)
	remove(t, path+".head")
	if err := c.Begin(checkpoint(0).At); err != nil {
		t.Fatal(err)
	}
	if _, err := c.Kept(); err != nil {
		t.Error(err)
	}
}

// What was taken away shows, and goes on to show when the server has kept more.
func TestWhatIsMissingFromTheCheckpointsIsFoundThenAndLater(t *testing.T) {
	for name, c := range map[string]struct {
		change func(t *testing.T, path string)
		says   string
	}{
		"the last cut off": {func(t *testing.T, path string) { t.Helper(); writeLines(t, path, linesOf(t, path)[:3]) }, "checkpoint 3 is the last one left: 3 behind it were removed"},
		"cut inside a line": {func(t *testing.T, path string) {
			t.Helper()
			writeFile(t, path, readFile(t, path)[:len(readFile(t, path))-9])
		}, "checkpoint 5 is the last one left: 1 behind it"},
		"the first removed": {func(t *testing.T, path string) { t.Helper(); writeLines(t, path, linesOf(t, path)[2:]) }, "begins with checkpoint 3"},
		"one removed": {func(t *testing.T, path string) {
			t.Helper()
			writeLines(t, path, slices.Delete(linesOf(t, path), 2, 3))
		}, "checkpoint 2 is followed by checkpoint 4"},
		"two swapped": {func(t *testing.T, path string) {
			t.Helper()
			l := linesOf(t, path)
			l[2], l[3] = l[3], l[2]
			writeLines(t, path, l)
		}, "checkpoint 2 is followed by checkpoint 4"},
		"one repeated": {func(t *testing.T, path string) {
			t.Helper()
			l := linesOf(t, path)
			writeLines(t, path, slices.Insert(l, 2, l[1]))
		}, "checkpoint 2 stands behind checkpoint 2"},
		"emptied":               {func(t *testing.T, path string) { t.Helper(); writeFile(t, path, "") }, "missing or was emptied: there were 6"},
		"removed":               {func(t *testing.T, path string) { t.Helper(); remove(t, path) }, "missing or was emptied: there were 6"},
		"removed with its head": {func(t *testing.T, path string) { t.Helper(); remove(t, path, path+".head") }, "it is missing, and so is its head"},
		"head removed":          {func(t *testing.T, path string) { t.Helper(); remove(t, path+".head") }, "head, which says that there are 6, was removed"},
		"head edited": {func(t *testing.T, path string) {
			t.Helper()
			writeFile(t, path+".head", strings.Replace(readFile(t, path+".head"), `"n":6`, `"n":3`, 1))
		}, "head was edited"},
		"nonsense between": {func(t *testing.T, path string) {
			t.Helper()
			writeLines(t, path, slices.Insert(linesOf(t, path), 2, "{}\n"))
		}, "line 3 is no checkpoint"},
	} {
		t.Run(name, func(t *testing.T) {
			checkpoints, _, path := newCheckpoints(t)
			keep(t, checkpoints, 3, 5, 7, 9, 11)
			c.change(t, path)
			if _, err := checkpoints.Kept(); !errors.Is(err, domain.ErrCheckpoints) || !strings.Contains(err.Error(), c.says) {
				t.Errorf("found: %v", err)
			}
			keep(t, checkpoints, 13, 15)
			kept, err := checkpoints.Kept()
			if !errors.Is(err, domain.ErrCheckpoints) || kept[len(kept)-1].Seq != 15 {
				t.Errorf("found later: %v, %v", kept, err)
			}
			if err := checkpoints.BeginAnew(checkpoint(17)); err != nil {
				t.Fatal(err)
			}
			keep(t, checkpoints, 19)
			if kept, err := checkpoints.Kept(); err != nil || kept[len(kept)-1].Seq != 19 {
				t.Errorf("begun anew: %v, %v", kept, err)
			}
		})
	}
}

func TestAnOlderHeadIsFound(t *testing.T) {
	c, _, path := newCheckpoints(t)
	keep(t, c, 3)
	head := readFile(t, path+".head")
	keep(t, c, 5, 7)
	writeFile(t, path+".head", head)
	if _, err := c.Kept(); !errors.Is(err, domain.ErrCheckpoints) {
		t.Errorf("%v", err)
	}
	keep(t, c, 9)
	if _, err := c.Kept(); !errors.Is(err, domain.ErrCheckpoints) {
		t.Errorf("later: %v", err)
	}
}

// No byte of the files can be another one.
func TestEveryChangedByteOfTheCheckpointsIsFound(t *testing.T) {
	c, _, path := newCheckpoints(t)
	told := checkpoint(3)
	told.Standing = &domain.Standing{Numbers: map[string]int64{"export_batch": 7}}
	if err := c.Keep(told); err != nil {
		t.Fatal(err)
	}
	keep(t, c, 5, 7)
	random := rand.New(rand.NewPCG(1, 2))
	for _, name := range []string{path, path + ".head"} {
		whole := []byte(readFile(t, name))
		for i := range whole {
			changed := bytes.Clone(whole)
			for changed[i] == whole[i] {
				changed[i] = byte(random.IntN(256))
			}
			writeFile(t, name, string(changed))
			if _, err := c.Kept(); !errors.Is(err, domain.ErrCheckpoints) {
				t.Errorf("byte %d of %s: %q for %q: %v", i, name, changed[i], whole[i], err)
			}
		}
		writeFile(t, name, string(whole))
	}
}

func TestVerifyingKeyIsHandedOnAsText(t *testing.T) {
	_, ring, _ := newCheckpoints(t)
	key, err := ring.VerifyingKey()
	if err != nil {
		t.Fatal(err)
	}
	if read, err := keyring.ParseVerifyingKey(" " + key.String() + "\n"); err != nil || read.String() != key.String() {
		t.Errorf("%v, %v", read, err)
	}
	for _, text := range []string{"", "cohort-audit-", key.String()[:20], "x" + key.String(), key.String() + "AA"} {
		if _, err := keyring.ParseVerifyingKey(text); err == nil {
			t.Errorf("%q is taken for a key", text)
		}
	}
}

// A copy that was away while the file was cut goes on with the line that stands
// for what it missed; taken from the file itself, such a line is found.
func TestACopyGoesOnBehindACut(t *testing.T) {
	c, ring, path := newCheckpoints(t)
	key, err := ring.VerifyingKey()
	if err != nil {
		t.Fatal(err)
	}
	c.CutAt(6, 3)
	shipped := path + ".shipped"
	ship := func(from int) (text string) {
		all, err := c.Shippable()
		if err != nil {
			t.Fatal(err)
		}
		for _, line := range all[from:] {
			text += string(line.Line) + "\n"
		}
		return text
	}
	keep(t, c, 1, 2)
	text := ship(0)
	keep(t, c, 3, 4, 5, 6, 7, 8, 9)
	text += ship(0)
	if !strings.Contains(text, `"cut"`) {
		t.Fatal("the file was not cut")
	}
	writeFile(t, shipped, text)
	if known, err := keyring.NewCopy(shipped, key, c).Kept(); err != nil || len(known) < 5 {
		t.Errorf("%d known: %v", len(known), err)
	}
	lines := linesOf(t, shipped)
	writeLines(t, shipped, slices.Delete(slices.Clone(lines), 4, 5))
	if _, err := keyring.NewCopy(shipped, key, c).Kept(); err == nil {
		t.Error("a line of the copy was removed, and that is not found")
	}
	writeLines(t, path, lines)
	if _, err := c.Kept(); err == nil {
		t.Error("the file itself has a gap, and that is not found")
	}
}
