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
    path("<uuid:plan_id>/signatures", views.signatures, name="signatures"),
    path("<uuid:plan_id>/sign", views.sign, name="sign"),
    path("<uuid:plan_id>/say-no", views.object_to, name="object"),
    path("objections/<uuid:objection_id>/end", views.end_objection, name="end-objection"),
    path("signatures/<uuid:agreement_id>/signed.txt", views.signed_text, name="signed-text"),
    path("cannot-be-met", views.team_unmet, name="team-unmet"),
    path("cannot-be-met/for/<uuid:person_id>", views.unmet, name="unmet"),
    path("cannot-be-met/about/<uuid:outcome_id>", views.say_unmet, name="say-unmet"),
    path("cannot-be-met/<uuid:unmet_id>/end", views.end_unmet, name="end-unmet"),
    path("cannot-be-met/<uuid:unmet_id>/beside", views.say_beside, name="say-beside"),
    path("<uuid:plan_id>/easy-read", views.easy_read, name="easy-read"),
    path("<uuid:plan_id>/plan.pdf", views.paper, name="paper"),
    path("<uuid:plan_id>/end", views.end, name="end"),
    path("aims/<uuid:aim_id>/add", views.add_action, name="add-action"),
    path("aims/<uuid:aim_id>/remove", views.remove_aim, name="remove-aim"),
    path("actions/<uuid:action_id>/change", views.change_action, name="change-action"),
    path("actions/<uuid:action_id>/remove", views.remove_action, name="remove-action"),
    path("actions/<uuid:action_id>/tick", views.tick, name="tick"),
]
