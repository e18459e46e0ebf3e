"""Contacts in, answers out: the directory file, its writing, merging, searching and export."""
