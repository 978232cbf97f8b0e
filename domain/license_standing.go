package domain

// LicenseWarningDays is how long before its end a license is spoken of: long
// enough for a board to renew it.
const LicenseWarningDays = 60

// LicenseStanding is how a person stands with their licenses on a day.
type LicenseStanding string

// The standings.
const (
	Unlicensed    LicenseStanding = "none"
	LicenseValid  LicenseStanding = "valid"
	LicenseEnding LicenseStanding = "ending" // within LicenseWarningDays
	LicenseEnded  LicenseStanding = "ended"  // none is valid, and one was
	LicenseAhead  LicenseStanding = "ahead"  // none is valid yet
)

// LicenseStandings lists them.
var LicenseStandings = []LicenseStanding{Unlicensed, LicenseValid, LicenseEnding, LicenseEnded, LicenseAhead}

// Values is the closed list, as texts.
func (LicenseStanding) Values() []string { return Texts(LicenseStandings) }

// LicensedOn says whether one of the person's licenses is valid on the day.
func (u User) LicensedOn(day Date) bool {
	for _, l := range u.Licenses {
		if l.ValidOn(day) {
			return true
		}
	}
	return false
}

// LicensedUntil is the last day of an unbroken time from the day on, by one
// license after the other: zero without an end. It is false when none is valid
// on the day.
func (u User) LicensedUntil(day Date) (last Date, licensed bool) {
	for u.LicensedOn(day) {
		for _, l := range u.Licenses {
			switch {
			case !l.ValidOn(day):
			case l.Until.IsZero():
				return Date{}, true
			case l.Until.After(last):
				last = l.Until
			}
		}
		licensed, day = true, last.AddDays(1)
	}
	return last, licensed
}

// Standing says how the person stands with their licenses today, and until
// when they are or were licensed, where that is known.
func (u User) Standing(today Date) (LicenseStanding, Date) {
	last, licensed := u.LicensedUntil(today)
	switch {
	case licensed && !last.IsZero() && last.DaysSince(today) <= LicenseWarningDays:
		return LicenseEnding, last
	case licensed:
		return LicenseValid, last
	case len(u.Licenses) == 0:
		return Unlicensed, Date{}
	}
	for _, l := range u.Licenses {
		if l.Until.Before(today) && l.Until.After(last) {
			last = l.Until
		}
	}
	if last.IsZero() {
		return LicenseAhead, Date{}
	}
	return LicenseEnded, last
}

// MayLeadOn says whether the person may lead or co-lead a session on the day:
// a therapist, not disabled, with a license that is valid then.
func (u User) MayLeadOn(day Date) bool {
	return u.Holds(Therapist) && u.Status != UserDisabled && u.LicensedOn(day)
}
