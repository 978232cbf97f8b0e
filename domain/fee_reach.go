package domain

// FeeReach is what a fee that begins on a day would be about, as far as is
// known: the sessions until the next fee begins.
type FeeReach struct {
	From  Date
	Until Date // the day on which another one follows, zero for none
	Open  int  // sessions not closed yet, which will be charged by it
	Kept  int  // closed ones, whose charges stay as they are
}
