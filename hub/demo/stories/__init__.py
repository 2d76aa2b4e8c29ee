"""The stories of `domain.md` 6.3, one a file: each plays itself on the stage and answers its case.

They stand at different stages today, and every day in them is one that coordination.deadlines allows.
"""
