"""What we measure, beside peers. Run by `./strongroom bench NAME`; figures to quote are in RESULTS.md."""
