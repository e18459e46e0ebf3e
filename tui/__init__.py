"""Everything that a person at a terminal touches: the command line and the app."""
