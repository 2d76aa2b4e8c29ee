"""Fictional Nordby Kommune: agencies, people, and the stories of `domain.md` 6.3 told so that they are current today.

Part of the roof: it plays on all packages through their own actions, and nobody imports it. No person, address or
number in it is real.
"""
