"""Finding personal data where it lies.

A *place* holds *items* (files, mailboxes, databases). A *reader* turns an item into *passages* of text and
*tables*; *detection* recognises personal data in them; what is kept is a masked sample and keyed fingerprints,
never the value.
"""
