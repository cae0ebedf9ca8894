"""EIP-712 typed data: what it says and its hashes, where all signers would make the same ones."""
