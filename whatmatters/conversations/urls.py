from django.urls import path

from whatmatters.conversations import views

app_name = "conversations"
urlpatterns = [
    path("with/<uuid:person_id>", views.begin, name="begin"),
    path("from/<uuid:enquiry_id>", views.begin_from_enquiry, name="begin-from-enquiry"),
    path("next-time/<uuid:person_id>", views.next_time, name="next-time"),
    path("topics/<uuid:topic_id>", views.talked_about, name="talked-about"),
    path("get-in-touch/<uuid:person_id>", views.get_in_touch, name="get-in-touch"),
    path("prompts", views.prompts, name="prompts"),
    path("said/<uuid:statement_id>/put-right", views.put_right, name="put-right"),
    path("drafts/<uuid:draft_id>/go-on", views.go_on, name="go-on"),
    path("drafts/<uuid:draft_id>/throw-away", views.throw_away, name="throw-away"),
    path("<uuid:conversation_id>", views.write, name="write"),
    path("<uuid:conversation_id>/show", views.show, name="show"),
    path("<uuid:conversation_id>/board", views.begin_board, name="begin-board"),
    path("boards/<uuid:board_id>", views.board, name="board"),
    path("boards/<uuid:board_id>/keep", views.keep_board, name="keep-board"),
    path("cards/<uuid:card_id>", views.sort_card, name="sort-card"),
    path("cards/<uuid:card_id>/picture", views.card_picture, name="card-picture"),
    path("files/<uuid:file_id>", views.file, name="file"),
    path("<uuid:conversation_id>/save", views.save, name="save"),
    path("<uuid:conversation_id>/said", views.said, name="said"),
    path("<uuid:conversation_id>/details", views.details, name="details"),
]
