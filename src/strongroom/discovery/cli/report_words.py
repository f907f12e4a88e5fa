"""The sentences of a check-up's report that stand in every form of it."""

from __future__ import annotations

from collections.abc import Sequence

from strongroom.discovery.cli.deed_words import folder_name, lasting
from strongroom.discovery.cli.kind_words import people
from strongroom.discovery.cli.reason_words import why
from strongroom.discovery.core.deeds import Deed
from strongroom.discovery.core.folders import Row
from strongroom.discovery.core.inventory import Checkup, Totals
from strongroom.discovery.core.levels import Level
from strongroom.discovery.core.summary import Summary
from strongroom.shell import numbers
from strongroom.shell.output import plain
from strongroom.shell.words import _, mark_plural, ngettext

_MOST_REASONS = 3


def sentence(summary: Summary, totals: Totals) -> str:
    """“312 of 4,020 files hold data about some 1,900 people; 14 are critical.”"""
    if not totals.files:
        return _("There were no files to look at.")
    everything = numbers.number(totals.files)
    if not summary.holding:
        return ngettext(
            "We found no data about people in the one file we looked at.",
            "We found no data about people in {all} files.",
            totals.files,
        ).format(all=everything)
    first = ngettext(
        "{n} of {all} files holds data about {people}", "{n} of {all} files hold data about {people}", summary.holding
    ).format(
        n=numbers.number(summary.holding),
        all=everything,
        people=people(totals.data_subjects) if totals.data_subjects else _("people"),
    )
    critical = summary.at(Level.CRITICAL)
    if not critical:
        return _("{first}; none is critical.").format(first=first)
    return ngettext("{first}; {n} is critical.", "{first}; {n} are critical.", critical).format(
        first=first, n=numbers.number(critical)
    )


def begin(first: Sequence[Deed]) -> str:
    """How much the first deeds take together; empty where there is nothing to do."""
    if not first:
        return ""
    one, many = mark_plural(
        "Start with one deed. It costs nothing and takes {time}.",
        "Start with {n} deeds. They cost nothing and take {time} together.",
    )
    return ngettext(one, many, len(first)).format(n=_small(len(first)), time=time(first))


def time(first: Sequence[Deed]) -> str:
    """How long they take together."""
    return lasting(sum(deed.minutes for deed in first), begun=any(deed.begun for deed in first))


def heading_of_first(first: Sequence[Deed]) -> str:
    return ngettext("Do this first", "Do these {n} first", len(first)).format(n=_small(len(first)))


def when(checkup: Checkup) -> str:
    """“Check-up of this computer, Monday 23 November 2026, 21:40 to 21:52”."""
    started, finished = numbers.local(checkup.started), numbers.local(checkup.finished)
    day, start, end = numbers.day(started.date(), weekday=True), numbers.clock(started), numbers.clock(finished)
    if finished.date() > started.date():
        end = f"{numbers.day(finished.date(), weekday=True)}, {end}"
    elif start == end:
        return _("Check-up of this computer, {day}, {time}").format(day=day, time=start)
    return _("Check-up of this computer, {day}, {start} to {end}").format(day=day, start=start, end=end)


def row_name(row: Row, *, alone: bool) -> str:
    if not row.rest:
        return folder_name(row.folder, alone=alone)
    if not row.folder or (alone and len(row.folder) == 1):
        return _("Everything else")
    return _("{folder}, the rest").format(folder=folder_name(row.folder, alone=alone))


def row_files(row: Row) -> str:
    return ngettext("{n} file", "{n} files", row.files).format(n=numbers.number(row.files))


def row_critical(row: Row) -> str:
    critical = row.at(Level.CRITICAL)
    return ngettext("{n} critical", "{n} critical", critical).format(n=numbers.number(critical)) if critical else ""


