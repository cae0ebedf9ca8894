"""Coverage-guided fuzzing of every parser of hostile input: `python -m fuzz --seconds 120`."""
