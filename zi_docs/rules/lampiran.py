"""Rules on annexes and their tables (UU 12/2011 Lampiran II, 192-197)."""
