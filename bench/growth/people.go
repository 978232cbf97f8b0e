package main

import (
	"fmt"
	"time"

	"cohort/domain/intake"
)

// filler makes the rows of one practice.
type filler struct {
	sizes
	seal func(place, text string) ([]byte, error)
	err  error // the first that sealing met
	held []int // sessions that were held and closed
}

// sealed encrypts a text for its place in a row.
func (f *filler) sealed(column string, row fmt.Stringer, text string) []byte {
	content, err := f.seal(column+"/"+row.String(), text)
	if err != nil && f.err == nil {
		f.err = err
	}
	return content
}

// syllables of invented names.
var (
	begins = []string{"Ba", "Ce", "Do", "Fe", "Ga", "Hi", "Jo", "Ka", "Le", "Mo", "Na", "Pe", "Ri", "Sa", "To", "Vi"}
	middle = []string{"ber", "dan", "fin", "gol", "lan", "mar", "nor", "per", "rin", "sol", "ter", "van"}
	ends   = []string{"a", "ei", "dorf", "ek", "ford", "idge", "in", "o", "sen", "ton", "well", "y"}
)

func firstName(i int) string { return begins[i*7%len(begins)] + middle[i*5/3%len(middle)] }

func lastName(i int) string {
	return begins[i%len(begins)] + middle[i/len(begins)%len(middle)] + ends[i/len(begins)/len(middle)%len(ends)]
}

func (f *filler) clientMade(i int) time.Time { return spread(i, f.clients) }

func clientCode(i int) string { return fmt.Sprintf("C-%06d", i+100_000) }

// clientTables are clients and how they came: each by one referral, interviewed
// and assessed once, every tenth with a risk flag.
func (f *filler) clientTables() []table {
	return []table{
		{name: "clients", columns: "id, code, identity, version, created_at, updated_at", n: f.clients, row: func(i int) []any {
			at := f.clientMade(i)
			key := id(aClient, at, i)
			return []any{key, clientCode(i), f.sealed("clients.identity", key, fmt.Sprintf(`{"first":%q,"last":%q,"birth":"%04d-%02d-%02d"}`,
				firstName(i), lastName(i), 1950+i%55, 1+i%12, 1+i%28)), 1, at, at}
		}},
		{name: "referrals", columns: f.referralColumns(), n: f.clients, row: f.referral},
		{name: "referral_events", columns: "referral_id, number, status, at, by_id, by_name", n: 3 * f.clients, row: func(i int) []any {
			n, number := i/3, i%3
			status, at := []intake.ReferralStatus{intake.ReferralReceived, intake.ReferralTriaged, f.referralStatus(n)}[number], f.referralStep(n, number)
			return []any{id(aReferral, f.clientMade(n), n), number + 1, string(status), at, f.user(0), "Bench Intake"}
		}},
		{name: "assessments", columns: "id, client_id, complete, findings, taken_on, taken_by, created_at", n: f.clients, row: func(i int) []any {
			at := f.clientMade(i)
			key := id(anAssessment, at, i)
			return []any{key, id(aClient, at, i), true, f.sealed("assessments.findings", key, `{"instrument":"phq-9","answers":[1,1,1,1,1,1,1,1,1],"result":{}}`), dayOf(at), f.user(0), at}
		}},
		{name: "suitabilities", columns: "id, referral_id, findings, assessed_by, assessed_at", n: f.clients, row: func(i int) []any {
			at := f.clientMade(i)
			key := id(aSuitability, at, i)
			return []any{key, id(aReferral, at, i), f.sealed("suitabilities.findings", key, `{"recommendation":"group","reasons":["Wants to come."]}`), f.user(0), at}
		}},
		{name: "risk_flags", columns: "id, client_id, assessment_id, finding, raised_at, answered_at, answered_by", n: (f.clients + 9) / 10, row: f.riskFlag},
	}
}

func (f *filler) referralColumns() string {
	return "id, client_id, summary, urgency, received_on, answer_by, status, stepped_at, version, created_at, updated_at"
}

func (f *filler) referral(i int) []any {
	at := f.clientMade(i)
	key := id(aReferral, at, i)
	return []any{key, id(aClient, at, i), f.sealed("referrals.summary", key, `{"source":"self","areas":["anger"]}`), string(intake.Urgencies[i%len(intake.Urgencies)]), dayOf(at), at.AddDate(0, 0, 10),
		string(f.referralStatus(i)), f.referralStep(i, 2), 3, at, f.referralStep(i, 2)}
}

// waiting are the states of referrals that came within the last weeks, ended those of the others.
var (
	waiting = []intake.ReferralStatus{intake.ReferralReceived, intake.ReferralTriaged, intake.ReferralAccepted, intake.ReferralWaitlisted}
	ended   = []intake.ReferralStatus{intake.ReferralPlaced, intake.ReferralPlaced, intake.ReferralPlaced, intake.ReferralDeclined, intake.ReferralRedirected}
)

func (f *filler) referralStatus(i int) intake.ReferralStatus {
	if now.Sub(f.clientMade(i)) < 14*24*time.Hour {
		return waiting[i%len(waiting)]
	}
	return ended[i%len(ended)]
}

// referralStep is when a referral took a step; the last comes after two weeks,
// seldom after months.
func (f *filler) referralStep(i, number int) time.Time {
	made := f.clientMade(i)
	last := made.AddDate(0, 0, 14)
	if i%50 == 0 {
		last = made.AddDate(0, 6, 0)
	}
	if last.After(now) {
		last = now.Add(-time.Hour)
	}
	return []time.Time{made, made.Add(time.Hour), last}[number]
}

func (f *filler) riskFlag(i int) []any {
	n := i * 10
	at := f.clientMade(n)
	key := id(aFlag, at, i)
	var answered, by any
	if now.Sub(at) > 7*24*time.Hour {
		answered, by = at.Add(time.Hour), f.user(0)
	}
	return []any{key, id(aClient, at, n), id(anAssessment, at, n), f.sealed("risk_flags.finding", key, `{"kind":"suicide","instrument":"phq-9","item":9}`), at, answered, by}
}
