// Package comparison says whether the members of one version of a program fared
// better than those of another, and how sure that is.
//
// # What is compared
//
// The change of the program's instrument from a member's first form to their
// last, in points for the better; the share with a reliable improvement (package
// outcome); the share of their sessions that members came to; and of their
// homework that they did. Each over the whole and by the week of the curriculum.
//
// # How
//
// A linear model with a mean for each version and, for changes of a score, the
// first score beside it: who comes with much has much to lose, and who was
// admitted on a bad day is better on an ordinary one (regression to the mean).
// Versions whose members came with different scores are so compared as if they
// had come with the same.
//
// Members of a cohort are alike: they share leaders, hours and each other. Eight
// of one cohort say less than eight of eight. The variance is taken from cohorts
// instead of members (cluster-robust, with the correction for few clusters that
// is called CR2), and the interval from Student's t with the degrees of freedom
// that the cohorts support (Satterthwaite): Bell and McCaffrey, Survey Methodology
// 2002;28:169-181; Pustejovsky and Tipton, JBES 2018;36:672-683.
//
// # What is not said
//
// Nothing with fewer than 30 members or three cohorts on a side: of few members
// an average names somebody nearly, and of one cohort nobody can tell the version
// from the group. And never that a version is proven better: cohorts were not
// drawn by lot, and versions follow each other in time.
package comparison
