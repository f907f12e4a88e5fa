"""Deeds in words: what to do, why, and what comes of it."""

from __future__ import annotations

from strongroom.discovery.cli.kind_words import people
from strongroom.discovery.core.deeds import Action, Deed, Exposure
from strongroom.discovery.core.folders import Folder
from strongroom.discovery.core.levels import category_of
from strongroom.discovery.core.matters import Matter
from strongroom.shell import numbers
from strongroom.shell.output import plain
from strongroom.shell.words import _, mark, mark_plural, ngettext

VERBS = {
    Action.LET_GO: mark("Let go of {what}"),
    Action.MOVE: mark("Swap {what} for a password manager"),
    Action.LOCK_UP: mark("Lock up {what}"),
    Action.LOOK: mark("Look through {what}"),
}

FILES = {
    Matter.KEYS: mark_plural("a private key", "{n} files with private keys"),
    Matter.CARD_CODES: mark_plural("a file with card security codes", "{n} files with card security codes"),
    Matter.PASSWORDS: mark_plural("a file with passwords in clear", "{n} files with passwords in clear"),
    Matter.APPLICATIONS: mark_plural("a job application", "{n} job applications"),
    Matter.IDENTITY_PAPERS: mark_plural("a file with identity papers", "{n} files with identity papers"),
    Matter.PROTECTED: mark_plural("a file with a protected address", "{n} files with protected addresses"),
    Matter.HEALTH: mark_plural("a file with health notes", "{n} files with health notes"),
    Matter.CRIMINAL: mark_plural("a file about crime", "{n} files about crime"),
    Matter.BELIEFS: mark_plural(
        "a file about somebody’s beliefs or private life", "{n} files about people’s beliefs or private lives"
    ),
    Matter.CLIENT_FILES: mark_plural("a client file under secrecy", "{n} client files under secrecy"),
    Matter.CHILDREN: mark_plural("a file about children", "{n} files about children"),
    Matter.ACCESS_CODES: mark_plural("a file with a door or alarm code", "{n} files with door or alarm codes"),
    Matter.PAY: mark_plural("a file about pay or tax", "{n} files about pay or tax"),
    Matter.BANK: mark_plural("a file with bank accounts", "{n} files with bank accounts"),
    Matter.CONTACTS: mark_plural("a file with contact details", "{n} files with contact details"),
}
"""What lies there, by files. Cards and personal numbers are counted one by one, see `_counted`."""

ADVICE = {
    Matter.CARDS: mark("Leave card numbers to the payment company; you need not keep them."),
    Matter.CARD_CODES: mark("The code may not be kept once the payment has gone through."),
    Matter.PASSWORDS: mark("Move the passwords to a password manager, then change those that others may have seen."),
    Matter.KEYS: mark("Whoever has the key can act in your name. Keep it where only you get at it."),
    Matter.IDENTITY_PAPERS: mark("Once you have seen who it is, nobody needs the copy."),
    Matter.HEALTH: mark("The law guards health most of all. Keep only what you must, where only you get at it."),
    Matter.CHILDREN: mark("Children’s data deserves most care. Keep only what you must, where only you get at it."),
    Matter.ACCESS_CODES: mark(
        "Keep codes in one locked place, apart from names and addresses. Change a code that has left the house."
    ),
    Matter.CUSTOMERS: mark("Keep one such list, locked up, and no copies."),
    Matter.PROTECTED: mark("A protected address in the wrong hands can cost a life. Keep it where only you get at it."),
}
BY_ACTION = {
    Action.LET_GO: mark_plural(
        "It is so old that you hardly need it; look once, then let go.",
        "They are so old that you hardly need them; look once, then let go.",
    ),
    Action.LOCK_UP: mark_plural(
        "Keep it where only those who need it get in, or let go of it.",
        "Keep them where only those who need them get in, and let go of the rest.",
    ),
    Action.LOOK: mark_plural(
        "Ordinary contact details; see now and then that you still need the file.",
        "Ordinary contact details; see now and then that you still need the files.",
    ),
}
APPLICATIONS = {
    Action.LET_GO: mark_plural("Nobody needs it after two years.", "Nobody needs them after two years."),
    Action.LOCK_UP: mark_plural(
        "Let go of it when two years have passed.", "Let go of them when two years have passed."
    ),
}

