"""`truth.json`: what a drill planted, in the words of its ledger."""

from typing import Annotated, Final, Literal

from msgspec import Meta, Struct

from hueandcry.model.flow import Grains
from hueandcry.trace.drill.ledger import first_planted
from hueandcry.trace.drill.names import account_name, token_name, transaction_name
from hueandcry.trace.drill.theft import Theft, cast_of
from hueandcry.trace.drill.truth import Truth, holders
from hueandcry.trace.drill.world import World
from hueandcry.version import TOOL

DECIMALS: Final = 6


class Service(Struct, frozen=True):
    """A row of `services.csv`: what a trace is told beforehand."""

    account: str
    name: str
    category: str


class DrillHolder(Struct, frozen=True):
    """An account of the thief with what rests there, in base units."""

    account: str
    amount: Grains


class DrillService(Struct, frozen=True):
    """A service with what arrived there. `labelled` says whether `services.csv` names it."""

    account: str
    name: str
    category: str
    labelled: bool
    amount: Grains


class DrillEdge(Struct, frozen=True, rename={"from_": "from"}):
    """A transfer, and how much of the theft it carried, in base units."""

    transaction: str
    block: int
    from_: str
    to: str
    amount: Grains


class DrillTruth(Struct, frozen=True, rename={"schema_": "schema"}):
    """The answer. `holders` and `services` add up to `stolen`; all amounts are base units."""

    schema_: Literal["hueandcry/drill/1"]
    tool: str
    seed: int
    transfers: int
    token: str
    decimals: Annotated[int, Meta(ge=0, le=38)]
    transaction: str
    victim: str
    thief: str
    stolen: Grains
    holders: tuple[DrillHolder, ...]
    services: tuple[DrillService, ...]
    edges: tuple[DrillEdge, ...]

    def held(self) -> dict[str, int]:
        """Return what rests at each account, services among them."""
        found = {one.account: int(one.amount) for one in self.holders}
        return found | {one.account: int(one.amount) for one in self.services}


def services_of(world: World) -> tuple[Service, ...]:
    """Return the services a trace is told: not the hub, which it has to recognise."""
    cast = cast_of(world)
    exchanges = (
        Service(account_name(world.seed, number), f"Drill Exchange {at}", "exchange")
        for at, number in enumerate(cast.exchanges, 1)
    )
    return (*exchanges, Service(account_name(world.seed, cast.pool), "Drill Pool", "mixer"))


def document_of(world: World, theft: Theft, truth: Truth) -> DrillTruth:
    """Name everything the truth holds."""
    seed, taken = world.seed, theft.steps[theft.taking]
    found = sorted(holders(truth).items(), key=lambda held: (-held[1], held[0]))
    return DrillTruth(
        "hueandcry/drill/1", TOOL, seed, world.transfers, token_name(seed), DECIMALS,
        theft_transaction(world, theft), account_name(seed, taken.payer),
        account_name(seed, taken.payee), str(theft.stolen),
        tuple(DrillHolder(account_name(seed, at), str(n)) for at, n in found if at >= theft.own),
        tuple(_service(world, at, n) for at, n in found if at < theft.own),
        _edges(world, theft, truth),
    )  # fmt: skip


def theft_transaction(world: World, theft: Theft) -> str:
    """Return the transaction of the theft."""
    return transaction_name(world.seed, first_planted(world, theft) + theft.taking)


def _service(world: World, number: int, amount: int) -> DrillService:
    account = account_name(world.seed, number)
    labelled = {service.account: service for service in services_of(world)}
    known = labelled.get(account)
    if known:
        return DrillService(account, known.name, known.category, True, str(amount))
    return DrillService(account, "", "service", False, str(amount))


def _edges(world: World, theft: Theft, truth: Truth) -> tuple[DrillEdge, ...]:
    first, seed = first_planted(world, theft), world.seed
    found = []
    for carried in truth.carried:
        step = theft.steps[carried.step]
        found.append(
            DrillEdge(
                transaction_name(seed, first + carried.step), step.block,
                account_name(seed, step.payer), account_name(seed, step.payee),
                str(carried.amount),
            )
        )  # fmt: skip
    return tuple(found)
