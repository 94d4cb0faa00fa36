from django.urls import path

from whatmatters.stories import views

app_name = "stories"
urlpatterns = [
    path("", views.library, name="library"),
    path("to-read", views.waiting, name="waiting"),
    path("to-read/<uuid:story_id>", views.read, name="read"),
    path("of/<uuid:person_id>", views.of, name="of"),
    path("of/<uuid:person_id>/tell", views.tell, name="tell"),
    path("told/<uuid:telling_id>", views.telling, name="telling"),
    path("told/<uuid:telling_id>/change", views.change, name="change"),
    path("told/<uuid:telling_id>/check", views.check, name="check"),
    path("told/<uuid:telling_id>/yes", views.agree, name="agree"),
    path("told/<uuid:telling_id>/take-back", views.take_back, name="take-back"),
    path("told/<uuid:telling_id>/throw-away", views.throw_away, name="throw-away"),
    path("<uuid:story_id>", views.story, name="story"),
]
