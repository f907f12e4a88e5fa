"""Small pure things everyone needs. Standard library only; a business word does not belong here."""
