package api_test

import (
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"cohort/api/apitest"
	"cohort/domain"
	"cohort/practice/office"
)

const wrong = "certainly not the password"

// guess tries wrong passwords until it has been refused or n are used up, and
// gives how many were looked at.
func guess(w *apitest.World, email string, n int, headers ...apitest.Header) (looked int, last *apitest.Answer) {
	for range n {
		if last = signIn(w, email, wrong, headers...); last.Status != http.StatusUnauthorized {
			return looked, last
		}
		looked++
	}
	return looked, last
}

func TestGuessesAreLimitedAndTheWaitIsSaid(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		for _, email := range []string{"intake@example.org", "nobody@example.org"} {
			looked, last := guess(w, email, 20)
			last.WantCode(http.StatusTooManyRequests, "too_many_attempts")
			wait, err := strconv.Atoi(last.Header.Get("Retry-After"))
			if looked != 10 || err != nil || wait != 15*60 {
				t.Errorf("%s: %d looked at, wait %q", email, looked, last.Header.Get("Retry-After"))
			}
		}
		signIn(w, "intake@example.org", apitest.Password).WantCode(http.StatusTooManyRequests, "too_many_attempts")
		w.SetTime(w.Time().Add(15 * time.Minute))
		signIn(w, "intake@example.org", apitest.Password).Want(http.StatusOK)
	})
}

func TestParallelGuessesCannotGetPastTheLimit(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		statuses := make(chan int, 50)
		var all sync.WaitGroup
		for range 50 {
			all.Go(func() {
				status := http.StatusServiceUnavailable
				for status == http.StatusServiceUnavailable { // on a busy machine: nobody looked, come again
					status = signIn(w, "intake@example.org", wrong).Status
				}
				statuses <- status
			})
		}
		all.Wait()
		close(statuses)
		got := map[int]int{}
		for s := range statuses {
			got[s]++
		}
		if got[http.StatusUnauthorized] != 10 || got[http.StatusTooManyRequests] != 40 {
			t.Errorf("%v, want 10 looked at and 40 refused", got)
		}
	})
}

func TestNobodyCanLockTheOwnerOut(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		j := jar{}
		j.keep(signIn(w, "intake@example.org", apitest.Password).Want(http.StatusOK))
		_, last := guess(w, "intake@example.org", 20)
		last.Want(http.StatusTooManyRequests)
		j.keep(signIn(w, "intake@example.org", apitest.Password, j.header()).Want(http.StatusOK))

		// The owner's cookie opens no other account's limits, and is itself limited.
		_, last = guess(w, "billing@example.org", 20, j.header())
		last.Want(http.StatusTooManyRequests)
		looked, last := guess(w, "intake@example.org", 20, j.header())
		last.WantCode(http.StatusTooManyRequests, "too_many_attempts")
		if looked != 10 {
			t.Errorf("%d guesses with a known device", looked)
		}
	})
}

func TestSuccessesAreNotCounted(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		for range 30 {
			signIn(w, "intake@example.org", apitest.Password).Want(http.StatusOK)
		}
	})
}

func TestOneNeighborhoodCannotTryManyAccounts(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		looked := 0
		for i := range 30 {
			n, last := guess(w, "person"+strconv.Itoa(i)+"@example.org", 5)
			looked += n
			if last.Status == http.StatusTooManyRequests {
				break
			}
		}
		if looked != 100 {
			t.Errorf("%d guesses over all accounts, want 100", looked)
		}
	})
}

func TestForgedDevicesAreStrangers(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		guess(w, "intake@example.org", 20)
		j := jar{}
		j.keep(signIn(w, "billing@example.org", apitest.Password).Want(http.StatusOK))
		for name, device := range map[string]string{"another's": j["cohort_device"], "nonsense": "x", "empty parts": "...",
			"no signature": w.Users["intake"].ID.String() + ".a.b."} {
			forged := jar{"cohort_device": device}
			if a := signIn(w, "intake@example.org", apitest.Password, forged.header()); a.Status != http.StatusTooManyRequests {
				t.Errorf("%s: %d", name, a.Status)
			}
		}
	})
}

