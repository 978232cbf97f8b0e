package chargefile_test

import (
	"bytes"
	"encoding/csv"
	"errors"
	"strings"
	"testing"
	"time"

	"cohort/document/chargefile"
	"cohort/domain"
	"cohort/domain/billing"
)

func charge(code string, amount int64) billing.Charge {
	return billing.Charge{ID: domain.NewID[domain.ChargeID](), ClientCode: code, Kind: billing.ForSession, Code: "90853", Units: 1,
		ServiceDate: domain.Date{Year: 2026, Month: time.March, Day: 10}, Fee: domain.Money{Amount: amount, Currency: "USD"}}
}

func write(t *testing.T, charges ...billing.Charge) string {
	t.Helper()
	var out bytes.Buffer
	w, err := chargefile.New(billing.Batch{Number: 41, Format: billing.FormatCSV, FormatVersion: 1}, &out)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range charges {
		if err := w.Write(c); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestCSVLine(t *testing.T) {
	c := charge("C-1017", 4500)
	want := "0041," + c.ID.String() + ",2026-03-10,C-1017,session,90853,1,45.00,USD,\r\n"
	if got := write(t, c); !strings.HasSuffix(got, "\r\n"+want) {
		t.Errorf("got %q, want it to end in %q", got, want)
	}
}

func TestCSVOfTheSecondVersionHasMinutesAndPlace(t *testing.T) {
	var out bytes.Buffer
	w, err := chargefile.New(billing.Batch{Number: 41, Format: billing.FormatCSV, FormatVersion: 2}, &out)
	if err != nil {
		t.Fatal(err)
	}
	there := charge("C-1017", 4500)
	there.Minutes, there.Place = 70, "online"
	if err := errors.Join(w.Write(there), w.Write(charge("C-1018", 4500)), w.Close()); err != nil {
		t.Fatal(err)
	}
	if got := out.String(); !strings.Contains(got, ",reverses,minutes,place\r\n") || !strings.Contains(got, ",45.00,USD,,70,online\r\n") || !strings.HasSuffix(got, ",45.00,USD,,,\r\n") {
		t.Errorf("got %q", got)
	}
}

func TestCSVReversal(t *testing.T) {
	c := charge("C-1017", -5)
	c.Units, c.ReversesID = -1, domain.NewID[domain.ChargeID]()
	if got := write(t, c); !strings.HasSuffix(got, ",-1,-0.05,USD,"+c.ReversesID.String()+"\r\n") {
		t.Errorf("got %q", got)
	}
}

func TestCSVCellsAreInert(t *testing.T) {
	for name, dangerous := range map[string]string{
		"formula": "=1+1", "plus": "+1", "minus": "-2+3", "at": "@SUM(A1)", "tab": "\t=1", "return": "\r=1",
		"quoted formula": `=HYPERLINK("http://example.org","x")`,
	} {
		t.Run(name, func(t *testing.T) {
			rows, err := csv.NewReader(strings.NewReader(write(t, charge(dangerous, 100)))).ReadAll()
			if err != nil {
				t.Fatal(err)
			}
			if cell := rows[1][3]; cell[0] != '\'' {
				t.Errorf("a spreadsheet would read %q as a formula", cell)
			}
		})
	}
}

func TestCSVIsReadBackByAnotherReader(t *testing.T) {
	rows, err := csv.NewReader(strings.NewReader(write(t, charge(`a,"b"`+"\n", 0), charge("Ünï", 123456789)))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if rows[1][3] != `a,"b"`+"\n" || rows[2][3] != "Ünï" || rows[2][7] != "1234567.89" || len(rows[0]) != 10 {
		t.Errorf("got %q", rows)
	}
}

func TestUnknownFormatIsRefused(t *testing.T) {
	if _, err := chargefile.New(billing.Batch{Format: "pdf", FormatVersion: 1}, nil); err == nil {
		t.Error("a writer for an unknown format")
	}
}
