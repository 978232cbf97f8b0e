package domain

// ProgramHours are the hours a week that intensive programs have at least.
type ProgramHours struct {
	IOP int // an intensive outpatient program
	PHP int // a partial hospitalization program
}

// UsualProgramHours is what a practice begins with: the hours of ASAM's levels 2.1
// and 2.5 for adults.
func UsualProgramHours() ProgramHours { return ProgramHours{IOP: 9, PHP: 20} }

// MostProgramHours is the most that can be asked for in a week.
const MostProgramHours = 60

// Validate names what is wrong with the hours.
func (h ProgramHours) Validate() error {
	var f Faults
	f.When(h.IOP < 1 || h.IOP > MostProgramHours, "iop", "must be between 1 and 60")
	f.When(h.PHP < 1 || h.PHP > MostProgramHours, "php", "must be between 1 and 60")
	return f.Err()
}
