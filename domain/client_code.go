package domain

import (
	"crypto/rand"
	"fmt"
	"math/big"
)

// NewClientCode draws a code such as "C-4821" for a practice that has so many
// clients. It is random, so it tells neither who came first nor how many there
// are; it grows by a digit before a third of the codes is taken, so that a
// free one is found at once. The caller makes sure that it is free.
func NewClientCode(clients int) (string, error) {
	digits, codes := 4, int64(10_000)
	for int64(clients)*3 >= codes {
		digits, codes = digits+1, codes*10
	}
	n, err := rand.Int(rand.Reader, big.NewInt(codes))
	if err != nil {
		return "", err
	}
	return fmt.Sprintf("C-%0*d", digits, n), nil
}
