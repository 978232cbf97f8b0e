package api

import (
	"net"
	"net/http"
	"net/netip"
	"slices"
	"strings"

	"github.com/labstack/echo/v4"
)

// checkHost refuses a request for a name that is not the practice's: a page
// elsewhere whose name was made to lead here (DNS rebinding), or a link that was
// made with a name of somebody else's. Loopback names are always taken, and so
// are questions about health, which a load balancer asks by address. Nothing is
// checked until names were given.
func (s *Server) checkHost(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		path := c.Request().URL.Path
		if len(s.config.Hosts) == 0 || path == "/healthz" || path == "/readyz" || isHostOf(s.config.Hosts, c.Request().Host) {
			return next(c)
		}
		return newProblem(c.Request().Context(), http.StatusMisdirectedRequest, "wrong_host",
			"This practice is not at that address. Ask whoever runs it for the right one.")
	}
}

// isHostOf says whether a Host header names one of the hosts, on any port, or
// this machine itself.
func isHostOf(hosts []string, header string) bool {
	name := hostName(header)
	if ip, err := netip.ParseAddr(name); err == nil && ip.Unmap().IsLoopback() {
		return true
	}
	return name == "localhost" || name != "" && slices.ContainsFunc(hosts, func(h string) bool { return hostName(h) == name })
}

// hostName is a Host header without its port, as it is compared.
func hostName(header string) string {
	name := header
	if host, _, err := net.SplitHostPort(header); err == nil {
		name = host
	}
	name = strings.TrimSuffix(strings.TrimPrefix(name, "["), "]")
	return strings.ToLower(strings.TrimSuffix(name, "."))
}
