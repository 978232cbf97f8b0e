package domain

// Currency is the practice's.
func (s Settings) currency() Currency {
	c, _ := CurrencyOf(s.Currency) // what is kept was checked
	return c
}

// UsualFees is the band of session fees that need no reason: the practice's own,
// or what is usual in its currency.
func (s Settings) UsualFees() FeeBand {
	if s.FeeBand != nil {
		return *s.FeeBand
	}
	return s.currency().UsualFees()
}

// CheckAmount names what is wrong with an amount that is charged.
func (s Settings) CheckAmount(f *Faults, field string, amount int64) {
	f.When(amount < 0, field, "must not be negative")
	f.When(amount > s.currency().MaxFee(), field, "is too large")
}

// CheckFee names what is wrong with a fee for a session and with its reason.
func (s Settings) CheckFee(f *Faults, field string, amount int64, reasonField, reason string) {
	f.Text(reasonField, reason, MaxReason)
	s.CheckAmount(f, field, amount)
	band := s.UsualFees()
	if amount >= 0 && amount <= s.currency().MaxFee() && !band.Has(amount) && IsBlank(reason) {
		f.Add(reasonField, "is needed: the fee is outside "+s.money(band.Low)+" to "+s.money(band.High))
	}
}

func (s Settings) money(amount int64) string { return Money{amount, s.Currency}.Decimal() }
