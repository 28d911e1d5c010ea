"""One plan as pattern, a table of offices → the decrees of all offices: checked first, resumed, none lost."""
