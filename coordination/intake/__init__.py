"""Landlords' arrears lists: from the bytes of a file to rows that say what will become of them. No database here."""
