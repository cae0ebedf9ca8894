"""Laws of tracing other than first-in-first-out."""
