// Package livehour puts together what several devices note during one session,
// with or without a network between them.
//
// What a leader taps is a [Fact]: small, made once, never changed. What is known
// of an hour is a set of facts, so putting two devices' knowledge together is the
// union of two sets: in whatever order, however often and by whatever way facts
// arrive, whoever has the same ones sees the same [Hour].
//
// Each fact stands at a [Place] (the mark of one member, the turn of another) and
// says which facts at that place its maker saw and meant to replace. A fact that
// nobody replaced knowingly is a head. One head is the usual case. Two heads that
// say different things are two leaders who did not know of each other: the later
// one, by logical time and device, stands, and the other one is shown beside it
// until somebody decides. Ticks are a set in which a tick is taken away only by
// who saw it; added minutes are summed up.
//
// Logical time ([Stamp], [Clock]) is a hybrid logical clock (Kulkarni and others,
// 2014): the device's clock where that moves on, a counter where it does not, and
// never behind what the device has seen. A wrong clock can thus decide between two
// who did not know of each other, which is shown, and nothing else.
//
// The package keeps nothing and has no clock.
package livehour
