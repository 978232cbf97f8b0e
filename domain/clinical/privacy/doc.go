// Package privacy finds the places in a clinical note that identify another
// member of the group.
//
// Each member of a therapy group has a chart of their own, and the note in it
// may be read by that member, by a payer, by a court. It must never name or
// otherwise identify the other people in the room: "a peer" is the word to use.
// (HIPAA's list of identifiers, 45 CFR 164.514(b)(2)(i), holds names, telephone
// numbers, email addresses and any unique code; the guidance of HHS on it counts
// initials too, as a part of the name. In substance-use programs 42 CFR 2.12
// protects whatever would tell that a person is a patient at all.)
//
// A [Checker] is made once from the people around a note. The peers are
// whom the note must not identify; the exempt are those it may name: its own
// client, the writer and the leaders. The checker then reads any number of
// notes and returns a [Finding] for each suspicious place: where it is, whom it
// may identify, why, how sure we are, and what could be written instead.
//
// # What is found
//
//   - Names: first, middle, last, preferred and former names, nicknames, their
//     usual short forms (Liz for Elizabeth, Frankie for Frank) and those that no
//     list has (Tunde for Babatunde), in any case, with or without accents, joined,
//     apart or hyphenated (MaryAnn, Xiao Ling, Garcia-Lopez, OBrien), with a
//     possessive, plural or case ending (Markiem), and with one letter wrong when
//     the name has five or more, or written as it sounds (Carin for Karin).
//   - Initials: "J.L.", "JL", "J.", "J.'s", "Maria G.", "M. Garcia", and "J.A." of
//     a double first name.
//   - Phone numbers and email addresses, whole or in part; handles ("@jo"); the
//     client code.
//
// A line break inside a name, a soft hyphen or an invisible sign hides nothing.
// Names of any script are compared by letters; in scripts written without
// spaces a name of two or more characters is looked for inside the run.
//
// # Names that are also words
//
// Grace, Will, Mark, Hope and May are names and also words. Such a place is
// judged as a reader would judge it, with the lexicon of package english: is it
// capitalized where a word would not be; is what follows the verb of a sentence,
// and one that persons do ("Hope lent her a coat", not "Hope remains"); is it a
// date ("May 4"), a heading, a place, an author or the name of a program ("Circle
// of Hope")?
//
// A relative or another outsider whom the note introduces by a peer's first name
// ("her brother Eli") is taken for that relative throughout the note.
//
// # How sure
//
// [Certain] is nearly always right and should stop a signature; [Likely] should
// be shown before signing; [Possible] is worth a look. The writer accepts a
// finding ([Accept]) or dismisses it ([Dismiss], [Open]). The package prefers one
// needless question to one missed name, and it cannot see everything: a person
// can be identified by their story ("the pilot in our group") without a single
// letter of their name. A clean result is help for the writer, not a
// guarantee.
//
// Where a peer shares a name or an initial with an exempt person, that name
// alone is taken to mean the exempt person; the full name of the peer is still
// found.
//
// The package keeps nothing, reads no clock, and a Checker may be used by
// several goroutines at once.
package privacy
