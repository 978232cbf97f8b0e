package api_test

import (
	"net/http"
	"sync"
	"testing"
	"time"

	"cohort/api/apitest"
	"cohort/domain"
)

// signedInJar is a browser that has just signed in.
func signedInJar(w *apitest.World) jar {
	j := jar{}
	j.keep(signIn(w, "intake@example.org", apitest.Password).Want(http.StatusOK))
	return j
}

// with is the jar after an answer; the jar itself stays as it was.
func (j jar) with(a *apitest.Answer) jar {
	later := jar{}
	for name, value := range j {
		later[name] = value
	}
	later.keep(a)
	return later
}

func TestALostAnswerToARefreshIsGivenAgain(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		for range 24 {
			j := signedInJar(w)
			w.SetTime(w.Time().Add(time.Minute))
			lost := refresh(w, j).Want(http.StatusOK)
			w.SetTime(w.Time().Add((domain.RepeatSeconds - 1) * time.Second))
			again := refresh(w, j).Want(http.StatusOK)
			if j.with(lost)["cohort_refresh"] != j.with(again)["cohort_refresh"] {
				t.Fatal("the login has two tokens that are unspent")
			}
			me(w, again.Text("accessToken")).Want(http.StatusOK)
			refresh(w, j.with(again)).Want(http.StatusOK)
		}
	})
}

// One tab has gone two tokens on when the other repeats the first: it gets the
// one that counts, so the cookie that both share is never a spent one.
func TestASlowTabGetsTheTokenThatCounts(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		j := signedInJar(w)
		quick := j.with(refresh(w, j).Want(http.StatusOK))
		quick = quick.with(refresh(w, quick).Want(http.StatusOK))
		slow := j.with(refresh(w, j).Want(http.StatusOK))
		if slow["cohort_refresh"] != quick["cohort_refresh"] {
			t.Error("the slow tab puts an older token back into the cookie")
		}
		w.SetTime(w.Time().Add(14 * time.Minute))
		refresh(w, slow).Want(http.StatusOK)
	})
}

func TestARepeatedRefreshOfALoginThatEndedGetsNothing(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		j := signedInJar(w)
		next := j.with(refresh(w, j).Want(http.StatusOK))
		w.Do("", http.MethodPost, "/auth/logout", nil, next.header()).Want(http.StatusNoContent)
		refresh(w, j).WantCode(http.StatusUnauthorized, "signed_out")

		j = signedInJar(w)
		refresh(w, j).Want(http.StatusOK)
		disable(w, "intake").Want(http.StatusOK)
		refresh(w, j).WantCode(http.StatusUnauthorized, "signed_out")
	})
}

// Several tabs wake together, some with the cookie as it was, some with the
// next one: nobody is signed out, and one token is left.
func TestTabsThatRefreshAtOnceStaySignedInWithOneToken(t *testing.T) {
	apitest.Each(t, func(t *testing.T, w *apitest.World) {
		for range 10 {
			first := signedInJar(w)
			second := first.with(refresh(w, first).Want(http.StatusOK))
			tabs := []jar{first, second, first, second}
			answers := make([]*apitest.Answer, len(tabs))
			var all sync.WaitGroup
			for i, tab := range tabs {
				all.Go(func() { answers[i] = refresh(w, tab) })
			}
			all.Wait()
			last := first.with(answers[1].Want(http.StatusOK)) // the second token's successor
			for i, a := range answers {
				if got := tabs[i].with(a.Want(http.StatusOK))["cohort_refresh"]; got != last["cohort_refresh"] && got != second["cohort_refresh"] {
					t.Error("there are two families")
				}
			}
			refresh(w, last).Want(http.StatusOK)
			w.SetTime(w.Time().Add(14 * time.Minute))
		}
	})
}
