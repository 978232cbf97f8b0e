package privacy

// Person is somebody a note might name. Every field but ID may be empty.
type Person struct {
	// ID is the caller's own key; it comes back in [Finding.Who] and is never
	// looked for in the note.
	ID string

	First, Middle, Last string
	// Preferred is the name the person goes by, in place of First.
	Preferred string
	// Former holds earlier names: a maiden name, a name before transition, or
	// a whole earlier name such as "Ana Ruiz" (the last word is its last name).
	Former    []string
	Nicknames []string
	// Initials are looked for in addition to those of the names: "JT", "A.J.".
	Initials []string

	Emails []string
	// Phones may be written in any way; only the digits count.
	Phones []string
	// Code is the code the clinic uses instead of a name, such as "C-1042".
	Code string
	// FormerCodes are those of records that were merged into this one.
	FormerCodes []string
}

// People are those around one note.
type People struct {
	// Peers are the members, past and present, the note must not identify.
	Peers []Person
	// Exempt may be named: the note's own client, the writer, the leaders.
	Exempt []Person
}
