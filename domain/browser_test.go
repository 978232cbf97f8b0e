package domain_test

import (
	"strings"
	"testing"

	"cohort/domain"
)

func TestBrowsersAreNamedShortly(t *testing.T) {
	for agent, want := range map[string]domain.Browser{
		"Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Firefox/128.0":                                                       "Firefox on Windows",
		"Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36":                                  "Chrome on Linux",
		"Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36 Edg/126.0.0.0":          "Edge on Windows",
		"Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Safari/605.1.15":                  "Safari on Mac",
		"Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/126.0 Mobile/15E148 Safari/604.1": "Chrome on iPhone",
		"Mozilla/5.0 (Linux; Android 14; K) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/25.0 Chrome/121.0.0.0 Mobile Safari/537.36":    "Samsung Internet on Android",
		"Mozilla/5.0 (Windows NT 10.0)": "A browser on Windows", "Mozilla/5.0": domain.OtherBrowser, "curl/8.5.0": domain.Program, "": domain.Program,
	} {
		if got := domain.BrowserOf(agent); got != want {
			t.Errorf("%s: %q, want %q", agent, got, want)
		}
	}
}

// Whatever a program calls itself, nothing of its own words is kept.
func TestNothingOfAUserAgentIsTakenOver(t *testing.T) {
	const planted = "Zq0815-Marsh"
	for _, agent := range []string{planted, "Mozilla/5.0 " + planted, "Mozilla/5.0 (Windows; " + planted + ") Firefox/" + planted} {
		if got := domain.BrowserOf(agent); strings.Contains(string(got), planted) {
			t.Errorf("%q keeps what it was told", got)
		}
	}
}
