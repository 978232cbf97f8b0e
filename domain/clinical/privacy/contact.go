package privacy

import (
	"strings"
	"unicode/utf8"
)

// contacts holds what is written with digits: addresses, numbers, codes, each
// folded to bare letters and digits.
type contacts struct {
	keys    map[string][]contactKey
	starts  map[string]bool // beginnings of keys at token boundaries
	longest int
}

type contactKey struct {
	who  int
	kind Kind
	part contactPart
}

type contactPart uint8

const (
	whole      contactPart = iota
	tail                   // last seven or more digits, or the digits of a code
	lastFour               // of a phone
	firstSix               // area code and exchange
	userName               // before the "@"
	userStem               // user name without its digits
	mailDomain             // a domain of the person's own
)

// Mail domains that say nothing about a person.
var sharedDomains = setOf(`gmail googlemail yahoo hotmail outlook live msn icloud me mac aol proton protonmail gmx web
	mail email fastmail comcast verizon att sbcglobal zoho yandex qq example test invalid`)

func newContacts(people People) contacts {
	c := contacts{keys: map[string][]contactKey{}, starts: map[string]bool{}}
	for i, p := range people.Peers {
		c.addPerson(p, i)
	}
	for i, p := range people.Exempt {
		c.addPerson(p, -1-i)
	}
	return c
}

func (c *contacts) add(written string, k contactKey) {
	key := ""
	for _, t := range scan(written) {
		if key != "" {
			c.starts[key] = true
		}
		key += t.fold
	}
	if key == "" {
		return
	}
	c.keys[key] = append(c.keys[key], k)
	c.longest = max(c.longest, len(key))
}

func (c *contacts) addPerson(p Person, who int) {
	for _, address := range p.Emails {
		user, domain, _ := strings.Cut(address, "@")
		if utf8.RuneCountInString(user) >= 3 {
			c.add(user, contactKey{who: who, kind: Email, part: userName})
		}
		stem := strings.TrimRight(user, "0123456789")
		if folded := fold(stem); len(folded) >= 4 && stem != user && !isWord(folded) {
			c.add(stem, contactKey{who: who, kind: Email, part: userStem})
		}
		name, _, _ := strings.Cut(domain, ".")
		if folded := fold(name); len(folded) >= 5 && !sharedDomains[folded] && !isWord(folded) {
			c.add(name, contactKey{who: who, kind: Email, part: mailDomain})
		}
	}
	for _, phone := range p.Phones {
		c.addPhone(phone, who)
	}
	c.addCode(p.Code, who)
	for _, code := range p.FormerCodes {
		c.addCode(code, who)
	}
}

// addCode keeps the code and, where it has letters before it, its number alone.
func (c *contacts) addCode(code string, who int) {
	if len(fold(code)) < 3 {
		return
	}
	c.add(code, contactKey{who: who, kind: Code, part: whole})
	if t := scan(code); len(t) > 1 && t[len(t)-1].digits && len(t[len(t)-1].fold) >= 3 {
		c.add(t[len(t)-1].fold, contactKey{who: who, kind: Code, part: tail})
	}
}

// addPhone keeps the whole number, every tail of seven digits or more, the
// first six of a ten-digit number and the last four.
func (c *contacts) addPhone(phone string, who int) {
	digits := ""
	for _, t := range scan(phone) {
		if t.digits {
			digits += t.fold
		}
	}
	n := len(digits)
	if n < 7 {
		return
	}
	add := func(key string, part contactPart) {
		c.keys[key] = append(c.keys[key], contactKey{who: who, kind: Phone, part: part})
		c.longest = max(c.longest, len(key))
	}
	for from := 0; from <= n-7; from++ {
		add(digits[from:], tail)
	}
	add(digits[n-4:], lastFour)
	national := digits[max(0, n-10):]
	if len(national) == 10 {
		add(national[:6], firstSix)
	}
}

// findContacts looks for addresses, numbers and codes.
func (r *reading) findContacts() {
	c := &r.c.contacts
	if len(c.keys) == 0 {
		return
	}
	for i := range r.tokens {
		r.buf = r.buf[:0]
		for j := i; j < len(r.tokens) && j < i+8; j++ {
			if j > i && !r.continues(j) {
				break
			}
			r.buf = append(r.buf, r.tokens[j].fold...)
			if len(r.buf) > c.longest {
				break
			}
			for _, k := range c.keys[string(r.buf)] {
				r.proposeContact(k, i, j+1)
			}
		}
	}
}

// continues reports that token j can belong to the same number or address as
// the one before it.
func (r *reading) continues(j int) bool {
	between := r.note[r.tokens[j-1].end:r.tokens[j].start]
	if len(between) > 4 {
		return false
	}
	for _, b := range between {
		if !strings.ContainsRune(" -.()/+_#\u00a0\u2011\u2013", b) {
			return false
		}
	}
	return true
}

