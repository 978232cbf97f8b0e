package domain

import (
	"testing"
	"time"
)

func TestLooksLike(t *testing.T) {
	day := Date{Year: 1990, Month: time.April, Day: 1}
	known := person("Mary-Ann", "Chen", "Mim", day)
	known.FormerNames = []string{"Mary Ann Wójcik", "Li"}
	double := person("Ana", "García-López", "", day)
	for _, c := range []struct {
		name       string
		known, new Client
		want       Likeness
	}{
		{"another spelling", known, person("mary ann", " CHEN", "", day), Same},
		{"first and last exchanged", known, person("Chen", "Maryann", "", day), Same},
		{"the preferred name as first name", known, person("Mim", "Chen", "", day), Same},
		{"a former last name", known, person("Mary Ann", "Li", "", day), Same},
		{"a former name in full", known, person("Mary", "Ann Wojcik", "", day), Same},
		{"accents and composition", double, person("Ana", "Garci\u0301a Lo\u0301pez", "", day), Same},
		{"one letter other", known, person("Mary-Ann", "Chan", "", day), Perhaps},
		{"one letter more", known, person("Mary-Anne", "Chen", "", day), Perhaps},
		{"one letter less", known, person("Mary-An", "Chen", "", day), Perhaps},
		{"two letters exchanged", known, person("Mray-Ann", "Chen", "", day), Perhaps},
		{"a double name shortened", double, person("Ana", "López", "", day), Perhaps},
		{"day and month exchanged", known, person("Mary-Ann", "Chen", "", Date{Year: 1990, Month: time.January, Day: 4}), Perhaps},
		{"a day later", known, person("Mary-Ann", "Chen", "", day.AddDays(1)), Perhaps},
		{"a day earlier", known, person("Mary-Ann", "Chen", "", day.AddDays(-1)), Perhaps},
		{"a month later", known, person("Mary-Ann", "Chen", "", Date{Year: 1990, Month: time.May, Day: 1}), Perhaps},
		{"no last name", known, person("Mary-Ann", "", "", day), Perhaps},
		{"two slips", known, person("Mary-Ann", "Chan", "", day.AddDays(1)), NotAlike},
		{"two letters", known, person("Mary-Ann", "Chia", "", day), NotAlike},
		{"another first name", known, person("Lee", "Chen", "", day), NotAlike},
		{"a letter in a very short name", person("Al", "Chen", "", day), person("Ai", "Chen", "", day), NotAlike},
		{"a year later", known, person("Mary-Ann", "Chen", "", Date{Year: 1991, Month: time.April, Day: 1}), NotAlike},
		{"twins", person("Ana", "Chen", "", day), person("Eva", "Chen", "", day), NotAlike},
	} {
		if got, back := c.known.LooksLike(c.new), c.new.LooksLike(c.known); got != c.want || back != c.want {
			t.Errorf("%s: %q, the other way round %q, want %q", c.name, got, back, c.want)
		}
	}
}
