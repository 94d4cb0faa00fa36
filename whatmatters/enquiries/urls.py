"""The fixed words come first: no organisation may take one of them as its address."""

from django.urls import path

from whatmatters.enquiries import views

app_name = "enquiries"
urlpatterns = [
    path("", views.begin, name="begin"),
    path("go-on", views.resume, name="resume"),
    path("found", views.found, name="found"),
    path("sent/<str:reference>", views.sent, name="sent"),
    path("waiting", views.waiting, name="waiting"),
    path("dealt-with", views.dealt_with, name="dealt-with"),
    path("<uuid:enquiry_id>", views.show, name="show"),
    path("<uuid:enquiry_id>/answer", views.answer, name="answer"),
    path("<uuid:enquiry_id>/find", views.find, name="find"),
    path("<uuid:enquiry_id>/give/<uuid:service_id>", views.give, name="give"),
    path("<uuid:enquiry_id>/start", views.start, name="start"),
    path("<slug:place>", views.ask, name="ask"),
    path("<slug:place>/saved", views.saved, name="saved"),
    path("<slug:place>/clear", views.clear, name="clear"),
    path("<slug:place>/check", views.check, name="check"),
    path("<slug:place>/<slug:step>", views.ask, name="step"),
]
