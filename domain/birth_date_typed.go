package domain

import (
	"strconv"
	"strings"
	"time"
	"unicode"
)

// birthDatesIn takes the dates out of what somebody typed. Each is the days
// that it may mean: 03/04/1987 is in March or in April, 87 in one century or
// the other.
func birthDatesIn(text string) (rest string, births [][]Date) {
	words := strings.Fields(text)
	var left []string
	for i := 0; i < len(words); i++ {
		days, used := dateAt(words[i:])
		if used == 0 {
			left = append(left, words[i])
			continue
		}
		births, i = append(births, days), i+used-1
	}
	return strings.Join(left, " "), births
}

// dateAt reads a date at the beginning of the words: in one word, such as
// 1987-03-04 or 4-Mar-87, or in three, such as "Mar 4, 1987".
func dateAt(words []string) (days []Date, used int) {
	for _, n := range []int{1, 3} {
		if len(words) < n {
			break
		}
		parts := strings.FieldsFunc(strings.Join(words[:n], " "), func(r rune) bool { return strings.ContainsRune(" -/.,", r) })
		if len(parts) == 3 {
			if days = daysOf(parts[0], parts[1], parts[2]); len(days) > 0 {
				return days, n
			}
		}
	}
	if day, err := time.Parse("20060102", words[0]); err == nil && day.Year() >= firstYear {
		return []Date{DateOf(day)}, 1
	}
	return nil, 0
}

// daysOf gives the days that three parts of a date may mean.
func daysOf(a, b, c string) (days []Date) {
	add := func(year, month, day string) {
		m := monthOf(month)
		d, err := strconv.Atoi(strings.TrimRightFunc(day, unicode.IsLetter)) // 4th
		if err != nil || m == 0 {
			return
		}
		for _, y := range yearsOf(year) {
			if date := (Date{Year: y, Month: m, Day: d}); DateOf(date.Midnight()) == date && !onOneOf(date, days) {
				days = append(days, date)
			}
		}
	}
	if len(a) == 4 {
		add(a, b, c)
		return days
	}
	add(c, a, b)
	add(c, b, a)
	return days
}

// firstYear is before anybody who comes to a clinic was born.
const firstYear = 1890

func yearsOf(year string) []int {
	n, err := strconv.Atoi(year)
	switch {
	case err != nil, n < 0:
		return nil
	case len(year) == 2:
		return []int{1900 + n, 2000 + n}
	case len(year) == 4 && n >= firstYear:
		return []int{n}
	}
	return nil
}

// monthOf reads a month's number or at least three letters of its name.
func monthOf(text string) time.Month {
	if n, err := strconv.Atoi(text); err == nil {
		if n >= 1 && n <= 12 {
			return time.Month(n)
		}
		return 0
	}
	text = strings.ToLower(text)
	for m := time.January; m <= time.December && len(text) >= 3; m++ {
		if strings.HasPrefix(strings.ToLower(m.String()), text) || text == "sept" && m == time.September {
			return m
		}
	}
	return 0
}
