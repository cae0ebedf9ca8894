"""Answers become text or JSON here. What came from outside is made harmless first."""
