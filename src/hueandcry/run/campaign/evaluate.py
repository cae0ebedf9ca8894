"""How much a model flags of rows a snapshot holds."""

from collections.abc import Iterable, Iterator
from functools import cache

from hueandcry.decode.host import Rules, split_host
from hueandcry.decode.lexical.scoring import scorer_of
from hueandcry.model.campaign import CampaignModel
from hueandcry.store.campaign_examples import HostRows

# A count of flagged ones and of all.
Share = tuple[int, int]


def flagged(
    model: CampaignModel, rows: HostRows, customers: Iterable[str], rules: Rules
) -> Iterator[tuple[str, Share]]:
    """Yield for each sort of host how many are flagged; sorts without hosts are left out."""
    scorer = scorer_of(model)
    remembered = cache(rules)
    sorts = (
        ("listed", [host for host, _ in rows.listed]),
        ("official", rows.official),
        ("popular", rows.popular),
        ("customers of shared hosts", list(customers)),
    )
    for name, hosts in sorts:
        owned = [parts for host in hosts if (parts := split_host(host, remembered)).own]
        found = sum(scorer.score(parts) > scorer.line_for(parts) for parts in owned)
        if owned:
            yield name, (found, len(owned))
