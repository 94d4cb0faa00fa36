from django.urls import path

from whatmatters.budgets import views

app_name = "budgets"
urlpatterns = [
    path("of/<uuid:person_id>", views.money, name="money"),
    path("of/<uuid:person_id>/money.pdf", views.paper, name="paper"),
    path("of/<uuid:person_id>/work-out", views.work_out, name="work-out"),
    path("of/<uuid:person_id>/agree", views.agree, name="agree"),
    path("of/<uuid:person_id>/save", views.save, name="save"),
    path("of/<uuid:person_id>/assistant", views.terms, name="terms"),
    path("of/<uuid:person_id>/benefits", views.ask_benefits, name="ask-benefits"),
    path("benefits/<uuid:check_id>", views.benefits, name="benefits"),
    path("estimates/<uuid:estimate_id>", views.estimate, name="estimate"),
    path("<uuid:budget_id>", views.version, name="version"),
    path("<uuid:budget_id>/say", views.say, name="say"),
    path("<uuid:budget_id>/not-spent", views.built_up, name="built-up"),
]
