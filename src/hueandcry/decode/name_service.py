"""Names of services on chains, such as `vitalik.eth`: written as hosts are, and none of them.

What they stand for is written on a chain, which is not asked here. None of these suffixes is one of
the DNS (IANA's root zone and the Public Suffix List, 2026); a host such as `vitalik.eth.limo` is.
"""

from typing import Final

from hueandcry.model.errors import NotAnObservable

_UNSTOPPABLE: Final = "Unstoppable Domains"
_SERVICES: Final = {
    "eth": "ENS", "sol": "SNS", "bnb": "SPACE ID", "lens": "Lens", "crypto": _UNSTOPPABLE,
    "nft": _UNSTOPPABLE, "wallet": _UNSTOPPABLE, "blockchain": _UNSTOPPABLE, "dao": _UNSTOPPABLE,
    "bitcoin": _UNSTOPPABLE,
}  # fmt: skip


def refuse_name(host: str) -> None:
    """Raise `NotAnObservable` for a host that only a name service knows."""
    suffix = host.rpartition(".")[2].lower()
    if "." in host and (service := _SERVICES.get(suffix)):
        raise NotAnObservable(
            f"{host[:80]} is a name of {service} (.{suffix}): nobody resolved it here, and it is no"
            " host of the web",
            "Give the address it stands for; --kind link checks it as a host all the same",
        )
