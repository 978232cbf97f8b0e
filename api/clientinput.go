package api

// Names under which inputs are embedded: the framework passes over an
// embedded struct whose name is not exported, and would read nothing of it.
type (
	// ByID is the id in a route's address.
	ByID = byID
	// Paged is what a list is asked with.
	Paged = paged
	// Editing is what an edit is asked with.
	Editing = ifMatch
)