_MANY = 10
"""From so many people on a table is a customer list."""

_MOST_PLACES = 3

LIES = {
    Exposure.DESKTOP: mark_plural(
        "It lies on the desktop, where whoever sits down at the screen sees it.",
        "They lie on the desktop, where whoever sits down at the screen sees them.",
    ),
    Exposure.DOWNLOADS: mark_plural(
        "It lies in {folder}, where files are easily forgotten.",
        "They lie in {folder}, where files are easily forgotten.",
    ),
    Exposure.SHARED: mark_plural(
        "It lies in {folder}, which others share to judge by its name.",
        "They lie in {folder}, which others share to judge by its name.",
    ),
    Exposure.TEMPORARY: mark_plural(
        "It lies in {folder}, where nothing was meant to stay.",
        "They lie in {folder}, where nothing was meant to stay.",
    ),
}


def title(deed: Deed) -> str:
    """Such as “Let go of 41 old job applications from 2018 to 2021”."""
    return _(VERBS[deed.action]).format(what=what(deed) + _from(deed))


def what(deed: Deed) -> str:
    """Such as “3 passport scans”."""
    if deed.matter in {Matter.CARDS, Matter.NUMBERS, Matter.CUSTOMERS}:
        return _counted(deed)
    if deed.matter is Matter.APPLICATIONS and deed.action is Action.LET_GO:
        one, many = mark_plural("an old job application", "{n} old job applications")
    elif deed.matter is Matter.CONTACTS and deed.lists == deed.files and deed.people >= _MANY:
        one, many = mark_plural("a customer list", "{n} customer lists")
    elif deed.matter is Matter.IDENTITY_PAPERS and deed.scans == deed.files:
        one, many = _scans(deed)
    else:
        one, many = FILES[deed.matter]
    return ngettext(one, many, deed.files).format(n=numbers.number(deed.files))


def reason(deed: Deed, *, alone: bool) -> str:
    """Where it lies and what makes it pressing, in a sentence or two."""
    return " ".join(reasons(deed, alone=alone))


def reasons(deed: Deed, *, alone: bool) -> list[str]:
    """Where it lies; then what else makes it pressing."""
    return [said for said in (_lies(deed, alone=alone), _shows(deed), _people(deed)) if said]


def time(deed: Deed) -> str:
    """“5 minutes”, “30 minutes to begin with”."""
    return lasting(deed.minutes, begun=deed.begun)


def lasting(minutes: int, *, begun: bool) -> str:
    said = numbers.minutes(minutes)
    return _("{time} to begin with").format(time=said) if begun else said


def advice(deed: Deed, *, alone: bool) -> str:
    """What to do with them, and why; how to begin where they are many."""
    return f"{_advice(deed)} {_first_step(deed, alone=alone)}".rstrip()


def places(deed: Deed, *, alone: bool) -> str:
    """The folders of a deed: “Kunder, Kunder 2019 and 3 more folders”."""
    names = [folder_name(part.folder, alone=alone) for part in deed.parts]
    if len(names) > _MOST_PLACES:
        left = len(names) - _MOST_PLACES + 1
        names[_MOST_PLACES - 1 :] = [ngettext("{n} more folder", "{n} more folders", left).format(n=left)]
    return numbers.listed(names)


def _advice(deed: Deed) -> str:
    words = BY_ACTION.get(deed.action)
    if deed.matter is Matter.APPLICATIONS:
        words = APPLICATIONS.get(deed.action, words)
    elif deed.matter in ADVICE and (words is None or deed.action is not Action.LET_GO or deed.matter in _ALWAYS):
        return _(ADVICE[deed.matter])
    if words is None:
        return _(ADVICE[Matter.PASSWORDS])
    return ngettext(*words, deed.files)


