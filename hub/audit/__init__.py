"""The append-only record of reads and writes."""
