package schedule

import (
	"time"

	"github.com/rickar/cal/v2"
)

// usStates are the full days on which state offices close beyond the federal
// holidays, after the lists that the states publish. They are a start, not the
// law: states change them, some do not keep every federal holiday, and days that
// a governor grants year by year are not here. A practice names what it works on
// in Holidays.Except and enters the rest as closures. A state that is named with
// nothing adds nothing.
var usStates = map[string][]*cal.Holiday{
	"AL": {
		nth("Confederate Memorial Day", time.April, time.Monday, 4, 0),
		nth("Jefferson Davis' Birthday", time.June, time.Monday, 1, 0),
	},
	"AK": {
		nth("Seward's Day", time.March, time.Monday, -1, 0),
		fixed("Alaska Day", time.October, 18, nearestWeekday),
	},
	"AZ": nil,
	"AR": nil,
	"CA": {
		fixed("Cesar Chavez Day", time.March, 31, []cal.AltDay{{Day: time.Sunday, Offset: 1}}),
		dayAfterThanksgiving("Day After Thanksgiving"),
	},
	"CO": {nth("Frances Xavier Cabrini Day", time.October, time.Monday, 1, 0)},
	"CT": {fixed("Lincoln's Birthday", time.February, 12, nearestWeekday), goodFriday()},
	"DE": {goodFriday(), electionDay(false), dayAfterThanksgiving("Day After Thanksgiving")},
	"DC": {fixed("Emancipation Day", time.April, 16, nearestWeekday)},
	"FL": {dayAfterThanksgiving("Friday After Thanksgiving")},
	"GA": {
		nth("State Holiday in April", time.April, time.Monday, 4, 0),
		dayAfterThanksgiving("State Holiday in November"),
	},
	"HI": {
		fixed("Prince Kuhio Day", time.March, 26, nearestWeekday), goodFriday(),
		fixed("King Kamehameha I Day", time.June, 11, nearestWeekday),
		nth("Statehood Day", time.August, time.Friday, 3, 0),
		electionDay(false),
	},
	"ID": nil,
	"IL": {fixed("Lincoln's Birthday", time.February, 12, nearestWeekday), electionDay(false), dayAfterThanksgiving("Day After Thanksgiving")},
	"IN": {goodFriday(), electionDay(false), dayAfterThanksgiving("Lincoln's Birthday")},
	"IA": {dayAfterThanksgiving("Day After Thanksgiving")},
	"KS": {dayAfterThanksgiving("Day After Thanksgiving")},
	"KY": {dayAfterThanksgiving("Day After Thanksgiving")},
	"LA": {easter("Mardi Gras", -47), goodFriday(), electionDay(false)},
	"ME": {nth("Patriots' Day", time.April, time.Monday, 3, 0), dayAfterThanksgiving("Day After Thanksgiving")},
	"MD": {dayAfterThanksgiving("American Indian Heritage Day"), electionDay(false)},
	"MA": {nth("Patriots' Day", time.April, time.Monday, 3, 0)},
	"MI": {electionDay(false), dayAfterThanksgiving("Day After Thanksgiving")},
	"MN": {dayAfterThanksgiving("Day After Thanksgiving")},
	"MS": {nth("Confederate Memorial Day", time.April, time.Monday, -1, 0)},
	"MO": {fixed("Lincoln's Birthday", time.February, 12, nearestWeekday), fixed("Truman Day", time.May, 8, nearestWeekday)},
	"MT": {electionDay(false)},
	"NE": {nth("Arbor Day", time.April, time.Friday, -1, 0), dayAfterThanksgiving("Day After Thanksgiving")},
	"NV": {nth("Nevada Day", time.October, time.Friday, -1, 0), dayAfterThanksgiving("Family Day")},
	"NH": {electionDay(false), dayAfterThanksgiving("Day After Thanksgiving")},
	"NJ": {goodFriday(), electionDay(true)},
	"NM": {dayAfterThanksgiving("Presidents' Day, kept in November")},
	"NY": {fixed("Lincoln's Birthday", time.February, 12, nearestWeekday), electionDay(true)},
	"NC": {goodFriday(), dayAfterThanksgiving("Day After Thanksgiving")},
	"ND": {goodFriday()},
	"OH": nil,
	"OK": {dayAfterThanksgiving("Day After Thanksgiving")},
	"OR": nil,
	"PA": {dayAfterThanksgiving("Day After Thanksgiving")},
	"RI": {nth("Victory Day", time.August, time.Monday, 2, 0), electionDay(false)},
	"SC": {fixed("Confederate Memorial Day", time.May, 10, nearestWeekday), dayAfterThanksgiving("Day After Thanksgiving")},
	"SD": nil,
	"TN": {goodFriday()},
	"TX": {dayAfterThanksgiving("Friday After Thanksgiving")},
	"UT": {fixed("Pioneer Day", time.July, 24, nearestWeekday)},
	"VT": {
		nth("Town Meeting Day", time.March, time.Tuesday, 1, 0),
		fixed("Bennington Battle Day", time.August, 16, nearestWeekday),
	},
	"VA": {electionDay(true), dayAfterThanksgiving("Day After Thanksgiving")},
	"WA": {dayAfterThanksgiving("Native American Heritage Day")},
	"WV": {fixed("West Virginia Day", time.June, 20, nearestWeekday), electionDay(false), dayAfterThanksgiving("Day After Thanksgiving")},
	"WI": nil,
	"WY": nil,
	"PR": {
		fixed("Epiphany", time.January, 6, nil), fixed("Emancipation Day", time.March, 22, nil), goodFriday(),
		fixed("Constitution Day", time.July, 25, nil), fixed("Discovery Day", time.November, 19, nil),
	},
}
