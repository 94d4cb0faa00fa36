from django.urls import path

from whatmatters.plans import views

app_name = "plans"
urlpatterns = [
    path("for/<uuid:person_id>", views.begin, name="begin"),
    path("help/<uuid:person_id>", views.help_level, name="help"),
    path("<uuid:plan_id>", views.show, name="show"),
    path("<uuid:plan_id>/write", views.write, name="write"),
    path("<uuid:plan_id>/outcomes", views.add_aims, name="add-aims"),
    path("<uuid:plan_id>/agree", views.agree, name="agree"),
    path("<uuid:plan_id>/changes", views.changes, name="changes"),
    path("<uuid:plan_id>/easy-read", views.easy_read, name="easy-read"),
    path("<uuid:plan_id>/plan.pdf", views.paper, name="paper"),
    path("<uuid:plan_id>/end", views.end, name="end"),
    path("aims/<uuid:aim_id>/add", views.add_action, name="add-action"),
    path("aims/<uuid:aim_id>/remove", views.remove_aim, name="remove-aim"),
    path("actions/<uuid:action_id>/change", views.change_action, name="change-action"),
    path("actions/<uuid:action_id>/remove", views.remove_action, name="remove-action"),
    path("actions/<uuid:action_id>/tick", views.tick, name="tick"),
]
