package placement

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"
)

// What may decide is what stands here. Whoever adds a field says why it is no
// protected trait.
func TestNothingProtectedIsAskedFor(t *testing.T) {
	var fields []string
	for i := range reflect.TypeFor[Client]().NumField() {
		fields = append(fields, reflect.TypeFor[Client]().Field(i).Name)
	}
	want := []string{"ID", "Urgency", "Since", "Age", "Languages", "Problems", "Free", "Preferred", "Sites", "Program", "Suitability"}
	if !slices.Equal(fields, want) {
		t.Errorf("a client is %v, want %v", fields, want)
	}
}

// Age where no program has a band, languages beyond the one a cohort speaks, and
// what somebody is called decide nothing.
func TestAgeLanguagesAndNamesDecideNothing(t *testing.T) {
	for seed := range uint64(10) {
		w := newClinic(seed, middling)
		for i := range w.Clients {
			w.Clients[i].Languages = []string{"en"}
		}
		one := build(t, w, Limits{Nodes: nodes})
		r := rand.New(rand.NewPCG(seed, 5))
		other := *w
		other.Clients, other.Conflicts, other.Exclusions = slices.Clone(w.Clients), slices.Clone(w.Conflicts), slices.Clone(w.Exclusions)
		name := map[ClientID]ClientID{}
		for i, k := range r.Perm(len(w.Clients)) {
			c := &other.Clients[i]
			name[c.ID] = ClientID(fmt.Sprintf("n%04d", k))
			c.ID, c.Age, c.Languages = name[c.ID], 18+r.IntN(70), some(r, 0.5, []string{"tr", "pl", "uk"})
			c.Languages = append(c.Languages, "en")
		}
		for i, c := range other.Conflicts {
			other.Conflicts[i] = Conflict{name[c.A], name[c.B]}
		}
		for i := range other.Exclusions {
			other.Exclusions[i].Client = name[other.Exclusions[i].Client]
		}
		two := build(t, &other, Limits{Nodes: nodes})
		if one.Value != two.Value || len(one.Placements) != len(two.Placements) {
			t.Fatalf("seed %d: %v becomes %v", seed, one.Value, two.Value)
		}
		for i, p := range one.Placements {
			q := two.Placements[i]
			if name[p.Client] != q.Client || p.Cohort != q.Cohort || p.Proposal != q.Proposal {
				t.Errorf("seed %d: %v becomes %v", seed, p, q)
			}
		}
	}
}
