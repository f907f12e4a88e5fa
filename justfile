# The same lines as `./strongroom test`, one by one. Run `./strongroom test` once first: it sets up .venv.

python := ".venv/bin/python"

# Everything before a commit
check:
    ./strongroom test

format:
    {{python}} -m ruff format src tests bench tools
    {{python}} -m ruff check --fix src tests bench tools

lint:
    {{python}} -m ruff check src tests bench tools
    {{python}} -m ruff format --check src tests bench tools

types:
    {{python}} -m mypy

laws:
    {{python}} -c "from importlinter.cli import lint_imports_command; lint_imports_command()"

test *ARGS:
    {{python}} -m pytest {{ARGS}}

# Locks without addresses, for pip and uv alike
lock:
    uv pip compile -q --universal --generate-hashes --no-header --no-annotate --python-version 3.11 pyproject.toml -o requirements/base.lock
    uv pip compile -q --universal --generate-hashes --no-header --no-annotate --python-version 3.11 pyproject.toml --extra dev -c requirements/base.lock -o requirements/dev.lock
    uv pip compile -q --universal --generate-hashes --no-header --no-annotate --python-version 3.11 pyproject.toml --extra ocr -c requirements/base.lock -o requirements/ocr.lock

words:
    {{python}} tools/words.py
