"""The hub walked in a real browser, as people walk it."""
