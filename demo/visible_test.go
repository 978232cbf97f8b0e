package demo_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"cohort/domain"
	"cohort/practice"
)

// visible writes down what people see, without ids.
func visible(h *house) string {
	h.t.Helper()
	var out strings.Builder
	code := map[domain.ClientID]string{}
	for _, c := range h.clients() {
		code[c.ID] = c.Code
		full, err := h.desks.Intake.Client(context.Background(), h.actors["Ruth"], c.ID)
		if err != nil {
			h.t.Fatal(err)
		}
		fmt.Fprintln(&out, c.Code, c.FirstName, c.PreferredName, c.LastName, c.DisplayName, c.BirthDate, full.BirthDateUnknown, c.Language, full.Contact, full.Personal)
		if full.Fee != nil {
			fmt.Fprintln(&out, full.Fee.Amount, full.Fee.Currency, full.Fee.Reason, full.Fee.From, full.Fee.ByName)
		}
		h.ask(func(tx practice.Tx) error {
			list, err := tx.Assessments(c.ID, domain.Page{Limit: 50})
			for _, a := range list.Items {
				result, failed := json.Marshal(a.Result)
				if failed != nil {
					return failed
				}
				name := a.Instrument
				if a.Form != nil {
					name = a.Form.Name // its code is an id
				}
				fmt.Fprintln(&out, name, a.TakenOn, a.TakenByName, strings.ReplaceAll(string(result), a.Instrument, name))
			}
			referrals, failed := tx.ReferralsOf(c.ID)
			for _, r := range referrals {
				full, err := tx.Referral(r.ID)
				if err != nil {
					return err
				}
				fmt.Fprintln(&out, full.Source, full.Urgency, full.Reason, full.ReceivedOn, full.Status, len(full.History))
			}
			return errors.Join(err, failed)
		})
	}
	for _, c := range h.cohorts() {
		fmt.Fprintln(&out, c.Name, c.Status, c.Seats, c.Schedule, c.Closed)
		h.ask(func(tx practice.Tx) error {
			marks, err := tx.AttendanceOf(c.ID)
			counts := map[string]int{}
			for _, m := range marks {
				counts[code[m.ClientID]+" "+string(m.Status)]++
			}
			homework, failed := tx.HomeworkOf(c.ID)
			for _, hw := range homework {
				for _, r := range hw.Returns {
					counts[hw.Title+" "+code[r.ClientID]+" "+string(r.Status)+" "+r.Feedback]++
				}
			}
			fmt.Fprintln(&out, counts) // printed in order of keys
			return errors.Join(err, failed)
		})
	}
	var sum int64
	for _, c := range h.charges() {
		sum += c.Fee.Amount
	}
	fmt.Fprintln(&out, sum, strings.Join(corrections(h), "\n"))
	return out.String()
}
