package clinical

import (
	"cohort/domain"
	"cohort/domain/clinical"
	"cohort/domain/clinical/privacy"
	"cohort/practice"
)

// checkOf prepares the check of a client's record: against everybody who is or was a
// member of a group with them, or sat in one of its sessions, ever.
func checkOf(tx practice.Tx, c domain.Client) (check clinical.ReleaseCheck, err error) {
	cohorts, err := cohortsAround(tx, c.ID)
	if err != nil {
		return check, err
	}
	seen := map[domain.ClientID]bool{c.ID: true}
	var ids []domain.ClientID
	add := func(id domain.ClientID) {
		if !seen[id] {
			seen[id] = true
			ids = append(ids, id)
		}
	}
	for _, cohort := range cohorts {
		episodes, err := tx.Enrollments(cohort)
		if err != nil {
			return check, err
		}
		for _, e := range episodes {
			add(e.ClientID)
		}
		marks, err := tx.AttendanceOf(cohort)
		if err != nil {
			return check, err
		}
		for _, m := range marks {
			add(m.ClientID)
		}
	}
	clients, err := tx.ClientsInFull(ids)
	if err != nil {
		return check, err
	}
	var others []privacy.Person
	for _, id := range ids { // in one order, so that a release is made alike each time
		if o, is := clients[id]; is && o.MergedInto != c.ID {
			others = append(others, clinical.PersonOf(o))
		}
	}
	return clinical.NewReleaseCheck(clinical.PersonOf(c), others), nil
}

// cohortsAround are the cohorts in which a client was a member or a guest.
func cohortsAround(tx practice.Tx, client domain.ClientID) (ids []domain.CohortID, err error) {
	seen := map[domain.CohortID]bool{}
	add := func(id domain.CohortID) {
		if !seen[id] {
			seen[id] = true
			ids = append(ids, id)
		}
	}
	episodes, err := tx.EnrollmentsOf(client)
	if err != nil {
		return nil, err
	}
	for _, e := range episodes {
		add(e.CohortID)
	}
	from, until := clinical.NotesSpan{}.Days()
	marked, err := tx.MarkedSessions(domain.Everything(), client, domain.TimelineCut{From: from, To: until, Most: 10000})
	if err != nil {
		return nil, err
	}
	for _, m := range marked {
		add(m.CohortID)
	}
	return ids, nil
}
