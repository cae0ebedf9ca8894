"""Where a link led, in words for people."""

from collections.abc import Iterator

from hueandcry.model.page import Landing, Page


def told(landing: Landing, page: Page | None) -> Iterator[str]:
    """Yield one line a hop, then what stands at the end."""
    for hop in landing.hops:
        at = f", {hop.address}" if hop.address else ""
        yield (
            f"opened {hop.url} (status {hop.status}{at})"
            if hop.status
            else f"did not reach {hop.url}"
        )
    certificate = landing.certificate
    if certificate:
        since, until = certificate.not_before[:10], certificate.not_after[:10]
        yield f"its certificate is {certificate.issuer}'s, of {since} to {until}"
    if page and page.title:
        yield f'its title is "{page.title}"'
