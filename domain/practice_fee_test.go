package domain

import "testing"

func TestSessionCodeIsASCII(t *testing.T) {
	for code, fine := range map[string]bool{"90853": true, "H0005-HQ": true, "9085\u0663": false, "": false} {
		if err := (PracticeFee{SessionCode: code}).Validate(DefaultSettings()); (err == nil) != fine {
			t.Errorf("%q: %v", code, err)
		}
	}
}
