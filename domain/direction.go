package domain

// Direction says which way a score gets better.
type Direction string

// The two directions a score can have.
const (
	HigherIsWorse  Direction = "higher_is_worse"
	HigherIsBetter Direction = "higher_is_better"
)

// Values is the closed list, as texts.
func (Direction) Values() []string { return []string{string(HigherIsWorse), string(HigherIsBetter)} }
