from django.urls import include, path

from whatmatters.resources.views import bringing, finding, keeping, telling

app_name = "resources"
urlpatterns = [
    path("", finding.find, name="find"),
    path("api/", include("whatmatters.resources.api_urls")),
    path("bring-in", bringing.bring_in, name="bring-in"),
    path("bring-in/services.csv", bringing.template, name="template"),
    path("bring-in/<uuid:sheet_id>", bringing.preview, name="preview"),
    path("bring-in/<uuid:sheet_id>/throw-away", bringing.throw_away, name="throw-away"),
    path("feeds", bringing.feeds, name="feeds"),
    path("feeds/<uuid:feed_id>/remove", bringing.remove_feed, name="remove-feed"),
    path("stale", bringing.stale, name="stale"),
    path("suggest", telling.suggest, name="suggest"),
    path("thank-you", telling.thanks, name="thanks"),
    path("told", keeping.told, name="told"),
    path("told/<uuid:told_id>", keeping.deal_with, name="deal-with"),
    path("<uuid:service_id>", finding.show, name="show"),
    path("<uuid:service_id>/mistake", telling.mistake, name="mistake"),
    path("<uuid:service_id>/check", keeping.check, name="check"),
    path("<uuid:service_id>/correct", keeping.correct, name="correct"),
]
