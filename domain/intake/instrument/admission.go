package instrument

// ForAdmission says whether the instrument can speak for somebody who wants a
// seat: there is evidence for it, and it does not ask about a group that they
// would have to be in.
func (d Definition) ForAdmission() bool { return !d.Unvalidated && !d.OfTheGroup }
