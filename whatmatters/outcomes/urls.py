from django.urls import path

from whatmatters.outcomes import views

app_name = "outcomes"
urlpatterns = [
    path("for/<uuid:person_id>", views.hear, name="hear"),
    path("for/<uuid:person_id>/order", views.order, name="order"),
    path("for/<uuid:person_id>/say", views.say, name="say"),
    path("for/<uuid:person_id>/easy-read", views.easy_read, name="easy-read"),
    path("for/<uuid:person_id>/outcomes.pdf", views.paper, name="paper"),
    path("two-people", views.two_people, name="two-people"),
    path("<uuid:outcome_id>", views.show, name="show"),
    path("<uuid:outcome_id>/describe", views.describe, name="describe"),
    path("<uuid:outcome_id>/reword", views.reword, name="reword"),
    path("<uuid:outcome_id>/end", views.end, name="end"),
    path("<uuid:outcome_id>/steps", views.add_step, name="add-step"),
    path("steps/<uuid:step_id>", views.step, name="step"),
    path("steps/<uuid:step_id>/done", views.finish_step, name="finish-step"),
    path("<uuid:outcome_id>/barriers", views.name_barrier, name="name-barrier"),
    path(
        "<uuid:outcome_id>/barriers/<uuid:barrier_id>", views.change_barrier, name="change-barrier"
    ),
]
