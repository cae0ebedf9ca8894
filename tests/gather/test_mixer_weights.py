"""The weights of the package."""

from hueandcry.gather.mixer_weights import mixer_weights
from hueandcry.run.mixer_training import ASSUMED
from hueandcry.trace.crossings.mixer_signals import SIGNALS


def test_the_package_has_weights_of_signals_that_exist() -> None:
    weights = mixer_weights()
    assert weights.weights.keys() | weights.assumed.keys() <= SIGNALS.keys()
    assert weights.assumed == ASSUMED
    assert 0 < weights.fill <= 1000


def test_what_an_investigator_looks_for_weighs_that_way() -> None:
    bins = mixer_weights().weights
    assert bins["life"]["only in the window"] > bins["life"]["before the batch"]
    assert bins["paid"]["relayed"] > bins["paid"]["self-paid"]
    assert bins["lag"]["30 min-2 h"] > bins["lag"]["18 h or more"]
