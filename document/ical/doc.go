// Package ical writes calendar feeds (iCalendar, RFC 5545) of group sessions,
// for the calendars that leaders and members already use.
//
// A feed leaves the practice and shows up on phones, watches and family
// screens. So a title is not taken from outside: it is "Group session 3", or
// "Group K7, session 3 of 12" with a group's short code, and names no client, no
// condition and no theme. A leader may ask for their groups by name. Every event
// is marked private.
//
// Each session keeps one UID for life, and each change raises its SEQUENCE, so
// a moved session moves in every calendar instead of showing up twice; a
// cancelled one is sent as cancelled instead of being left out. Times carry
// their zone with its real clock changes (VTIMEZONE), so 18:00 stays 18:00.
package ical
