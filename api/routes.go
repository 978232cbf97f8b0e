package api

// allRoutes is the whole API, noun by noun.
func (s *Server) allRoutes() {
	s.healthRoutes()
	s.documentRoutes()
	s.loginRoutes()
	s.meRoutes()
	s.userRoutes()
	s.auditRoutes()
	s.settingsRoutes()
	s.clientRoutes()
	s.clientMergeRoutes()
	s.referralRoutes()
	s.suitabilityRoutes()
	s.assessmentRoutes()
	s.instrumentRoutes()
	s.riskFlagRoutes()
	s.waitlistRoutes()
	s.curriculumRoutes()
	s.cohortRoutes()
	s.enrollmentRoutes()
	s.admissionRoutes()
	s.sessionRoutes()
	s.homeworkRoutes()
	s.chargeRoutes()
	s.exportRoutes()
	s.appRoutes()
}
