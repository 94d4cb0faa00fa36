from django.urls import path, re_path

from whatmatters.exchange import views

app_name = "exchange"
urlpatterns = [
    path("people", views.people, name="people"),
    re_path(r"^people/template\.(?P<kind>csv|xlsx)$", views.template, name="template"),
    path("people/<uuid:upload_id>", views.preview, name="preview"),
    path("people/<uuid:upload_id>/throw-away", views.throw_away, name="throw-away"),
    path("people/<uuid:upload_id>/rows-to-mend.csv", views.to_mend, name="to-mend"),
    path("visits", views.visits, name="visits"),
    re_path(
        r"^visits/(?P<kind>planned|actual)\.csv$", views.visits_template, name="visits-template"
    ),
    path("visits/<uuid:visits_file_id>", views.visits_preview, name="visits-preview"),
    path(
        "visits/<uuid:visits_file_id>/throw-away", views.throw_away_visits, name="throw-away-visits"
    ),
    path(
        "visits/<uuid:visits_file_id>/rows-to-mend.csv", views.visits_to_mend, name="visits-to-mend"
    ),
    path("remittance", views.remittance, name="remittance"),
    path("remittance/sums", views.sums, name="sums"),
    path("remittance.csv", views.remittance_file, name="remittance-file"),
]
