package domain

import "strings"

// Browser is what a login is kept with for its owner to know it by, such as
// "Firefox on Windows": one of a few names and no more. Versions, and all else
// by which one browser could be told from others of its kind, are not kept.
type Browser string

// What is recognized in a User-Agent, in the order in which it is looked for:
// most browsers call themselves by the names of others too.
var (
	browserNames = [][2]string{{"Edg", "Edge"}, {"OPR/", "Opera"}, {"SamsungBrowser/", "Samsung Internet"}, {"Firefox/", "Firefox"}, {"FxiOS/", "Firefox"},
		{"CriOS/", "Chrome"}, {"Chromium/", "Chromium"}, {"Chrome/", "Chrome"}, {"Safari/", "Safari"}}
	systemNames = [][2]string{{"iPhone", "iPhone"}, {"iPad", "iPad"}, {"Android", "Android"}, {"Windows", "Windows"}, {"Mac OS X", "Mac"},
		{"CrOS", "ChromeOS"}, {"Linux", "Linux"}}
)

// What is said of what is no browser we know.
const (
	OtherBrowser Browser = "another browser"
	Program      Browser = "a program"
)

// BrowserOf names a browser by its User-Agent.
func BrowserOf(userAgent string) Browser {
	if !strings.HasPrefix(userAgent, "Mozilla/") {
		return Program
	}
	name, system := firstNamed(userAgent, browserNames), firstNamed(userAgent, systemNames)
	switch {
	case name == "" && system == "":
		return OtherBrowser
	case name == "":
		return Browser("A browser on " + system)
	case system == "":
		return Browser(name)
	}
	return Browser(name + " on " + system)
}

func firstNamed(text string, names [][2]string) string {
	for _, n := range names {
		if strings.Contains(text, n[0]) {
			return n[1]
		}
	}
	return ""
}
