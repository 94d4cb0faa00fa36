from django.urls import path

from whatmatters.diary import views

app_name = "diary"
urlpatterns = [
    path("diary", views.mine, name="mine"),
    path("diary/write", views.write, name="write"),
    path("diary/save", views.save, name="save"),
    path("diary/unfinished/<uuid:unfinished_id>/throw-away", views.throw_away, name="throw-away"),
    path("diary/files/<uuid:file_id>", views.file, name="file"),
    path("diary/files/<uuid:file_id>/delete", views.delete_file, name="delete-file"),
    path("diary/shares/<uuid:share_id>/stop", views.stop_sharing, name="stop-sharing"),
    path("diary/<uuid:entry_id>", views.entry, name="entry"),
    path("diary/<uuid:entry_id>/change", views.change, name="change"),
    path("diary/<uuid:entry_id>/delete", views.delete, name="delete"),
    path("diary/<uuid:entry_id>/pin", views.pin, name="pin"),
    path("diary/<uuid:entry_id>/share", views.share, name="share"),
    path("people/<uuid:person_id>/diary", views.shared, name="shared"),
]
