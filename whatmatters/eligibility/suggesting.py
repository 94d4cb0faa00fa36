"""What the answers come to. It is shown, and decides nothing."""

from collections.abc import Mapping
from dataclasses import dataclass

from whatmatters.eligibility.law import CONDITION, IMPACT, Test
from whatmatters.eligibility.models import Decision

Suggested = Decision.Suggested


@dataclass(frozen=True, slots=True)
class Suggestion:
    """How many things they can’t do, of how many that are needed; and what it all comes to."""

    says: Suggested
    cannot: int
    needed: int
    looked_at: int
    domains: int

    @property
    def is_counted(self) -> bool:
        return bool(self.domains)

    @property
    def in_words(self) -> str:
        return str(Suggested(self.says).label)


def suggested(test: Test, *, limbs: Mapping[str, str], met: Mapping[str, bool]) -> Suggestion:
    """From how each domain was found (empty: they can), and whether each condition is met."""
    cannot = sum(bool(limbs.get(domain.code)) for domain in test.domains)
    looked_at = sum(domain.code in limbs for domain in test.domains)
    so = [met.get(one.code) for one in test.conditions if one.kind in {CONDITION, IMPACT}]
    if test.domains:
        so.append(_enough(test, cannot, looked_at))
    return Suggestion(_sum(so), cannot, test.number_needed, looked_at, len(test.domains))


def _enough(test: Test, cannot: int, looked_at: int) -> bool | None:
    """None, while it is not known: those not looked at yet might be enough."""
    if cannot >= test.number_needed:
        return True
    still = len(test.domains) - looked_at
    return False if cannot + still < test.number_needed else None


def _sum(so: list[bool | None]) -> Suggested:
    if not so:
        return Suggested.UNKNOWN
    if any(one is False for one in so):
        return Suggested.BELOW
    return Suggested.MUST if all(so) else Suggested.UNKNOWN