def where_most(summary: Summary, *, alone: bool) -> str:
    """Which folder holds the most, and which the most critical."""
    if len(summary.rows) < 2:
        return ""
    most = max(summary.rows, key=lambda row: row.files)
    gravest = max(summary.rows, key=lambda row: row.at(Level.CRITICAL))
    if not gravest.at(Level.CRITICAL):
        return _("{folder} holds the most files.").format(folder=row_name(most, alone=alone))
    if gravest.at(Level.CRITICAL) == most.at(Level.CRITICAL):
        return _("{folder} holds the most files, and the most critical ones.").format(
            folder=row_name(most, alone=alone)
        )
    return _("{folder} holds the most files, {other} the most critical ones.").format(
        folder=row_name(most, alone=alone), other=row_name(gravest, alone=alone)
    )


def shut(totals: Totals) -> str:
    """What the numbers leave out."""
    said = []
    if totals.unread:
        said.append(
            ngettext(
                "{n} file stayed shut, so the numbers above leave it out.",
                "{n} files stayed shut, so the numbers above leave them out.",
                totals.unread,
            ).format(n=numbers.number(totals.unread))
        )
    if totals.partly:
        one, many = (
            mark_plural("{n} more was read in part.", "{n} more were read in part.")
            if totals.unread
            else mark_plural("{n} file was read in part.", "{n} files were read in part.")
        )
        said.append(ngettext(one, many, totals.partly).format(n=numbers.number(totals.partly)))
    return " ".join(said) or _("Every file was read whole.")


def covers(checkup: Checkup) -> str:
    """Which places, and how many files were read."""
    totals = checkup.totals
    names = [plain(place.name) for place in checkup.places]
    shown = names if len(names) <= 6 else [*names[:5], _("{n} more places").format(n=numbers.number(len(names) - 5))]
    return ngettext("{places}: {n} file, {size}, {how}.", "{places}: {n} files, {size}, {how}.", totals.files).format(
        places=numbers.listed(shown),
        n=numbers.number(totals.files),
        size=numbers.size(totals.bytes),
        how=_how(totals),
    )


def _how(totals: Totals) -> str:
    """How far they were read, without what is nought."""
    if totals.read == totals.files:
        return ngettext("read whole", "all read whole", totals.files)
    whole = ngettext("of which {n} was read whole", "of which {n} were read whole", totals.read)
    said = [whole.format(n=numbers.number(totals.read)) if totals.read else _("of which none was read whole")]
    if totals.partly:
        said.append(_("{n} in part").format(n=numbers.number(totals.partly)))
    if totals.unread:
        said.append(_("{n} not at all").format(n=numbers.number(totals.unread)))
    return numbers.listed(said)


def unchanged(totals: Totals) -> str:
    if not totals.unchanged:
        return ""
    return ngettext(
        "{n} file had not changed since the last check-up.",
        "{n} files had not changed since the last check-up.",
        totals.unchanged,
    ).format(n=numbers.number(totals.unchanged))


def limits() -> str:
    return _(
        "Paper, phones, web services and other computers were not looked at. "
        "No file was changed, and nothing left the computer."
    )


def people_are(totals: Totals) -> str:
    """What the number of people is worth; empty where none is told."""
    if not totals.data_subjects:
        return ""
    return _(
        "People are told apart by what stands together (addresses, numbers, names with a postcode), so one person may still count twice."
    )


def certainty(summary: Summary) -> str:
    """What the numbers leave out because it is not sure enough; empty where nothing is."""
    return (
        ngettext(
            "Only what is more likely than not is counted; {n} less certain finding is left out.",
            "Only what is more likely than not is counted; {n} less certain findings are left out.",
            summary.unsure,
        ).format(n=numbers.number(summary.unsure))
        if summary.unsure
        else ""
    )


def why_partly(summary: Summary) -> str:
    """The most frequent reasons, where files were read in part."""
    known = [each for each in summary.partly if each.reason][:_MOST_REASONS]
    if not known:
        return ""
    said = [f"{_lower(why(each.outcome, each.reason))} ({numbers.number(each.files)})" for each in known]
    return _("Why, most often: {reasons}.").format(reasons=", ".join(said))


def _lower(said: str) -> str:
    return said[:1].lower() + said[1:]


def _small(count: int) -> str:
    words = {1: _("one"), 2: _("two"), 3: _("three")}
    return words.get(count) or numbers.number(count)
