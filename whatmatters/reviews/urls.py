from django.urls import path

from whatmatters.reviews import views

app_name = "reviews"
urlpatterns = [
    path("ask/<uuid:person_id>", views.ask, name="ask"),
    path("of/<uuid:plan_id>", views.begin, name="begin"),
    path("<uuid:review_id>", views.show, name="show"),
    path("<uuid:review_id>/about", views.about, name="about"),
    path("<uuid:review_id>/finish", views.finish, name="finish"),
    path("<uuid:review_id>/easy-read", views.easy_read, name="easy-read"),
    path("<uuid:review_id>/review.pdf", views.paper, name="paper"),
    path("<uuid:review_id>/<uuid:outcome_id>", views.look, name="look"),
    path("<uuid:review_id>/<uuid:outcome_id>/again", views.alone, name="alone"),
    path("question/<uuid:asked_id>", views.question, name="question"),
    path("relationship", views.relationship, name="relationship"),
]
