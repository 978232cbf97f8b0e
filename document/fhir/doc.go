// Package fhir reads questionnaires and answers in HL7 FHIR R4.
//
// [ReadQuestionnaire] turns a Questionnaire into an instrument definition: its
// questions, the choices of each and the number each choice counts. A
// Questionnaire says nothing of bands, cut-offs or risk items, nor which way a
// score gets better, so the import adds none and asks the clinic for the
// direction. What could not be taken over is listed in words, never dropped in
// silence: the total of an imported form is the plain sum, so a form that doubles
// or turns round its answers (the DASS-21 does the one, the CORE-10 the other) is
// not scored by its import alone.
//
// A total that is silently too low is worse than none: two choices may share a
// score, but a question whose stated scores cannot be counted (halves, less than 0,
// some choices only) stops the import with the reason, until the clinic says that
// the question does not count.
//
// Many published forms leave things out: the system of a code, the score of a
// choice, the list of choices itself. Where a question has the LOINC code of a
// shipped one, its choices and their scores are taken from there, with a note.
//
// [ReadResponse] turns a QuestionnaireResponse into the answers of a definition,
// ready for its Score. An answer that is not one of the item's choices is
// refused, naming the question and never repeating the answer; a reason for not
// answering ("asked but declined") is a blank.
//
// A shipped instrument filled in elsewhere should be read against its own
// definition, which knows its bands and risk items: [Imported.Known] names it by
// the LOINC code of the form, and [Match] maps the sender's link ids to it.
package fhir
