"""Rules on Mengingat and Memperhatikan (UU 12/2011 Lampiran II, 28-52)."""
