// Package billing is the desk at which fees are agreed, charged and exported.
package billing

import "cohort/practice"

// Desk is where fees become charges, and charges become files.
type Desk struct {
	*practice.Practice
	store     practice.Store
	newWriter NewBatchWriter
}

// New opens the desk with the writers of its export files.
func New(p *practice.Practice, store practice.Store, newWriter NewBatchWriter) *Desk {
	return &Desk{Practice: p, store: store, newWriter: newWriter}
}
