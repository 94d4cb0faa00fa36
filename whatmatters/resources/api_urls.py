from django.urls import path

from whatmatters.resources.views import api

urlpatterns = [
    path("", api.about, name="api"),
    path("openapi.json", api.description, name="api-description"),
    path("services", api.services, name="api-services"),
    path("services/<str:service_id>", api.service, name="api-service"),
    path("service_at_locations", api.places, name="api-places"),
    path("service_at_locations/<str:place_id>", api.place, name="api-place"),
    path("taxonomies", api.taxonomies, name="api-taxonomies"),
    path("taxonomies/<str:taxonomy_id>", api.taxonomy, name="api-taxonomy"),
    path("taxonomy_terms", api.terms, name="api-terms"),
    path("taxonomy_terms/<str:term_id>", api.term, name="api-term"),
]
