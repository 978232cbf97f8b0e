package practice

import "cohort/domain"

// Note names one thing that the audit keeps of a deed: a reason, what changed,
// how many. It is declared by the noun that notes it, which also says who may
// read it there.
type Note struct{ key string }

// Notes that several nouns use.
var (
	Reason  = Kept("reason")
	Code    = Plain("code") // of an error
	Changed = Plain("changed")
	Status  = Plain("status")
	Clients = Plain("clients") // how many were seen
	Before  = Kept("before")
	After   = Kept("after")
	_       = Plain(domain.NotedLinkBy)
	_       = Plain(domain.NotedEmergency)
)

// Words are what somebody searched for. They are names, mostly, and stay in the
// record: no list of the audit gives them to an administrator.
var Words = Hidden("words")

// hidden are the notes that no list of the audit gives.
var hidden = map[string]bool{}

// Hidden declares a note that stays in the record whatever the entry is about.
func Hidden(key string) Note {
	hidden[key] = true
	return declare(key, false)
}

// IsHidden says whether a note that was kept under a key stays in the record.
func IsHidden(key string) bool { return hidden[key] }

// plain says of every note that was declared whether it is plain.
var plain = map[string]bool{}

// Kept declares a note that stays in the record when the entry is about a
// client: it may be clinical.
func Kept(key string) Note { return declare(key, false) }

// Plain declares a note that an administrator may read in an entry about a
// client too: it says what kind of thing happened, or why a rule was set
// aside, and nothing clinical.
func Plain(key string) Note { return declare(key, true) }

func declare(key string, isPlain bool) Note {
	if before, known := plain[key]; known && before != isPlain {
		panic("the note " + key + " is declared in two ways")
	}
	plain[key] = isPlain
	return Note{key}
}

// IsPlain says whether a note that was kept under a key may be read with an
// entry about a client.
func IsPlain(key string) bool { return plain[key] }
