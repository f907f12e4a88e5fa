"""What every door needs to answer a person: words in their language, terminal output, parts of pages.

No business word; used by doors only.
"""
