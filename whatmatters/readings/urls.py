from django.urls import path

from whatmatters.readings import views

app_name = "readings"
urlpatterns = [
    path("of/<uuid:person_id>", views.of_person, name="of"),
    path("of/<uuid:person_id>/begin", views.begin, name="begin"),
    path("<uuid:stream_id>", views.show, name="show"),
    path("<uuid:stream_id>/all", views.every, name="all"),
    path("<uuid:stream_id>/add", views.add, name="add"),
    path("<uuid:stream_id>/who", views.agree, name="agree"),
    path("<uuid:stream_id>/pause", views.pause, name="pause"),
    path("<uuid:stream_id>/go-on", views.go_on, name="go-on"),
    path("<uuid:stream_id>/end", views.end, name="end"),
    path("<uuid:stream_id>/line", views.draw, name="draw"),
    path("<uuid:stream_id>/file", views.send, name="send"),
    path("<uuid:stream_id>/empty.csv", views.template, name="template"),
    path("files/<uuid:sheet_id>", views.preview, name="preview"),
    path("files/<uuid:sheet_id>/throw-away", views.throw_away, name="throw-away"),
    path("lines/<uuid:drawn_id>/rub-out", views.rub_out, name="rub-out"),
    path("numbers/<uuid:measured_id>/take-back", views.take_back, name="take-back"),
    path("talks/<uuid:talk_id>", views.close, name="close"),
]
