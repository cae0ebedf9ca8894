"""Accounts on a test node, and the movements a script makes between them.

Every movement is also written down as meant, so that tests have a record to judge by which comes
from no trace and no log.
"""

import msgspec

from tests.chain.abi import ZERO, Arg, address_of, bytecode, calldata, encode
from tests.chain.node import Node

ETHER = 10**18
MILLI = 10**15
NATIVE = "ether"
SECONDS_A_BLOCK = 12
# Fixed prices and limits: estimates would let the node have a say in a transaction's hash.
FEES = {"maxFeePerGas": hex(5 * 10**9), "maxPriorityFeePerGas": hex(10**9)}
CALL_GAS = 300_000
DEPLOY_GAS = 3_000_000


class Move(msgspec.Struct, frozen=True):
    """One movement that really happens: of ether, or of a contract's token (an NFT counts 1)."""

    transaction: str
    asset: str
    source: str
    target: str
    amount: int
    # Paid by a contract inside a transaction.
    internal: bool = False


class Stage:
    """Sends for any account, several transactions a block; checks what became of each."""

    def __init__(self, node: Node, opening: dict[str, int]) -> None:
        """Give accounts, by name, their opening balances, and mine them into a block."""
        self.node = node
        self.moves: list[Move] = []
        self.accounts = {name: address_of(name) for name in opening}
        self._waiting: dict[str, bool] = {}
        node.rpc("evm_setAutomine", False)
        node.rpc("anvil_setBlockTimestampInterval", SECONDS_A_BLOCK)
        node.rpc("anvil_setCoinbase", self.accounts["builder"])
        for name, balance in opening.items():
            node.rpc("anvil_impersonateAccount", self.accounts[name])
            node.rpc("anvil_setBalance", self.accounts[name], hex(balance))
        self.first_block = self.mine()

    def mine(self) -> int:
        """Mine what waits, see that it went as meant, and return the block's number."""
        self.node.rpc("evm_mine")
        for transaction, good in self._waiting.items():
            receipt = self.node.rpc("eth_getTransactionReceipt", transaction)
            if receipt is None or (receipt["status"] == "0x1") is not good:
                raise AssertionError(f"not as the script meant it: {transaction} {receipt}")
        self._waiting.clear()
        return int(self.node.rpc("eth_blockNumber"), 16)

    def send(
        self, source: str, to: str | None, data: str = "0x", wei: int = 0, *, good: bool = True
    ) -> str:
        """Queue a transaction of a named account; say whether it is meant to succeed."""
        gas = hex(CALL_GAS if to else DEPLOY_GAS)
        sender = self.accounts[source]
        fields = {"from": sender, "data": data, "value": hex(wei), "gas": gas, **FEES}
        if to:
            fields["to"] = to
        transaction = str(self.node.rpc("eth_sendTransaction", fields))
        self._waiting[transaction] = good
        if good and wei and to:
            self._note(transaction, NATIVE, sender, to, wei)
        return transaction

    def deploy(self, contract: str, *args: Arg) -> str:
        """Create a contract in a block of its own and return its address."""
        transaction = self.send("deployer", None, bytecode(contract) + encode(*args))
        self.mine()
        return str(self.node.rpc("eth_getTransactionReceipt", transaction)["contractAddress"])

    def ether(self, source: str, target: str, wei: int) -> str:
        """Queue a plain payment of ether."""
        return self.send(source, self.accounts[target], wei=wei)

    def token(self, asset: str, source: str, target: str, amount: int) -> str:
        """Queue a payment in a token."""
        sender, to = self.accounts[source], self.accounts[target]
        transaction = self.send(source, asset, calldata("transfer(address,uint256)", to, amount))
        self._note(transaction, asset, sender, to, amount)
        return transaction

    def collectible(self, asset: str, source: str, target: str, number: int) -> str:
        """Queue the handing over of a collectible."""
        sender, to = self.accounts[source], self.accounts[target]
        data = calldata("transferFrom(address,address,uint256)", sender, to, number)
        transaction = self.send(source, asset, data)
        self._note(transaction, asset, sender, to, 1)
        return transaction

    def mint(self, asset: str, target: str, value: int, counts: int | None = None) -> str:
        """Queue new tokens; for a collectible the value is its number and counts is 1."""
        to = self.accounts[target]
        transaction = self.send("deployer", asset, calldata("mint(address,uint256)", to, value))
        self._note(transaction, asset, ZERO, to, value if counts is None else counts)
        return transaction

    def burn(self, asset: str, source: str, amount: int) -> str:
        """Queue the end of some of an account's tokens."""
        transaction = self.send(source, asset, calldata("burn(uint256)", amount))
        self._note(transaction, asset, self.accounts[source], ZERO, amount)
        return transaction

    def inside(self, transaction: str, contract: str, target: str, wei: int) -> None:
        """Write down ether which a contract pays on inside a transaction."""
        to = self.accounts[target]
        self.moves.append(Move(transaction, NATIVE, contract, to, wei, internal=True))

    def _note(self, transaction: str, asset: str, source: str, target: str, amount: int) -> None:
        self.moves.append(Move(transaction, asset, source, target, amount))
