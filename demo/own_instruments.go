package demo

import (
	"cohort/domain"
	"cohort/domain/intake"
	"cohort/domain/intake/instrument"
)

// planOwnInstruments lets the administrator write a questionnaire of the practice's
// own, which is filled in at times, and begin another that nobody is asked yet.
func (s *story) planOwnInstruments() {
	var checkOut intake.OwnInstrument
	s.diary.on(s.at(workday(s.today.AddDays(-150)), 11, 5), "a questionnaire of one's own", func() (err error) {
		noor := s.staff["noor"]
		if checkOut, err = s.desks.Clinical.CreateOwnInstrument(s.ctx, noor, wayHome()); err != nil {
			return err
		}
		checkOut, err = s.desks.Clinical.UseOwnInstrument(s.ctx, noor, checkOut.ID, checkOut.Version, true)
		return err
	})
	for n, days := range []int{-70, -42, -12} {
		s.diary.on(s.at(workday(s.today.AddDays(days)), 15, 20+n), "the way home", func() error {
			for who := range 3 {
				m := s.stayed(s.groups["staying"], who)
				if m == nil {
					continue
				}
				var answers []*int
				for item := range 5 {
					v := max(0, 2-n+(who+item)%2)
					if item == 4 {
						v = min(v, 1) // what somebody thinks of on both evenings is asked about at once
					}
					answers = append(answers, &v)
				}
				taken := intake.Assessment{Instrument: checkOut.Code(), Answers: answers, TakenOn: domain.DateIn(s.diary.at, s.zone)}
				if _, err := s.desks.Clinical.TakeAssessment(s.ctx, s.worker(), m.client.ID, taken); err != nil {
					return err
				}
			}
			return nil
		})
	}
	s.diary.on(s.at(workday(s.today.AddDays(-5)), 16, 35), "a draft of a questionnaire", func() error {
		_, err := s.desks.Clinical.CreateOwnInstrument(s.ctx, s.staff["noor"], homeworkHurdles())
		return err
	})
}

func choices(labels ...string) (all []intake.OwnChoice) {
	for points, label := range labels {
		all = append(all, intake.OwnChoice{Label: label, Points: points})
	}
	return all
}

// wayHome asks how ready somebody is for what waits outside of the group.
func wayHome() intake.OwnForm {
	f := intake.OwnForm{Name: "Way home", Title: "On your way home", Measures: "how hard the evening after the group is", RecallWindow: "the evenings after the last two sessions", Language: "en",
		Instructions: "Think of the evenings after our last two sessions. Tap what fits best.", Direction: instrument.HigherIsWorse,
		Terms: "Our own wording, for our own clients.", Source: "Written by our leaders, 2026",
		Bands: []intake.OwnBand{{Label: "Settles by itself", From: 0, To: 5}, {Label: "Plan the evening together", From: 6, To: 10}, {Label: "Call on the next day", From: 11, To: 15}},
		Risks: []intake.OwnRisk{{Item: 5, Kind: intake.RiskRelapse, Points: 3, Why: "Somebody thinks of drinking on most evenings after the group"}}}
	for _, text := range []string{"It was hard to come to rest.", "What others had told went round in my head.", "I had nobody to talk to.", "I stayed away from what I had planned.", "I thought of drinking or using."} {
		f.Items = append(f.Items, intake.OwnItem{Text: text, Choices: choices("Not at all", "A little", "On one evening", "On both evenings")})
	}
	return f
}

// homeworkHurdles is not ready to be asked.
func homeworkHurdles() intake.OwnForm {
	f := intake.OwnForm{Name: "Homework hurdles", Title: "What got in the way?", Measures: "what keeps people from their homework", RecallWindow: "since the last session", Language: "en",
		Direction: instrument.HigherIsWorse, Terms: "Our own wording.", Source: "A draft of Ruth and Maya"}
	for _, text := range []string{"I did not know how to begin.", "It took more time than I had.", "I was afraid of what would come up."} {
		f.Items = append(f.Items, intake.OwnItem{Text: text, Choices: choices("No", "Partly", "Yes")})
	}
	return f
}
