// Package domain is the kernel of Cohort: the few words that every department
// of a group practice shares. It holds ids, dates and money, the error model,
// the people who sign in and what each of them may do, the client, and the
// audit chain. It knows no database, no HTTP and no clock: whatever needs
// the time is handed it.
package domain
