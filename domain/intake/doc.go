// Package intake is how people come to a group: the referral and what becomes
// of it, assessments, whether group therapy fits, and the waitlist.
package intake
