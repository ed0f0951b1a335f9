"""The version of the program, told everywhere from here."""

VERSION = "2026.11"
