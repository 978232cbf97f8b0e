// Package schedule says when a group meets.
//
// A Plan is what a clinician would say aloud: twelve Wednesdays at 18:00 in New
// York, ninety minutes, from March 4. Sessions turns it into dates. The time on
// the wall is what is kept: a group at 18:00 stays at 18:00 when the clocks
// change. On the one night a year when a wall time does not exist, or happens
// twice, the choice that was taken is told in words.
//
// The package works on values alone: it stores nothing, and it does not know
// what time it is.
package schedule
