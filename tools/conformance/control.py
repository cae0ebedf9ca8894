"""Who rules a contract: ownership, roles, upgrades, by plain transaction."""

from tools.conformance import accounts as a
from tools.conformance.abi import calldata
from tools.conformance.building import Case, sent
from tools.conformance.vector import Vector

_ROLE = b"\x9f" * 32


def vectors() -> list[Vector]:
    """Return the vectors."""
    owner = "transferOwnership(address)"
    return [
        sent(Case("ownership-stranger", "Ownership handed to somebody",
                  "Radiant lost fifty million dollars by this call.", hits="ownership-transfer",
                  signer=a.ALICE, source="ERC-173"), a.PROXY, calldata(owner, a.STRANGER)),
        sent(Case("ownership-own", "Ownership handed to the signer's second account",
                  "It stays with the same person.", near="ownership-transfer",
                  signer=a.ALICE, own=[a.CAROL], source="ERC-173"),
             a.PROXY, calldata(owner, a.CAROL)),
        sent(Case("ownership-scam", "Ownership handed to a labelled account",
                  "Whoever gets control counts as a part of the request.",
                  hits="ownership-transfer counterparty-listed", source="ERC-173"),
             a.PROXY, calldata(owner, a.SCAM)),
        sent(Case("ownership-accept", "Ownership taken over by the signer",
                  "The second step of a hand-over to oneself.", near="ownership-transfer",
                  signer=a.ALICE, source="OpenZeppelin Ownable2Step"),
             a.PROXY, calldata("acceptOwnership()")),
        sent(Case("proxy-admin", "A proxy's administrator changes",
                  "The administrator may replace the code.", hits="ownership-transfer",
                  source="EIP-1967"), a.PROXY, calldata("changeAdmin(address)", a.STRANGER)),
        sent(Case("role-grant", "A role granted to somebody",
                  "What a role allows only its contract tells.", hits="role-grant",
                  source="OpenZeppelin AccessControl"),
             a.PROXY, calldata("grantRole(bytes32,address)", _ROLE, a.STRANGER)),
        sent(Case("role-query", "A question after a role", "It changes nothing.",
                  near="role-grant", source="OpenZeppelin AccessControl"),
             a.PROXY, calldata("hasRole(bytes32,address)", _ROLE, a.STRANGER)),
        sent(Case("upgrade-call", "A proxy's code replaced, and called",
                  "The call runs in the proxy's own storage.", hits="upgrade",
                  source="EIP-1822"),
             a.PROXY, calldata("upgradeToAndCall(address,bytes)", a.STRANGER, b"\x12\x34\x56\x78")),
        sent(Case("upgrade-own-account", "The signer's own account gets other code",
                  "Whoever wrote the code is the account from then on.", hits="upgrade",
                  signer=a.ALICE, own=[a.SAFE], source="EIP-1822"),
             a.SAFE, calldata("upgradeToAndCall(address,bytes)", a.STRANGER, b"")),
        sent(Case("initialize", "A proxy's first call",
                  "A set-up of a contract of one's own is no upgrade.", near="upgrade"),
             a.PROXY, calldata("initialize(address)", a.ALICE)),
    ]  # fmt: skip
