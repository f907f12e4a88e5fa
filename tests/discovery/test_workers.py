"""Worker processes: what a hostile file can do to one, and what it costs."""

from __future__ import annotations

import contextlib
import functools
import json
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import psutil
import pytest

from strongroom.discovery.adapters.workers.jobs import Batch, Job, Result, Texts
from strongroom.discovery.adapters.workers.pool import Limits, Options, Pool, WorkersFailed
from strongroom.discovery.core.passage import Outcome, Reason

HOSTILE = "tests.discovery.hostile_child"
QUICK = Limits(seconds=1.5, seconds_per_megabyte=0.0, grace=0.7)


def job(path: Path, **facts) -> Job:
    return Job(os.fsencode(path), path.name, facts.pop("size", path.stat().st_size if path.exists() else 0), **facts)


@pytest.fixture(scope="module")
def pools():
    """One pool for each way of working: workers take a second to start."""
    with contextlib.ExitStack() as open_pools:

        @functools.cache
        def pool(texts: bool) -> Pool:
            made = Pool(workers=2, options=Options(), limits=QUICK, texts=texts, child=HOSTILE)
            return open_pools.enter_context(made)

        yield pool


@pytest.fixture
def examine(pools):
    def run(jobs, *, texts=False):
        """By name: how each ended; what identifiers and texts came."""
        results, identifiers, found = {}, [], {}
        for said in pools(texts).examine(jobs):
            match said:
                case Batch(_, batch):
                    identifiers += [sign.value for mention in batch for sign in mention.signs]
                case Texts(of, batch):
                    found.setdefault(of.shown, []).extend(text for _, text, _ in batch)
                case Result(of, examined, digest):
                    assert of.shown not in results
                    results[of.shown] = (examined, digest)
        return results, identifiers, found

    return run


def ended(results, name):
    examined, _ = results[name]
    return examined.outcome, examined.reason


@pytest.fixture
def files(tmp_path):
    def make(*names: str) -> list[Job]:
        for name in names:
            (tmp_path / name).write_text("Kontakt: erik.berg@example.test\n")
        return [job(tmp_path / name) for name in names]

    return make


def test_an_address_in_a_file_comes_out_with_its_place_and_a_digest(examine, files):
    results, identifiers, _ = examine(files("kund.txt"))
    examined, digest = results["kund.txt"]
    assert (examined.kind, examined.outcome, examined.reason) == ("text", Outcome.READ, None)
    assert [finding.type for finding in examined.findings] == ["email"]
    assert identifiers == ["erik.berg@example.test"]
    assert len(digest) == 16


COSTS = {
    "hang.txt": (Outcome.TIMEOUT, Reason.TOO_SLOW),
    "linger.txt": (Outcome.TIMEOUT, Reason.TOO_SLOW),
    "spin.txt": (Outcome.TIMEOUT, Reason.TOO_SLOW),
    "crash.txt": (Outcome.BROKEN, Reason.READER_CRASHED),
    "exit-quietly.txt": (Outcome.BROKEN, Reason.READER_CRASHED),
    "garble.txt": (Outcome.BROKEN, Reason.READER_CRASHED),
    "say-too-much.txt": (Outcome.BROKEN, Reason.READER_CRASHED),
    "speak-for-another.txt": (Outcome.BROKEN, Reason.READER_CRASHED),
    "lie.txt": (Outcome.BROKEN, Reason.READER_CRASHED),
    "swallow-unseen.txt": (Outcome.TOO_LARGE, Reason.OUT_OF_MEMORY),
}


def test_files_that_take_their_worker_down_cost_themselves_alone(examine, files):
    jobs = [each for name in COSTS for each in files(name, f"after-{name}")]
    results, identifiers, texts = examine(jobs, texts=True)
    assert {name: ended(results, name) for name in COSTS} == COSTS
    assert {ended(results, f"after-{name}") for name in COSTS} == {(Outcome.READ, None)}
    assert all("erik.berg@example.test" in texts[f"after-{name}"][0] for name in COSTS)
    assert identifiers == []


def test_what_was_read_before_a_file_went_wrong_is_kept(examine, files):
    wrong = {
        "linger-later.txt": Reason.TOO_SLOW,
        "hang-later.txt": Reason.TOO_SLOW,
        "swallow.txt": Reason.OUT_OF_MEMORY,
    }
    results, identifiers, _ = examine(files(*wrong))
    assert {name: ended(results, name) for name in wrong} == {
        name: (Outcome.PARTLY, reason) for name, reason in wrong.items()
    }
    for name in wrong:
        assert "email" in [finding.type for finding in results[name][0].findings]
    assert "erik.berg@example.test" in identifiers


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux tells a process's time cheaply")
def test_a_file_that_got_few_turns_on_a_busy_computer_is_not_cut_short(files):
    """It gets the processor's time that it needs, which is within its limit, over more than its limit by the clock."""
    limits = Limits(seconds=1.6, seconds_per_megabyte=0.0, grace=0.4)
    stop = threading.Event()

    def let_it_work_now_and_then(pool):
        while pool.protection is None:
            time.sleep(0.02)
        worker = psutil.Process(pool.pids[0])
        while not stop.is_set():
            worker.suspend()
            time.sleep(0.06)
            worker.resume()
            time.sleep(0.09)

    with Pool(workers=1, options=Options(), limits=limits, texts=True, child=HOSTILE) as pool:
        busy = threading.Thread(target=let_it_work_now_and_then, args=(pool,))
        busy.start()
        began = time.monotonic()
        results = {
            said.job.shown: (said.examined, b"") for said in pool.examine(files("work.txt")) if isinstance(said, Result)
        }
        passed = time.monotonic() - began
        stop.set()
        busy.join()
    assert passed > limits.seconds + limits.grace
    assert ended(results, "work.txt") == (Outcome.READ, None)


