"""One sentence for every error code: what happened, what to do now."""

from __future__ import annotations

from strongroom.kit.errors import StrongroomError
from strongroom.shell.words import _


def sentence(error: StrongroomError) -> str:
    """In the reader's language. Parameters are paths, names of options, numbers: never a value from a file."""
    template = templates().get(error.code)
    return template.format_map(error.parameters) if template else error.code


def templates() -> dict[str, str]:
    """By code. A completeness test walks all subclasses of `StrongroomError`."""
    return {
        "error": _("something went wrong."),
        "verification_failed": _(
            "something in the list does not fit its key: it was altered, or comes from another home. Nothing was "
            "changed. Restore the home folder from a backup, or start a new one with --home."
        ),
        "locked": _("the home is locked. Unlock it and try again."),
        "key_file_exposed": _(
            "others on this computer may read the key of your list ({path}), so it was not used. Make it yours "
            "alone with: chmod 600 '{path}'"
        ),
        "key_file_damaged": _(
            "the key of your list ({path}) is damaged. Restore it from a backup, or begin anew: move the folder {home} away; "
            "a check-up makes the list again."
        ),
        "key_file_missing": _(
            "the key of your list ({path}) is gone, so the list cannot be read. Restore it from a backup, or begin anew: "
            "move the folder {home} away; a check-up makes the list again."
        ),
        "home_held": _(
            "another Strongroom is using this home ({path}): process {pid}, since {since}. Wait until it is done, or "
            "choose another folder with --home."
        ),
        "home_on_network": _(
            "the home {path} lies on a network share ({kind}), where a list can be damaged. Choose a folder on this "
            "computer with --home."
        ),
        "home_newer": _(
            "the home {path} was written by a newer Strongroom. Upgrade this one, or choose another folder with "
            "--home. Nothing was changed."
        ),
        "home_not_a_folder": _("{path} is not a folder. Choose another place for the home with --home."),
        "home_not_permitted": _(
            "this account may not write to {path}. Choose a folder of your own with --home, or keep no list with "
            "--no-home."
        ),
        "home_damaged": _(
            "the list in {path} is damaged. Restore the folder from a backup, or start a new one with --home."
        ),
        "disk_full": _(
            "the disk is full where the list is kept ({path}). What was finished is kept; make room and run the same "
            "command again."
        ),
        "disk_failed": _("the disk does not answer as it should ({path}). What was finished is kept."),
        "path_missing": _("{path} is not there."),
        "path_not_permitted": _("this account may not read {path}."),
        "path_is_folder": _("{path} is a folder. Name a file."),
        "no_usual_folders": _(
            "no Downloads, Desktop or Documents folder was found. Name the folder to look at: strongroom checkup PATH"
        ),
        "names_unreadable": _("the list of names {path} cannot be read. It must be a text file, one name a line."),
        "export_failed": _("the report cannot be written to {path}. Choose a folder that is there and has room."),
        "export_over_folder": _("{path} is a folder. Name a file for the report."),
        "place_unknown": _("no place has the id {id}. See: strongroom places"),
        "type_unknown": _("no kind of data has the id {id}. See: strongroom types"),
        "finding_unknown": _("{id} is not the id of a finding. See: strongroom findings"),
        "checkup_interrupted": _(
            "stopped. Of the files read this time, {done} are finished and kept; run the same command again to go on."
        ),
        "workers_failed": _(
            "the processes that read files end before they are ready. The installation is incomplete, or memory is "
            "short."
        ),
        "no_such_command": _("there is no command {name}. See: strongroom --help"),
        "perhaps_that_command": _("there is no command {name}; did you mean {nearest}? See: strongroom --help"),
        "command_of_later": _("{name} is not part of this version yet. See: strongroom --help"),
        "no_such_check": _("no such check: {name}"),
        "home_impossible": _("no home can be made at {path}. Choose another folder with --home."),
        "country_unknown": _("there is no country {country}. Use two letters, such as SE."),
        "path_empty": _("an empty PATH was given. Name the folder to look at: strongroom checkup PATH"),
        "name_asked_for": _(
            "people cannot be looked up by name: the list keeps only fingerprints of e-mail addresses, telephone "
            "numbers and other numbers. Give one of those."
        ),
        "not_an_identifier": _(
            "this is nothing a person is known by. Give an e-mail address, a telephone number, a personal number or a "
            "customer number (it has a digit and no spaces)."
        ),
        "identifier_unknown": _(
            "nobody is known by identifier number {place}. Look at the files first: strongroom checkup PATH"
        ),
        "identifier_shared": _(
            "{people} people are known by identifier number {place}. Give one that is theirs alone: strongroom who "
            "shows who they are."
        ),
        "same_identifier": _("the two are the same identifier."),
        "nothing_ruled": _("nothing was said of these two that could be taken back."),
        "no_such_benchmark": _("there is no benchmark of that name. See: strongroom bench --help"),
        "not_in_a_clone": _("this command needs the source folder of Strongroom; it is not in an installed package."),
    }
