package clinical

import "cohort/domain"

// Digest is the digest of a signed private note, made as that of a progress note
// is: over one JSON object, its names in the order of the alphabet.
func (n PrivateNote) Digest() (string, error) {
	if n.Signed == nil {
		return "", ErrNoteNotSigned
	}
	session := ""
	if !n.SessionID.IsZero() {
		session = n.SessionID.String()
	}
	text, err := canonicalJSON(struct {
		Client  string          `json:"client"`
		Kind    string          `json:"kind"`
		Note    string          `json:"note"`
		On      string          `json:"on"`
		Session string          `json:"session"`
		Signed  canonicalSigned `json:"signed"`
		Text    string          `json:"text"`
	}{n.ClientID.String(), string(n.Kind), n.ID.String(), n.On.String(), session, n.Signed.canonical(), n.Text})
	return digest(text), err
}

func (n PrivateNote) digestOf(a Addendum) (string, error) { return digestOfAddendum(a, n.ID, n.Signed) }

// Unchanged says whether a signed note and its addenda still are what was signed.
func (n PrivateNote) Unchanged() bool {
	if d, err := n.Digest(); err != nil || d != n.Signed.Digest {
		return false
	}
	for _, a := range n.Addenda {
		if d, err := n.digestOf(a); err != nil || d != a.Signed.Digest {
			return false
		}
	}
	return true
}

// digestOfAddendum is the digest of an addendum: of its own text, and of what it
// is added to.
func digestOfAddendum(a Addendum, note domain.AnyID, to *Signature) (string, error) {
	text, err := canonicalJSON(struct {
		Addendum string          `json:"addendum"`
		Note     string          `json:"note"`
		Signed   canonicalSigned `json:"signed"`
		Text     string          `json:"text"`
		To       string          `json:"to"`
	}{a.ID.String(), note.String(), a.Signed.canonical(), a.Text, to.Digest})
	return digest(text), err
}