_ALWAYS = frozenset(
    {Matter.CARDS, Matter.CARD_CODES, Matter.PASSWORDS, Matter.KEYS, Matter.IDENTITY_PAPERS, Matter.ACCESS_CODES}
)
"""Matters whose own advice also holds for what is old."""


def _first_step(deed: Deed, *, alone: bool) -> str:
    if not deed.begun:
        return ""
    if len(deed.parts) > 1 and deed.parts[0].folder:
        return _("Take a folder at a time, {folder} first.").format(
            folder=folder_name(deed.parts[0].folder, alone=alone)
        )
    return _("Take a folder at a time rather than file by file.")


def folder_name(folder: Folder, *, alone: bool) -> str:
    """“Documents › Customers”. Where only one place was looked at (`alone`), its name is left out below it."""
    if not folder:
        return _("several folders")
    steps = folder[1:] if alone and len(folder) > 1 else folder
    return f"{numbers.NO_BREAK}› ".join(map(plain, steps))


def _counted(deed: Deed) -> str:
    if deed.matter is Matter.CARDS:
        values = ngettext("a card number", "{n} card numbers", deed.amount)
    else:
        values = ngettext("a personal number", "{n} personal numbers", deed.amount)
    values = values.format(n=numbers.number(deed.amount))
    if deed.matter is Matter.CUSTOMERS or (deed.lists == deed.files and deed.people >= _MANY):
        files = ngettext("a customer list with {values}", "{n} customer lists with {values}", deed.files)
    elif deed.lists == deed.files and deed.amount > deed.files:
        files = ngettext("a list with {values}", "{n} lists with {values}", deed.files)
    else:
        files = ngettext("a file with {values}", "{n} files with {values}", deed.files)
    return files.format(n=numbers.number(deed.files), values=values)


def _scans(deed: Deed) -> tuple[str, str]:
    if all(any(category_of(kind) == "passport" for kind, _count in each.types) for each in deed.examples):
        return mark_plural("a passport scan", "{n} passport scans")
    return mark_plural("a scan of an identity paper", "{n} scans of identity papers")


def _from(deed: Deed) -> str:
    """The years, where they tell that something may go."""
    if deed.action is not Action.LET_GO:
        return ""
    if deed.first_year == deed.last_year:
        return _(" from {year}").format(year=deed.first_year)
    return _(" from {first} to {last}").format(first=deed.first_year, last=deed.last_year)


def _lies(deed: Deed, *, alone: bool) -> str:
    if len(deed.parts) > 1:
        return _("They lie in {folders}.").format(folders=places(deed, alone=alone))
    if deed.exposure:
        one, many = LIES[deed.exposure]
    else:
        one, many = mark_plural("It lies in {folder}.", "They lie in {folder}.")
    return ngettext(one, many, deed.files).format(folder=folder_name(deed.folder, alone=alone))


def _shows(deed: Deed) -> str:
    if deed.children:
        if deed.children == deed.files:
            return ngettext("It is about a child.", "All are about children.", deed.files)
        return ngettext("{n} is about a child.", "{n} are about children.", deed.children).format(
            n=numbers.number(deed.children)
        )
    if not deed.numbered or deed.matter in {Matter.NUMBERS, Matter.CUSTOMERS}:
        return ""
    if deed.numbered == deed.files:
        return ngettext("It shows a personal number.", "All show a personal number.", deed.files)
    return ngettext("{n} shows a personal number.", "{n} show a personal number.", deed.numbered).format(
        n=numbers.number(deed.numbered)
    )


def _people(deed: Deed) -> str:
    if deed.people < _MANY:
        return ""
    return ngettext("It concerns {people}.", "The largest concerns {people}.", deed.files).format(
        people=people(deed.people)
    )
