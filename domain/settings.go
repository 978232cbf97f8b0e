package domain

import "time"

// Settings is what the practice decides once for everything.
type Settings struct {
	PracticeName string
	Currency     string // ISO 4217; set before the first fee is agreed, and kept
	TimeZone     string // IANA name, for new cohorts and for "today"
	Version      int
	UpdatedAt    time.Time
}

// DefaultSettings is what a fresh database begins with.
func DefaultSettings() Settings {
	return Settings{PracticeName: "My practice", Currency: "USD", TimeZone: "America/New_York", Version: 1}
}

// MaxFee is the largest fee that can be entered, in minor units. It is far
// above any real one: it only keeps a slipped key from overflowing a sum.
const MaxFee = 100_000_00

// Validate names everything that is wrong with the settings.
func (s Settings) Validate() error {
	var f Faults
	f.Required("practiceName", s.PracticeName, MaxName)
	f.When(!isCurrency(s.Currency), "currency", "must be three capital letters, such as USD")
	if _, err := LoadZone(s.TimeZone); err != nil {
		f.Add("timeZone", "must be a zone such as America/New_York")
	}
	return f.Err()
}

// LoadZone finds a time zone by its IANA name. "Local" and "" are refused:
// they mean something else on every machine.
func LoadZone(name string) (*time.Location, error) {
	if name == "" || name == "Local" {
		return nil, Invalid("timeZone", "must be a zone such as America/New_York")
	}
	zone, err := time.LoadLocation(name)
	if err != nil {
		return nil, Invalid("timeZone", "must be a zone such as America/New_York")
	}
	return zone, nil
}

func isCurrency(s string) bool {
	if len(s) != 3 {
		return false
	}
	for _, r := range s {
		if r < 'A' || r > 'Z' {
			return false
		}
	}
	return true
}
