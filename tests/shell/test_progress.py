import io
import re

import pytest

from strongroom.shell import progress as module
from strongroom.shell.progress import Progress, progress

NB = "\N{NO-BREAK SPACE}"


class Terminal(io.StringIO):
    def isatty(self):
        return True


class Clock:
    def __init__(self):
        self.now = 100.0

    def monotonic(self):
        return self.now


@pytest.fixture
def clock(monkeypatch):
    clock = Clock()
    monkeypatch.setattr(module, "time", clock)
    return clock


def run(bar, clock, seconds):
    for _ in range(seconds):
        clock.now += 1
        bar.advance(files=10, bytes=2_000_000, note="Documents/Customers")


def test_nothing_is_written_where_there_is_no_terminal():
    file = io.StringIO()
    with progress(file=file) as bar:
        bar.advance(files=3, bytes=100, note="Downloads")
    assert file.getvalue() == ""


def test_the_line_tells_files_size_rate_time_left_and_place(clock):
    bar = Progress(Terminal(), total_bytes=100_000_000, total_files=500)
    run(bar, clock, 20)
    assert bar.line().replace(NB, " ") == "200 of 500 files · 40 MB · 2 MB/s · 30 s left · Documents/Customers"


def test_a_total_that_is_told_late_brings_the_time_left(clock):
    bar = Progress(Terminal())
    run(bar, clock, 5)
    assert "left" not in bar.line()
    bar.expect(bytes=100_000_000, files=500)
    run(bar, clock, 5)
    assert re.search(r"100 of 500 files .* 40.s left", bar.line())


def test_a_slow_start_does_not_make_the_time_left_absurd(clock):
    bar = Progress(Terminal(), total_bytes=100_000_000, total_files=500)
    clock.now += 60
    bar.advance(files=1, bytes=250, note="Mail")
    clock.now += 1
    bar.advance(files=1, bytes=250, note="Mail")
    assert "left" not in bar.line()
    run(bar, clock, 20)
    assert re.search(r"3[0-9].s left", bar.line())


def test_more_than_was_expected_does_not_upset_it(clock):
    bar = Progress(Terminal(), total_bytes=1, total_files=1)
    run(bar, clock, 5)
    assert bar.line().startswith("50 of 1 file ")


def test_the_line_is_gone_when_the_work_ends_also_by_an_error(clock):
    file = Terminal()
    with pytest.raises(ZeroDivisionError), progress(file=file) as bar:
        bar.advance(files=1 // 0)
    assert file.getvalue().endswith("\r\x1b[2K")


def test_a_file_name_cannot_play_tricks_on_the_terminal(clock):
    file = Terminal()
    bar = Progress(file)
    bar.advance(files=1, bytes=1, note="a\x1b]0;owned\x07b\n")
    assert "\x1b]0" not in file.getvalue()
    assert "\n" not in file.getvalue()


def test_a_long_path_never_wraps_the_line(clock, monkeypatch):
    monkeypatch.setenv("COLUMNS", "60")
    file = Terminal()
    Progress(file).advance(files=1, bytes=1, note="x" * 500)
    assert len(file.getvalue().removeprefix("\r\x1b[2K")) <= 59


def test_it_is_drawn_a_few_times_a_second_only(clock):
    file = Terminal()
    bar = Progress(file)
    for _ in range(1000):
        clock.now += 0.001
        bar.advance(files=1, bytes=10)
    assert file.getvalue().count("\r") <= 6
