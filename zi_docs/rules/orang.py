"""Rules on people: twice in a team, two spellings, a team without ketua, the form of a NIP."""
