package repository_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"sync"
	"testing"

	"cohort/domain"
	"cohort/keyring"
	"cohort/practice"
	"cohort/repository"
	"cohort/repository/storetest"
)

func foundBy(t testing.TB, store *repository.Store, text string) (names []string) {
	t.Helper()
	if err := store.Read(context.Background(), func(tx practice.Tx) error {
		list, err := tx.Clients(domain.Everything(), domain.ClientFilter{Text: text}, domain.Page{Limit: 200})
		for _, c := range list.Items {
			names = append(names, c.LastName)
		}
		return err
	}); err != nil {
		t.Fatal(err)
	}
	return names
}

// Both databases list people in one order, that of people, and a page begins
// where the one before ended.
func TestClientsAreListedAsPeopleSort(t *testing.T) {
	want := []string{"Aalto", "Alvarez", "Álvarez", "Ångström", "de", "De la Cruz", "Lee", "Leeds", "Ñandú", "Nowak", "O'Brien", "Obama", "Şahin", "Zola", "Иванов"}
	storetest.Each(t, func(t *testing.T, store *repository.Store) {
		for _, i := range rand.New(rand.NewPCG(1, 2)).Perm(len(want)) {
			write(t, store, func(tx practice.Tx) error {
				return tx.CreateClient(someone(fmt.Sprintf("C-%04d", i), string(rune('A'+i)), want[i]))
			})
		}
		var got []string
		write(t, store, func(tx practice.Tx) error {
			for page := (domain.Page{Limit: 4}); ; {
				list, err := tx.Clients(domain.Everything(), domain.ClientFilter{}, page)
				if err != nil {
					return err
				}
				for _, c := range list.Items {
					got = append(got, c.LastName)
				}
				if page.After = list.Next; page.After == "" {
					return nil
				}
			}
		})
		if !slices.Equal(got, want) {
			t.Errorf("got  %v\nwant %v", got, want)
		}
	})
}

// A transaction finds what it has changed itself; nobody else does before the
// commit, and nobody at all when it was given up.
func TestClientsThatWereNotKeptAreNotFound(t *testing.T) {
	storetest.Each(t, func(t *testing.T, store *repository.Store) {
		ana := someone("C-0001", "Ana", "Lopez")
		write(t, store, func(tx practice.Tx) error { return tx.CreateClient(ana) })
		stop := errors.New("given up")
		err := store.Write(context.Background(), func(tx practice.Tx) error {
			renamed, err := tx.LockClient(domain.Everything(), ana.ID)
			if err != nil {
				return err
			}
			renamed.LastName = "Vega"
			if err := errors.Join(tx.SaveClient(renamed), tx.CreateClient(someone("C-0002", "Ben", "Vega"))); err != nil {
				return err
			}
			list, err := tx.Clients(domain.Everything(), domain.ClientFilter{Text: "vega"}, domain.Page{Limit: 10})
			born, err2 := tx.ClientsLike(domain.Client{BirthDate: ana.BirthDate.AddDays(1)})
			if len(list.Items) != 2 || len(born) != 2 {
				t.Errorf("the transaction finds %v and %v", list.Items, born)
			}
			if others := foundBy(t, store, "vega"); len(others) != 0 {
				t.Errorf("others find %v", others)
			}
			return errors.Join(err, err2, stop)
		})
		if !errors.Is(err, stop) {
			t.Fatal(err)
		}
		if all := foundBy(t, store, ""); !slices.Equal(all, []string{"Lopez"}) {
			t.Errorf("found %v", all)
		}
	})
}

// Two processes on one database: what one has committed, the other one's next
// search finds, whoever commits first.
func TestClientsOfOtherProcessesAreFound(t *testing.T) {
	t.Parallel()
	for name, url := range map[string]string{"sqlite": filepath.Join(t.TempDir(), "cohort.db"), "postgres": storetest.PostgresURL(t)} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			storetest.At(t, url) // makes it
			keys := storetest.Keys(t)
			stores := []*repository.Store{openAgain(t, url, keys), openAgain(t, url, keys)}
			const writers, each = 4, 12
			var under sync.WaitGroup
			for w := range writers {
				under.Go(func() {
					store, other := stores[w%2], stores[1-w%2]
					for i := range each {
						c := someone(fmt.Sprintf("C-%d%03d", w, i), "Ana", fmt.Sprintf("Lopez%c%c", 'a'+w, 'a'+i))
						write(t, store, func(tx practice.Tx) error { return tx.CreateClient(c) })
						if names := foundBy(t, other, c.LastName); !slices.Equal(names, []string{c.LastName}) {
							t.Errorf("the other process finds %v for %s", names, c.LastName)
						}
					}
				})
			}
			under.Wait()
			for _, store := range stores {
				if all := foundBy(t, store, "lopez"); len(all) != writers*each || !slices.IsSorted(all) {
					t.Errorf("%d of %d clients are found, in order %v", len(all), writers*each, all)
				}
			}
		})
	}
}

func openAgain(t *testing.T, url string, keys *keyring.Ring) *repository.Store {
	t.Helper()
	store, err := repository.Open(url, keys)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := store.Close(); err != nil {
			t.Error(err)
		}
	})
	return store
}
