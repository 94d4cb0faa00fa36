"""Who somebody is to a person: the codes of HL7 v2, v3 and UK Core, as kinds of our circle."""

from collections.abc import Iterable

from whatmatters.exchange.fhir.shape import Element
from whatmatters.people.models import Kind

FAMILY = frozenset(
    [
        "FAMMEMB",
        "CHILD",
        "CHLDADOPT",
        "DAUADOPT",
        "SONADOPT",
        "CHLDFOST",
        "DAUFOST",
        "SONFOST",
        "DAUC",
        "DAU",
        "STPDAU",
        "NCHILD",
        "SON",
        "SONC",
        "STPSON",
        "STPCHLD",
        "EXT",
        "AUNT",
        "MAUNT",
        "PAUNT",
        "COUSN",
        "MCOUSN",
        "PCOUSN",
        "GGRPRN",
        "GGRFTH",
        "GGRMTH",
        "GRNDCHILD",
        "GRNDDAU",
        "GRNDSON",
        "GRPRN",
        "GRFTH",
        "GRMTH",
        "MGRPRN",
        "MGRMTH",
        "MGRFTH",
        "PGRPRN",
        "PGRFTH",
        "PGRMTH",
        "NIENEPH",
        "NEPHEW",
        "NIECE",
        "UNCLE",
        "MUNCLE",
        "PUNCLE",
        "PRN",
        "ADOPTP",
        "ADOPTF",
        "ADOPTM",
        "FTH",
        "FTHFOST",
        "NFTH",
        "NFTHF",
        "STPFTH",
        "MTH",
        "GESTM",
        "MTHFOST",
        "NMTH",
        "NMTHF",
        "STPMTH",
        "NPRN",
        "PRNFOST",
        "STPPRN",
        "SIB",
        "BRO",
        "HBRO",
        "NBRO",
        "TWINBRO",
        "FTWINBRO",
        "ITWINBRO",
        "STPBRO",
        "HSIB",
        "HSIS",
        "NSIB",
        "NSIS",
        "TWINSIS",
        "FTWINSIS",
        "ITWINSIS",
        "TWIN",
        "FTWIN",
        "ITWIN",
        "SIS",
        "STPSIS",
        "STPSIB",
        "SIGOTHR",
        "DOMPART",
        "SPS",
        "HUSB",
        "WIFE",
        "INLAW",
        "CHLDINLAW",
        "DAUINLAW",
        "SONINLAW",
        "PRNINLAW",
        "FTHINLAW",
        "MTHINLAW",
        "SIBINLAW",
        "BROINLAW",
        "SISINLAW",
        "PolygamousPartner",
    ]
)
KINDS = (
    ({"Carer"}, Kind.CARER),
    (FAMILY, Kind.FAMILY),
    ({"FRND"}, Kind.FRIEND),
    ({"NBOR"}, Kind.NEIGHBOUR),
    ({"HPOWATT", "DPOWATT", "POWATT", "SPOWATT"}, Kind.ATTORNEY),
)


def kind_of(codes: Iterable[str]) -> Kind:
    """The first kind, in the order of a circle, that any of the codes speaks for."""
    given = set(codes)
    return next((kind for meant, kind in KINDS if given & meant), Kind.OTHER)


def relation_of(holder: Element, key: str = "relationship") -> tuple[Kind, str]:
    """Kind and words of a list of CodeableConcepts; what is too long stays behind."""
    kind = kind_of(holder.codes(key))
    words = ", ".join(dict.fromkeys(holder.concepts(key)))
    return kind, holder.fitting(key, words, 100)
