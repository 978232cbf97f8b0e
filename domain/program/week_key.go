package program

import "slices"

// Named is a week by its number in a version, 0 for the one that the cohort
// follows.
func (b CatchUpBook) Named(version, number int) WeekKey {
	if version == 0 {
		version = b.Version
	}
	return WeekKey{version, number}
}

// week is what a key names, nil for nothing.
func (b CatchUpBook) week(key WeekKey) *Week {
	weeks := b.Weeks[key.Version]
	if key.Number < 1 || key.Number > len(weeks) {
		return nil
	}
	return &weeks[key.Number-1]
}

// taught is the week that a session teaches, in the version that it follows.
func (b CatchUpBook) taught(s Session) WeekKey { return b.Named(s.CurriculumVersion, s.WeekNumber) }

func (b CatchUpBook) placeOf(s Session) WeekKey { return b.place(b.taught(s)) }

// place is where the cohort has a week now: in the version that it follows, by
// the week's theme, for two versions share no other name; where that has no such
// theme, in its own.
func (b CatchUpBook) place(key WeekKey) WeekKey {
	week := b.week(key)
	if week == nil || key.Version == b.Version {
		return key
	}
	same := func(w Week) bool { return folded(w.Theme) == folded(week.Theme) }
	if now := (WeekKey{b.Version, key.Number}); b.week(now) != nil && same(*b.week(now)) {
		return now
	}
	if i := slices.IndexFunc(b.Weeks[b.Version], same); i >= 0 {
		return WeekKey{b.Version, i + 1}
	}
	return key
}
