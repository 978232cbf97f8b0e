package domain

import (
	"strconv"
	"strings"
	"unicode"
)

// RoomName is what a room may learn of somebody's name.
type RoomName struct {
	Shown string
	Last  string // whose first letters may tell two of one name apart; "" where the client chose what is shown
}

// RoomName gives what a room may learn of the client's name.
func (c Client) RoomName() RoomName {
	if c.DisplayName != "" {
		return RoomName{Shown: c.DisplayName}
	}
	return RoomName{Shown: c.ShownName(), Last: c.LastName}
}

// RoomNames gives the names by which people in one room are told apart: first
// or display names alone, and of two with the same one as few letters of the
// last name as it takes. Whoever chose a display name gives no letter away;
// who cannot be told apart in this way is counted.
func RoomNames(all []RoomName) []string {
	names, given := make([]string, len(all)), map[string]int{}
	for i, one := range all {
		name := strings.TrimSpace(one.Shown + " " + lettersApart(one, all, i))
		folded := strings.ToLower(name)
		if given[folded]++; given[folded] > 1 {
			name += " " + strconv.Itoa(given[folded])
		}
		names[i] = name
	}
	return names
}

// lettersApart gives the fewest first letters of the last name that nobody else
// of the same name has, with a period where they are not all of it.
func lettersApart(one RoomName, all []RoomName, at int) string {
	var others [][]rune
	alone := true
	for i, other := range all {
		if i == at || FoldName(other.Shown) != FoldName(one.Shown) {
			continue
		}
		alone = false
		others = append(others, []rune(strings.ToLower(other.Last)))
	}
	if alone || one.Last == "" {
		return ""
	}
	last := []rune(one.Last)
	folded := []rune(strings.ToLower(one.Last))
	for n := 1; n < len(last) && len(folded) == len(last); n++ {
		if !unicode.Is(unicode.Mn, last[n]) && !anyBegins(others, folded[:n]) {
			return string(last[:n]) + "."
		}
	}
	return one.Last
}

func anyBegins(names [][]rune, with []rune) bool {
	for _, name := range names {
		if len(name) >= len(with) && string(name[:len(with)]) == string(with) {
			return true
		}
	}
	return false
}
