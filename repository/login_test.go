package repository_test

import (
	"context"
	"errors"
	"slices"
	"sync"
	"testing"
	"time"

	"cohort/domain"
	"cohort/practice"
	"cohort/repository"
	"cohort/repository/storetest"
)

var noon = time.Date(2026, 3, 10, 12, 0, 0, 0, time.UTC)

func write(t *testing.T, store *repository.Store, do func(practice.Tx) error) {
	t.Helper()
	if err := store.Write(context.Background(), do); err != nil {
		t.Fatal(err)
	}
}

func newUser(t *testing.T, store *repository.Store, name string, role domain.Role) domain.User {
	t.Helper()
	u := domain.User{ID: domain.NewID[domain.UserID](), Name: name, Email: domain.NormalEmail(name + "@example.org"), Roles: []domain.Role{role},
		Status: domain.UserActive, PasswordHash: "hash", Version: 1, CreatedAt: noon, UpdatedAt: noon}
	if role == domain.Therapist {
		u.Licenses = []domain.License{{Number: "12345", State: "NY", Type: "LPC", Kind: domain.Counselor, Until: domain.Date{Year: 2030, Month: 6, Day: 30}, SeenBy: "Ada"}}
	}
	write(t, store, func(tx practice.Tx) error { return tx.CreateUser(u) })
	return u
}

func newLogin(t *testing.T, store *repository.Store, u domain.User, at time.Time) domain.Login {
	t.Helper()
	l := domain.Login{ID: domain.NewID[domain.LoginID](), UserID: u.ID, CreatedAt: at, ExpiresAt: at.Add(time.Hour), Address: "192.0.2.1"}
	write(t, store, func(tx practice.Tx) error {
		return tx.CreateLogin(l, domain.RefreshToken{Hash: l.ID.String(), LoginID: l.ID, CreatedAt: at, ExpiresAt: l.ExpiresAt})
	})
	return l
}

func isAlive(t *testing.T, store *repository.Store, id domain.LoginID) bool {
	t.Helper()
	var found domain.Login
	write(t, store, func(tx practice.Tx) (err error) {
		found, _, err = tx.LoginWithUser(id, noon)
		return err
	})
	return found.EndedAt == nil
}

func TestLoginComesWithItsUser(t *testing.T) {
	storetest.Each(t, func(t *testing.T, store *repository.Store) {
		u := newUser(t, store, "Vera", domain.Therapist)
		l := newLogin(t, store, u, noon)
		write(t, store, func(tx practice.Tx) error {
			login, user, err := tx.LoginWithUser(l.ID, noon)
			if err != nil {
				return err
			}
			if login.ID != l.ID || !login.ExpiresAt.Equal(l.ExpiresAt) || login.Address != l.Address || login.EndedAt != nil {
				t.Errorf("login %+v", login)
			}
			if user.ID != u.ID || user.Role() != u.Role() || !slices.Equal(user.Licenses, u.Licenses) || user.Status != u.Status || user.Email != u.Email || user.Version != 1 {
				t.Errorf("user %+v", user)
			}
			if user.PasswordHash != "" {
				t.Error("a request was handed a password hash")
			}
			if _, _, err := tx.LoginWithUser(domain.NewID[domain.LoginID](), noon); !errors.Is(err, domain.ErrNotFound) {
				t.Errorf("unknown login: %v", err)
			}
			return nil
		})
	})
}

func TestLoginsAreEndedForOneUserOnly(t *testing.T) {
	storetest.Each(t, func(t *testing.T, store *repository.Store) {
		vera, otto := newUser(t, store, "Vera", domain.Admin), newUser(t, store, "Otto", domain.Admin)
		first, second, third := newLogin(t, store, vera, noon), newLogin(t, store, vera, noon.Add(time.Minute)), newLogin(t, store, vera, noon.Add(2*time.Minute))
		others := newLogin(t, store, otto, noon)
		write(t, store, func(tx practice.Tx) error { return tx.EndOldLogins(vera.ID, 2, "too_many", noon.Add(time.Minute)) })
		if isAlive(t, store, first.ID) || !isAlive(t, store, second.ID) || !isAlive(t, store, third.ID) || !isAlive(t, store, others.ID) {
			t.Error("the oldest login, and only that, should have ended")
		}
		write(t, store, func(tx practice.Tx) error { return tx.EndLoginsOf(vera.ID, third.ID, "password", noon) })
		if isAlive(t, store, second.ID) || !isAlive(t, store, third.ID) || !isAlive(t, store, others.ID) {
			t.Error("the other logins of the user, and only those, should have ended")
		}
		write(t, store, func(tx practice.Tx) error { return tx.EndLoginsOf(vera.ID, domain.LoginID{}, "disabled", noon) })
		if isAlive(t, store, third.ID) || !isAlive(t, store, others.ID) {
			t.Error("every login of the user, and only those, should have ended")
		}
	})
}

func TestSignedInFromKnowsPlaceAndTime(t *testing.T) {
	storetest.Each(t, func(t *testing.T, store *repository.Store) {
		u := newUser(t, store, "Vera", domain.Admin)
		newLogin(t, store, u, noon)
		for name, c := range map[string]struct {
			user    domain.UserID
			address string
			since   time.Time
			want    bool
		}{
			"there":           {u.ID, "192.0.2.1", noon, true},
			"elsewhere":       {u.ID, "192.0.2.2", noon, false},
			"before the time": {u.ID, "192.0.2.1", noon.Add(time.Second), false},
			"somebody else":   {domain.NewID[domain.UserID](), "192.0.2.1", noon, false},
			"nobody":          {domain.UserID{}, "192.0.2.1", noon, false},
		} {
			write(t, store, func(tx practice.Tx) error {
				got, err := tx.SignedInFrom(c.user, c.address, c.since)
				if got != c.want {
					t.Errorf("%s: %v", name, got)
				}
				return err
			})
		}
	})
}

