package demo

import (
	"slices"

	"cohort/domain"
)

// localGroup is an entry with how many days ago somebody last made sure of it, and
// whether anybody answered since.
type localGroup struct {
	domain.SupportGroup
	checked  int
	answered bool
}

// localGroups are around the corner of the demonstration practice. None of them is there.
var localGroups = []localGroup{
	{SupportGroup: domain.SupportGroup{SupportGroupListing: domain.SupportGroupListing{Name: "Lantern Fellowship, Tuesday night", Kind: domain.RecoveryGroup, Subject: "alcohol", Reach: domain.LocalGroup,
		About: "Begins with a reading, then whoever wants to speaks. Coffee from a quarter to seven.", Ways: inPerson, TwelveStep: true, PeerLed: true, Open: true, Cost: domain.SupportDonation, CostWords: "a dollar or two in the basket",
		Sponsor: true, FirstNames: true, Places: []domain.SupportGroupPlace{domain.SupportAtChurch}, Address: "14 Harbor Street, parish hall", Rhythm: domain.SupportWeekly, When: "Tuesdays at 7 pm",
		Contact: "Wren", Phone: "+1 212 555 0141", Languages: []string{"en"}, Access: "Step-free from the yard"}, Remark: "Good for a first evening: they greet newcomers at the door."}, checked: 21, answered: true},
	{SupportGroup: domain.SupportGroup{SupportGroupListing: domain.SupportGroupListing{Name: "Una luz, grupo de los jueves", Kind: domain.RecoveryGroup, Subject: "alcohol y otras drogas", Reach: domain.LocalGroup,
		Ways: inPerson, TwelveStep: true, PeerLed: true, Open: true, Cost: domain.SupportDonation, Sponsor: true, FirstNames: true, Places: []domain.SupportGroupPlace{domain.SupportAtCommunityCenter},
		Address: "208 Ferry Lane", Rhythm: domain.SupportWeekly, When: "Thursdays at 7:30 pm", Contact: "Lucero", Phone: "+1 212 555 0117", Languages: []string{"es"}, Access: "Two flights of stairs, no lift"}}, checked: 48, answered: true},
	{SupportGroup: domain.SupportGroup{SupportGroupListing: domain.SupportGroupListing{Name: "Clear Mornings", Kind: domain.RecoveryGroup, Subject: "any habit one wants to leave", Reach: domain.LocalGroup,
		About: "Works with a handbook of exercises instead of steps.", Ways: []domain.SupportGroupWay{domain.SupportOnline}, PeerLed: true, Open: true, Cost: domain.SupportFree, FirstNames: true,
		Rhythm: domain.SupportWeekly, When: "Saturdays at 9 am", Email: "hello@clear-mornings.example.org", Website: "clear-mornings.example.org", Languages: []string{"en"}}, Remark: "Ask them for the link a day ahead."}, checked: 12, answered: true},
	{SupportGroup: domain.SupportGroup{SupportGroupListing: domain.SupportGroupListing{Name: "The Empty Chair", Kind: domain.StressRelatedGroup, Subject: "grief after the death of a partner", Reach: domain.LocalGroup,
		About: "Eight people at most, for as long as each of them likes.", Ways: inPerson, PeerLed: true, Cost: domain.SupportFree, FirstNames: true, Places: []domain.SupportGroupPlace{domain.SupportAtHospital},
		Address: "Riverside Hospital, room 3.12", Rhythm: domain.SupportFlexible, When: "Every second Monday, in the afternoon", Contact: "Ottilie Brandt", Phone: "+1 212 555 0166", Languages: []string{"en", "de"}, Access: "Lift and hearing loop"},
		Remark: "Ottilie wants to speak with people before they come."}, checked: 95, answered: true},
	{SupportGroup: domain.SupportGroup{SupportGroupListing: domain.SupportGroupListing{Name: "Alone with kids", Kind: domain.StressRelatedGroup, Subject: "single parents", Reach: domain.LocalGroup,
		Ways: inPerson, PeerLed: true, Open: true, Cost: domain.SupportNominalFee, CostWords: "$3 for the sitter", Places: []domain.SupportGroupPlace{domain.SupportAtSchool}, Address: "Elm Street School, library",
		Rhythm: domain.SupportWeekly, When: "Fridays at 5 pm, not in the holidays", Contact: "Dana", Email: "alone-with-kids@example.org", Languages: []string{"en", "es"}, Access: "Step-free; children are looked after next door"}}, checked: 190, answered: true},
	{SupportGroup: domain.SupportGroup{SupportGroupListing: domain.SupportGroupListing{Name: "Both Shores", Kind: domain.SurvivalOrientedGroup, Subject: "people who came here from another country, and what they meet", Reach: domain.LocalGroup,
		Ways: inPerson, PeerLed: true, Open: true, Cost: domain.SupportFree, Places: []domain.SupportGroupPlace{domain.SupportAtCommunityCenter}, Address: "208 Ferry Lane", Rhythm: domain.SupportFlexible, When: "First Sunday of the month",
		Contact: "Amara", Phone: "+1 212 555 0128", Languages: []string{"en", "fr", "ar"}}}, checked: 410, answered: true},
	{SupportGroup: domain.SupportGroup{SupportGroupListing: domain.SupportGroupListing{Name: "Next of kin", Kind: domain.FamilyMembersGroup, Subject: "relatives of people who live with psychosis", Reach: domain.LocalGroup,
		Ways: []domain.SupportGroupWay{domain.SupportInPerson, domain.SupportOnline}, PeerLed: true, Open: true, Cost: domain.SupportFree, Places: []domain.SupportGroupPlace{domain.SupportAtHospital}, Address: "Riverside Hospital, chapel",
		Rhythm: domain.SupportWeekly, When: "Wednesdays at 6 pm", Contact: "Ignacio", Phone: "+1 212 555 0190", Languages: []string{"en"}}}, checked: 430, answered: false},
	{SupportGroup: domain.SupportGroup{SupportGroupListing: domain.SupportGroupListing{Name: "Say it out loud", Kind: domain.PersonalGrowthGroup, Subject: "shyness and speaking before others", Reach: domain.LocalGroup,
		Ways: inPerson, PeerLed: true, Open: true, Cost: domain.SupportFee, CostWords: "$45 for half a year, the first evening is free", Places: []domain.SupportGroupPlace{domain.SupportElsewhere}, Address: "Quay 9, back room of the bakery",
		Rhythm: domain.SupportWeekly, When: "Mondays at 7 pm", Website: "say-it.example.org", Languages: []string{"en"}}}, checked: 60, answered: true},
	{SupportGroup: domain.SupportGroup{SupportGroupListing: domain.SupportGroupListing{Name: "Slow hands", Kind: domain.PeerSupportGroup, Subject: "chronic pain", Reach: domain.LocalGroup,
		Ways: []domain.SupportGroupWay{domain.SupportTelephone}, PeerLed: true, Open: true, Cost: domain.SupportFree, FirstNames: true, Rhythm: domain.SupportWeekly, When: "Thursdays at 11 am, an hour", Contact: "Bea", Phone: "+1 212 555 0153", Languages: []string{"en"}}}, checked: 33, answered: true},
	{SupportGroup: domain.SupportGroup{SupportGroupListing: domain.SupportGroupListing{Name: "Ups and downs", Kind: domain.EducationalSupportGroup, Subject: "bipolar disorder, with a talk each month", Reach: domain.LocalGroup,
		Ways: inPerson, Open: true, Cost: domain.SupportFreeOrDonation, Places: []domain.SupportGroupPlace{domain.SupportAtHospital}, Address: "Riverside Hospital, lecture room", Rhythm: domain.SupportFlexible, When: "Last Tuesday of the month at 6 pm",
		Phone: "+1 212 555 0179", Languages: []string{"en"}}}, checked: 150, answered: true},
}

