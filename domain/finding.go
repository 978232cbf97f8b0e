package domain

import (
	"slices"
	"strconv"
	"strings"
	"time"
)

// FindQuery is what somebody typed to find anything at all, read once: names,
// codes, the days of sessions, and where referrals stand, in any order.
type FindQuery struct {
	Text     string   // all of it
	Rest     string   // without days and states
	Statuses []string // of referrals
	days     [][]Date // what each day that was typed may mean
	words    []string // of all of it
	rest     []string
}

// ReadFindQuery reads what was typed. Days without a year are the nearest ones:
// "tue" is the last Tuesday and the next, "3 dec" the nearest of three years.
func ReadFindQuery(text string, today Date, statuses []string) FindQuery {
	q := FindQuery{Text: strings.TrimSpace(text), words: NameWords(text)}
	var left []string
	for typed := strings.Fields(text); len(typed) > 0; {
		if days, used := dayAt(typed, today); used > 0 {
			q.days, typed = append(q.days, days), typed[used:]
			continue
		}
		if status := statusMeant(typed[0], statuses); status != "" {
			q.Statuses = append(q.Statuses, status)
		} else {
			left = append(left, typed[0])
		}
		typed = typed[1:]
	}
	q.Rest = strings.Join(left, " ")
	q.rest = NameWords(q.Rest)
	return q
}

// Days are those that fit every day that was typed; false means that none was.
func (q FindQuery) Days() (days []Date, typed bool) {
	if len(q.days) == 0 {
		return nil, false
	}
	for _, day := range q.days[0] {
		if !slices.ContainsFunc(q.days[1:], func(other []Date) bool { return !onOneOf(day, other) }) {
			days = append(days, day)
		}
	}
	return days, true
}

// FitsNamed says whether each word begins a word of the names: all that was
// typed, or what is left of it without days and states.
func (q FindQuery) FitsNamed(names ...string) bool {
	parts := NameWords(names...)
	return beginWords(q.words, parts) || beginWords(q.rest, parts)
}

func beginWords(words, parts []string) bool {
	if len(words) == 0 {
		return false
	}
	for _, word := range words {
		if !slices.ContainsFunc(parts, func(part string) bool { return strings.HasPrefix(part, word) }) {
			return false
		}
	}
	return true
}

// fewestDayLetters is how much of a day's or a state's name says which is meant.
const fewestDayLetters = 3

// statusMeant is the state whose name begins as typed: "accep", "waitlist".
func statusMeant(word string, statuses []string) string {
	word = strings.ToLower(word)
	if len(word) <= fewestDayLetters {
		return ""
	}
	for _, status := range statuses {
		if strings.HasPrefix(status, word) {
			return status
		}
	}
	return ""
}

// dayAt reads a day at the beginning of the words.
func dayAt(words []string, today Date) (days []Date, used int) {
	if day, ok := namedDay(words[0], today); ok {
		return day, 1
	}
	if days, used = dateAt(words); used > 0 {
		return days, used
	}
	parts := strings.FieldsFunc(words[0], func(r rune) bool { return r == '/' || r == '.' || r == '-' })
	if len(parts) == 2 {
		return nearestDays(parts[0], parts[1], today, 1)
	}
	if len(words) > 1 && (isMonthName(words[0]) || isMonthName(words[1])) {
		return nearestDays(words[0], strings.Trim(words[1], ",."), today, 2)
	}
	return nil, 0
}

func isMonthName(word string) bool {
	return monthOf(word) != 0 && strings.Trim(word, "0123456789") != ""
}

func namedDay(word string, today Date) ([]Date, bool) {
	word = strings.ToLower(strings.Trim(word, ",."))
	switch word {
	case "today":
		return []Date{today}, true
	case "tomorrow":
		return []Date{today.AddDays(1)}, true
	case "yesterday":
		return []Date{today.AddDays(-1)}, true
	}
	if len(word) < fewestDayLetters {
		return nil, false
	}
	for day := time.Sunday; day <= time.Saturday; day++ {
		if strings.HasPrefix(strings.ToLower(day.String()), word) {
			ahead := (int(day-today.Weekday()) + 7) % 7
			return []Date{today.AddDays(ahead), today.AddDays(ahead - 7)}, true
		}
	}
	return nil, false
}

// nearestDays gives what a day and a month may mean, in the year in which it is
// nearest to today.
func nearestDays(a, b string, today Date, words int) ([]Date, int) {
	var days []Date
	for _, order := range [][2]string{{a, b}, {b, a}} {
		var nearest Date
		for year := today.Year - 1; year <= today.Year+1; year++ {
			for _, day := range daysOf(strconv.Itoa(year), order[0], order[1]) {
				if nearest.IsZero() || distance(day, today) < distance(nearest, today) {
					nearest = day
				}
			}
		}
		if !nearest.IsZero() && !onOneOf(nearest, days) {
			days = append(days, nearest)
		}
	}
	if len(days) == 0 {
		return nil, 0
	}
	return days, words
}

func distance(a, b Date) int { return max(a.DaysSince(b), b.DaysSince(a)) }
