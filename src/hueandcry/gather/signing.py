"""Facts about a signing request: what it would do, and what is known of who takes part."""

from typing import Final

from msgspec.structs import replace

from hueandcry.decode.acts import ANY_CHAIN, Acts, read_acts
from hueandcry.decode.beside import accounts_beside, own_accounts
from hueandcry.decode.digests import digests_of
from hueandcry.decode.displayed import mismatches
from hueandcry.decode.meaning.meaning import meaning_of
from hueandcry.decode.participants import MAX_PARTIES, participants
from hueandcry.decode.request import read_request
from hueandcry.decode.safe.confirmations import confirmations_of
from hueandcry.decode.safe.mismatches import mismatches_of
from hueandcry.decode.safe.siblings import siblings_of
from hueandcry.gather.abis import KnownAbis, PartyNames
from hueandcry.gather.asked import NOTHING, Asked
from hueandcry.gather.clear import DescriptorIndex, clear_texts
from hueandcry.gather.groups import grouped
from hueandcry.gather.imitations import Imitators, history_of
from hueandcry.gather.namesakes import namesakes_of
from hueandcry.gather.site import site_of
from hueandcry.model.act import SignIn
from hueandcry.model.any_fact import AnyFact
from hueandcry.model.errors import BadRequest, NotAnObservable
from hueandcry.model.fact import FeedStates
from hueandcry.model.observable import (
    Authorization,
    Batch,
    Message,
    Request,
    SafeProposal,
    Transaction,
    TypedData,
    UserOperation,
)
from hueandcry.model.ports import AccountIndex, LinkIndex
from hueandcry.model.signing import (
    Confirmations,
    Mismatch,
    Mismatches,
    Parties,
    Siblings,
    Signer,
    Site,
    Unread,
)

_NO_SITE: Final = Site("", "", "")
_NO_CONFIRMATIONS, _NO_SIBLINGS = Confirmations(()), Siblings(())


class SigningFacts:
    """Gathers the facts about requests from the snapshot's indexes."""

    def __init__(
        self,
        accounts: AccountIndex,
        descriptors: DescriptorIndex,
        links: LinkIndex,
        feeds: FeedStates,
    ) -> None:
        """Use the snapshot's indexes; `feeds` tells the moment of asking too."""
        self._accounts, self._descriptors, self._links = accounts, descriptors, links
        self._abis = KnownAbis(accounts, descriptors)
        self._imitators = Imitators(accounts)
        self._feeds = feeds

    def gather(self, request: Request, asked: Asked = NOTHING) -> tuple[AnyFact, ...]:
        """Return every fact about the request. Raises `BadRequest` for what was told wrongly."""
        abis = self._abis.with_given(asked.functions) if asked.functions else self._abis
        acts = read_acts(request, abis, asked.signer)
        chain = chain_of(request, acts)
        own = own_accounts(request, (asked.signer, *asked.own))
        signer = Signer(acts.signer or asked.signer, own)
        parties = self._parties(chain, request, acts)
        names = PartyNames(parties, self._accounts)
        clear = clear_texts(request, acts.document, signer.account, self._descriptors, names)
        return (
            *grouped(acts.rows),
            digests_of(request),
            Unread(acts.unread, acts.hidden),
            signer,
            parties,
            self._imitators.among(chain, parties, signer, asked.history),
            history_of(asked.history, parties),
            site_of(asked.site, self._links) if asked.site else _NO_SITE,
            *_of_safe(request),
            Mismatches(_mismatches(request, asked)),
            namesakes_of(acts, parties, self._accounts),
            clear,
            meaning_of(request, acts, parties, signer, clear),
            self._feeds,
        )

    def _parties(self, chain: str, request: Request, acts: Acts) -> Parties:
        roles = participants(acts.rows)
        for account, role in accounts_beside(request, acts):
            roles[account] = tuple(dict.fromkeys((*roles.get(account, ()), role)))
        for account in acts.named[:MAX_PARTIES]:
            roles.setdefault(account, ("named in the message",))
        found = self._accounts.parties(chain, tuple(roles))
        return Parties(tuple(replace(found[one], roles=role) for one, role in roles.items()))


def chain_of(request: Request, acts: Acts) -> str:
    """Return the chain a request is for, `eip155:*` where it does not tell."""
    match request:
        case Transaction() | SafeProposal() | UserOperation() | Batch():
            return request.chain or ANY_CHAIN
        case Authorization():
            return request.set_code.chain
        case TypedData():
            return acts.document.chain if acts.document and acts.document.chain else ANY_CHAIN
        case Message():
            signed_in = next((act for act in acts.rows if isinstance(act, SignIn)), None)
            return signed_in.chain if signed_in and signed_in.chain else ANY_CHAIN


def _of_safe(request: Request) -> tuple[Confirmations, Siblings]:
    if not isinstance(request, SafeProposal):
        return _NO_CONFIRMATIONS, _NO_SIBLINGS
    return confirmations_of(request), siblings_of(request)


def _mismatches(request: Request, asked: Asked) -> tuple[Mismatch, ...]:
    found = mismatches_of(request).rows if isinstance(request, SafeProposal) else ()
    if not asked.displayed:
        return found
    try:
        shown = read_request(asked.displayed, asked.kind, asked.signer, asked.chain)
    except NotAnObservable as error:
        raise BadRequest(f"--displayed: {error.message}", error.advice) from None
    return (*found, *mismatches(request, shown))
