package domain

// ErrEmailTaken is what a second user with one address gets.
var ErrEmailTaken = Error{Kind: KindInvalid, Code: "email_taken", Message: "Somebody signs in with this address already.",
	Fields: []FieldError{{Field: "email", Message: "is in use already"}}}
