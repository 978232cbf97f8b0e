// Package instrument holds the questionnaires a clinic uses and scores them.
//
// An instrument is data: one JSON file in definitions/ states its items, the
// answers each item allows, which items are turned round, how missing answers
// are treated, its severity bands and cut-offs, the items that show risk, how
// large a change is more than measurement error, and under what terms its
// wording may be shown. A file is checked as a whole when it is loaded (bands
// without a hole, thresholds that some answers reach and some do not, rules about
// items that exist, nothing twice under one code); one that contradicts itself is
// refused.
//
// # What a score says
//
// [Definition.Score] takes the answers in the order of the form (nil for a
// question left blank) and returns a [Result]:
//
//   - Total: a whole number, absent when too many answers are missing or the
//     instrument has no total (the GQ and the GCQ-S report scales only).
//   - Band: the severity band of that total, such as "moderate". A band is a
//     reading of the score and never a diagnosis.
//   - Complete and Missing: whether every question that had to be answered was
//     answered. A question that the form itself tells the client to skip is not
//     missing.
//   - ProRated: the total was estimated from the answered questions, by the
//     rule its authors publish. Without such a rule there is no total.
//   - RiskFlags: answers a clinician must see today, such as any answer above
//     "not at all" to the PHQ-9's question on being better off dead. They are
//     raised whatever the total is and even when the rest is blank.
//   - AlgorithmVersion: what computed the score, so that it can be repeated.
//
// # What is shipped
//
// Wording is shipped only where its terms allow it; [Definition.License] says
// on what condition. A score-only instrument ([Definition.ScoreOnly]) carries
// the scale and the arithmetic but no wording: the clinic uses its own licensed
// form and types in the answers. Screeners support a clinician's judgment and
// do not replace it.
package instrument