var inPerson = []domain.SupportGroupWay{domain.SupportInPerson}

// checkedLately are national organizations whose websites somebody has looked at.
var checkedLately = []string{"aa.org", "na.org", "smartrecovery.org", "al-anon.org", "dbsalliance.org"}

// planSupportGroups lets intake begin a directory with the national organizations,
// take over the old list on paper, and look after both since.
func (s *story) planSupportGroups() {
	begun := workday(s.today.AddDays(-7*weeksOfStory + 10))
	s.diary.on(s.at(begun, 9, 40), "the directory of support groups", s.beginDirectory)
	s.diary.on(s.at(workday(s.today.AddDays(-11)), 16, 5), "looking after the directory", s.lookAfterDirectory)
}

// beginDirectory takes the library, and the groups that the list on paper had then.
func (s *story) beginDirectory() error {
	if _, _, err := s.desks.Office.TakeSupportGroups(s.ctx, s.staff["ruth"], nil); err != nil {
		return err
	}
	for _, local := range localGroups {
		on := domain.Date{}
		if local.checked > 7*weeksOfStory {
			on = s.today.AddDays(-local.checked)
		}
		if _, err := s.desks.Office.CreateSupportGroup(s.ctx, s.staff["ruth"], local.SupportGroup, on); err != nil {
			return err
		}
	}
	return nil
}

// lookAfterDirectory writes down what was found since: most are right, one does not
// answer, and one is gone.
func (s *story) lookAfterDirectory() error {
	all, _, err := s.desks.Office.SupportGroups(s.ctx, s.staff["ruth"], domain.SupportGroupFilter{}, domain.Page{Limit: domain.MaxLimit})
	if err != nil {
		return err
	}
	on := domain.DateIn(s.diary.at, s.zone)
	for i, g := range all.Items {
		found, told := s.foundOf(g, on)
		if !told {
			continue
		}
		if g.Library != "" {
			found.On = on.AddDays(-i)
		}
		if _, _, err := s.desks.Office.CheckSupportGroups(s.ctx, s.staff["ruth"], []domain.SupportGroupID{g.ID}, found); err != nil {
			return err
		}
	}
	return nil
}

func (s *story) foundOf(g domain.SupportGroup, on domain.Date) (found domain.SupportGroupFound, told bool) {
	if g.Library != "" {
		return domain.SupportGroupFound{Finding: domain.FoundRight}, slices.Contains(checkedLately, g.Library)
	}
	local := localGroups[slices.IndexFunc(localGroups, func(l localGroup) bool { return l.Name == g.Name })]
	switch {
	case g.Name == "Ups and downs":
		return domain.SupportGroupFound{Finding: domain.FoundEnded, On: on, EndedFrom: on.AddDays(-30), Words: "The lecture room is a ward now, and nobody took it over."}, true
	case !local.answered:
		return domain.SupportGroupFound{Finding: domain.FoundNoAnswer, On: on, Words: "Rang three times, left a message."}, true
	}
	day := s.today.AddDays(-local.checked)
	if day.After(on) {
		day = on
	}
	return domain.SupportGroupFound{Finding: domain.FoundRight, On: day}, local.checked < 7*weeksOfStory
}
