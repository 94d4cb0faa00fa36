"""What the pages show: the person’s side, and a provider’s in-tray."""

from whatmatters.brokerage.selectors.about import (
    AboutPage,
    BeginPage,
    IdeaPage,
    about_page,
    begin_page,
    idea_page,
)
from whatmatters.brokerage.selectors.answering import AskedPage, InTray, asked_page, in_tray
from whatmatters.brokerage.selectors.comparing import OfferShown
from whatmatters.brokerage.selectors.search import (
    SearchPage,
    TalkPage,
    draft_of,
    may_be_asked,
    search_of_offer,
    search_page,
    stories_beside,
    talk_page,
)

__all__ = [
    "AboutPage",
    "AskedPage",
    "BeginPage",
    "IdeaPage",
    "InTray",
    "OfferShown",
    "SearchPage",
    "TalkPage",
    "about_page",
    "asked_page",
    "begin_page",
    "draft_of",
    "idea_page",
    "in_tray",
    "may_be_asked",
    "search_of_offer",
    "search_page",
    "stories_beside",
    "talk_page",
]
