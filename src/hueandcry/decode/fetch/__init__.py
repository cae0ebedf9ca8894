"""Which addresses a fetcher may open, and how it reads what comes back. Pure."""
