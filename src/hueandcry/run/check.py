"""Checks one thing after another: parse, gather, examine, judge."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from hueandcry.decode.observable import read_observable
from hueandcry.gather.asked import NOTHING, Asked
from hueandcry.gather.link import LinkFacts
from hueandcry.gather.site import site_link
from hueandcry.model.any_fact import AnyFact
from hueandcry.model.errors import BadRequest, NotAnObservable
from hueandcry.model.fact import Claimed, FeedBrief, FeedStates, GapKind, HostParts
from hueandcry.model.observable import Address, Handle, Link, Observable, SafeProposal
from hueandcry.model.page import Unopened
from hueandcry.model.signing import Signer
from hueandcry.model.verdict import Answer, Choice, Verdict
from hueandcry.run.judge import Judge
from hueandcry.run.leads import Lead, may_lead, onward
from hueandcry.store.indexes import Indexes

if TYPE_CHECKING:
    from hueandcry.gather.address import AddressFacts
    from hueandcry.gather.fetch.fetcher import Fetcher
    from hueandcry.gather.handle import HandleFacts
    from hueandcry.gather.signing import SigningFacts
    from hueandcry.run.landing import LandingFacts
    from hueandcry.run.outside import Outside


class Checked(Struct, frozen=True):
    """An answer and the facts it rests on: what a record keeps."""

    answer: Answer
    facts: tuple[AnyFact, ...]
    leads: tuple[Lead, ...] = ()


class Checker:
    """Checks things against one snapshot's indexes. Not to be shared between threads."""

    def __init__(
        self,
        indexes: Indexes,
        now: str,
        choices: Mapping[str, Choice] | None = None,
        fetcher: "Fetcher | None" = None,
        outside: "Outside | None" = None,
    ) -> None:
        """`now` is the moment of asking, ISO 8601, UTC.

        With a fetcher, links are opened; `outside` is asked about the domain of each.
        """
        self._indexes, self._now, self._fetcher = indexes, now, fetcher
        self._outside = outside
        self._landings: LandingFacts | None = None
        self._judge = Judge(now[:10], choices)

    @cached_property
    def _feeds(self) -> FeedStates:
        rows = (
            FeedBrief(
                feed.name, feed.purpose, feed.rows, feed.checked, feed.note, feed.state == "absent"
            )
            for feed in self._indexes.links.feeds()
        )
        return FeedStates(tuple(rows), self._now)

    @cached_property
    def _link_facts(self) -> LinkFacts:
        return LinkFacts(self._indexes.links, self._feeds, self._indexes.infrastructure)

    @cached_property
    def _handle_facts(self) -> "HandleFacts":
        from hueandcry.gather.handle import HandleFacts

        return HandleFacts(self._indexes.handles, self._feeds)

    @cached_property
    def _address_facts(self) -> "AddressFacts":
        from hueandcry.gather.address import AddressFacts

        return AddressFacts(self._indexes.accounts, self._feeds)

    @cached_property
    def _signing_facts(self) -> "SigningFacts":
        # All readers of requests: a check of links starts without them.
        from hueandcry.gather.signing import SigningFacts

        indexes = self._indexes
        return SigningFacts(indexes.accounts, indexes.descriptors, indexes.links, self._feeds)

    def claim(self, brand: str) -> Claimed:
        """Find the brand somebody claims. Raises `BadRequest` if the register does not hold it."""
        domains = self._indexes.links.domains(brand)
        entities = {row.entity for row in domains}
        if len(entities) != 1:
            many = f'"{brand}" names {len(entities)} brands' if entities else f'no brand "{brand}"'
            raise BadRequest(
                many, "`hue brands` lists the register" if entities else "See `hue brands`"
            )
        return Claimed(domains[0].entity, domains[0].brand, domains)

    def check(self, text: str, asked: Asked = NOTHING) -> Checked:
        """Check one text. Raises `NotAnObservable` if it names nothing that can be checked."""
        observable = read_observable(
            text, asked.kind, asked.signer, asked.chain, asked.platform, asked.display_name
        )
        _refuse_other_signer(observable, asked)
        facts = self._gather(observable, asked)
        leads = tuple(self._leads(observable, asked))
        if isinstance(observable, Link) and self._outside is not None:
            facts = self._with_outside(observable, facts, leads, self._outside)
        if isinstance(observable, Link) and self._fetcher is not None:
            facts, leads = self._opened(observable, facts, leads, self._fetcher)
        answers = (lead_answer(self._judge, lead) for lead in leads)
        return Checked(self._judge.answer(observable, facts, answers), facts, leads)

    def _gather(self, observable: Observable, asked: Asked) -> tuple[AnyFact, ...]:
        match observable:
            case Link():
                # Of a link to an account the account is claimed, not the platform's site.
                claimed = asked.claimed
                if claimed and _account_of(observable):
                    claimed = None
                return self._link_facts.gather(observable, claimed)
            case Handle():
                return self._handle_facts.gather(observable, asked.claimed)
            case Address():
                signer = Signer(asked.signer, asked.own)
                return self._address_facts.gather(observable, asked.history, signer)
            case _:
                return self._signing_facts.gather(observable, asked)

    def _with_outside(
        self, link: Link, facts: tuple[AnyFact, ...], leads: tuple[Lead, ...], outside: "Outside"
    ) -> tuple[AnyFact, ...]:
        """Ask outside parties about a link's domain, unless what is known here is enough."""
        if self._enough(link, facts, leads):
            return (*facts, *outside.not_needed())
        parts = next((fact for fact in facts if isinstance(fact, HostParts)), None)
        return (*facts, *outside.facts(parts))

    def _opened(
        self, link: Link, facts: tuple[AnyFact, ...], leads: tuple[Lead, ...], fetcher: "Fetcher"
    ) -> tuple[tuple[AnyFact, ...], tuple[Lead, ...]]:
        """Open a link, unless what is known here is enough: then the suspect hears nothing."""
        if self._enough(link, facts, leads):
            return (*facts, Unopened("what is known without it is enough for DANGER")), leads
        found, ways = self._landing_facts(fetcher).gather(link)
        known = {lead.observable.value for lead in leads}
        more = (Lead(*way) for way in ways if way[0].value not in known)
        return (*facts, *found), (*leads, *more)

    def _enough(self, link: Link, facts: tuple[AnyFact, ...], leads: tuple[Lead, ...]) -> bool:
        """Say whether what is known is enough for DANGER: then nobody else is asked."""
        answers = (lead_answer(self._judge, lead) for lead in leads)
        return self._judge.answer(link, facts, answers).verdict is Verdict.DANGER

    def _landing_facts(self, fetcher: "Fetcher") -> "LandingFacts":
        if self._landings is None:
            from hueandcry.run.landing import LandingFacts

            self._landings = LandingFacts(self._indexes.links, self._link_facts, fetcher)
        return self._landings

    def _leads(self, observable: Observable, asked: Asked) -> Iterator[Lead]:
        if isinstance(observable, Link):
            yield from self._onward(observable, asked)
        if asked.site:
            yield self._site(asked.site)
        if isinstance(observable, SafeProposal) and observable.siblings:
            from hueandcry.decode.safe.siblings import other_proposals

            # The site and the screen are those of the first.
            alone = replace(asked, site="", displayed="")
            for other in other_proposals(observable):
                path = (f"the other proposal {other.value} (same nonce)",)
                yield Lead(other, self._gather(other, alone), path)

    def _onward(self, link: Link, asked: Asked) -> Iterator[Lead]:
        """Yield where a link leads on to, and the account it shows."""
        if may_lead(link):
            yield from onward(link, self._link_facts)
            if handle := _account_of(link):
                where = (f"account {_told(handle)}",)
                yield Lead(handle, self._handle_facts.gather(handle, asked.claimed), where)

    def _site(self, origin: str) -> Lead:
        link = site_link(origin)
        facts = self._link_facts.gather(link)
        if self._outside is not None:
            facts = self._with_outside(link, facts, (), self._outside)
        return Lead(link, facts, (f"site {link.host}",))


