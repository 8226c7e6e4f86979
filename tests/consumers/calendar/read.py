"""read.py CASE.json CALENDAR.ics [CASE.json CALENDAR.ics]...: what the clock writes, as a real calendar parser reads it."""

import json
import sys
from datetime import date, datetime
from pathlib import Path

from icalendar import Calendar


def faults(case, data):
    if any(len(line) > 75 for line in data.split(b"\r\n")) or data.count(b"\n") != data.count(b"\r\n"):
        yield "a line is longer than 75 octets, or does not end in CRLF"
    calendar = Calendar.from_ical(data)
    events = calendar.walk("VEVENT")
    if not events:
        yield "no event"
    for part in [calendar, *events]:
        missing = [name for name in part.required if name not in part]
        if part.errors or missing:
            yield f"{part.name}: {part.errors}, missing {missing}"
    if len({str(event["UID"]) for event in events}) != len(events):
        yield "a UID stands twice"
    for event in events:
        start, stamp = event.decoded("DTSTART"), event.decoded("DTSTAMP")
        if not isinstance(start, date) or not isinstance(stamp, datetime) or stamp.utcoffset() is None:
            yield f"DTSTART {start}, DTSTAMP {stamp}"
        uid, summary, description = str(event["UID"]), str(event["SUMMARY"]), str(event["DESCRIPTION"])
        if not uid.startswith(f"{case['id']}/") or not description.endswith("."):
            yield f"a text is not as it was written: {uid}, {description}"
        # Of the record's own duties the title is known.
        for duty in case.get("duties", []):
            if uid == f"{case['id']}/{duty['id']}@ois-records":
                title = duty.get("title", duty["id"])
                if summary not in (f"Due: {title}", f"Overdue: {title}"):
                    yield f"the summary is {summary!r}, the title {title!r}"


arguments = sys.argv[1:]
for path, written in zip(arguments[::2], arguments[1::2], strict=True):
    found = list(faults(json.loads(Path(path).read_text("utf-8")), Path(written).read_bytes()))
    print(f"FAIL calendar of {path}: {found}" if found else f"ok calendar of {path}")
