"""Acts in plain words: what would happen, to whom, how much; never a guessed name as a fact."""
