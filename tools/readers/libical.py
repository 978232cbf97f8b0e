"""libical, which Evolution, KOrganizer and Thunderbird's older calendars read with,
must find no error in what Cohort writes, and see every event in it. Its check of
messages between people (iTIP) is not asked: it wants an organizer, and a feed names
nobody."""
import ctypes
import ctypes.util
import pathlib
import sys

name = ctypes.util.find_library("ical")
if not name:
    sys.exit("libical is not here: apt-get install libical3")
ical = ctypes.CDLL(name)
for function in ("icalparser_parse_string", "icalcomponent_get_first_component", "icalcomponent_get_next_component"):
    getattr(ical, function).restype = ctypes.c_void_p
ical.icalcomponent_get_summary.restype = ctypes.c_char_p
VEVENT = ical.icalcomponent_string_to_kind(b"VEVENT")


def events(calendar):
    found = ical.icalcomponent_get_first_component(ctypes.c_void_p(calendar), VEVENT)
    while found:
        yield found
        found = ical.icalcomponent_get_next_component(ctypes.c_void_p(calendar), VEVENT)


def read(text):
    """The titles of a feed, and how many errors it has."""
    calendar = ical.icalparser_parse_string(text)
    if not calendar:
        return [], 1
    return [ical.icalcomponent_get_summary(ctypes.c_void_p(e)) for e in events(calendar)], ical.icalcomponent_count_errors(ctypes.c_void_p(calendar))


folder = pathlib.Path(__file__).parent / "../../document/ical/testdata"
for file in ("feed.ics", "leader.ics", "readers.ics"):
    text = (folder / file).read_bytes()
    titles, errors = read(text)
    if errors or len(titles) != text.count(b"BEGIN:VEVENT") or not all(titles):
        sys.exit(f"{file}: {errors} errors, {len(titles)} events of {text.count(b'BEGIN:VEVENT')}")
    print(f"libical: {file}, {len(titles)} events, no error")

spoiled = (folder / "leader.ics").read_bytes().replace(b"DTSTART", b"DTSTARTS", 1)
if not read(spoiled)[1]:
    sys.exit("libical objects to nothing: its silence means nothing")
