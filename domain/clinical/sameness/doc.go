// Package sameness tells whether clinical notes were copied from one another.
//
// After a group session every member gets a note of their own. What was done
// in the room may be written once and stand in all of them; how this member
// took part, responded and moved toward their goals may not. Payers and
// auditors read identical notes, across the members of a session or from week
// to week for one member, as a sign that the service was not individual
// ("cloned" notes; CMS, Documentation Matters Toolkit, on electronic health
// records).
//
// [Within] compares the notes of one session with each other; [AgainstEarlier]
// compares a note with the last five of the same member. Each result says how
// much of the shorter note stands in the other one too, and shows the shared
// passages with their places in both.
//
// # How it is measured
//
// A note is read as a row of words. Case, punctuation and spacing
// do not count; numbers count as equal, and so do the member's own names,
// "client" and the pronouns, so that changing "she" to "he" and a score of 12
// to 9 does not make a copy look new. In scripts without blanks, as Chinese and
// Thai, every sign is a word. The row is cut into overlapping runs of
// three words (shingles). The score is the share of the shorter note's
// shingles found in the other: 0 for nothing, 1 for all. Changing every tenth
// word of a copy leaves about 0.7. Notes that one writer of fixed phrases wrote
// apart score about 0.2 and seldom 0.5.
//
// The part written once for everybody is handed over as the shared text; words
// that stand in it are left out before anything is compared.
//
// The package decides nothing: a short note may rightly look like another
// ("Absent, called, no answer").
package sameness
