from django.urls import path

from whatmatters.people import views
from whatmatters.people.views import beside, inviting
from whatmatters.people.views.bringing import invite_somebody
from whatmatters.people.views.caring import (
    begin_carer,
    equality,
    look_after,
    stop_looking_after,
)
from whatmatters.people.views.looking import who_looked
from whatmatters.people.views.needs import review_need

app_name = "people"
urlpatterns = [
    path("begin", views.begin, name="begin"),
    path("emergency", views.find_in_need, name="find-in-need"),
    path("<uuid:person_id>/emergency/open", views.break_glass, name="break-glass"),
    path("<uuid:person_id>/emergency/close", views.close_glass, name="close-glass"),
    path("<uuid:person_id>/who-looked", who_looked, name="who-looked"),
    path("<uuid:person_id>/details", views.details, name="details"),
    path("<uuid:person_id>/details/change", views.change_details, name="change-details"),
    path("<uuid:person_id>/names", views.add_name, name="add-name"),
    path("names/<uuid:name_id>/remove", views.remove_name, name="remove-name"),
    path("<uuid:person_id>/circle", views.add_to_circle, name="add-to-circle"),
    path("<uuid:person_id>/circle/worker", views.add_worker, name="add-worker"),
    path("circle/<uuid:member_id>/sees", views.change_sight, name="change-sight"),
    path("circle/<uuid:member_id>/end", views.end_place, name="end-place"),
    path("circle/<uuid:member_id>/authority", views.prove_authority, name="prove-authority"),
    path("<uuid:person_id>/invite", inviting.invite_person, name="invite-person"),
    path("circle/<uuid:member_id>/invite", inviting.invite_member, name="invite-member"),
    path("<uuid:person_id>/beside", beside.give, name="beside"),
    path("<uuid:person_id>/sharing", views.sharing, name="sharing"),
    path("<uuid:person_id>/sharing/new", views.share, name="share"),
    path("shares/<uuid:share_id>/stop", views.stop_sharing, name="stop-sharing"),
    path("<uuid:person_id>/capacity", views.capacity, name="capacity"),
    path("<uuid:person_id>/capacity/new", views.record_capacity, name="record-capacity"),
    path("<uuid:person_id>/bars", views.bars, name="bars"),
    path("<uuid:person_id>/bars/new", views.bar, name="bar"),
    path("bars/<uuid:bar_id>/lift", views.lift_bar, name="lift-bar"),
    path("<uuid:person_id>/flags", views.flags, name="flags"),
    path("<uuid:person_id>/flags/new", views.raise_flag, name="raise-flag"),
    path("flags/<uuid:flag_id>/ask", views.ask_to_lower, name="ask-to-lower"),
    path("flags/<uuid:flag_id>/lower", views.lower_flag, name="lower-flag"),
    path("flags/<uuid:flag_id>/keep", views.keep_flag, name="keep-flag"),
    path("<uuid:person_id>/invite-somebody", invite_somebody, name="invite-somebody"),
    path("<uuid:person_id>/died", views.died, name="died"),
    path("<uuid:person_id>/died/mistake", views.not_died, name="not-died"),
    path("<uuid:person_id>/needs", views.add_need, name="add-need"),
    path("needs/<uuid:need_id>/end", views.end_need, name="end-need"),
    path("needs/<uuid:need_id>/review", review_need, name="review-need"),
    path("circle/<uuid:member_id>/own-record", begin_carer, name="begin-carer"),
    path("<uuid:person_id>/looks-after", look_after, name="look-after"),
    path("caring/<uuid:caring_id>/end", stop_looking_after, name="stop-looking-after"),
    path("<uuid:person_id>/equality", equality, name="equality"),
]
