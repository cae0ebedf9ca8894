"""A drill: a synthetic ledger with a planted theft, and the truth about it. All is invented."""