func TestAttemptsAreCountedExactlyInTheirWindow(t *testing.T) {
	storetest.Each(t, func(t *testing.T, store *repository.Store) {
		count := func(bucket string, at time.Time) (n int, ends time.Time) {
			write(t, store, func(tx practice.Tx) (err error) {
				n, ends, err = tx.CountAttempt(bucket, at, 15*time.Minute)
				return err
			})
			return n, ends
		}
		var together sync.WaitGroup
		seen := make(chan int, 50)
		for range 50 {
			together.Go(func() {
				n, _ := count("a", noon)
				seen <- n
			})
		}
		together.Wait()
		close(seen)
		distinct := map[int]bool{}
		for n := range seen {
			distinct[n] = true
		}
		if len(distinct) != 50 || !distinct[1] || !distinct[50] {
			t.Errorf("50 attempts at once got %d different counts", len(distinct))
		}
		if n, ends := count("a", noon.Add(14*time.Minute)); n != 51 || !ends.Equal(noon.Add(15*time.Minute)) {
			t.Errorf("within the window: %d until %v", n, ends)
		}
		if n, ends := count("a", noon.Add(15*time.Minute)); n != 1 || !ends.Equal(noon.Add(30*time.Minute)) {
			t.Errorf("after the window: %d until %v", n, ends)
		}
		count("b", noon.Add(15*time.Minute))
		write(t, store, func(tx practice.Tx) error { return tx.ForgiveAttempts([]string{"a", "b"}) })
		write(t, store, func(tx practice.Tx) error { return tx.ForgiveAttempts([]string{"a"}) })
		if n, _ := count("a", noon.Add(16*time.Minute)); n != 1 {
			t.Errorf("after forgiving more than there were: %d, want 1", n)
		}
		if n, _ := count("b", noon.Add(16*time.Minute)); n != 1 {
			t.Errorf("after forgiving one: %d, want 1", n)
		}
	})
}

func TestExpiredThingsAreDroppedAndNothingElse(t *testing.T) {
	storetest.Each(t, func(t *testing.T, store *repository.Store) {
		u := newUser(t, store, "Vera", domain.Admin)
		l := newLogin(t, store, u, noon) // its token expires an hour later
		write(t, store, func(tx practice.Tx) error {
			if _, err := tx.ClaimKey(u.ID, practice.Key{Value: "k", Fingerprint: "f"}, noon); err != nil {
				return err
			}
			if err := tx.SaveInvitation(domain.Invitation{UserID: u.ID, TokenHash: "i", ExpiresAt: noon.Add(time.Hour)}); err != nil {
				return err
			}
			return tx.SaveSetupLink("s", noon.Add(time.Hour))
		})
		there := func() (n int) {
			write(t, store, func(tx practice.Tx) error {
				if _, err := tx.LockInvitation("i"); err == nil {
					n++
				}
				if _, _, err := tx.LockRefreshToken(l.ID.String()); err == nil {
					n++
				}
				return nil
			})
			return n
		}
		write(t, store, func(tx practice.Tx) error { return tx.DropExpired(noon.Add(59 * time.Minute)) })
		if n := there(); n != 2 {
			t.Fatalf("%d of 2 are left before they expired", n)
		}
		write(t, store, func(tx practice.Tx) error { return tx.DropExpired(noon.Add(61 * time.Minute)) })
		if n := there(); n != 0 {
			t.Errorf("%d are left after they expired", n)
		}
		write(t, store, func(tx practice.Tx) error {
			if again, err := tx.ClaimKey(u.ID, practice.Key{Value: "k", Fingerprint: "f"}, noon); err != nil || again == nil {
				t.Errorf("the idempotency key is gone after an hour: %v", err)
			}
			if _, err := tx.LockSetupLink("s"); !errors.Is(err, domain.ErrNotFound) {
				t.Errorf("setup link: %v", err)
			}
			return nil
		})
		if !isAlive(t, store, l.ID) {
			t.Error("the login is gone")
		}
	})
}

func TestWhereSomebodySignedInFromIsForgottenInTime(t *testing.T) {
	storetest.Each(t, func(t *testing.T, store *repository.Store) {
		u := newUser(t, store, "Vera", domain.Admin)
		old, young := newLogin(t, store, u, noon.Add(-time.Second)), newLogin(t, store, u, noon)
		write(t, store, func(tx practice.Tx) error { return tx.DropExpired(noon.AddDate(0, 0, domain.KnownPlaceDays)) })
		for i, l := range []domain.Login{old, young} {
			want := []string{"", "192.0.2.1"}[i]
			write(t, store, func(tx practice.Tx) error {
				got, _, err := tx.LoginWithUser(l.ID, noon)
				if got.Address != want || !got.CreatedAt.Equal(l.CreatedAt) || got.EndedAt != nil {
					t.Errorf("%+v, want address %q", got, want)
				}
				return err
			})
		}
		write(t, store, func(tx practice.Tx) error {
			known, err := tx.SignedInFrom(u.ID, "", noon.Add(-time.Hour))
			if known {
				t.Error("no address is a known place")
			}
			return err
		})
	})
}
