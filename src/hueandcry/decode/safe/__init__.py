"""Safe multi-signature accounts: their hashes, proposals, stored signatures and known libraries."""
