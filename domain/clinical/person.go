package clinical

import (
	"cohort/domain"
	"cohort/domain/clinical/privacy"
)

// PersonOf is a client as the privacy check takes them.
func PersonOf(c domain.Client) privacy.Person {
	return privacy.Person{ID: c.ID.String(), First: c.FirstName, Last: c.LastName, Preferred: c.PreferredName, Former: c.FormerNames,
		Nicknames: []string{c.DisplayName}, Code: c.Code, FormerCodes: c.FormerCodes, Emails: said(c.Contact.Email), Phones: said(c.Contact.Phone)}
}

// said is what was said of somebody, nothing where nothing was.
func said(text string) []string {
	if text == "" {
		return nil
	}
	return []string{text}
}
