package demo

import (
	"strconv"
	"time"

	"cohort/domain"
	"cohort/domain/program"
	"cohort/domain/program/livehour"
)

// hoursTold is for how many days back the leaders noted on a tablet.
const hoursTold = 36

var tonightsGoals = []string{"Say one thing before it boils over", "Ask for a break out loud", "Try the breathing when the pulse goes up", "Listen to the end once", "Name the cue, not the person"}

var groupNotes = []string{"Warm start; the quiet half spoke first today.", "The role-play took longer than planned and was worth it.", "Tired after the holidays; the short version of the exercise was enough.",
	"Several placed the cue earlier than last week."}

// tablet is the device on which a session's leader notes.
type tablet struct {
	id    domain.DeviceID
	begin time.Time
	facts []livehour.Fact
}

func (t *tablet) note(after time.Duration, p livehour.Place, value string) {
	t.facts = append(t.facts, livehour.Fact{ID: domain.NewID[domain.FactID](), Device: t.id, Seq: len(t.facts) + 1, Place: p, Value: value,
		At: livehour.Stamp{Millis: t.begin.Add(after).UnixMilli(), Count: len(t.facts)}})
}

// noteHour notes what happened in a session's hour: of one that is still under
// way, its first parts.
func (s *story) noteHour(g *group, by domain.Actor, session program.Session, roster []*seat, there map[domain.ClientID]bool, underWay bool) error {
	week := s.week(g, session)
	if week == nil || session.Date.Before(s.today.AddDays(-hoursTold)) {
		return nil
	}
	t := tablet{id: domain.NewID[domain.DeviceID](), begin: session.StartsAt}
	after := time.Duration(0)
	for i, part := range week.Agenda {
		t.note(after, livehour.Place{Kind: livehour.Part}, strconv.Itoa(i+1))
		if part.Technique != "" {
			t.note(after, livehour.Place{Kind: livehour.Technique, Ref: part.Technique}, livehour.Yes)
		}
		after += time.Duration(part.Minutes) * time.Minute
		if underWay && after > 12*time.Minute {
			break
		}
	}
	for i, m := range roster {
		id := m.client.ID
		switch {
		case !there[id] || underWay && i > 2:
			continue
		case (i+session.Number)%4 != 0 && i != len(roster)-1: // somebody has no turn, and one seldom
			t.note(10*time.Minute, livehour.Place{Kind: livehour.Turn, Client: id}, livehour.Yes)
		}
		if (i+session.Number)%3 == 0 {
			t.note(5*time.Minute, livehour.Place{Kind: livehour.Goal, Client: id}, tonightsGoals[(i+session.Number)%len(tonightsGoals)])
		}
	}
	note := livehour.Place{Kind: livehour.Note, Ref: domain.NewID[domain.FactID]().String()}
	t.note(11*time.Minute, note, groupNotes[session.Number%len(groupNotes)])
	_, err := s.desks.Program.RecordLive(s.ctx, by, session.ID, t.chained())
	return err
}

// chained lets each fact replace the one before at its place, as the page does.
func (t *tablet) chained() []livehour.Fact {
	last := map[livehour.Place]domain.FactID{}
	for i, f := range t.facts {
		if before, there := last[f.Place]; there {
			t.facts[i].Over = []domain.FactID{before}
		}
		last[f.Place] = f.ID
	}
	return t.facts
}
