package api

// allRoutes is the whole API, noun by noun.
func (s *Server) allRoutes() {
	s.healthRoutes()
	s.documentRoutes()
	s.settingsRoutes()
	s.curriculumRoutes()
	s.cohortRoutes()
	s.enrollmentRoutes()
	s.sessionRoutes()
	s.homeworkRoutes()
	s.chargeRoutes()
	s.exportRoutes()
	s.appRoutes()
}
