"""ERC-7730: what the descriptor of a contract shows of a call or message, pure."""
