def documents(n): return []
