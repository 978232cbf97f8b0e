package keyring

import (
	"crypto/hkdf"
	"crypto/sha256"
)

// rowKey follows from the key of the audit, so that a keys file made by any
// version has it. Neither of the two can be told from the other.
func rowKey(f file) ([]byte, error) {
	return hkdf.Key(sha256.New, f.Audit, nil, "cohort rows that decide", keyBytes)
}

// RowKey is the key of the MACs over rows that say who gets in and what they
// may do.
func (r *Ring) RowKey() []byte { return r.rows }
