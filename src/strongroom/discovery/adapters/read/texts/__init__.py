"""Text and what is written as text: tables, records, markup, cards, dumps, databases."""
