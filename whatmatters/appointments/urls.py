from django.urls import path

from whatmatters.appointments import views

app_name = "appointments"
urlpatterns = [
    path("next", views.next_things, name="next"),
    path("calendar", views.calendar, name="calendar"),
    path("calendar/<str:secret>.ics", views.feed, name="feed"),
    path("reminders/stop/<str:token>", views.stop, name="stop"),
    path("of/<uuid:person_id>", views.of_person, name="of"),
    path("of/<uuid:person_id>/plan", views.plan, name="plan"),
    path("of/<uuid:person_id>/in-touch", views.in_touch, name="in-touch"),
    path("of/<uuid:person_id>/reminders", views.reminders, name="reminders"),
    path("of/<uuid:person_id>/no-reminders", views.no_reminders, name="no-reminders"),
    path("of/<uuid:person_id>/leave-alone", views.leave_alone, name="leave-alone"),
    path("of/<uuid:person_id>/may-contact", views.may_contact, name="may-contact"),
    path("<uuid:meeting_id>", views.show, name="show"),
    path("<uuid:meeting_id>/move", views.move, name="move"),
    path("<uuid:meeting_id>/call-off", views.call_off, name="call-off"),
    path("<uuid:meeting_id>/became", views.became, name="became"),
    path("next/<uuid:follow_up_id>/done", views.done, name="done"),
]
