// Package placement helps intake decide who sits where: Rank lists every
// cohort for one client with the reasons for and the rules against it; Build
// assigns the whole waitlist to the seats that are free and to new cohorts that
// could open. Both only propose. A person decides, and may fix a placement (Pin)
// or forbid one (Exclusion) and build again.
//
// # What decides
//
// Hard rules come first: entry still open, a free seat, the client free at every
// meeting, able to come to the site or online, in a language they follow, a
// shared problem area with a leader competent in it, the program's age band, no
// conflict of interest with anyone there, suited to a group now, not excluded.
// A new cohort opens with at least six and at most twelve clients, in one weekly
// slot, with a room free then and a leader, or two where it is to be led by two.
// No leader is in two places, nor in one place right after another: the pause,
// and the way where the sites differ, lie between any two cohorts of a leader,
// those that run included. Protected traits (sex, gender, race,
// ethnicity, religion, disability, orientation, marital status) and the payer
// are not among the inputs; age counts only against a program's own band, and
// language only as the ability to follow the group.
//
// Among the plans that keep every rule, the best one places the most emergent
// clients; among those, the most urgent ones; then the most after discharge;
// then the most routine ones; then those who have waited longest, in days added
// up; then those who fit best, in points of Weights added up. This order is
// strict: no number of routine clients makes up for one urgent client.
//
// # The model
//
// Clients c, open cohorts g with s(g) seats, proposals p with ways w to open
// (slot, site, who leads, size of the room). x(c,g) and x(c,w) are 1 where c is placed, y(w) is
// 1 where a cohort opens:
//
//	maximize    Σ x(c,·) · (urgency(c), days(c), fit(c,·))     in this order
//	subject to  Σ x(c,·) ≤ 1                     every client c
//	            Σ x(·,g) ≤ s(g)                  every cohort g
//	            6·y(w) ≤ Σ x(·,w) ≤ 12·y(w)      every way w (or what the room holds)
//	            Σ y(w) ≤ 1                       the ways w of a proposal
//	            Σ z(w,t) = y(w)                  one of the teams t that could lead w
//	            Σ z(w,t) ≤ 1                     ways that one leader, in any of the teams t, cannot both lead
//	            Σ z(w,t) ≤ n(l)                  teams of leader l, who takes n(l) new cohorts at most
//	            Σ r(w,·) = y(w)                  one room, where it meets at a site
//	            Σ r(w,·) ≤ 1                     ways that overlap, in one room
//	            x(c,·) + x(d,·) ≤ 1              c and d in conflict, in every cohort and way
//	            x(c,·) = 0                       where a hard rule or an exclusion forbids it
//	            x(c,·) = 1, or its y(w) = 1      where a pin says so
//	            x, y, z, r ∈ {0, 1}
//
// Worths are pairs of integers compared lexicographically, so nothing is
// rounded and no large factor stands in for "first".
//
// # How it is solved
//
// With the y fixed this is a maximum-worth flow from clients to seats, solved by
// successive best paths and repaired, not solved again, from one set of y to the
// next. Disjoint cliques of conflicting clients are nodes of capacity one inside
// the flow, which keeps it exact; conflicts between cliques are branched on.
//
// The y are found by branch and bound, one number of the objective after the
// other: among the plans that equal the best one in every number before, does
// one have more of this? The answer is a whole number, so a bound below the next
// whole one settles it. The bound is the Lagrangian relaxation of "every client
// is placed once", of "equal in every number before" and of "no leader and no
// room twice". The prices of the root are found by the volume algorithm, beginning
// with those of the number before; nodes move theirs by a few subgradient steps.
// What choices leaders and rooms allow is then searched for a while as well. Where
// the bound does not settle a node, the flow in which an undecided proposal offers
// whatever any of its ways offers is tried too. A way whose bound falls short is
// dropped. Memory grows with the depth of the search, not its length; what is
// remembered beyond that is capped.
//
// The first plan is greedy by urgency, so a Build that is stopped at once is never
// worse than greedy. Better ones come from the choices that the prices of the root
// lead to, and from large neighborhoods: all but a few proposals stay as they are
// in the best plan, and what is free, by preference what could take somebody who
// is left out, is searched by the same branch and bound.
//
// A number that is not proven in its turn is left for a later round with twice the
// nodes; meanwhile the numbers after it are bettered and bounded for the best plan
// there is. A proposal may have any number of ways: they make the search longer,
// and Gap says what that leaves open.
//
// A search that ends by itself has proven its plan the best. One ended by
// Limits returns the best plan found; its Bound equals the plan in the numbers
// proven so far, bounds the next over everything left unexplored, and leaves the
// rest open. Gap is the difference in the first number in which the two differ;
// Weighted is the difference over all clients placed, each weighed so that one
// outweighs everybody less urgent. Most bounds each number on its own, among the
// plans that equal this one in every number before.
//
// docs/engines.md says how often that happens, and how far from the best.
//
// # What it does not do
//
// It plans one meeting a week for a
// new cohort, any number for an open one; and the seats free today, not those
// that will be. A cohort that meets every second week keeps its slot every week. The fit is a convention, not a validated scale.
package placement
