"""Rules on the closing: place, date, signatory, certification (UU 12/2011 Lampiran II, 160-166)."""