def _refuse_other_signer(observable: Observable, asked: Asked) -> None:
    """Raise `NotAnObservable` for a request that is for none of the asker's accounts."""
    told = getattr(observable, "signer", "") or getattr(observable, "sender", "")
    if told and asked.signer and told not in {asked.signer, *asked.own}:
        raise NotAnObservable(
            f"the request is for the account {told}, --signer says {asked.signer}",
            "If both are yours, name the other by a second --signer; if not, it is not for you",
        )


def _told(handle: Handle) -> str:
    from hueandcry.decode.handle import shown_value

    # As `Answer.leads` has it: one thing must not be named in two ways.
    return shown_value(handle.value)


def _account_of(link: Link) -> Handle | None:
    from hueandcry.decode.handle_link import handle_of_link

    return handle_of_link(link)


def lead_answer(judge: Judge, lead: Lead) -> Answer:
    """Judge a lead; its findings carry the path that led to it.

    Of its gaps only those count that nobody asked for what decides: the site behind a short link.
    """
    answer = judge.answer(lead.observable, lead.facts)
    findings = tuple(replace(finding, path=lead.path) for finding in answer.findings)
    gaps = tuple(gap for gap in answer.gaps if gap.needed and gap.kind is GapKind.NOT_ASKED)
    return replace(answer, findings=findings, gaps=gaps)
