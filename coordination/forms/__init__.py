"""Forms: what a person may write, and what is said when it cannot be taken."""
