from django.urls import path

from whatmatters.visits import views

app_name = "visits"
urlpatterns = [
    path("", views.day, name="day"),
    path("week", views.week, name="week"),
    path("week/ahead", views.ahead, name="ahead"),
    path("of/<uuid:person_id>", views.of_person, name="of-person"),
    path("of/<uuid:person_id>/plan", views.plan, name="plan"),
    path("of/<uuid:person_id>/plan-regular", views.plan_regular, name="plan-regular"),
    path("of/<uuid:person_id>/please-do-not", views.wishes, name="please-do-not"),
    path("of/<uuid:person_id>/code", views.code, name="code"),
    path("of/<uuid:person_id>/code/change", views.change_code, name="change-code"),
    path("of/<uuid:person_id>/code/phone", views.phone, name="phone"),
    path("of/<uuid:person_id>/code/place", views.place, name="place"),
    path("please-do-not/<uuid:wish_id>/end", views.end_wish, name="end-please-do-not"),
    path("regular/<uuid:regular_id>", views.regular, name="regular"),
    path("regular/<uuid:regular_id>/end", views.end_regular, name="end-regular"),
    path("tasks/<uuid:task_id>", views.task, name="task"),
    path("tasks/<uuid:task_id>/for", views.link, name="link"),
    path("notes/<uuid:note_id>", views.reword, name="reword"),
    path("<uuid:visit_id>", views.show, name="show"),
    path("<uuid:visit_id>/begin", views.begin, name="begin"),
    path("<uuid:visit_id>/end", views.end, name="end"),
    path("<uuid:visit_id>/did-not-happen", views.miss, name="miss"),
    path("<uuid:visit_id>/prove", views.prove, name="prove"),
    path("<uuid:visit_id>/times", views.times, name="times"),
    path("<uuid:visit_id>/who-goes", views.give, name="give"),
    path("<uuid:visit_id>/tasks", views.add_task, name="add-task"),
    path("<uuid:visit_id>/not-as-planned", views.hitch, name="hitch"),
    path("<uuid:visit_id>/note", views.note, name="note"),
    path("<uuid:visit_id>/say", views.say, name="say"),
    path("<uuid:visit_id>/confirm", views.confirm, name="confirm"),
]
