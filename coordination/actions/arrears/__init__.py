"""From an uploaded list to the landlord's own records: receive, read, ask, confirm, import."""
