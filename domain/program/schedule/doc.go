// Package schedule says when a group meets, what each session teaches, who has
// to catch up, and which leaders and rooms are wanted twice.
//
// # Dates
//
// A Plan is what a clinician would say aloud: twelve Wednesdays at 18:00 in New
// York, ninety minutes, from March 4, not on public holidays, not in the winter
// break. Plan.Sessions turns it into dates. A group may meet every week, every
// second week, or on several days of the week.
//
// The time on the wall is what is kept: a group at 18:00 stays at 18:00 when
// the clocks change. On the one night a year when a wall time does not exist,
// or happens twice, a Notice tells the choice that was taken: a skipped time is
// read with the offset before the change, so 02:30 becomes 03:30; of a repeated
// one the first is meant (RFC 5545 section 3.3.5).
//
// On a closed day a Policy decides: Shift, the rule unless another is given,
// moves this and all later sessions, so that members get the number of sessions
// they committed to; ShiftWeek moves them by one week, where Shift would move a
// biweekly group by two; Skip leaves the session out; NextDay moves it alone.
// Plan.Offers lists what each would come to, for somebody to choose from.
//
// # Changes
//
// A Schedule is a group's dated sessions. An Edit (Move, Cancel, Restore,
// Insert, ShiftRest, ChangeRest) is first looked at with Schedule.Preview, which
// lists every session it would touch in words, and gives the Revert that undoes
// it. A session that was held is never moved. Cancelled sessions stay listed, so
// that members are told, but have no number.
//
// # Curriculum
//
// Lay puts the weeks of a curriculum on the sessions, planned against
// delivered. Leaders may merge weeks, split one over several sessions or leave
// one out; a week that ran out of time comes again. Layout.CatchUps lists the
// members who lack what a coming week builds on, and by when they need it.
//
// # Clashes
//
// Clashes finds the sessions that need one leader or one room at the same time;
// ClashesWith does so for a change before it is made.
//
// The package works on values alone: it stores nothing, and it does not know
// what time it is.
package schedule
