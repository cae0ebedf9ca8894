"""The formats of Ethereum: ABI, RLP, transactions and signatures, read by bounded code."""
