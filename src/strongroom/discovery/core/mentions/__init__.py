"""What stands together is said of one person: from the spans of an item to mentions of people.

A row of a table, a form, a signature, a mail header, a card, a sentence with one name in it. What cannot be told
apart is said of nobody: better unlinked than wrongly linked.
"""
