"""What signing typed data lets happen: one file a family of forms."""
