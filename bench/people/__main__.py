"""`python -m bench.people`: the options that `strongroom bench people` does not have."""

from __future__ import annotations

import argparse

from bench.people import run

if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=run.__doc__)
    parser.add_argument("--customers", type=int, default=2_000)
    parser.add_argument(
        "--half", type=int, choices=(0, 1), nargs="*", default=[0, 1], help="0 to tune on, 1 only scored"
    )
    parser.add_argument("--show", type=int, default=0, help="so many wrong and apart ones of the half to tune on")
    parser.add_argument("--seed", type=int, help="another firm of the half to tune on")
    args = parser.parse_args()
    run(args.customers, halves=args.half, show=args.show, seed=args.seed)
