"""One pack, as it was read. The texts are the law’s own; `plain` and `asks` are ours."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

#: Kinds of condition: one to answer, the count of domains, the effect on well-being, and what is
#: to be considered but decides nothing.
CONDITION, DOMAINS, IMPACT, CONSIDERED = "condition", "domains", "impact", "considered"
KINDS = (CONDITION, DOMAINS, IMPACT, CONSIDERED)


@dataclass(frozen=True, slots=True)
class Source:
    cite: str
    address: str
    to_check: str = ""


@dataclass(frozen=True, slots=True)
class Area:
    """An area of well-being."""

    code: str
    text: str
    plain: str


@dataclass(frozen=True, slots=True)
class Condition:
    """One part of the test. `asks` is the question that it comes to."""

    code: str
    kind: str
    text: str
    asks: str
    law: str = ""

    @property
    def is_answered(self) -> bool:
        """Whether somebody answers it; the count of domains answers itself."""
        return self.kind != DOMAINS


@dataclass(frozen=True, slots=True)
class Limb:
    """One way in which somebody can’t do a thing. `only_for` are domains, if not for all."""

    code: str
    text: str
    plain: str
    only_for: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Domain:
    """What the law looks at to find need. It is never what the person wants."""

    code: str
    text: str
    plain: str


@dataclass(frozen=True, slots=True)
class Level:
    """How pressing it is by local criteria."""

    code: str
    text: str
    plain: str


@dataclass(frozen=True, slots=True)
class Item:
    """Something that an assessment or a plan must hold, and where that is looked for."""

    text: str
    looks_at: str
    law: str = ""


@dataclass(frozen=True, slots=True)
class Test:
    """How it is found out whether the law gives help to an adult, or to a carer."""

    cite: str
    effect_on_wellbeing: bool
    number_needed: int = 0
    conditions: tuple[Condition, ...] = ()
    limbs: tuple[Limb, ...] = ()
    domains: tuple[Domain, ...] = ()
    levels: tuple[Level, ...] = ()
    assessment: tuple[Item, ...] = ()
    plan: tuple[Item, ...] = ()

    def condition(self, code: str) -> Condition | None:
        return next((one for one in self.conditions if one.code == code), None)

    def domain(self, code: str) -> Domain | None:
        return next((one for one in self.domains if one.code == code), None)

    def limb(self, code: str) -> Limb | None:
        return next((one for one in self.limbs if one.code == code), None)

    def limbs_for(self, domain: Domain) -> tuple[Limb, ...]:
        """Those of this domain alone, if it has any; else those of all."""
        own = tuple(one for one in self.limbs if domain.code in one.only_for)
        return own or tuple(one for one in self.limbs if not one.only_for)

    @property
    def asked(self) -> tuple[Condition, ...]:
        return tuple(one for one in self.conditions if one.is_answered)


@dataclass(frozen=True, slots=True)
class Pack:
    """A version of what the law of a nation asks. `digest` is of the file it was read from."""

    id: str
    version: str
    title: str
    nation: str
    in_force_from: date
    licence: str
    credit: str
    sources: tuple[Source, ...]
    areas: tuple[Area, ...]
    wellbeing_cite: str
    wellbeing_lead: str
    tests: Mapping[str, Test]
    not_here: Mapping[str, str]
    digest: str

    @property
    def key(self) -> str:
        return f"{self.id}/{self.version}"

    @property
    def named(self) -> str:
        return f"{self.title}, version {self.version}"

    def area(self, code: str) -> Area | None:
        return next((one for one in self.areas if one.code == code), None)
