"""The nouns and ports everything else is spoken in. Imports nothing of the other rooms."""
