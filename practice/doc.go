// Package practice is what the use cases of every desk share: acting in one
// transaction with its audit, reading with its record, doing a thing once. A
// use case is a method of the desk at which a person does it, in the packages
// below; it loads and locks what it changes, asks the policy, applies a rule
// of the departments, and saves. The package also says, as small interfaces,
// what it needs from outside: a store, keys, a clock.
package practice
