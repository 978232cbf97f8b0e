package main

// questions are what is asked: an address, with a body for the searches. Each
// is asked by every role that the policy lets. Words in braces stand for
// things of the practice that is asked; see place.
var questions = []string{
	"/me", "/settings", "/instruments", "/instruments/phq-9", "/leaders",
	"/users", "/users?limit=200", "/users/{user}",

	"/audit/verify", "/audit", "/audit?limit=200", "/audit?cursor={entry}",
	"/audit?from={yesterday}", "/audit?to={lastMonth}", "/audit?to={firstMonth}", "/audit?from={midYear}&to={midMonth}", "/audit?to={firstMonth}&cursor={early}",
	"/audit?actorId={therapist}", "/audit?actorId={user}", "/audit?actorId={nobody}", "/audit?clientId={client}", "/audit?clientCode={code}",
	"/audit?action=clients.read", "/audit?action=sessions.close", "/audit?action=settings.update", "/audit?action=users.invite",
	"/audit?outcome=read", "/audit?outcome=done", "/audit?outcome=refused",
	"/audit?action=settings.update&to={midYear}", "/audit?outcome=refused&from={midYear}", "/audit?action=settings.update&outcome=done",
	"/audit?action=sessions.close&actorId={therapist}", "/audit?action=clients.read&clientId={client}", "/audit?outcome=refused&actorId={therapist}",
	"/audit?actorId={therapist}&to={midMonth}", "/audit?clientId={client}&from={midYear}",

	"/clients", "/clients?limit=200", "/clients?cursor={client}", "/clients/{client}", "/clients/{client}/fee", "/clients/{client}/waits",
	"/clients/{client}/enrollments", "/clients/{client}/assessments", "/clients/{client}/skills", "/clients/{client}/plans", "/plans", "/plans?list=due",
	`/find {"text":"sa"}`, `/find {"text":"{fullName}"}`, `/find {"text":"today"}`, `/find {"text":"accepted"}`, `/clients/search {"text":"s"}`, `/clients/search {"text":"sa"}`, `/clients/search {"text":"saber"}`, `/clients/search {"text":"{lastName}"}`,
	`/clients/search {"text":"{fullName}"}`, `/clients/search {"text":"{code}"}`, `/clients/search {"text":"c-1"}`, `/clients/search {"text":"xq"}`,
	`/clients/search {"text":"sa","limit":10}`, `/clients/search {"text":"sa","cursor":"{client}"}`,
	`/clients/search {"cohortId":"{running}"}`, `/clients/search {"cohortId":"{running}","text":"s"}`,
	`/clients/duplicates {"firstName":"{firstName}","lastName":"{lastName}","birthDate":"{birthDate}"}`,

	"/referrals", "/referrals?limit=200", "/referrals?cursor={referral}",
	"/referrals?status=received", "/referrals?status=received,triaged,accepted,waitlisted", "/referrals?status=placed", "/referrals?status=declined,redirected",
	"/referrals?status=placed&cursor={referral}", "/referrals?status=placed&since={lastWeek}", "/referrals?status=placed&since={lastMonth}",
	"/referrals?status=placed,declined,redirected&since={lastWeek}", "/referrals?since={yesterday}", "/referrals?since={lastMonth}", "/referrals?since={midYear}",
	"/referrals?clientId={client}", "/referrals?clientId={client}&status=placed",
	"/referrals/counts", "/referrals/counts?receivedFrom={lastWeekDay}", "/referrals/counts?receivedFrom={midYearDay}", "/referrals/{referral}", "/referrals/{referral}/suitability",

	"/risk-flags", "/risk-flags?open=true", "/risk-flags?clientId={client}", "/risk-flags?clientId={client}&open=true", "/risk-flags?limit=200",

	"/curricula", "/curricula?limit=5", "/curricula/{curriculum}", "/curricula/{curriculum}/versions", "/curricula/{curriculum}/versions/1", "/curricula/{curriculum}/file?format=markdown", "/curricula/{curriculum}/files", "/curricula/{curriculum}/files/{file}", "/techniques", "/techniques/{technique}",

	"/cohorts", "/cohorts?limit=200", "/cohorts?limit=4", "/cohorts?cursor={cohort}",
	"/cohorts?status=planned", "/cohorts?status=running", "/cohorts?status=completed", "/cohorts?status=cancelled", "/cohorts?status=planned,running",
	"/cohorts?status=completed,cancelled", "/cohorts?leaderId={therapist}", "/cohorts?leaderId={therapist}&status=running", "/cohorts?leaderId={nobody}",
	"/cohorts?status=cancelled&limit=1", "/cohorts?status=running&cursor={cohort}",
	"/cohorts/{cohort}", "/cohorts/{running}", "/cohorts/{cohort}/homework", "/cohorts/{running}/adoption", "/cohorts/{cohort}/sessions", "/cohorts/{cohort}/attendance", "/cohorts/{running}/waitlist",

	"/sessions?from={today}&to={tomorrow}", "/sessions?from={lastWeek}&to={tomorrow}", "/sessions?from={midYear}&to={midMonth}", "/sessions?from={first}&to={nextYear}",
	"/sessions?from={lastWeek}&to={tomorrow}&limit=4", "/sessions?from={nextMonth}&to={nextYear}", "/sessions?from={first}&to={nextYear}&cursor={session}",
	"/calendar?from={thisDay}&to={dayInAMonth}", "/calendar?from={thisDay}&to={dayInAMonth}&leaderId={therapist}",
	"/sessions/unclosed", "/sessions/unclosed?limit=1", "/sessions/{session}", "/sessions/{unclosed}/charges-ahead",

	"/charges", "/charges?limit=200", "/charges?totals=true", "/charges?cursor={charge}",
	"/charges?exported=false", "/charges?exported=false&totals=true", "/charges?exported=true", "/charges?exported=true&totals=true", "/charges?exported=true&cursor={charge}",
	"/charges?status=ready", "/charges?status=ready&totals=true", "/charges?status=exported", "/charges?status=exported&totals=true",
	"/charges?status=reversed", "/charges?status=reversed&totals=true", "/charges?status=reversed&cursor={charge}", "/charges?status=reversed&exported=false",
	"/charges?status=reversed&exported=true&totals=true", "/charges?status=reversed&exported=false&totals=true",
	"/charges?from={lastMonthDay}", "/charges?from={lastMonthDay}&totals=true", "/charges?from={midYearDay}&to={midMonthDay}&totals=true",
	"/charges?from={firstDay}&to={midYearDay}&totals=true", "/charges?to={midYearDay}&status=exported", "/charges?to={midYearDay}&exported=false", "/charges?to={midYearDay}&exported=false&totals=true",
	"/charges?from={midYearDay}&exported=true&totals=true", "/charges?to={midYearDay}&status=ready", "/charges?from={midYearDay}&to={midMonthDay}&status=reversed",
	"/charges?clientId={client}", "/charges?clientId={client}&totals=true", "/charges?clientId={client}&exported=false", "/charges?clientId={client}&status=ready&totals=true",
	"/charges?cohortId={cohort}", "/charges?cohortId={cohort}&totals=true", "/charges?cohortId={cohort}&exported=false&totals=true", "/charges?cohortId={running}&exported=false",
	"/charges?cohortId={running}&status=ready&totals=true", "/charges?cohortId={cohort}&status=exported", "/charges?cohortId={cohort}&status=reversed&totals=true",
	"/charges?clientId={client}&status=reversed",

	"/exports", "/exports?limit=5", "/exports/{batch}", "/exports/{batch}/file",
}
