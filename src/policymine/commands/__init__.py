"""The commands, one module each. Whatever is slow to import is imported where it is used."""
