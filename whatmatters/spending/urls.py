from django.urls import path

from whatmatters.spending import views

app_name = "spending"
urlpatterns = [
    path("of/<uuid:person_id>", views.of_person, name="of-person"),
    path("of/<uuid:person_id>/open", views.open_one, name="open"),
    path("<uuid:account_id>", views.account, name="account"),
    path("<uuid:account_id>/<slug:month>/month.pdf", views.paper, name="paper"),
    path("<uuid:account_id>/spend", views.spend, name="spend"),
    path("<uuid:account_id>/pay-in", views.pay_in, name="pay-in"),
    path("<uuid:account_id>/give-back", views.give_back, name="give-back"),
    path("<uuid:account_id>/terms", views.terms, name="terms"),
    path("<uuid:account_id>/close", views.close, name="close"),
    path("entries/<uuid:spent_id>", views.entry, name="entry"),
    path("entries/<uuid:spent_id>/put-right", views.put_right, name="put-right"),
    path("entries/<uuid:spent_id>/receipt", views.add_receipt, name="add-receipt"),
    path("entries/<uuid:spent_id>/no-receipt", views.no_receipt, name="no-receipt"),
    path("receipts/<uuid:receipt_id>", views.receipt, name="receipt"),
]
