// Package opening says when a planned cohort can open: on which day its list
// fills the seats that it needs, and between which days that is likely; and what
// a seat that stays empty costs.
//
// # What it rests on
//
// The practice's own lists: when each could be joined, who joined, and who left
// it before the cohort began. Nothing is known of other practices. Where the
// practice has too little behind it ([FewestJoins], [FewestWeeks]) nothing is
// said.
//
// # The model
//
// People join a list at a rate that is the product of
//
//   - the practice's own rate for a list, which moves: what happened lately counts
//     more. How fast the past is forgotten is not chosen but weighed: six speeds,
//     each by how well it would have foretold the practice's own weeks;
//   - the list's own pull, around one: lists of a practice differ, and this one
//     shows which it is as people join it. Before anybody has, it is like the
//     others, and how far they spread is kept;
//   - a month's share of the year, only where two years are there and the months
//     differ by more than chance, and drawn towards one even then;
//   - the first fortnight of a list, in which those join who have waited for it.
//
// They come in clusters where the practice's counts say so (a negative binomial
// instead of a Poisson). Each who is on the list leaves it at the practice's own
// rate of leaving.
//
// The days are the quantiles of 2,000 futures drawn from that, each with its own
// rates from their distributions (gamma), so that what is not known of the rates
// widens the interval as much as chance does. The seed is fixed: the same records
// give the same days.
//
// # Priors
//
// Before the first join a list of a practice gets one person a week, with the
// weight of half a person. Lists spread around their practice's rate by 0.4 of it,
// with the weight of thirty joins. One in three hundred days of waiting ends
// without a seat, with the weight of one. Each of them is outweighed within weeks
// by what the practice did.
package opening
