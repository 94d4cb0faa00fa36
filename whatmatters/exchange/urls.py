from django.urls import path, re_path

from whatmatters.exchange import views

app_name = "exchange"
urlpatterns = [
    path("people", views.people, name="people"),
    re_path(r"^people/template\.(?P<kind>csv|xlsx)$", views.template, name="template"),
    path("people/<uuid:upload_id>", views.preview, name="preview"),
    path("people/<uuid:upload_id>/throw-away", views.throw_away, name="throw-away"),
    path("people/<uuid:upload_id>/rows-to-mend.csv", views.to_mend, name="to-mend"),
]
