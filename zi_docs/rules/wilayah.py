"""Rules on names of offices and regions: another office's name is the mark of a copied decree."""
