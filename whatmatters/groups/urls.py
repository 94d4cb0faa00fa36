from django.urls import path

from whatmatters.groups import views

app_name = "groups"
urlpatterns = [
    path("", views.every, name="list"),
    path("begin", views.begin, name="begin"),
    path("of/<uuid:person_id>", views.of_person, name="of"),
    path("of/<uuid:person_id>/join", views.join, name="join"),
    path("places/<uuid:member_id>", views.agree, name="agree"),
    path("places/<uuid:member_id>/leave", views.leave, name="leave"),
    path("sessions/<uuid:session_id>", views.session, name="session"),
    path("leads/<uuid:lead_id>/end", views.end_lead, name="end-lead"),
    path("<uuid:group_id>", views.show, name="show"),
    path("<uuid:group_id>/leads", views.lead, name="lead"),
    path("<uuid:group_id>/plan", views.plan, name="plan"),
    path("<uuid:group_id>/end", views.end, name="end"),
]
