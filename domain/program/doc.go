// Package program is what a clinic's groups follow: the curriculum with its
// weekly themes, the cohort that works through it, who has a seat in it, its
// dated sessions, attendance and homework.
package program
