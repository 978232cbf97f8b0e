package clinical

import (
	"time"

	"cohort/domain"
)

// DischargePaper is a signed summary as a file: the whole for the record, or what
// goes home with the member.
type DischargePaper struct {
	Discharge
	Practice   string
	Letterhead []string // lines below the practice's name
	Crisis     domain.CrisisLine
	Name       string // the client's, in full
	GoesBy     string // how the group calls them
	Code       string
	Born       domain.Date
	Zone       *time.Location // of the practice
}

// DischargeFile is which of them.
type DischargeFile int

// The files.
const (
	DischargeForRecord DischargeFile = iota
	DischargeForMember
)

// ChangedAt is when something was last added to what the file says. The same
// summary gives the same file, whenever it is made.
func (p DischargePaper) ChangedAt() (last time.Time) {
	for _, s := range []*Signature{p.Signed, p.CoSigned} {
		if s != nil && s.At.After(last) {
			last = s.At
		}
	}
	if p.Withdrawn != nil && p.Withdrawn.At.After(last) {
		last = p.Withdrawn.At
	}
	return last
}
