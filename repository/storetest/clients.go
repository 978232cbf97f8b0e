package storetest

import (
	"context"
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"cohort/domain"
	"cohort/practice"
	"cohort/repository"
)

// ManyClients is a practice far larger than any.
const ManyClients = 50_000

var knownSince = time.Date(2026, time.March, 2, 9, 0, 0, 0, time.UTC)

// Invented names in several languages and scripts, composed and decomposed.
var (
	firstNames = []string{"Ana", "María José", "Mary-Ann", "Søren", "Łukasz", "Zoë", "Nguyễn", "Thị", "Олена", "Дмитро", "Γιώργος", "محمد", "علی\u200cرضا", "יעל", "明", "さくら", "지민", "आरव", "Björn", "Aoife",
		"José", "Jose\u0301", "Kekuʻihewa", "İpek", "Ngozi", "Ibrahim", "Chloé", "Jürgen", "Saoirse", "Ángel"}
	nameBegins = []string{"Al", "Bar", "Cas", "Del", "Es", "Fer", "Gar", "Her", "Iba", "Jim", "Ker", "Lop", "Mar", "Nav", "Ort", "Per", "Qui", "Rod", "San", "Tor", "Ugar", "Vel", "Wój", "Xu", "Ybar", "Zap", "O'Ne", "De la ", "Åker", "Şah", "Đặ", "Mc"}
	nameEnds   = []string{"varez", "ton", "ano", "gado", "ill", "cík", "nandez", "berg", "son", "in", "ng", "ez", "kowski", "ström", "ova", "Cruz", "aga", "eira", "zadeh", "moto"}
)

// InventedClient gives somebody who does not exist; i makes their code.
func InventedClient(r *rand.Rand, i int) domain.Client {
	pick := func(from []string) string { return from[r.IntN(len(from))] }
	c := domain.Client{ID: domain.NewID[domain.ClientID](), Code: fmt.Sprintf("C-%06d", i), FirstName: pick(firstNames), LastName: pick(nameBegins) + pick(nameEnds),
		Version: 1, CreatedAt: knownSince, UpdatedAt: knownSince}
	c.BirthDate = domain.Date{Year: 1930, Month: 1, Day: 1}.AddDays(r.IntN(30_000))
	c.Contact.Phone = fmt.Sprintf("(%03d) 555-%04d", 200+r.IntN(700), r.IntN(10_000))
	switch r.IntN(4) {
	case 0:
		c.LastName += "-" + pick(nameBegins) + pick(nameEnds)
	case 1:
		c.PreferredName = pick(firstNames)
	case 2:
		c.FormerNames = []string{pick(nameBegins) + pick(nameEnds)}
	}
	return c
}

// FillClients makes n invented clients, always the same ones.
func FillClients(t testing.TB, store *repository.Store, n int) (made []domain.Client) {
	t.Helper()
	r := rand.New(rand.NewPCG(7, 7))
	for len(made) < n {
		if err := store.Write(context.Background(), func(tx practice.Tx) error {
			for range min(1000, n-len(made)) {
				c := InventedClient(r, len(made))
				if err := tx.CreateClient(c); err != nil {
					return err
				}
				made = append(made, c)
			}
			return nil
		}); err != nil {
			t.Fatal(err)
		}
	}
	return made
}
