"""Sealing what must not lie readable in the database, and finding it again by its exact value alone.

Knows neither people nor cases: it is given text and the place it belongs to.
"""
