package instrument

import (
	"slices"
	"strings"

	"cohort/domain"
)

// ownPrefix begins the codes of instruments that a practice wrote itself. What
// follows is an id: a code that says nothing may stand anywhere.
const ownPrefix = "own-"

// OwnCode is the code of a practice's own instrument, by its id.
func OwnCode(id string) string { return ownPrefix + id }

// IsOwn says whether a code is one of a practice's own instrument.
func IsOwn(code string) bool { return strings.HasPrefix(code, ownPrefix) }

// Own is one instrument of a practice in all the editions in which it was ever
// given, in the order of their versions.
type Own struct {
	Editions    []Definition
	RetiredFrom domain.Date // it is given no more; zero while it is
}

// Library is every instrument that a practice has: those that are shipped, which are
// the same everywhere, and its own. The zero Library holds those that are shipped.
type Library struct{ Own []Own }

// ByCode gives an instrument as it is given now, or was given last.
func (l Library) ByCode(code string) (Definition, bool) {
	if own := l.own(code); own != nil {
		return own.Editions[len(own.Editions)-1], true
	}
	return ByCode(code)
}

// Edition gives an instrument as it was in one version; "" is the newest. Of a
// shipped one there is one version alone.
func (l Library) Edition(code, version string) (Definition, bool) {
	own := l.own(code)
	if own == nil || version == "" {
		return l.ByCode(code)
	}
	i := slices.IndexFunc(own.Editions, func(d Definition) bool { return d.Version == version })
	if i < 0 {
		return Definition{}, false
	}
	return own.Editions[i], true
}

// Given says whether an instrument may still be given on a day.
func (l Library) Given(code string, on domain.Date) bool {
	own := l.own(code)
	return own == nil || own.RetiredFrom.IsZero() || on.Before(own.RetiredFrom)
}

// Retired says whether an instrument is given no more.
func (l Library) Retired(code string) bool {
	own := l.own(code)
	return own != nil && !own.RetiredFrom.IsZero()
}

// Known gives every instrument in its newest edition, the retired too: what is
// shipped by code, and then the practice's own.
func (l Library) Known() []Definition {
	all := All()
	for _, o := range l.Own {
		all = append(all, o.Editions[len(o.Editions)-1])
	}
	return all
}

// Offered gives what may be given now.
func (l Library) Offered() []Definition {
	return slices.DeleteFunc(l.Known(), func(d Definition) bool { return l.Retired(d.Code) })
}

// Earlier gives the editions that were replaced: what was answered then is read by
// them.
func (l Library) Earlier() (all []Definition) {
	for _, o := range l.Own {
		all = append(all, o.Editions[:len(o.Editions)-1]...)
	}
	return all
}

func (l Library) own(code string) *Own {
	i := slices.IndexFunc(l.Own, func(o Own) bool { return o.Editions[0].Code == code })
	if i < 0 {
		return nil
	}
	return &l.Own[i]
}

// FullTitle is the title under which a score is told.
func (d Definition) FullTitle() string {
	if d.Unvalidated {
		return d.Title + notValidated
	}
	return d.Title
}

const notValidated = " (not validated)"

// Called is the name under which a score is told: with the warning where nothing is
// published about the instrument.
func (d Definition) Called() string {
	if d.Unvalidated {
		return d.Name + notValidated
	}
	return d.Name
}
