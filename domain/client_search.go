package domain

import "strings"

// SearchKey folds what is searched by its beginning: lower case, words apart
// by one blank, letters and digits only. "  O'Neill, Ana" becomes "oneill ana".
func SearchKey(text string) string {
	var words []string
	for _, word := range strings.Fields(text) {
		if key := NameKey(word); key != "" {
			words = append(words, key)
		}
	}
	return strings.Join(words, " ")
}

// NameKeys are the client's names as they are searched: from the first name,
// from the last name, and from the preferred name ("" without one). Sorting
// goes by the last name's.
func (c Client) NameKeys() (byFirst, byLast, byPreferred string) {
	first, last := SearchKey(c.FirstName), SearchKey(c.LastName)
	if preferred := SearchKey(c.PreferredName); preferred != "" {
		byPreferred = preferred + " " + last
	}
	return first + " " + last, last + " " + first, byPreferred
}

// CodeKey turns what may be the beginning of a client code into the code's own
// spelling: "c-48", "c48" and "48" become "C-48". It is "" for anything else.
func CodeKey(text string) string {
	digits := strings.TrimLeft(strings.TrimPrefix(strings.ToUpper(strings.TrimSpace(text)), "C"), "-")
	if digits == "" || strings.Trim(digits, "0123456789") != "" {
		return ""
	}
	return "C-" + digits
}
