"""The one place where a suspect link is opened."""
