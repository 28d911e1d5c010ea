"""What one decree and what a long table cost, and the same table the ordinary way of docxtpl: `python -m bench`."""
