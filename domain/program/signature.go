package program

import "unicode"

// isSignature says whether what was signed can be a name: it has two letters at
// least, of whatever script.
func isSignature(name string) bool {
	letters := 0
	for _, r := range name {
		if unicode.IsLetter(r) {
			letters++
		}
	}
	return letters > 1
}
