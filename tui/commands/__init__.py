"""One module a verb of the command line; each offers `command`, and is imported when its verb is used."""
