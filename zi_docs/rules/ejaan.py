"""Rules on language: spelling, foreign words, abbreviations, spacing (UU 12/2011 Lampiran II, 242-283)."""