def test_a_worker_killed_from_outside_costs_the_file_it_was_at(files):
    def kill_it_at_work(pool):
        while pool.protection is None:
            time.sleep(0.05)
        time.sleep(0.2)
        os.kill(pool.pids[0], signal.SIGKILL)

    with Pool(workers=1, options=Options(), limits=Limits(), texts=True, child=HOSTILE) as pool:
        murderer = threading.Thread(target=kill_it_at_work, args=(pool,))
        murderer.start()
        answers = list(pool.examine(files("hang.txt", "after.txt")))
        murderer.join()
    results = {said.job.shown: (said.examined, b"") for said in answers if isinstance(said, Result)}
    assert ended(results, "hang.txt") == (Outcome.TOO_LARGE, Reason.OUT_OF_MEMORY)
    assert ended(results, "after.txt") == (Outcome.READ, None)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Landlock and seccomp are Linux's")
def test_a_worker_has_no_right_to_files_network_or_programs(examine, pools, files):
    _, _, texts = examine(files("try-everything.txt"), texts=True)
    protection = pools(True).protection
    if not (protection.no_files and protection.no_network):
        pytest.skip("this kernel has no Landlock or no seccomp")
    outcomes = json.loads(texts["try-everything.txt"][0])
    assert len(outcomes) == 12
    assert {name: outcome for name, outcome in outcomes.items() if outcome.startswith("worked")} == {}
    assert not Path("/tmp/strongroom-was-here").exists()


def test_a_worker_starts_with_nothing_of_ours(examine, files, monkeypatch, tmp_path):
    monkeypatch.setenv("STRONGROOM_PASSPHRASE_FILE", "/home/maja/secret")
    with (tmp_path / "secret").open("w") as ours:
        os.set_inheritable(ours.fileno(), True)
        facts = os.fstat(ours.fileno())
        _, _, texts = examine(files("tell-surroundings.txt"), texts=True)
    told = json.loads(texts["tell-surroundings.txt"][0])
    assert "STRONGROOM_PASSPHRASE_FILE" not in told["environment"]
    assert len(told["open"]) >= 5  # what it reads, writes and complains to, its line to us, the file
    assert [facts.st_dev, facts.st_ino] not in told["open"]
    assert told["core"] == 0
    assert told["dumpable"] == 0
    assert told["folder"] == "/"


def test_workers_die_with_their_parent(files, tmp_path):
    [hanging] = files("hang.txt")
    script = (
        "import sys\n"
        "from strongroom.discovery.adapters.workers.pool import *\n"
        f"with Pool(workers=2, options=Options(), limits=Limits(), texts=True, child={HOSTILE!r}) as pool:\n"
        "    print(*pool.pids, flush=True)\n"
        f"    list(pool.examine([Job({hanging.path!r}, 'hang.txt', 1)]))\n"
    )
    paths = os.pathsep.join(path for path in sys.path if path)
    parent = subprocess.Popen(
        [sys.executable, "-c", script], stdout=subprocess.PIPE, env=os.environ | {"PYTHONPATH": paths}
    )
    with parent:
        pids = [int(pid) for pid in parent.stdout.readline().split()]
        time.sleep(1.0)
        assert all(psutil.pid_exists(pid) for pid in pids)
        parent.kill()
    deadline = time.monotonic() + 5
    while any(_runs(pid) for pid in pids):
        assert time.monotonic() < deadline
        time.sleep(0.05)


def _runs(pid: int) -> bool:
    try:
        return psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def test_a_pool_left_early_leaves_no_process_behind(files):
    with Pool(workers=2, options=Options(), limits=QUICK, texts=True, child=HOSTILE) as pool:
        answers = pool.examine(files("a.txt", "hang.txt", "b.txt"))
        next(answer for answer in answers if isinstance(answer, Result))
        answers.close()
        again = [said for said in pool.examine(files("c.txt")) if isinstance(said, Result)]
        pids = pool.pids
    assert [said.job.shown for said in again] == ["c.txt"]
    assert not any(_runs(pid) for pid in pids)


def test_workers_that_cannot_start_are_said_so_and_not_tried_for_ever(files):
    with (
        pytest.raises(WorkersFailed),
        Pool(workers=1, options=Options(), limits=QUICK, child="tests.discovery.no_such_child") as pool,
    ):
        list(pool.examine(files("a.txt")))


