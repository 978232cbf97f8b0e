package domain

import (
	"reflect"
	"slices"
	"testing"
)

// The first form of the settings changes what it shows and nothing else, whatever
// parts there will be: each field that it does not name stays as it was.
func TestBasicsLeaveEveryOtherPartAlone(t *testing.T) {
	basics := []string{"PracticeName", "Address", "NPI", "TaxID", "Currency", "FeeBand", "TimeZone", "Clock", "IdleMinutes"}
	before := DefaultSettings()
	before.SecondFactorRoles, before.Closed.Country, before.Aftercare.FollowUpDays = []Role{Admin}, "US", []int{45}
	wanted := Settings{PracticeName: "Harbor", NPI: "1", TaxID: "2", Currency: "EUR", FeeBand: &FeeBand{Low: 1, High: 2}, TimeZone: "Europe/Berlin", Clock: Clocks[0], IdleMinutes: 20, Address: PostalAddress{City: "Kiel"}}
	after := before.WithBasics(wanted)
	kept := 0
	for i := range reflect.TypeFor[Settings]().NumField() {
		name := reflect.TypeFor[Settings]().Field(i).Name
		of := func(s Settings) any { return reflect.ValueOf(s).Field(i).Interface() }
		want := of(before)
		if slices.Contains(basics, name) {
			want = of(wanted)
		} else {
			kept++
		}
		if !reflect.DeepEqual(of(after), want) {
			t.Errorf("%s is %v, wanted %v", name, of(after), want)
		}
	}
	if kept+len(basics) != reflect.TypeFor[Settings]().NumField() {
		t.Errorf("%d kept and %d named", kept, len(basics))
	}
	t.Logf("%d parts stay as they were", kept)
}
