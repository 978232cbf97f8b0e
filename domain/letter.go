package domain

// Letter is a mail to somebody who works at the practice. It never says
// anything of a client.
type Letter struct {
	To      string // an address
	Subject string
	Text    string
}
