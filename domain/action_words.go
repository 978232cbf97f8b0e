package domain

import "strings"

// Words say what was done, for a file that people read: "read clients", "close
// sessions". The page has sentences of its own.
func (a Action) Words() string {
	noun, verb, _ := strings.Cut(string(a), ".")
	noun, verb = strings.ReplaceAll(noun, "_", " "), strings.ReplaceAll(verb, "_", " ")
	if before, of, found := strings.Cut(verb, " "); found { // read_names: the names of the noun
		return before + " " + of + " of " + noun
	}
	return verb + " " + noun
}
