package main

import (
	"cohort/domain"
)

// auditTables are what everybody did and saw. Most of it is reading; settings
// change once in ten thousand entries, and as seldom is somebody refused.
func (f *filler) auditTables() []table {
	return []table{{name: "audit_entries", columns: `seq, id, at, actor_id, actor_name, role, action, outcome, subject_kind, subject_id, client_id, address, request_id, mac`, n: f.audit, row: func(i int) []any {
		at := spread(i, f.audit)
		action, outcome, client := f.deed(i)
		return []any{int64(i + 1), id(anEntry, at, i), at, f.user(i % (1 + f.therapists)), "Somebody", "therapist", string(action), string(outcome), "client", "",
			client, "192.0.2.1", "request", ""}
	}}}
}

func (f *filler) deed(i int) (domain.Action, domain.Outcome, any) {
	n := min(f.clients-1, int(float64(f.clients)*float64(i)/float64(f.audit)))
	client := any(id(aClient, f.clientMade(n), n))
	switch {
	case i%10_000 == 77:
		return domain.UpdateSettings, domain.Done, nil
	case i%10_000 == 78:
		return domain.ReadAudit, domain.Refused, nil
	case i%20 == 0:
		return domain.CloseSession, domain.Done, nil
	case i%3 == 0:
		return domain.ReadSession, domain.Read, nil
	}
	return domain.ReadClient, domain.Read, client
}
