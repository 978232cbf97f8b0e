package claim

// Rounding is how minutes become units. It is set for each payer and code.
type Rounding string

// The roundings in use.
const (
	// PerSession is one unit for whoever attended at all, however long.
	PerSession Rounding = "per_session"
	// Floor15 counts full quarter hours only: 29 minutes are one unit, 14 are
	// none (Michigan PIHP/CMHSP rounding table, codes of "15 minutes").
	Floor15 Rounding = "floor_15"
	// Ceil15 counts every quarter hour begun: 16 minutes are two units
	// (the same table, codes of "up to 15 minutes").
	Ceil15 Rounding = "ceil_15"
	// Midpoint counts a unit when more than half its time was given (the CPT
	// rule for codes with a stated time).
	Midpoint Rounding = "midpoint"
	// EightMinute counts a quarter hour from its eighth minute (Medicare
	// Claims Processing Manual, chapter 5, section 20.2).
	EightMinute Rounding = "eight_minute"
)

// Units gives the units for the minutes that one client attended. The length
// of the code's unit, in minutes, matters to Midpoint alone. No minutes are no
// units, and neither is a rounding that is not known.
func (r Rounding) Units(minutes, unitMinutes int) int {
	if minutes <= 0 {
		return 0
	}
	switch r {
	case PerSession:
		return 1
	case Floor15:
		return minutes / 15
	case Ceil15:
		return (minutes-1)/15 + 1
	case Midpoint:
		return midpoint(minutes, unitMinutes)
	case EightMinute:
		return minutes/15 + (minutes%15)/8
	}
	return 0
}

func midpoint(minutes, unit int) int {
	if unit <= 0 {
		return 0
	}
	units := minutes / unit
	if rest := minutes % unit; rest > unit-rest {
		units++
	}
	return units
}

// Known says whether r is one of the roundings above.
func (r Rounding) Known() bool {
	switch r {
	case PerSession, Floor15, Ceil15, Midpoint, EightMinute:
		return true
	}
	return false
}

// IndividualCode is the individual psychotherapy code for the minutes given:
// 90832 from 16, 90834 from 38, 90837 from 53. Fewer than 16 minutes cannot be
// billed, and the answer is empty.
func IndividualCode(minutes int) string {
	switch {
	case minutes >= 53:
		return "90837"
	case minutes >= 38:
		return "90834"
	case minutes >= 16:
		return "90832"
	}
	return ""
}
