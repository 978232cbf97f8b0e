package demo_test

import (
	"context"
	"crypto/sha256"
	"strings"
	"testing"
	"time"

	"cohort/demo"
	"cohort/document/chargefile"
	"cohort/document/release"
	"cohort/domain"
	"cohort/factor"
	"cohort/keyring"
	"cohort/practice"
	"cohort/practice/desks"
	"cohort/repository/storetest"
)

// afternoon is a Wednesday, 14:00 in New York: one group has met today and one
// still will.
var afternoon = time.Date(2026, 5, 20, 18, 0, 0, 0, time.UTC)

// house is a seeded practice under test.
type house struct {
	t      testing.TB
	desks  *desks.Desks
	store  practice.Store
	logins []demo.Login
	actors map[string]domain.Actor // by the first name of who acts
}

func seeded(t testing.TB, seed int64, now time.Time) *house {
	t.Helper()
	store, keys := storetest.SQLite(t), storetest.Keys(t)
	return seededIn(t, store, keys, seed, now)
}

func seededIn(t testing.TB, store demo.WholeStore, keys *keyring.Ring, seed int64, now time.Time) *house {
	t.Helper()
	begun := time.Now()
	logins, err := demo.Seed(context.Background(), store, keys, plainHasher{}, seed, now)
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("seeded in %v", time.Since(begun).Round(time.Millisecond))
	h := &house{t: t, store: store, logins: logins, actors: map[string]domain.Actor{},
		desks: desks.Open(desks.Outside{Store: store, Keys: keys, Hasher: plainHasher{}, Passkeys: factor.Passkeys{}, Codes: factor.Codes{}, Now: func() time.Time { return now }, Writers: chargefile.New, Releases: release.Write})}
	h.desks.Office.Demonstrate()
	h.ask(func(tx practice.Tx) error {
		for _, l := range logins {
			u, err := tx.UserByEmail(l.Email)
			if err != nil {
				return err
			}
			first, _, _ := strings.Cut(u.Name, " ")
			h.actors[first] = u.At(domain.Actor{Address: "192.0.2.1", RequestID: "test"})
		}
		return nil
	})
	return h
}

// ask asks the database itself.
func (h *house) ask(do func(practice.Tx) error) {
	h.t.Helper()
	if err := h.store.Read(context.Background(), do); err != nil {
		h.t.Fatal(err)
	}
}

// plainHasher stands in for argon2id, which is slow on purpose.
type plainHasher struct{}

func (plainHasher) Hash(password string) (string, error) { return "plain:" + password, nil }

func (plainHasher) Matches(password, hash string) (bool, error) {
	return "plain:"+password == hash, nil
}

func TestDemonstrationPractice(t *testing.T) {
	h := seeded(t, 1, afternoon)
	t.Run("is full", func(t *testing.T) { checkContent(t, h) })
	t.Run("has believable referrals", func(t *testing.T) { checkReferrals(t, h) })
	t.Run("seats nobody past the gate", func(t *testing.T) { checkIntake(t, h) })
	t.Run("helps most and not all", func(t *testing.T) { checkProgress(t, h) })
	t.Run("has nothing half done", func(t *testing.T) { checkConsistency(t, h, afternoon) })
	t.Run("has things put right", func(t *testing.T) { checkCorrections(t, h) })
	t.Run("has sessions today", func(t *testing.T) { checkToday(t, h, afternoon) })
	t.Run("has notes", func(t *testing.T) { checkNotes(t, h) })
	t.Run("has a guest, and versions to compare", func(t *testing.T) { checkShortCourses(t, h) })
	t.Run("has an audit that holds", func(t *testing.T) { checkAudit(t, h) })
	t.Run("lets everybody sign in", func(t *testing.T) { checkLogins(t, h) })
	text := visible(h)
	t.Logf("SHA-256 of what people see: %x", sha256.Sum256([]byte(text)))
	if len(text) < 20_000 {
		t.Errorf("only %d characters are compared", len(text))
	}
	t.Run("is the same from the same seed, on PostgreSQL too", func(t *testing.T) {
		again := seededIn(t, storetest.Postgres(t), storetest.Keys(t), 1, afternoon)
		if visible(again) != text {
			t.Error("the same seed made another practice")
		}
	})
	t.Run("is another one from another seed", func(t *testing.T) {
		other := seeded(t, 2, afternoon)
		if visible(other) == text {
			t.Error("another seed made the same practice")
		}
		checkConsistency(t, other, afternoon)
	})
}
