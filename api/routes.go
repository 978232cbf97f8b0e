package api

// allRoutes is the whole API, noun by noun.
func (s *Server) allRoutes() {
	s.healthRoutes()
	s.documentRoutes()
	s.settingsRoutes()
	s.appRoutes()
}