func (r *reading) proposeContact(k contactKey, i, j int) {
	first, last := &r.tokens[i], &r.tokens[j-1]
	c := candidate{i: i, j: j, start: first.start, end: last.end, who: k.who, kind: k.kind, close: closeExact, sure: Certain, why: k.kind.String()}
	gluedBefore := i > 0 && first.before == gapNone
	gluedAfter := j < len(r.tokens) && r.tokens[j].before == gapNone
	switch {
	case gluedBefore || gluedAfter && k.part != userStem:
		return
	case k.kind == Email:
		r.judgeEmail(&c, k.part)
	case k.kind == Phone:
		r.judgePhone(&c, k.part)
	default:
		r.judgeCode(&c, k.part)
	}
	if c.sure > 0 {
		r.candidates = append(r.candidates, c)
	}
}

func (r *reading) judgeEmail(c *candidate, part contactPart) {
	rest := r.note[c.end:]
	before := c.start > 0 && r.note[c.start-1] == '@'
	switch {
	case strings.ContainsAny(r.note[c.start:c.end], " ()/\u00a0"):
		c.sure = 0
	case part == mailDomain && before:
		c.sure, c.why = Likely, "mail domain of their own"
	case part == mailDomain:
		c.sure, c.why = Possible, "mail domain of their own"
	case strings.HasPrefix(rest, "@"):
		c.end += addressEnd(rest)
		if part != userName {
			c.sure = Likely
		}
	case r.tokens[c.i].digits || isWord(r.tokens[c.i].fold) && c.j-c.i == 1:
		c.sure = 0
	default:
		c.sure, c.why = Likely, "part of an email address"
		if part == userStem {
			c.sure = Possible
		}
	}
	if before {
		c.start--
	}
}

// addressEnd measures "@example.org" without a full stop behind it.
func addressEnd(s string) int {
	n := 1
	for n < len(s) && (s[n] < utf8.RuneSelf && isWordByte(s[n]) || s[n] == '.' || s[n] == '-') {
		n++
	}
	return len(strings.TrimRight(s[:n], ".-"))
}

var (
	phoneWords = setOf("phone cell mobile number ending ends call called text texted texting digits four ext reach tel telephone contact")
	clockWords = setOf("from to at until till between ran hours hrs h start started starts ended end time")
	codeWords  = setOf("client code member peer id no number chart participant record file mrn case")
)

// near reports one of the words within four tokens of the place.
func (r *reading) near(c *candidate, words map[string]bool, before, after int) bool {
	for k := max(0, c.i-before); k < min(len(r.tokens), c.j+after); k++ {
		if k >= c.j && r.tokens[k].opens {
			break
		}
		if (k < c.i || k >= c.j) && words[r.tokens[k].fold] && !r.apart(k, c) {
			return true
		}
	}
	return false
}

// apart reports that a sentence begins between token k and the place.
func (r *reading) apart(k int, c *candidate) bool {
	for n := k + 1; n <= c.i; n++ {
		if r.tokens[n].opens {
			return true
		}
	}
	return false
}

func (r *reading) judgePhone(c *candidate, part contactPart) {
	if strings.HasSuffix(r.note[:c.start], "(") {
		c.start--
	}
	for _, country := range [...]string{"+1 ", "+1-", "+1.", "+1", "1-"} {
		if part == tail && strings.HasSuffix(r.note[:c.start], country) {
			c.start -= len(country)
			break
		}
	}
	switch part {
	case firstSix:
		c.why = "first six digits of a phone number"
		c.sure = Possible
		if c.j < len(r.tokens) && r.tokens[c.j].digits && r.continues(c.j) {
			c.sure = 0 // the number goes on, and is another
		}
		if c.j-c.i == 1 && !r.near(c, phoneWords, 4, 2) {
			c.sure = 0
		}
	case lastFour:
		c.why = "last four digits of a phone number"
		text := r.tokens[c.i].fold
		year := text >= "1900" && text <= "2099"
		switch {
		case c.j-c.i > 1:
			c.sure = 0
		case r.near(c, phoneWords, 5, 3):
			c.sure = Likely
		case year || r.isAmount(c) || clockTime(text) && r.near(c, clockWords, 1, 1):
			c.sure = 0
		default:
			c.sure = Possible
		}
	default: // parts of other contacts
	}
}

// clockTime reports four digits that read as an hour: 1830.
func clockTime(digits string) bool { return digits < "2400" && digits[2] < '6' }

// isAmount reports digits of money, a clock time, a date or a decimal.
func (r *reading) isAmount(c *candidate) bool {
	if c.start > 0 && strings.ContainsRune("$€£#,:/.", rune(r.note[c.start-1])) {
		return true
	}
	rest := r.note[c.end:]
	if rest == "" {
		return false
	}
	return strings.ContainsRune(":/%", rune(rest[0])) || len(rest) > 1 && (rest[0] == ',' || rest[0] == '.') && rest[1] >= '0' && rest[1] <= '9'
}

func (r *reading) judgeCode(c *candidate, part contactPart) {
	if part == tail {
		c.why = "number of the client code"
		hash := c.start > 0 && r.note[c.start-1] == '#'
		c.sure = sureIf(!r.isAmount(c) || hash, Likely)
		c.sure = min(c.sure, sureIf(hash || r.near(c, codeWords, 2, 0) || r.standsAsPerson(c), Likely))
	}
}
