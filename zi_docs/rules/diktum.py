"""Rules on MEMUTUSKAN and the diktum (UU 12/2011 Lampiran II, 53-97)."""
