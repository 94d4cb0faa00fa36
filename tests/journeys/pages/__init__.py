"""Every page of the site: where it is, who looks at it, and how its forms are got wrong."""

from tests.journeys.pages.looked_at import NO_PAGE, ONLY_DO, PAGES
from tests.journeys.pages.page import Page, Refused, patterns
from tests.journeys.pages.refused import REFUSED

__all__ = ["NO_PAGE", "ONLY_DO", "PAGES", "REFUSED", "Page", "Refused", "patterns"]
