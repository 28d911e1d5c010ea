"""Rules on the head of a decree: number and title (UU 12/2011 Lampiran II, 2-9)."""
