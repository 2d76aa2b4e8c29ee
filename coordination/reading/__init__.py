"""Pages put together: what a reader is shown of cases, parts and threads, in words. Reads only; access says what."""
