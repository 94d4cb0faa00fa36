from django.urls import include, path

from whatmatters.demonstration import views as demonstration

urlpatterns = [
    path("", demonstration.front),
    path("", include("whatmatters.home.urls")),
    path("", include("whatmatters.access.urls")),
    path("demonstration/", include("whatmatters.demonstration.urls")),
    path("enquiries/", include("whatmatters.enquiries.urls")),
    path("", include("whatmatters.safeguarding.urls")),
    path("", include("whatmatters.diary.urls")),
    path("people/", include("whatmatters.people.urls")),
    path("join", include("whatmatters.people.join_urls")),
    path("beside", include("whatmatters.people.beside_urls")),
    path("privacy", include("whatmatters.people.privacy_urls")),
    path("conversations/", include("whatmatters.conversations.urls")),
    path("outcomes/", include("whatmatters.outcomes.urls")),
    path("plans/", include("whatmatters.plans.urls")),
    path("brokerage/", include("whatmatters.brokerage.urls")),
    path("eligibility/", include("whatmatters.eligibility.urls")),
    path("money/", include("whatmatters.budgets.urls")),
    path("stories/", include("whatmatters.stories.urls")),
    path("services/", include("whatmatters.episodes.urls")),
    path("directory/", include("whatmatters.resources.urls")),
    path("", include("whatmatters.letters.urls")),
    path("reviews/", include("whatmatters.reviews.urls")),
    path("exchange/", include("whatmatters.exchange.urls")),
]
