// Package practice holds the use cases of Cohort: one method of Practice for
// each thing that a person does. A use case opens a transaction, loads and
// locks what it changes, asks the policy, applies a rule of the departments,
// saves and writes the audit. It also says, as small interfaces, what it
// needs from outside: a store, keys, a clock.
package practice