// from signs in by the use case, from an address of one's choice.
func from(w *apitest.World, address, password, device string) error {
	_, err := w.Desks.Office.Login(w.T.Context(), domain.Actor{Address: address},
		office.Credentials{Email: "intake@example.org", Password: password, Device: device})
	return err
}

func TestGuessesFromEverywhereAreLimitedAndLeaveTheOwnerIn(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		owner, err := w.Desks.Office.Login(t.Context(), domain.Actor{Address: "198.51.100.7"},
			office.Credentials{Email: "intake@example.org", Password: apitest.Password})
		if err != nil {
			t.Fatal(err)
		}
		looked := 0
		for i := range 100 { // each from another network
			if domain.ErrWrongLogin.Is(from(w, fmt.Sprintf("203.0.113.%d", i), wrong, "")) {
				looked++
			}
		}
		if looked != 50 {
			t.Errorf("%d guesses from 100 places were looked at, want 50", looked)
		}
		for name, c := range map[string]struct {
			address, device string
			want            error
		}{
			"a new browser at a new place":      {"192.0.2.99", "", domain.ErrTooManyAttempts},
			"a new browser at a known place":    {"198.51.100.7", "", nil},
			"a known browser at a new place":    {"192.0.2.77", owner.Device, nil},
			"a known browser at a guilty place": {"203.0.113.1", owner.Device, nil},
		} {
			if err := from(w, c.address, apitest.Password, c.device); (err == nil) != (c.want == nil) || c.want != nil && !domain.ErrTooManyAttempts.Is(err) {
				t.Errorf("%s: %v", name, err)
			}
		}
	})
}

func TestOneNeighborhoodCannotFillTheAccountsBucket(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		for i := range 200 { // one customer's network, another address each time
			if err := from(w, fmt.Sprintf("2001:db8:1:2::%x", i+1), wrong, ""); err == nil {
				t.Fatal("a wrong password was taken")
			}
		}
		if err := from(w, "192.0.2.99", apitest.Password, ""); err != nil {
			t.Errorf("the owner at a new place: %v", err)
		}
	})
}

func TestADeviceIsForgotten(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		owner, err := w.Desks.Office.Login(t.Context(), domain.Actor{Address: "198.51.100.7"},
			office.Credentials{Email: "intake@example.org", Password: apitest.Password})
		if err != nil {
			t.Fatal(err)
		}
		w.SetTime(w.Time().AddDate(0, 0, 181))
		for range 10 {
			if err := from(w, "192.0.2.99", wrong, ""); !domain.ErrWrongLogin.Is(err) {
				t.Fatal(err)
			}
		}
		if err := from(w, "192.0.2.99", apitest.Password, owner.Device); !domain.ErrTooManyAttempts.Is(err) {
			t.Errorf("after 181 days: %v", err)
		}
	})
}

// Somebody guesses from everywhere, for as long as they like: the owner takes
// the link by mail at a place where they never were.
func TestAnOwnerAtANewPlaceGetsInByMailWhileSomebodyGuesses(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		server, told := mailing(t, w)
		for i := range 100 {
			_ = from(w, fmt.Sprintf("203.0.113.%d", i), wrong, "")
		}
		_, last := guess(w, "intake@example.org", 20)
		last.WantCode(http.StatusTooManyRequests, "too_many_attempts")
		if !strings.Contains(last.Text("detail"), "by mail") {
			t.Errorf("it does not say how to get in: %s", last.Raw)
		}
		askForReset(w, "intake@example.org").Want(http.StatusNoContent)
		letter := <-server.Letters
		if err := <-told; err != nil {
			t.Fatal(err)
		}
		link := resetLink.FindStringSubmatch(strings.ReplaceAll(letter.Text, "=\r\n", ""))
		accept(w, link[1], fresh).Want(http.StatusOK)
	})
}
