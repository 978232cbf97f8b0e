package domain

// SetGiven changes a field when a new value was given, and keeps it for nil.
func SetGiven[T any](field *T, wanted *T) {
	if wanted != nil {
		*field = *wanted
	}
}
