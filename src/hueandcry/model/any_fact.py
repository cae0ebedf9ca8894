"""All facts there are: what a record may hold."""

from hueandcry.model.campaign import CampaignLikeness
from hueandcry.model.fact import (
    Claimed,
    FeedStates,
    Forms,
    HostParts,
    Listings,
    Owners,
    Popularity,
    Resemblances,
)
from hueandcry.model.handle import (
    ClaimedHandles,
    DisplayName,
    HandleFaults,
    HandleOwners,
    HandleRegister,
    HandleResemblances,
)
from hueandcry.model.infrastructure import Indicators, Platforms
from hueandcry.model.page import Claims, Landing, Page, Unopened
from hueandcry.model.registration import Certificates, Missed, Registration
from hueandcry.model.signing import (
    Approvals,
    BlindSignatures,
    Calls,
    ClearTexts,
    Confirmations,
    Controls,
    Delegatecalls,
    Delegations,
    Digests,
    History,
    Imitations,
    Meaning,
    Mismatches,
    Namesakes,
    Namings,
    Orders,
    Parties,
    Payments,
    Refunds,
    Siblings,
    Signer,
    SignIns,
    Site,
    Swaps,
    Unread,
)

AnyFact = (
    HostParts | Forms | Listings | Owners | Resemblances | Popularity | Claimed | FeedStates
    | CampaignLikeness | Landing | Page | Claims | Unopened
    | Indicators | Platforms
    | HandleOwners | HandleResemblances | HandleFaults | DisplayName | ClaimedHandles
    | HandleRegister
    | Registration | Certificates | Missed
    | Payments | Approvals | Orders | Swaps | Controls | Delegatecalls | Delegations | SignIns
    | BlindSignatures | Refunds | Calls | Digests | Unread | Signer | Parties | Imitations
    | History | Site | Confirmations | Siblings | Mismatches | ClearTexts | Meaning | Namesakes
    | Namings
)  # fmt: skip
