package shipping_test

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"cohort/domain"
	"cohort/keyring"
	"cohort/shipping"
)

// practice is a server's checkpoints, with a copy that is held against them.
type practice struct {
	*testing.T
	kept *keyring.Checkpoints
	key  keyring.VerifyingKey
	n    int64
}

func newPractice(t *testing.T) *practice {
	t.Helper()
	data := t.TempDir()
	ring, err := keyring.Begin(filepath.Join(data, "keys.json"))
	if err != nil {
		t.Fatal(err)
	}
	p := &practice{T: t, kept: keyring.NewCheckpoints(filepath.Join(data, "audit-checkpoints.jsonl"), ring)}
	if p.key, err = ring.VerifyingKey(); err != nil {
		t.Fatal(err)
	}
	p.must(p.kept.Begin(noon))
	return p
}

var noon = time.Date(2026, 3, 10, 12, 0, 0, 0, time.UTC)

func (p *practice) must(err error) {
	p.Helper()
	if err != nil {
		p.Fatal(err)
	}
}

// keep keeps checkpoints, each of which knows a person by id.
func (p *practice) keep(how int) {
	p.Helper()
	for range how {
		p.n++
		standing := &domain.Standing{People: []domain.PersonStanding{{ID: domain.NewID[domain.UserID]()}}}
		p.must(p.kept.Keep(domain.Checkpoint{AuditLink: domain.AuditLink{Place: p.n, Seq: p.n, Hash: "ab"}, At: noon, Standing: standing}))
	}
}

func (p *practice) shippable() []keyring.Shipped {
	p.Helper()
	all, err := p.kept.Shippable()
	p.must(err)
	return all
}

// whole says that a copy has so many checkpoints and nothing is wrong with it.
func (p *practice) whole(path string, checkpoints int) {
	p.Helper()
	known, err := keyring.NewCopy(path, p.key, p.kept).Kept()
	if err != nil || len(known) != checkpoints {
		p.Errorf("the copy has %d checkpoints, want %d: %v", len(known), checkpoints, err)
	}
	recent, err := (keyring.Recent{Copy: keyring.NewCopy(path, p.key, p.kept)}).Kept()
	if err != nil || len(recent) != checkpoints {
		p.Errorf("its end has %d checkpoints, want %d: %v", len(recent), checkpoints, err)
	}
}

func (p *practice) lines(path string) int {
	p.Helper()
	content, err := os.ReadFile(path)
	p.must(err)
	return bytes.Count(content, []byte("\n"))
}

func TestAFileGetsWhatItDoesNotHave(t *testing.T) {
	p := newPractice(t)
	path := filepath.Join(t.TempDir(), "copy.jsonl")
	file := shipping.NewFile(path)
	for range 3 {
		p.keep(2)
		for range 2 { // once is enough
			p.must(file.Ship(p.shippable()))
		}
	}
	p.whole(path, 6)
	if info, err := os.Stat(path); err != nil || info.Mode() != 0o600 {
		t.Errorf("the file is %v (%v)", info.Mode(), err)
	}
	if content, err := os.ReadFile(path); err != nil || strings.Contains(string(content), "people") {
		t.Errorf("the copy says how the practice stands (%v)", err)
	}
	p.keep(3)
	p.must(shipping.NewFile(path).Ship(p.shippable())) // after a restart
	p.whole(path, 9)
	if got := p.lines(path); got != 10 { // with the first line, which knows nothing
		t.Errorf("%d lines", got)
	}
}

func TestARotatedFileBeginsWithAllThereIs(t *testing.T) {
	p := newPractice(t)
	path := filepath.Join(t.TempDir(), "copy.jsonl")
	file := shipping.NewFile(path)
	p.keep(2)
	p.must(file.Ship(p.shippable()))
	p.must(os.Rename(path, path+".1"))
	p.keep(1)
	p.must(file.Ship(p.shippable()))
	p.whole(path, 3)
	p.whole(path+".1", 2)
	p.must(os.Truncate(path, 0)) // as some rotate
	p.must(file.Ship(p.shippable()))
	p.whole(path, 3)
}

// What a full disk cut short is written again, and no alarm.
func TestALineThatWasCutShortIsWrittenAgain(t *testing.T) {
	p := newPractice(t)
	path := filepath.Join(t.TempDir(), "copy.jsonl")
	p.keep(2)
	p.must(shipping.NewFile(path).Ship(p.shippable()))
	before, err := os.Stat(path)
	p.must(err)
	p.keep(2)
	file := shipping.NewFile(path)
	p.must(file.Ship(p.shippable()))
	after, err := os.Stat(path)
	p.must(err)
	whole, err := os.ReadFile(path)
	p.must(err)
	for size := before.Size() + 1; size < after.Size(); size += 7 {
		p.must(os.WriteFile(path, whole[:size], 0o600))
		p.must(file.Ship(p.shippable()))
		p.whole(path, 4)
		file = shipping.NewFile(path)
	}
}

