package main

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strconv"
	"strings"
	"time"

	"cohort/api"
	"cohort/domain"
	"cohort/domain/program"
)

// question is one case: what is asked, by whom.
type question struct {
	text string
	role domain.Role
}

func (q question) String() string { return fmt.Sprintf("%-9s %s", q.role, q.text) }

// ask lists every question for every role that may ask it. It fails when a
// route that reads is asked by none of them.
func ask(routes []api.Route) ([]question, error) {
	var all []question
	asked := map[string]bool{}
	for _, text := range questions {
		method, path, _ := split(text)
		route, err := routeOf(routes, method, path)
		if err != nil {
			return nil, err
		}
		asked[route.Path] = true
		for _, role := range domain.Roles {
			if domain.ReachOf(route.Action, role) != domain.None {
				all = append(all, question{text, role})
			}
		}
	}
	for _, r := range routes {
		if r.Method == http.MethodGet && !r.Public && !asked[r.Path] {
			return nil, fmt.Errorf("no question asks %s", r.Path)
		}
	}
	return all, nil
}

// split gives method, address and body of a question.
func split(text string) (method, path, body string) {
	path, body, found := strings.Cut(text, " ")
	if found {
		return http.MethodPost, path, body
	}
	return http.MethodGet, path, ""
}

func routeOf(routes []api.Route, method, path string) (found api.Route, err error) {
	path, _, _ = strings.Cut("/api/v1"+path, "?")
	for _, r := range routes {
		if r.Method == method && r.Path == path {
			return r, nil
		}
		if r.Method == method && fits(strings.Split(r.Path, "/"), strings.Split(path, "/")) {
			found = r
		}
	}
	if found.Path == "" {
		return found, fmt.Errorf("there is no route %s %s", method, path)
	}
	return found, nil
}

func fits(route, path []string) bool {
	return len(route) == len(path) && !slices.ContainsFunc(route, func(part string) bool {
		return !strings.HasPrefix(part, "{") && part != path[slices.Index(route, part)]
	})
}

// place finds what the words in braces stand for: things of the therapist who
// asks, most from the middle of the practice's years.
func (p *practiceUnderTest) place() {
	running := p.asked()
	cohort, unclosed := running%p.therapists+p.cohorts/2/p.therapists*p.therapists, p.toClose(running)
	client, session, charge := p.member(cohort, 1), cohort*sessionsOfCohort+sessionsOfCohort/2, p.charges()/2
	instant := func(days int) string { return now.AddDate(0, 0, days).Format(time.RFC3339) }
	date := func(days int) string { return now.AddDate(0, 0, days).Format(time.DateOnly) }
	born := time.Date(1950+client%55, time.Month(1+client%12), 1+client%28, 0, 0, 0, 0, time.UTC)
	p.places = map[string]string{
		"user": p.user(0).String(), "therapist": p.leader(running).String(), "nobody": id(aUser, now, 0).String(),
		"entry": strconv.FormatInt(int64(p.audit/2), 36), "early": strconv.FormatInt(int64(p.audit/60), 36),
		"client": id(aClient, p.clientMade(client), client).String(), "referral": id(aReferral, p.clientMade(client), client).String(),
		"code": clientCode(client), "firstName": firstName(client), "lastName": lastName(client), "fullName": firstName(client) + " " + lastName(client),
		"birthDate": born.Format(time.DateOnly), "curriculum": p.filler.curriculum(0).String(), "file": id(aFile, begun, 0).String(), "technique": id(aTechnique, begun, 0).String(),
		"cohort": p.filler.cohort(cohort).String(), "running": p.filler.cohort(running).String(),
		"session": p.filler.session(session).String(), "unclosed": p.filler.session(unclosed).String(),
		"charge": p.chargeID(charge).String(), "batch": p.batch.String(),
		"thisDay": now.Format(time.DateOnly), "dayInAMonth": now.AddDate(0, 0, 30).Format(time.DateOnly),
		"today": now.Truncate(24 * time.Hour).Format(time.RFC3339), "tomorrow": now.Truncate(24*time.Hour).AddDate(0, 0, 1).Format(time.RFC3339),
		"yesterday": instant(-1), "lastWeek": instant(-7), "lastMonth": instant(-30), "midMonth": instant(-700), "midYear": instant(-730),
		"first": instant(-1461), "firstMonth": instant(-1430), "nextMonth": instant(30), "nextYear": instant(365),
		"lastWeekDay": date(-7), "lastMonthDay": date(-30), "midYearDay": date(-730), "midMonthDay": date(-700), "firstDay": date(-1461),
	}
}

// toClose gives the session of a cohort that is over and not closed.
func (p *practiceUnderTest) toClose(cohort int) int {
	for i := cohort * sessionsOfCohort; i < (cohort+1)*sessionsOfCohort; i++ {
		if p.sessionStatus(i) == program.SessionScheduled {
			return i
		}
	}
	return cohort * sessionsOfCohort
}

// answer asks once and gives how long it took, how many rows and how many
// bytes came back.
func (p *practiceUnderTest) answer(q question) (took time.Duration, rows, size int, err error) {
	method, path, body := split(q.text)
	for word, meaning := range p.places {
		path = strings.ReplaceAll(path, "{"+word+"}", meaning)
		body = strings.ReplaceAll(body, "{"+word+"}", meaning)
	}
	r := httptest.NewRequest(method, "/api/v1"+path, strings.NewReader(body))
	r.Header.Set("Authorization", "Bearer "+p.tokens[q.role])
	if body != "" {
		r.Header.Set("Content-Type", "application/json")
	}
	w := httptest.NewRecorder()
	begin := time.Now()
	p.server.ServeHTTP(w, r)
	took = time.Since(begin)
	if w.Code != http.StatusOK {
		return took, 0, 0, fmt.Errorf("%s: %d %s", q, w.Code, w.Body)
	}
	return took, rowsOf(w.Body.Bytes()), w.Body.Len(), nil
}

// rowsOf counts the items of a list; anything else is one.
func rowsOf(content []byte) int {
	var list struct {
		Items *[]json.RawMessage `json:"items"`
	}
	if json.Unmarshal(content, &list) != nil || list.Items == nil {
		return 1
	}
	return len(*list.Items)
}
