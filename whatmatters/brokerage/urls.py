from django.urls import path

from whatmatters.brokerage import views

app_name = "brokerage"
urlpatterns = [
    path("in-tray", views.in_tray, name="in-tray"),
    path("in-tray/<uuid:recipient_id>", views.asked, name="asked"),
    path("in-tray/<uuid:recipient_id>/offer", views.answer, name="answer"),
    path("in-tray/<uuid:recipient_id>/no", views.decline, name="decline"),
    path("in-tray/offers/<uuid:offer_id>/take-back", views.take_back, name="take-back"),
    path("people/<uuid:person_id>", views.about, name="about"),
    path("people/<uuid:person_id>/idea", views.add_idea, name="add-idea"),
    path("people/<uuid:person_id>/ask", views.begin, name="begin"),
    path("ideas/<uuid:idea_id>", views.decide_idea, name="decide-idea"),
    path("offers/<uuid:offer_id>/thought", views.think, name="think"),
    path("with/<uuid:recipient_id>", views.talk, name="talk"),
    path("providers", views.providers, name="providers"),
    path("providers/<uuid:organisation_id>", views.provider, name="provider"),
    path("providers/<uuid:organisation_id>/change", views.change_provider, name="change-provider"),
    path("providers/<uuid:organisation_id>/plan", views.add_to_change, name="add-change"),
    path("providers/changes/<uuid:step_id>/settle", views.settle, name="settle-change"),
    path("people/<uuid:person_id>/help", views.helped, name="helped"),
    path("people/<uuid:person_id>/broker", views.name_a_broker, name="name-broker"),
    path("brokers/<uuid:broker_id>", views.broker, name="broker"),
    path("<uuid:search_id>", views.show, name="show"),
    path("<uuid:search_id>/words", views.write, name="write"),
    path("<uuid:search_id>/send", views.send, name="send"),
    path("<uuid:search_id>/back", views.withdraw, name="withdraw"),
    path("<uuid:search_id>/offer", views.type_in, name="type-in"),
    path("<uuid:search_id>/choose", views.choose, name="choose"),
    path("<uuid:search_id>/plan", views.put_in_plan, name="put-in-plan"),
    path("<uuid:search_id>/tell", views.tell, name="tell"),
]
