"""What other programs run: the GitHub Action and the pre-commit hook."""
