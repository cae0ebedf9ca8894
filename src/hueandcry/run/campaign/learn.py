"""From a snapshot's rows to a trained model: hosts are split, suffixes and addresses left out."""

from collections.abc import Iterable
from functools import cache

from hueandcry.decode.host import Rules, split_host
from hueandcry.decode.link import parse_link
from hueandcry.model.campaign import CampaignModel
from hueandcry.model.errors import NotAnObservable
from hueandcry.model.fact import HostParts
from hueandcry.run.campaign.examples import Examples, Listed
from hueandcry.run.campaign.train import train
from hueandcry.store.campaign_examples import HostRows


def learn(rows: HostRows, customers: Iterable[str], rules: Rules, today: str) -> CampaignModel:
    """Train on a snapshot's rows. Raises `BadRequest` where there are too few.

    `customers` are honest hosts on shared hosts, `rules` those of the Public Suffix List;
    `today` is ISO 8601.
    """
    remembered = cache(rules)

    def split(host: str) -> HostParts:
        return split_host(host, remembered)

    listed = [Listed(split(host), day) for host, day in rows.listed]
    return train(
        Examples(
            [row for row in listed if row.parts.own],
            _owned(map(split, rows.official)),
            _owned(map(split, rows.popular)),
            _owned(split(_host(text)) for text in customers),
        ),
        today,
    )


def _owned(hosts: Iterable[HostParts]) -> list[HostParts]:
    return [parts for parts in hosts if parts.own]


def _host(text: str) -> str:
    try:
        return parse_link(text).host
    except NotAnObservable:
        return ""
