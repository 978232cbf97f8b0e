package demo

import (
	"strings"

	"cohort/domain"
	"cohort/domain/clinical"
)

// planLeaflets lets the administrator write two leaflets in the practice's own words,
// withdraw one that went out too early, and intake note one for the wrong person.
func (s *story) planLeaflets() {
	s.diary.on(s.at(workday(s.today.AddDays(-120)), 9, 40), "a leaflet of one's own", func() error {
		return s.publishLeaflet("family", func(l clinical.Leaflet) clinical.Leaflet {
			l.Text += "\n\n# Evenings for you\nOn the first Monday of each month at 6 pm there is an open hour for relatives, in our waiting room. It costs nothing, and you need not say whose relative you are."
			return l
		})
	})
	s.diary.on(s.at(workday(s.today.AddDays(-47)), 10, 15), "a leaflet that was withdrawn", func() error {
		err := s.publishLeaflet("what_it_is", func(l clinical.Leaflet) clinical.Leaflet {
			l.Title, l.Text = "Your group", strings.ReplaceAll(l.Text, "six to twelve people", "ten people")
			return l
		})
		if err != nil {
			return err
		}
		all, err := s.desks.Clinical.Leaflets(s.ctx, s.staff["noor"])
		if err != nil {
			return err
		}
		_, err = s.desks.Clinical.WithdrawLeaflet(s.ctx, s.staff["noor"], all[len(all)-1].ID, "It says ten people; most of our groups are smaller.")
		return err
	})
	s.diary.on(s.at(workday(s.today.AddDays(-16)), 14, 30), "a leaflet for the wrong person", func() error {
		m := s.stayed(s.groups["staying"], 1)
		if m == nil {
			return nil
		}
		g, err := s.givesLeaflet(m.client.ID, "stigma", clinical.LeafletGivenSaid{To: "client", Way: "talked_through"})
		if err != nil {
			return err
		}
		_, err = s.desks.Clinical.VoidLeafletGiven(s.ctx, s.worker(), g.ID, "It was for the person who came after them.")
		return err
	})
}

// publishLeaflet publishes the next version of what is given now.
func (s *story) publishLeaflet(topic clinical.LeafletTopic, change func(clinical.Leaflet) clinical.Leaflet) error {
	current, err := s.leaflet(topic)
	if err != nil {
		return err
	}
	_, err = s.desks.Clinical.PublishLeaflet(s.ctx, s.staff["noor"], current.ID, change(current))
	return err
}

// leaflet is what is given of a topic at that moment.
func (s *story) leaflet(topic clinical.LeafletTopic) (clinical.Leaflet, error) {
	all, err := s.desks.Clinical.Leaflets(s.ctx, s.staff["noor"])
	for _, l := range clinical.CurrentLeaflets(all) {
		if l.Topic == topic {
			return l, err
		}
	}
	return clinical.Leaflet{}, err
}

func (s *story) givesLeaflet(client domain.ClientID, topic clinical.LeafletTopic, said clinical.LeafletGivenSaid) (clinical.LeafletGiven, error) {
	current, err := s.leaflet(topic)
	if err != nil {
		return clinical.LeafletGiven{}, err
	}
	return s.desks.Clinical.GiveLeaflet(s.ctx, s.worker(), clinical.LeafletGiven{ClientID: client, Topic: topic, LeafletID: current.ID, On: domain.DateIn(s.diary.at, s.zone), LeafletGivenSaid: said})
}

// givesToRead notes what the n-th member of a group takes home from their first
// interview.
func (s *story) givesToRead(who *person, n int) error {
	given := map[clinical.LeafletTopic]clinical.LeafletGivenSaid{}
	switch n % 4 {
	case 0:
		given["what_it_is"] = clinical.LeafletGivenSaid{To: "client", Way: "on_paper"}
		given["family"] = clinical.LeafletGivenSaid{To: "family", Way: "through_client", Words: "For the people they live with."}
	case 1:
		given["what_it_is"] = clinical.LeafletGivenSaid{To: "client", Way: "by_mail", Words: "Before the interview, with the directions."}
	case 2:
		given["confidentiality"] = clinical.LeafletGivenSaid{To: "client", Way: "talked_through", Words: "Asked who at work might hear of it."}
	}
	for _, topic := range clinical.LeafletTopics {
		if said, ok := given[topic]; ok {
			if _, err := s.givesLeaflet(who.client.ID, topic, said); err != nil {
				return err
			}
		}
	}
	return nil
}
