package claim

// ValidNPI says whether s is a national provider identifier: ten digits, the
// first a 1 or 2, the last a check digit over the others with the prefix 80840
// (45 CFR 162.406; the Luhn formula as CMS lays it out).
func ValidNPI(s string) bool {
	if len(s) != 10 || s[0] != '1' && s[0] != '2' {
		return false
	}
	sum := 24 // what the prefix 80840 adds
	for i := range len(s) {
		digit := int(s[i] - '0')
		if s[i] < '0' || s[i] > '9' {
			return false
		}
		if i%2 == 0 {
			digit *= 2
			if digit > 9 {
				digit -= 9
			}
		}
		sum += digit
	}
	return sum%10 == 0
}
