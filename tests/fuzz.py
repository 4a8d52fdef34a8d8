"""How many examples Hypothesis makes: few in every run of the tests, as many as ``EXAMPLES`` says where it is set."""

import os

from hypothesis import HealthCheck, settings


def examples(number: int) -> settings:
    """So many examples, or more; a busy machine is no failure."""
    wanted = int(os.environ.get("EXAMPLES", "0")) or number
    return settings(deadline=None, max_examples=wanted, suppress_health_check=[HealthCheck.too_slow])
