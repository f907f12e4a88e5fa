"""The register: places where customer data is kept, the people it is about, and what is kept of whom where."""
