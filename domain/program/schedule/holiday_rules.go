package schedule

import (
	"time"

	"github.com/rickar/cal/v2"
	"github.com/rickar/cal/v2/au"
	"github.com/rickar/cal/v2/gb"
)

// Substitute days: the free weekday in place of a holiday on a weekend.
var (
	nearestWeekday = []cal.AltDay{{Day: time.Saturday, Offset: -1}, {Day: time.Sunday, Offset: 1}}
	mondayAfter    = []cal.AltDay{{Day: time.Saturday, Offset: 2}, {Day: time.Sunday, Offset: 1}}
	secondWeekday  = []cal.AltDay{{Day: time.Saturday, Offset: 2}, {Day: time.Sunday, Offset: 2}, {Day: time.Monday, Offset: 1}}
)

// fixed is a holiday on the same day each year.
func fixed(name string, month time.Month, day int, observed []cal.AltDay) *cal.Holiday {
	return &cal.Holiday{Name: name, Type: cal.ObservancePublic, Month: month, Day: day, Observed: observed, Func: cal.CalcDayOfMonth}
}

// nth is a holiday on the nth weekday of a month, counted from its end when n
// is negative, and then some days later.
func nth(name string, month time.Month, weekday time.Weekday, n, later int) *cal.Holiday {
	return &cal.Holiday{Name: name, Type: cal.ObservancePublic, Month: month, Weekday: weekday, Offset: n, CalcOffset: later,
		Func: cal.CalcWeekdayOffset}
}

// easter is a holiday some days after Easter Sunday.
func easter(name string, days int) *cal.Holiday {
	return &cal.Holiday{Name: name, Type: cal.ObservancePublic, Offset: days, Func: cal.CalcEasterOffset}
}

func goodFriday() *cal.Holiday { return easter("Good Friday", -2) }

// dayAfterThanksgiving goes by several names in the states.
func dayAfterThanksgiving(name string) *cal.Holiday {
	return nth(name, time.November, time.Thursday, 4, 1)
}

// electionDay is the Tuesday after the first Monday in November; the states
// that keep it in even years only leave out the odd ones.
func electionDay(everyYear bool) *cal.Holiday {
	day := nth("Election Day", time.November, time.Monday, 1, 1)
	if everyYear {
		return day
	}
	day.Func = func(h *cal.Holiday, year int) time.Time {
		if year%2 != 0 {
			return time.Time{}
		}
		return cal.CalcWeekdayOffset(h, year)
	}
	return day
}

// auNational are the days that every Australian state and territory keeps.
var auNational = []*cal.Holiday{
	au.NewYear, au.AustraliaDay, au.GoodFriday, au.EasterMonday, au.AnzacDay, au.ChristmasDay, au.BoxingDay,
}

// ukNations are the bank holidays of the United Kingdom's nations by ISO
// 3166-2, after gov.uk/bank-holidays. Without a nation those of England and
// Wales hold.
var ukNations = map[string][]*cal.Holiday{
	"ENG": gb.Holidays,
	"WLS": gb.Holidays,
	"SCT": {
		gb.NewYear, fixed("2nd January", time.January, 2, secondWeekday), gb.GoodFriday, gb.EarlyMay, gb.SpringHoliday,
		gb.SummerHolidayScotland, fixed("St Andrew's Day", time.November, 30, mondayAfter), gb.ChristmasDay, gb.BoxingDay,
	},
	"NIR": append([]*cal.Holiday{
		fixed("St Patrick's Day", time.March, 17, mondayAfter),
		fixed("Battle of the Boyne", time.July, 12, mondayAfter),
	}, gb.Holidays...),
}
