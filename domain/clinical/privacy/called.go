package privacy

import "strings"

// named is a spelling with what is known about it.
type named struct {
	spelling
	kind  Kind
	short bool
}

// firstNames lists what a person is called; lastNames, their family names.
func (p Person) firstNames() []named {
	var out []named
	add := func(name string) {
		for _, s := range append(spellings(name), parts(name)...) {
			out = append(out, named{spelling: s, kind: FirstName, short: false})
		}
	}
	add(p.First)
	add(p.Preferred)
	for _, n := range p.Nicknames {
		add(n)
	}
	for _, former := range p.Former {
		first, _ := splitFormer(former)
		add(first)
	}
	for _, n := range out[:len(out):len(out)] {
		for _, key := range relatedForms(n.key) {
			out = append(out, named{spelling: spelling{key: key}, kind: ShortName, short: true})
		}
	}
	return out
}

func (p Person) lastNames() []named {
	var out []named
	add := func(name string) {
		for _, s := range append(spellings(name), parts(name)...) {
			out = append(out, named{spelling: s, kind: LastName, short: false})
		}
	}
	add(p.Last)
	for _, former := range p.Former {
		_, last := splitFormer(former)
		add(last)
	}
	return out
}

// splitFormer takes a former name apart. A single word may be a first name or
// a last one and is looked for as both.
func splitFormer(name string) (first, last string) {
	fields := strings.Fields(name)
	switch len(fields) {
	case 0:
		return "", ""
	case 1:
		return fields[0], fields[0]
	default:
		return fields[0], strings.Join(fields[1:], " ")
	}
}
