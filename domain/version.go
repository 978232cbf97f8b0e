package domain

// Version is what If-Match said. The zero Version was not said at all.
type Version int

// Matches compares with the version that is stored.
func (v Version) Matches(stored int) error {
	switch {
	case v == 0:
		return ErrNoVersion
	case int(v) != stored:
		return ErrStale
	}
	return nil
}
