// Package certificate writes certificates of completion, as a paper with a code
// and as a file for programs, and verifies what either says without a database or
// a network: with the practice's public key alone.
//
// What is verified is, to the letter, what was written. A text that says the same
// in other letters (other blanks, another order, another way to write a signature)
// is no certificate: whoever verifies need not ask which differences matter.
package certificate