def test_a_file_that_cannot_be_opened_still_has_its_name_examined(examine, tmp_path):
    fifo = tmp_path / "kund erik.berg@example.test (pipe)"
    os.mkfifo(fifo)
    link = tmp_path / "link.txt"
    link.symlink_to("/etc/passwd")
    blocked = job(tmp_path / "maja@example.test (socket)", blocked=Reason.NOT_A_FILE)
    gone = job(tmp_path / "gone.txt")
    results, identifiers, _ = examine([job(fifo), job(link), blocked, gone, job(tmp_path)])
    assert ended(results, fifo.name) == (Outcome.UNSUPPORTED, Reason.NOT_A_FILE)
    assert ended(results, "link.txt") == (Outcome.UNSUPPORTED, Reason.LINK_NOT_FOLLOWED)
    assert ended(results, blocked.shown) == (Outcome.UNSUPPORTED, Reason.NOT_A_FILE)
    assert ended(results, "gone.txt") == (Outcome.BROKEN, Reason.VANISHED)
    assert ended(results, tmp_path.name) == (Outcome.UNSUPPORTED, Reason.NOT_A_FILE)
    assert {"erik.berg@example.test", "maja@example.test"} <= set(identifiers)
    assert "email" in [finding.type for finding in results[fifo.name][0].findings]


def test_a_file_too_large_is_not_opened(examine, tmp_path):
    huge = tmp_path / "kunder.txt"
    with huge.open("wb") as file:
        file.truncate(5 << 30)
    results, _, _ = examine([job(huge)])
    assert ended(results, "kunder.txt") == (Outcome.TOO_LARGE, Reason.TOO_LARGE)


def test_a_file_that_changes_while_it_is_read_is_read_in_part(tmp_path):
    patient = Limits(seconds=30, seconds_per_megabyte=0, grace=1)
    shrinking = tmp_path / "kunder.txt"
    shrinking.write_bytes(b"erik.berg@example.test\n" * 2_000_000)
    stop = threading.Event()

    def shrink():
        while not stop.is_set():
            with shrinking.open("r+b") as file:
                file.truncate(max(1, shrinking.stat().st_size // 2))
            time.sleep(0.02)

    thread = threading.Thread(target=shrink)
    with Pool(workers=1, options=Options(), limits=patient, child=HOSTILE) as pool:
        answers = pool.examine([job(shrinking)])
        first = next(answers)
        thread.start()
        [result] = [said for said in (first, *answers) if isinstance(said, Result)]
    stop.set()
    thread.join()
    assert (result.examined.outcome, result.examined.reason) == (Outcome.PARTLY, Reason.CHANGED_WHILE_READ)
    assert result.digest == b""


def test_every_job_has_one_result_and_its_identifiers_before_it(pools, tmp_path):
    jobs = []
    for number in range(300):
        path = tmp_path / f"{number}.txt"
        path.write_text(f"kund{number}@example.test")
        jobs.append(job(path))
    met, done = set(), []
    for said in pools(False).examine(iter(jobs)):
        if isinstance(said, Batch):
            met |= {sign.value for mention in said.mentions for sign in mention.signs}
        else:
            done.append(said.job)
            number = said.job.shown.removesuffix(".txt")
            assert f"kund{number}@example.test" in met
    assert sorted(map(str, done)) == sorted(map(str, jobs))


def test_one_line_of_fifty_megabytes_stays_within_memory(tmp_path):
    path = tmp_path / "line.txt"
    with path.open("wb") as file:
        for _ in range(50):
            file.write(b"kund erik.berg@example.test " * 37450)
    peak, result = 0, None
    with Pool(workers=1, options=Options(), limits=Limits(seconds=2, seconds_per_megabyte=0)) as pool:
        for result in pool.examine([job(path)]):  # noqa: B007  the last is meant
            peak = max(peak, psutil.Process(pool.pids[0]).memory_info().rss)
    assert result.examined.outcome in (Outcome.READ, Outcome.PARTLY)
    assert peak < Limits().memory


def test_a_worker_that_waits_for_a_busy_parent_is_not_cut_short(tmp_path):
    path = tmp_path / "list.csv"
    path.write_text("E-post\n" + "".join(f"erik{number}@example.test\n" for number in range(20_000)))
    with Pool(workers=1, options=Options(), limits=QUICK) as pool:
        batches, results = [], []
        for said in pool.examine([job(path)]):
            if isinstance(said, Batch):
                if len(batches) in (1, 3):
                    # Longer than the file may take, with the line full: what the worker says next waits.
                    time.sleep(2 * (QUICK.seconds + QUICK.grace))
                batches.append(said)
            elif isinstance(said, Result):
                results.append(said.examined)
    assert [(examined.outcome, examined.skipped_count) for examined in results] == [(Outcome.READ, 0)]
    assert sum(len(batch.mentions) for batch in batches) == 20_000