// A disk that is away costs nothing but time, and an alarm; what was kept
// meanwhile follows.
func TestADiskThatIsAwayIsCaughtUpWith(t *testing.T) {
	p := newPractice(t)
	folder := filepath.Join(t.TempDir(), "disk")
	path := filepath.Join(folder, "copy.jsonl")
	file := shipping.NewFile(path)
	p.keep(2)
	if err := file.Ship(p.shippable()); err == nil {
		t.Fatal("shipped to nowhere")
	}
	p.must(os.Mkdir(folder, 0o700))
	p.must(file.Ship(p.shippable()))
	p.must(os.Rename(folder, folder+".away"))
	p.keep(2)
	if err := file.Ship(p.shippable()); err == nil {
		t.Fatal("shipped to nowhere")
	}
	p.must(os.Rename(folder+".away", folder))
	p.must(file.Ship(p.shippable()))
	p.whole(path, 4)
	p.must(os.Remove(path))
	p.must(os.Mkdir(path, 0o700))
	if err := file.Ship(p.shippable()); err == nil {
		t.Fatal("shipped to a folder")
	}
}

// Checkpoints that were put back to older ones miss what the copy knows, also
// once the server has gone on from there and shipped it.
func TestCheckpointsThatWerePutBackMissWhatTheCopyKnows(t *testing.T) {
	p := newPractice(t)
	path := filepath.Join(t.TempDir(), "copy.jsonl")
	p.keep(3)
	older := map[string][]byte{}
	for _, part := range []string{p.kept.Path(), p.kept.Path() + ".head"} {
		content, err := os.ReadFile(part)
		p.must(err)
		older[part] = content
	}
	p.keep(3)
	p.must(shipping.NewFile(path).Ship(p.shippable()))
	for part, content := range older {
		p.must(os.WriteFile(part, content, 0o600))
	}
	lost := func(when string) {
		t.Helper()
		for _, known := range []interface {
			Kept() ([]domain.Checkpoint, error)
		}{keyring.NewCopy(path, p.key, p.kept), keyring.Recent{Copy: keyring.NewCopy(path, p.key, p.kept)}} {
			if _, err := known.Kept(); err == nil {
				t.Errorf("%s: not found", when)
			}
		}
	}
	lost("put back")
	p.n = 3
	p.keep(5)
	p.must(shipping.NewFile(path).Ship(p.shippable()))
	lost("gone on from there")
	p.must(p.kept.BeginAnew(domain.Checkpoint{AuditLink: domain.AuditLink{Place: 9, Seq: 9, Hash: "ab"}, At: noon}))
	p.must(shipping.NewFile(path).Ship(p.shippable()))
	if _, err := keyring.NewCopy(path, p.key, p.kept).Kept(); err != nil {
		t.Errorf("begun anew: %v", err)
	}
}

// hanging is a place that answers when it is let.
type hanging struct {
	asked, let chan struct{}
}

func (hanging) Name() string { return "hanging" }
func (hanging) Kind() string { return "file" }
func (h hanging) Ship([]keyring.Shipped) error {
	h.asked <- struct{}{}
	<-h.let
	return nil
}

// telling is a place that says how much it has, each time it has got more.
type telling struct {
	shipping.Place
	has chan int
}

func (p telling) Ship(all []keyring.Shipped) error {
	err := p.Place.Ship(all)
	p.has <- len(all)
	return err
}

// A disk that never answers holds up neither another place nor the end.
func TestAPlaceThatHangsHoldsUpNothing(t *testing.T) {
	p := newPractice(t)
	p.keep(2)
	path := filepath.Join(t.TempDir(), "copy.jsonl")
	h := hanging{make(chan struct{}, 1), make(chan struct{})}
	file := telling{shipping.NewFile(path), make(chan int, 10)}
	s := shipping.New(p.kept, h, file)
	ctx, stop := context.WithCancel(context.Background())
	ended := make(chan struct{})
	go func() { s.Keep(ctx); close(ended) }()
	<-h.asked
	stop()
	<-ended
	finished := make(chan struct{})
	p.keep(1)
	go func() { s.Finish(); close(finished) }()
	for has := range file.has { // the other one gets it, while this one hangs
		if has == 4 {
			break
		}
	}
	close(h.let)
	<-finished
	p.whole(path, 3)
}
