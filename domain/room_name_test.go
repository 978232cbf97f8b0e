package domain

import (
	"slices"
	"testing"
)

// Two of one name are told apart by as few letters as it takes, and nobody who
// chose what the room sees gives one away.
func TestRoomNamesTellPeopleApart(t *testing.T) {
	t.Parallel()
	named := func(first, last string) RoomName { return Client{FirstName: first, LastName: last}.RoomName() }
	called := func(first, preferred, last string) RoomName {
		return Client{FirstName: first, PreferredName: preferred, LastName: last}.RoomName()
	}
	chosen := Client{FirstName: "Margaret", LastName: "Hale", DisplayName: "Ana"}.RoomName()
	for name, c := range map[string]struct {
		people []RoomName
		want   []string
	}{
		"nobody":                {nil, []string{}},
		"different names":       {[]RoomName{named("Ana", "Lopez"), called("Benjamin", "Ben", "Ito")}, []string{"Ana", "Ben"}},
		"one first name":        {[]RoomName{named("Ana", "Lopez"), named("Ana", "Marsh"), named("Ben", "Ito")}, []string{"Ana L.", "Ana M.", "Ben"}},
		"one initial":           {[]RoomName{named("Ana", "Lopez"), named("Ana", "Lima"), named("Ana", "Marsh")}, []string{"Ana Lo.", "Ana Li.", "Ana M."}},
		"one name in another":   {[]RoomName{named("Ana", "Lo"), named("Ana", "Lopez")}, []string{"Ana Lo", "Ana Lop."}},
		"a preferred name":      {[]RoomName{called("Annabel", "Ana", "Lopez"), named("Ana", "Marsh")}, []string{"Ana L.", "Ana M."}},
		"cases and accents":     {[]RoomName{named("ANA", "Lopez"), named("Aná", "Marsh")}, []string{"ANA L.", "Aná M."}},
		"a display name":        {[]RoomName{chosen, named("Ana", "Marsh")}, []string{"Ana", "Ana M."}},
		"two display names":     {[]RoomName{chosen, chosen}, []string{"Ana", "Ana 2"}},
		"one name alone":        {[]RoomName{named("Suharto", ""), named("Suharto", "Wibowo")}, []string{"Suharto", "Suharto W."}},
		"all of it the same":    {[]RoomName{named("Ana", "Lopez"), named("Ana", "Lopez")}, []string{"Ana Lopez", "Ana Lopez 2"}},
		"the same but the case": {[]RoomName{named("Ana", "Lopez"), named("Ana", "lopez")}, []string{"Ana Lopez", "Ana lopez 2"}},
		"a mark of its own":     {[]RoomName{named("Ana", "A\u0301lvarez"), named("Ana", "Berg")}, []string{"Ana A\u0301.", "Ana B."}},
	} {
		if got := RoomNames(c.people); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}
