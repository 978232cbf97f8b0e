package repository_test

import (
	"errors"
	"reflect"
	"testing"
	"time"

	"cohort/domain"
	"cohort/practice"
	"cohort/repository"
	"cohort/repository/storetest"
)

func TestUsersAreKeptAndListedByName(t *testing.T) {
	storetest.Each(t, func(t *testing.T, store *repository.Store) {
		otto, vera, anna := newUser(t, store, "Otto", domain.Admin), newUser(t, store, "Vera", domain.Therapist), newUser(t, store, "Anna", domain.Intake)
		vera.Name, vera.NPI, vera.Status, vera.Version, vera.UpdatedAt = "Vera Quill", "1234567893", domain.UserDisabled, 2, noon.Add(time.Second)
		write(t, store, func(tx practice.Tx) error { return saveUsers(tx, vera) })
		write(t, store, func(tx practice.Tx) error {
			got, err := tx.User(vera.ID)
			if !reflect.DeepEqual(got, vera) {
				t.Errorf("got %+v, want %+v", got, vera)
			}
			return err
		})
		var names []string
		next := ""
		for range 3 {
			write(t, store, func(tx practice.Tx) error {
				list, err := tx.Users(domain.Page{Limit: 1, After: next})
				for _, u := range list.Items {
					names = append(names, u.Name)
				}
				next = list.Next
				return err
			})
		}
		if want := []string{anna.Name, otto.Name, vera.Name}; !reflect.DeepEqual(names, want) || next != "" {
			t.Errorf("got %v then %q, want %v", names, next, want)
		}
	})
}

func TestOneAddressSignsInOnePerson(t *testing.T) {
	storetest.Each(t, func(t *testing.T, store *repository.Store) {
		vera, otto := newUser(t, store, "Vera", domain.Admin), newUser(t, store, "Otto", domain.Admin)
		twin := vera
		twin.ID = domain.NewID[domain.UserID]()
		if err := store.Write(t.Context(), func(tx practice.Tx) error { return tx.CreateUser(twin) }); !errors.Is(err, domain.ErrEmailTaken) {
			t.Errorf("created: %v", err)
		}
		otto.Email = vera.Email
		if err := store.Write(t.Context(), func(tx practice.Tx) error { return saveUsers(tx, otto) }); !errors.Is(err, domain.ErrEmailTaken) {
			t.Errorf("saved: %v", err)
		}
	})
}

func TestLeadersAreLicensedTherapists(t *testing.T) {
	storetest.Each(t, func(t *testing.T, store *repository.Store) {
		vera, _ := newUser(t, store, "Vera", domain.Therapist), newUser(t, store, "Otto", domain.Admin)
		unlicensed, gone := newUser(t, store, "Anna", domain.Therapist), newUser(t, store, "Ivo", domain.Therapist)
		unlicensed.Licenses, gone.Status = nil, domain.UserDisabled
		write(t, store, func(tx practice.Tx) error { return saveUsers(tx, unlicensed, gone) })
		write(t, store, func(tx practice.Tx) error {
			leaders, err := tx.Leaders()
			if len(leaders) != 1 || leaders[0].ID != vera.ID {
				t.Errorf("leaders: %+v", leaders)
			}
			return err
		})
	})
}

func TestInvitationsReplaceEachOther(t *testing.T) {
	storetest.Each(t, func(t *testing.T, store *repository.Store) {
		u := newUser(t, store, "Vera", domain.Therapist)
		for _, hash := range []string{"first", "second"} {
			write(t, store, func(tx practice.Tx) error {
				return tx.SaveInvitation(domain.Invitation{UserID: u.ID, TokenHash: hash, ExpiresAt: noon})
			})
		}
		write(t, store, func(tx practice.Tx) error {
			if _, err := tx.LockInvitation("first"); !errors.Is(err, domain.ErrNotFound) {
				t.Errorf("the first: %v", err)
			}
			second, err := tx.LockInvitation("second")
			if second.UserID != u.ID || !second.ExpiresAt.Equal(noon) {
				t.Errorf("the second: %+v", second)
			}
			return err
		})
	})
}

// saveUsers changes people as a use case does: locked first.
func saveUsers(tx practice.Tx, users ...domain.User) error {
	for _, u := range users {
		if _, err := tx.LockUser(u.ID); err != nil {
			return err
		}
		if err := tx.SaveUser(u); err != nil {
			return err
		}
	}
	return nil
}
