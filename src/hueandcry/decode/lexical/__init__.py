"""The lexical campaign model: a host's name → pieces → a score, and the pieces that weighed."""
