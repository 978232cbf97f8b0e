package repository

import (
	"encoding/json"

	"cohort/domain/program"
)

// meetingText is one further day of a cohort's week as it is kept.
type meetingText struct {
	Weekday program.Weekday `json:"weekday"`
	Time    string          `json:"time"`
	Minutes int             `json:"minutes"`
}

// meetingsToText writes the further days of a cohort's week, "" for none.
func meetingsToText(meetings []program.Meeting) (string, error) {
	if len(meetings) == 0 {
		return "", nil
	}
	kept := make([]meetingText, len(meetings))
	for i, m := range meetings {
		kept[i] = meetingText{Weekday: m.Weekday, Time: m.Time, Minutes: m.DurationMinutes}
	}
	text, err := json.Marshal(kept)
	return string(text), err
}

func meetingsFromText(text string) ([]program.Meeting, error) {
	if text == "" {
		return nil, nil
	}
	var kept []meetingText
	if err := json.Unmarshal([]byte(text), &kept); err != nil {
		return nil, err
	}
	meetings := make([]program.Meeting, len(kept))
	for i, m := range kept {
		meetings[i] = program.Meeting{Weekday: m.Weekday, Time: m.Time, DurationMinutes: m.Minutes}
	}
	return meetings, nil
}
