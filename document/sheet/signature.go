package sheet

import (
	"strings"

	"cohort/domain/clinical"
)

// Signature writes who signed, with what of theirs, when, and the digest of it;
// nothing for nobody. at is when, in words.
func (s *Sheet) Signature(how string, by *clinical.Signature, at string) {
	if by == nil {
		return
	}
	s.Begin(4)
	s.Gap(3)
	name := strings.TrimSuffix(by.Name+", "+by.Credential, ", ")
	if by.License != "" {
		name += " (" + by.License + ")"
	}
	s.Strong(how + " by " + name)
	s.Fine(at, Gray)
	s.Fine("SHA-256 "+by.Digest, Gray)
}
