package api_test

import (
	"fmt"
	"math/rand/v2"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"cohort/api/apitest"
	"cohort/repository"
	"cohort/repository/storetest"
)

// BenchmarkSigning prints what it takes to check twelve notes of 3 kB and sign
// them in one request, each beside its member's earlier notes: the median and the
// slowest of ten sessions of one group; and what one save of a draft takes.
func BenchmarkSigning(b *testing.B) {
	for _, open := range []func(testing.TB) *repository.Store{storetest.SQLite, storetest.Postgres} {
		store := open(b)
		b.Run(store.Kind(), func(b *testing.B) {
			w := apitest.New(b, store)
			cohort, clients := w.Running(12)
			rng := rand.New(rand.NewPCG(1, 2))
			var signing, saving []time.Duration
			for number := 1; number <= 10; number++ {
				session := w.Session(cohort, number)
				saved := draftsOf(w, rng, session, clients)
				saving = append(saving, saved...)
				began := time.Now()
				a := w.Do("therapist", http.MethodPost, "/sessions/"+session+"/notes/sign", body{"name": "Therapist", "clientIds": clients}).Want(http.StatusOK)
				signing = append(signing, time.Since(began))
				if n := len(a.Field("signed").([]any)); n != 12 {
					b.Fatalf("%d are signed: %.2000s", n, a.Raw)
				}
				w.SetTime(w.Time().Add(7 * 24 * time.Hour))
				w.Renew("therapist")
			}
			for name, took := range map[string][]time.Duration{"12 notes checked and signed": signing, "one draft saved": saving} {
				slices.Sort(took)
				b.Logf("%s: %s, median %v, slowest of %d %v", w.Store.Kind(), name, took[len(took)/2].Round(10*time.Microsecond), len(took), took[len(took)-1].Round(10*time.Microsecond))
			}
		})
	}
}

// draftsOf closes a session and writes a note of 3 kB for each member.
func draftsOf(w *apitest.World, rng *rand.Rand, session string, clients []string) (took []time.Duration) {
	w.T.Helper()
	marks := make([]string, len(clients))
	for i := range marks {
		marks[i] = "present"
	}
	w.Do("therapist", http.MethodPut, "/sessions/"+session+"/attendance", apitest.Marks(clients, marks...)).Want(http.StatusOK)
	w.Do("therapist", http.MethodPost, "/sessions/"+session+"/close", nil).Want(http.StatusOK)
	w.Do("therapist", http.MethodPut, "/sessions/"+session+"/notes/shared", body{"text": longText(rng, 1500), "techniques": []string{"Role-play"}}, apitest.IfMatch(`"1"`)).Want(http.StatusOK)
	for _, client := range clients {
		note := noteBody()
		note["sections"] = []any{body{"key": "data", "text": longText(rng, 1600)}, body{"key": "assessment", "text": longText(rng, 800)}, body{"key": "plan", "text": longText(rng, 600)}}
		began := time.Now()
		w.Do("therapist", http.MethodPut, "/sessions/"+session+"/notes/"+client, note, apitest.IfMatch(`"1"`)).Want(http.StatusOK)
		took = append(took, time.Since(began))
	}
	return took
}

var plainWords = strings.Fields(`evening kitchen silence worksheet bridge carpet morning doubt letter signal pause answer window neighbor bicycle promise hallway blanket receipt patience
	described noticed returned carried measured listened followed admitted compared postponed repeated practiced finished wondered counted refused accepted explained walked waited
	quietly slowly again later twice together outside before after nearly often seldom plainly without under between toward against beside during`)

// longText is about so many characters of sentences that nobody wrote before.
func longText(rng *rand.Rand, characters int) string {
	var text strings.Builder
	for text.Len() < characters {
		var words []string
		for range 9 + rng.IntN(9) {
			words = append(words, plainWords[rng.IntN(len(plainWords))])
		}
		sentence := strings.Join(words, " ")
		fmt.Fprintf(&text, "%s%s. ", strings.ToUpper(sentence[:1]), sentence[1:])
	}
	return strings.TrimSpace(text.String())
}
